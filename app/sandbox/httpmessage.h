// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace Belay::Sandbox {

//! One request, read and decoded. A value.
struct HttpRequest
{
    QByteArray method;                                //!< in capitals
    QString path;                                     //!< percent-decoded, without the query
    QList<std::pair<QString, QString>> query;         //!< decoded; equal keys keep their order
    QList<std::pair<QByteArray, QByteArray>> headers; //!< as received
    QByteArray body;

    //! The first header of this \a name, whatever its case; null if there is none.
    QByteArray header(const char *name) const;
    bool hasHeader(const char *name) const;
    //! All values of the query key \a name.
    QStringList queryValues(const QString &name) const;
    //! The first value of the query key \a name; null if there is none.
    QString queryValue(const QString &name) const;
};

//! What happens to an answer on its way.
enum class Delivery {
    Send,  //!< it is sent
    Drop,  //!< the connection closes without it
    Reset, //!< the connection is reset
    Stall, //!< nothing is sent and the connection stays open
};

//! One answer. Always has a body, as clients of the API parse it always.
struct HttpAnswer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json; charset=utf-8";
    int retryAfter = -1; //!< seconds for Retry-After; -1: no such header
    Delivery delivery = Delivery::Send;

    static HttpAnswer json(int status, const QJsonObject &object);
    //! The error body of the contract. \a message names the field first if one is to blame; \a hint is added to
    //! it in "detail".
    static HttpAnswer error(int status, const QString &message, const QString &hint = QString());
};

} // namespace Belay::Sandbox
