// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invocation/testrequest.h"

#include <QUrl>

namespace Belay {

//! \a request as a line for the vendor's command line tool, quoted for a POSIX shell.
QString peakCliCommand(const QString &serviceName, const TestRequest &request);

//! \a request as a curl call of the platform at \a baseUrl. The key is the variable $API_KEY.
QString curlCommand(const QUrl &baseUrl, const QString &serviceName, const TestRequest &request);

} // namespace Belay
