// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/apierror.h"
#include "models/core/secret.h"

#include <QDateTime>
#include <QNetworkReply>

namespace Belay {

//! The kind of a complete answer that is not 2xx.
ErrorKind kindOfStatus(int httpStatus, bool hasRetryAfter);

//! The kind of a transport failure without a complete answer.
ErrorKind kindOfNetworkError(QNetworkReply::NetworkError error);

//! A date as HTTP headers give it, in UTC; nothing if it is no such date.
std::optional<QDateTime> parseHttpDate(const QByteArray &text);

//! Retry-After as seconds from the answer's own Date, so that no clock of ours counts. Nothing if it is
//! absent, negative, more than a day, or no form that the standard knows. Of several values the largest.
std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &value, const QByteArray &date);

//! Reads the server's words out of an error body: "detail", "message", "error", "title" in turn, then the
//! text itself. Fills serverMessage, fieldMessages and bodySample, each bounded.
void readErrorBody(const QByteArray &body, ApiError &error);

//! Takes \a key out of all texts of \a error, also what a limit left of it at the end of one: a server or a proxy
//! may answer with the request that it got.
void hideKey(ApiError &error, const Secret &key);

} // namespace Belay
