// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/apierror.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QLatin1StringView kindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return "network"_L1;
    case ErrorKind::Tls:
        return "tls"_L1;
    case ErrorKind::Timeout:
        return "timeout"_L1;
    case ErrorKind::Aborted:
        return "aborted"_L1;
    case ErrorKind::Redirected:
        return "redirected"_L1;
    case ErrorKind::BadRequest:
        return "bad request"_L1;
    case ErrorKind::Unauthorised:
        return "unauthorised"_L1;
    case ErrorKind::Forbidden:
        return "forbidden"_L1;
    case ErrorKind::NotFound:
        return "not found"_L1;
    case ErrorKind::Conflict:
        return "conflict"_L1;
    case ErrorKind::Unprocessable:
        return "unprocessable"_L1;
    case ErrorKind::RateLimited:
        return "rate limited"_L1;
    case ErrorKind::Server:
        return "server error"_L1;
    case ErrorKind::BadPayload:
        return "bad payload"_L1;
    case ErrorKind::InvalidInput:
        return "invalid input"_L1;
    case ErrorKind::RefusedByPolicy:
        return "refused by policy"_L1;
    case ErrorKind::Credentials:
        return "credentials"_L1;
    case ErrorKind::Storage:
        return "storage"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace

QString ApiError::toString() const
{
    QString text = kindName(kind);
    if (httpStatus != 0) {
        text += " (HTTP "_L1 + QString::number(httpStatus) + u')';
    }
    const QString &cause = serverMessage.isEmpty() ? detail : serverMessage;
    if (!cause.isEmpty()) {
        text += ": "_L1 + cause;
    }
    // A server's line break would begin another line of the log, its control characters would steer a terminal.
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    return text.simplified();
}

ApiError localError(ErrorKind kind, const QString &detail)
{
    ApiError error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

} // namespace Belay
