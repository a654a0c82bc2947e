// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/environmentprofile.h"

#include "models/profiles/baseurl.h"

using namespace Qt::StringLiterals;

namespace Belay {

Result<std::optional<EnvironmentProfile>>
environmentProfile(const std::function<QByteArray(const char *name)> &variable)
{
    const QByteArray keyText = variable("API_KEY");
    if (keyText.isEmpty()) {
        return std::optional<EnvironmentProfile>();
    }
    EnvironmentProfile found;
    found.key = Secret::fromUserInput(QString::fromUtf8(keyText));
    if (found.key.isEmpty()) {
        return Failure(localError(ErrorKind::InvalidInput, u"API_KEY does not hold a key"_s));
    }
    const QString address = QString::fromUtf8(variable("BELAY_BASE_URL"));
    const QString stage = QString::fromUtf8(variable("STAGE")).trimmed().toLower();
    const Result<QUrl> url = address.isEmpty() ? baseUrlForStage(stage) : validateBaseUrl(address);
    if (!url) {
        const QString name = address.isEmpty() ? u"STAGE: "_s : u"BELAY_BASE_URL: "_s;
        return Failure(localError(ErrorKind::InvalidInput, name + url.error().detail));
    }
    Profile &profile = found.profile;
    profile.id = {u"environment"_s};
    profile.name = u"environment"_s;
    profile.baseUrl = *url;
    profile.isEnvironment = true;
    if (url->scheme() == "http"_L1) {
        profile.profileClass = ProfileClass::Development;
    } else if (address.isEmpty() && !stage.isEmpty() && stage != "prod"_L1) {
        profile.profileClass = ProfileClass::Staging;
    }
    profile.policy = Policy::defaultFor(profile.profileClass);
    return found;
}

} // namespace Belay
