// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/httpserver.h"
#include "app/sandbox/workspace.h"
#include "models/core/secret.h"

#include <QHash>

#include <chrono>
#include <mutex>

namespace Belay::Sandbox {

//! What an application answered.
struct ApplicationAnswer
{
    int status = 0;
    QByteArray body;
};

//! Runs the applications of all API services behind one loopback port, and calls them over HTTP the way the
//! platform does for a test call.
class ApplicationServer
{
public:
    explicit ApplicationServer(std::chrono::milliseconds slowAnswer);

    bool start() { return m_server.start(0); }
    void stop() { m_server.stop(); }

    //! Calls the application of \a target and waits for its answer; 502 if there is none. \a method in capitals;
    //! \a path starts with a slash and may have a query; \a payload is JSON text or empty. Any thread.
    ApplicationAnswer call(const TestTarget &target, const QByteArray &method, const QString &path,
                           const QByteArray &payload) const;

private:
    HttpAnswer answer(const HttpRequest &request);
    HttpAnswer echo(const HttpRequest &request) const;
    HttpAnswer predict(const HttpRequest &request) const;
    HttpAnswer flaky(const HttpRequest &request);

    const std::chrono::milliseconds m_slowAnswer;
    const QByteArray m_token;
    std::mutex m_mutex;
    QHash<QByteArray, int> m_flakyCalls;
    HttpServer m_server;
};

} // namespace Belay::Sandbox
