// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/apierror.h"
#include "views/common/messagebar.h"

#include <QDateTime>

namespace Belay {

//! Whether a failed call would have changed something: then an unknown outcome has to be said.
enum class CallEffect { Reads, Writes };

//! The cause of \a error in one sentence: "The platform could not be reached." Never holds server text.
QString causeOf(const ApiError &error);

//! What the person can do about it, in one sentence; may be empty.
QString nextStepFor(const ApiError &error, CallEffect effect = CallEffect::Reads);

//! What belongs under "Details", one fact a line: time, HTTP status, request id, the server's words, the
//! fields it named, the technical cause, the answer's beginning. \a at is left out when invalid. Plain text.
QString detailsOf(const ApiError &error, const QDateTime &at = QDateTime());

//! \a error as a message without id and action: \a whatWasTried, the cause, the next step, details with the
//! present time. \a whatWasTried is a whole sentence, such as tr("The list could not be refreshed."); empty:
//! the cause alone.
Message messageFor(const ApiError &error, const QString &whatWasTried, CallEffect effect = CallEffect::Reads);

} // namespace Belay
