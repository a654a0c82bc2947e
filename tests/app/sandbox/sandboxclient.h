// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxserver.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace Belay::Test {

//! One answer as it came over the wire; status 0 if none did.
struct WireAnswer
{
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QJsonObject json() const;
    QJsonArray array(const QString &key) const { return json().value(key).toArray(); }
    QString text(const QString &key) const { return json().value(key).toString(); }
    QByteArray header(const QByteArray &name) const;
};

using WireHeaders = QList<std::pair<QByteArray, QByteArray>>;

//! Talks to a sandbox as any HTTP client does: a new connection for each call, nothing repeated.
class SandboxClient
{
public:
    explicit SandboxClient(const SandboxServer &server)
        : m_port(static_cast<quint16>(server.url().port()))
        , m_key(server.apiKey().reveal())
    {
    }

    void setKey(const QByteArray &key) { m_key = key; }

    //! Sends \a body as application/json unless \a extra says otherwise.
    WireAnswer send(const QByteArray &method, const QString &path, const QByteArray &body = QByteArray(),
                    const WireHeaders &extra = {}) const;
    WireAnswer send(const QByteArray &method, const QString &path, const QJsonObject &body) const;

    WireAnswer list(const QString &query = QString()) const;
    WireAnswer create(const QJsonObject &body) const;
    WireAnswer describe(const QString &id) const;
    WireAnswer update(const QString &id, const QJsonObject &body) const;
    WireAnswer remove(const QString &id) const;
    WireAnswer test(const QString &name, const QJsonObject &body) const;

    //! Creates, and waits until the service has settled. Gives the id.
    QString createSettled(const QJsonObject &body) const;
    //! Waits until the service is neither CREATING, DEPLOYING nor DELETING; gives its status, "gone" if it is.
    QString settledStatus(const QString &id) const;

private:
    quint16 m_port;
    QByteArray m_key;
};

//! Bodies that the sandbox takes as they are.
QJsonObject apiBody(const QString &name, int imageId = 101);
QJsonObject webBody(const QString &name, const QString &type = QString());

//! A quick sandbox without services.
SandboxOptions quickOptions();

extern const QString servicesPath;

} // namespace Belay::Test
