// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>
#include <QUrl>

#include <tl/expected.hpp>

namespace Belay {

//! Why a text is no base URL (reliability B17).
enum class BaseUrlProblem {
    Empty,
    NotAUrl,
    NotHttps, //!< another scheme; http is only for the literal addresses 127.0.0.1 and [::1]
    UserInfo, //!< a name or password before the host
    BadHost,
    BadPort, //!< 0 or above 65535
    Path,    //!< anything behind the host but one "/"
    Query,
    Fragment,
};

//! The base URL that a person typed, reduced to scheme, host and port: trimmed, lower case, international
//! names as xn--, without the scheme's own port and without a path. A bare host name means https.
[[nodiscard]] tl::expected<QUrl, BaseUrlProblem> checkBaseUrl(const QString &text);

//! checkBaseUrl() with ErrorKind::InvalidInput.
[[nodiscard]] Result<QUrl> validateBaseUrl(const QString &text);

//! The base URL of a stage: "prod" or empty, "latest", or any other name of letters, digits and hyphens
//! (peak-services-api section 1). Errors: InvalidInput.
[[nodiscard]] Result<QUrl> baseUrlForStage(const QString &stage);

} // namespace Belay
