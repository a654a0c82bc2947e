// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

namespace Belay {

//! An HTTP proxy on 127.0.0.1 that opens tunnels to this machine, and remembers where to.
class TunnelProxy : public QTcpServer
{
public:
    TunnelProxy()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = nextPendingConnection()) {
                connect(client, &QTcpSocket::readyRead, this, [this, client] { readFrom(client); });
            }
        });
    }

    //! "host:port" of each CONNECT.
    const QList<QByteArray> &tunnels() const { return m_tunnels; }

private:
    void readFrom(QTcpSocket *client)
    {
        if (auto *server = client->findChild<QTcpSocket *>()) {
            server->write(client->readAll());
            return;
        }
        const QByteArray head = client->peek(client->bytesAvailable());
        if (!head.contains("\r\n\r\n")) {
            return;
        }
        client->readAll();
        const QByteArray target = head.split(' ').value(1);
        m_tunnels.append(target);
        auto *server = new QTcpSocket(client);
        connect(server, &QTcpSocket::connected, client,
                [client] { client->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost),
                              target.mid(target.lastIndexOf(':') + 1).toUShort());
    }

    QList<QByteArray> m_tunnels;
};

} // namespace Belay
