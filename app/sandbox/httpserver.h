// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/httpmessage.h"

#include <QtGlobal>

#include <chrono>
#include <functional>
#include <memory>

namespace Belay::Sandbox {

//! An HTTP/1.1 server on 127.0.0.1: cpp-httplib for the protocol, and our own connections beneath it.
class HttpServer
{
public:
    //! Called in the connection's thread, several at a time.
    using Handler = std::function<HttpAnswer(const HttpRequest &)>;

    explicit HttpServer(Handler handler);
    //! Stops.
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    //! Listens when it returns true. \a port 0 takes any free one. May be called once.
    bool start(quint16 port);
    //! Ends all connections, also those whose handler is in sleep(), and returns when no handler runs any more.
    void stop();
    //! The port it listens on, 0 if it does not.
    quint16 port() const;
    //! Serves a connection that comes from elsewhere, in the calling thread and to its end. Takes \a socket over.
    void serve(int socket) const;
    //! For handlers: waits \a duration, or until stop().
    void sleep(std::chrono::milliseconds duration) const;

private:
    class Listener;
    std::unique_ptr<Listener> m_listener;
};

} // namespace Belay::Sandbox
