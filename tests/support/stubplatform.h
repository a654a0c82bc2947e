// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"

#include <QJsonObject>
#include <QPointer>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <optional>

class QTcpSocket;

namespace Belay {

//! A platform in the test's own thread whose every answer the test decides: for what the sandbox, being
//! faithful, cannot be made to say. Lists and describes its services; any request can be answered otherwise,
//! held back or lost.
class StubPlatform : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray method;
        QString path;
        QUrlQuery query;
        QJsonObject body;
        QByteArray requestId{}; //!< X-Request-ID

        int page() const { return query.queryItemValue(QStringLiteral("pageNumber")).toInt(); }
        bool isList() const { return method == "GET" && path.endsWith(QLatin1String("/webapps/")); }
    };

    struct Answer
    {
        int status = 200;
        QByteArray body;
        bool isLost = false;  //!< the connection closes without an answer
        bool isHeld = false;  //!< goes out with release()
        QByteArray headers{}; //!< more of them, each with its line end
    };

    using Intercept = std::function<std::optional<Answer>(const Request &)>;

    explicit StubPlatform(QObject *parent = nullptr);

    QUrl url() const;
    //! In the order in which they are listed.
    QList<Service> services;
    //! Asked first about each request; nothing leaves it to answer().
    Intercept intercept;
    //! What a platform with these services would say. Writes are only accepted, and change nothing.
    Answer answer(const Request &request) const;
    static Answer error(int status);

    //! Sends what was held, oldest first.
    void release();
    qsizetype heldCount() const { return m_held.size(); }
    int count(const QByteArray &method) const { return m_counts.value(method); }

    //! A service that a list would tell of.
    static Service listed(int number, const ServiceStatus &status = ServiceStatus::Available,
                          const ServiceType &type = ServiceType::Api);
    //! The same, as describe would.
    static Service described(int number, const QString &title = QStringLiteral("A title"));

private:
    struct Held
    {
        QPointer<QTcpSocket> socket;
        Answer answer;
    };

    void readRequests(QTcpSocket *socket);
    void handle(QTcpSocket *socket, const Request &request);
    static void send(QTcpSocket *socket, const Answer &answer);

    QHash<QTcpSocket *, QByteArray> m_unread;
    QHash<QByteArray, int> m_counts;
    QList<Held> m_held;
    QTcpServer m_server; //!< last: its connections end before what they touch
};

} // namespace Belay
