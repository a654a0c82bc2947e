// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/pageserver.h"

#include "models/api/servicequery.h"
#include "models/domain/servicejson.h"
#include "tests/bench/manyservices.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! One in a thousand.
bool doesChange(int number)
{
    return number % 1000 == 500;
}

//! The service of that \a number, before or after its change.
QJsonObject encoded(int number, bool isChanged)
{
    Service service = manyServices(number);
    if (isChanged) {
        service.status = service.status == ServiceStatus(ServiceStatus::Deploying) ? ServiceStatus::Available
                                                                                   : ServiceStatus::Deploying;
        service.updatedAt = service.updatedAt.addSecs(60);
    }
    QJsonObject object = encodeService(service);
    QJsonArray tags;
    for (const QString &tag : std::as_const(service.tags)) {
        tags.append(QJsonObject{{u"name"_s, tag}});
    }
    object.insert(u"tags"_s, tags);
    return object;
}

} // namespace

PageServer::PageServer(std::chrono::milliseconds delay)
    : m_delay(delay)
    , m_server(new QTcpServer)
{
    m_server->listen(QHostAddress::LocalHost);
    m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort()));
    m_server->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    connect(m_server, &QTcpServer::newConnection, m_server, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    m_thread.start();
}

PageServer::~PageServer()
{
    m_thread.quit();
    m_thread.wait();
}

void PageServer::setPages(const QList<QByteArray> &pages)
{
    const QMutexLocker lock(&m_mutex);
    m_pages = pages;
}

QByteArray PageServer::page(int number, int pageSize, int total, bool isChanged)
{
    QJsonArray services;
    const int first = (number - 1) * pageSize;
    for (int i = first; i < std::min(first + pageSize, total); ++i) {
        services.append(encoded(i, isChanged && doesChange(i)));
    }
    const QJsonObject body{{u"services"_s, services},
                           {u"servicesCount"_s, total},
                           {u"pageNumber"_s, number},
                           {u"pageSize"_s, pageSize},
                           {u"pageCount"_s, (total + pageSize - 1) / pageSize}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray PageServer::changes(int total, bool isChanged)
{
    QJsonArray services;
    for (int i = 0; i < total; ++i) {
        if (doesChange(i)) {
            services.append(encoded(i, isChanged));
        }
    }
    const QJsonObject body{{u"services"_s, services}, {u"servicesCount"_s, services.size()}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QList<QByteArray> PageServer::pages(int total, bool isChanged)
{
    const int pageSize = ServiceQuery().pageSize;
    QList<QByteArray> pages;
    for (int number = 1; (number - 1) * pageSize < total; ++number) {
        pages.append(page(number, pageSize, total, isChanged));
    }
    return pages;
}

void PageServer::serve(QTcpSocket *socket)
{
    static const QRegularExpression pageNumber(u"pageNumber=(\\d+)"_s);
    QByteArray waiting = socket->property("waiting").toByteArray() + socket->readAll();
    for (qsizetype end = waiting.indexOf("\r\n\r\n"); end >= 0; end = waiting.indexOf("\r\n\r\n")) {
        const QString request = QString::fromLatin1(waiting.left(end));
        waiting.remove(0, end + 4);
        const int number = pageNumber.match(request).captured(1).toInt();
        QByteArray body;
        {
            const QMutexLocker lock(&m_mutex);
            body = m_pages.value(number - 1, "{\"services\":[],\"servicesCount\":0}");
        }
        const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                                  QByteArray::number(body.size()) + "\r\n\r\n" + body;
        if (m_delay.count() == 0) {
            socket->write(answer);
        } else {
            QTimer::singleShot(m_delay, Qt::PreciseTimer, socket,
                               [socket, answer] { socket->write(answer); });
        }
    }
    socket->setProperty("waiting", waiting);
}

} // namespace Belay
