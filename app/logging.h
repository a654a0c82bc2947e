// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Belay {

//! Sends messages of \a level (debug, info, warning, critical) and above to standard error, one line each,
//! with bearer tokens and API keys taken out.
void installLogging(const QString &level);

//! \a message with what follows "Bearer", "Authorization:" or "api_key=" taken out.
QString redacted(const QString &message);

} // namespace Belay
