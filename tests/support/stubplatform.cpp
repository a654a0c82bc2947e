// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stubplatform.h"

#include "models/domain/servicejson.h"
#include "tests/support/utc.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject summary(Service service)
{
    service.details.reset();
    return encodeService(service);
}

} // namespace

StubPlatform::StubPlatform(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readRequests(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_unread.remove(socket);
                socket->deleteLater();
            });
        }
    });
    m_server.listen(QHostAddress::LocalHost);
}

QUrl StubPlatform::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

void StubPlatform::readRequests(QTcpSocket *socket)
{
    QByteArray &unread = m_unread[socket];
    unread += socket->readAll();
    const qsizetype headerEnd = unread.indexOf("\r\n\r\n");
    if (headerEnd < 0) {
        return;
    }
    qsizetype length = 0;
    QByteArray requestId;
    const QList<QByteArray> lines = unread.left(headerEnd).split('\n');
    for (const QByteArray &line : lines) {
        if (line.toLower().startsWith("content-length:")) {
            length = line.mid(15).trimmed().toLongLong();
        } else if (line.toLower().startsWith("x-request-id:")) {
            requestId = line.mid(13).trimmed();
        }
    }
    if (unread.size() < headerEnd + 4 + length) {
        return;
    }
    const QList<QByteArray> first = lines.first().split(' ');
    const QUrl target = QUrl::fromEncoded(first.value(1));
    Request request{first.value(0), target.path(), QUrlQuery(target),
                    QJsonDocument::fromJson(unread.mid(headerEnd + 4, length)).object(), requestId};
    unread.remove(0, headerEnd + 4 + length); // nobody pipelines: one request at a time
    handle(socket, request);
}

void StubPlatform::handle(QTcpSocket *socket, const Request &request)
{
    ++m_counts[request.method];
    const std::optional<Answer> own = intercept ? intercept(request) : std::nullopt;
    const Answer chosen = own ? *own : answer(request);
    if (chosen.isHeld) {
        m_held.append({socket, chosen});
    } else {
        send(socket, chosen);
    }
}

void StubPlatform::release()
{
    for (const Held &held : std::exchange(m_held, {})) {
        if (held.socket) {
            send(held.socket, held.answer);
        }
    }
}

void StubPlatform::send(QTcpSocket *socket, const Answer &answer)
{
    if (answer.isLost) {
        socket->abort();
        return;
    }
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) +
                  " Said\r\nContent-Type: application/json\r\nContent-Length: " +
                  QByteArray::number(answer.body.size()) + "\r\n" + answer.headers + "\r\n" + answer.body);
}

StubPlatform::Answer StubPlatform::error(int status)
{
    return {status, toJson({{u"detail"_s, u"the test says no"_s}})};
}

StubPlatform::Answer StubPlatform::answer(const Request &request) const
{
    const auto number = [&request](const QString &key) { return request.query.queryItemValue(key).toInt(); };
    if (request.isList()) {
        const QString term = request.query.queryItemValue(u"searchTerm"_s);
        QList<Service> found = services;
        found.removeIf([&term](const Service &service) { return !service.name.contains(term); });
        const int size = qMax(1, number(u"pageSize"_s));
        QJsonArray items;
        for (const Service &service : found.mid(qsizetype(size) * (request.page() - 1), size)) {
            items.append(summary(service));
        }
        return {200, toJson({{u"services"_s, items},
                             {u"servicesCount"_s, found.size()},
                             {u"pageCount"_s, (found.size() + size - 1) / size},
                             {u"pageNumber"_s, request.page()},
                             {u"pageSize"_s, size}})};
    }
    if (request.method == "POST") {
        return {202, toJson({{u"id"_s, u"new"_s}})};
    }
    const ServiceId id{request.path.section(u'/', -1)};
    for (const Service &service : services) {
        if (service.id == id) {
            return {200,
                    request.method == "GET" ? toJson(encodeService(service)) : toJson({{u"id"_s, id.value}})};
        }
    }
    return error(404);
}

Service StubPlatform::listed(int number, const ServiceStatus &status, const ServiceType &type)
{
    Service service;
    service.id = ServiceId{u"id-%1"_s.arg(number, 5, 10, QLatin1Char('0'))};
    service.name = u"service-%1"_s.arg(number);
    service.type = type;
    service.status = status;
    service.createdAt = utc(QDate(2025, 1, 1), QTime(0, 0)).addSecs(number);
    service.updatedAt = service.createdAt;
    service.createdBy = u"ada@example.com"_s;
    service.updatedBy = u"ben@example.com"_s;
    return service;
}

Service StubPlatform::described(int number, const QString &title)
{
    Service service = listed(number);
    service.details = ServiceDetails{title,
                                     u"A description"_s,
                                     ImageDetails{{101}, VersionId{1001}},
                                     InstanceTypeId{1},
                                     Parameters{{{u"LEVEL"_s, u"info"_s}}, {u"TOKEN"_s}},
                                     false,
                                     false,
                                     u"python"_s,
                                     u"/health"_s,
                                     1};
    return service;
}

} // namespace Belay
