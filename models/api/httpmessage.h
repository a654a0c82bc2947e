// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/operation.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace Belay {

//! One request, before it has a server: the path below the base URL, percent-encoded by its maker.
struct HttpRequest
{
    Operation operation = Operation::Describe;
    QByteArray method;                        //!< GET, POST, PATCH or DELETE
    QByteArray path;                          //!< such as "/webapps/api/v1/webapps/", encoded
    QList<std::pair<QString, QString>> query; //!< in this order; keys may repeat
    std::optional<QByteArray> body;           //!< JSON; never empty for other methods than GET
    QByteArray requestId{}; //!< X-Request-ID of the first attempt, chosen by whoever records it; else made
    int attemptsBefore =
        0; //!< that went into earlier requests of the same call; they count against its rules
};

//! A complete 2xx answer.
struct HttpResponse
{
    int status = 0;
    QByteArray body;
    QString requestId;                     //!< the X-Request-ID that was sent
    std::chrono::milliseconds roundTrip{}; //!< of the attempt that succeeded
    QDateTime date{};                      //!< by the server's clock, UTC; invalid if it told none
    int attempts = 1;                      //!< up to and with that one
};

//! \a segment for use between slashes: everything but unreserved characters is percent-encoded.
QByteArray encodePathSegment(const QString &segment);

//! "?a=1&b=2" in form encoding (space is %20), or nothing for an empty query.
QByteArray encodeQuery(const QList<std::pair<QString, QString>> &query);

} // namespace Belay
