// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/profilelook.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct ProfileLookText
{
    Q_DECLARE_TR_FUNCTIONS(Belay::ProfileLook)

public:
    static QString lockState(const PolicyGuard &guard)
    {
        if (guard.isUnlocked()) {
            const qint64 left = guard.remaining().count();
            //: %1:%2 is minutes and seconds, such as 9:42
            return tr("unlocked, %1:%2 left").arg(left / 60).arg(left % 60, 2, 10, QChar(u'0'));
        }
        if (!guard.canUnlock()) {
            return {};
        }
        const bool nothingWritable = guard.permission(Verb::Update) == Permission::Refused &&
                                     guard.permission(Verb::Delete) == Permission::Refused;
        return nothingWritable ? tr("read-only") : tr("partly read-only");
    }
};

} // namespace

BandContent bandFor(const Profile &profile)
{
    BandContent content;
    content.kind = bandKindOf(profile.profileClass);
    content.letter = profile.shownLetter();
    content.name = profile.name;
    content.color = QColor(profile.shownColour());
    if (profile.isSandbox) {
        content.word = ProfileLookText::tr("SANDBOX");
    }
    return content;
}

BandContent bandFor(const Profile &profile, const PolicyGuard &guard)
{
    BandContent content = bandFor(profile);
    content.extra = ProfileLookText::lockState(guard);
    return content;
}

BandKind bandKindOf(ProfileClass profileClass)
{
    switch (profileClass) {
    case ProfileClass::Development:
        return BandKind::Development;
    case ProfileClass::Staging:
        return BandKind::Staging;
    case ProfileClass::Production:
        return BandKind::Production;
    }
    return BandKind::Production;
}

} // namespace Belay
