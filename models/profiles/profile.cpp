// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/profile.h"

using namespace Qt::StringLiterals;

namespace Belay {

QString Profile::shownColour() const
{
    return colour.isEmpty() ? defaultColour(profileClass) : colour;
}

QString Profile::shownLetter() const
{
    return letter.isEmpty() ? defaultLetter(profileClass) : letter;
}

QString Profile::origin() const
{
    return baseUrl.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment |
                            QUrl::RemoveUserInfo | QUrl::FullyEncoded);
}

QString defaultColour(ProfileClass profileClass)
{
    switch (profileClass) {
    case ProfileClass::Development:
        return u"#0f766e"_s;
    case ProfileClass::Staging:
        return u"#9a5b00"_s;
    case ProfileClass::Production:
        return u"#b01c2e"_s;
    }
    Q_UNREACHABLE();
}

QString defaultLetter(ProfileClass profileClass)
{
    switch (profileClass) {
    case ProfileClass::Development:
        return u"D"_s;
    case ProfileClass::Staging:
        return u"S"_s;
    case ProfileClass::Production:
        return u"P"_s;
    }
    Q_UNREACHABLE();
}

Profile sandboxProfile(const QUrl &baseUrl)
{
    Profile profile;
    profile.id = {u"sandbox"_s};
    profile.name = u"sandbox"_s;
    profile.baseUrl = baseUrl;
    profile.profileClass = ProfileClass::Development;
    profile.policy = Policy::defaultFor(ProfileClass::Development);
    profile.pollFloor = std::chrono::seconds(5);
    profile.network.proxy = NetworkSettings::Proxy::None;
    profile.isSandbox = true;
    return profile;
}

std::optional<ProfileNameProblem> profileNameProblem(const QString &name)
{
    constexpr qsizetype longestName = 64;
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty()) {
        return ProfileNameProblem::Empty;
    }
    if (trimmed.size() > longestName) {
        return ProfileNameProblem::TooLong;
    }
    for (const QChar c : trimmed) {
        // Format characters include those that turn the reading direction, which would forge another name.
        if (c == u'/' || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
            c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph) {
            return ProfileNameProblem::BadCharacter;
        }
    }
    for (const QLatin1StringView reserved : {"environment"_L1, "sandbox"_L1}) {
        if (trimmed.compare(reserved, Qt::CaseInsensitive) == 0) {
            return ProfileNameProblem::Reserved;
        }
    }
    return std::nullopt;
}

} // namespace Belay
