// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/httpserver.h"

#include "app/sandbox/connectionpool.h"
#include "app/sandbox/httpconnection.h"
#include "app/sandbox/wakeup.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

constexpr std::size_t connectionLimit = 600;
constexpr const char *address = "127.0.0.1";

//! The connection this thread serves: cpp-httplib passes nothing of ours on to its handlers.
thread_local HttpConnection *currentConnection = nullptr;

HttpRequest readRequest(const httplib::Request &request)
{
    HttpRequest result;
    result.method = QByteArray::fromStdString(request.method);
    result.path = QString::fromStdString(request.path);
    for (const auto &[key, value] : request.params) {
        result.query.emplaceBack(QString::fromStdString(key), QString::fromStdString(value));
    }
    for (const auto &[key, value] : request.headers) {
        result.headers.emplaceBack(QByteArray::fromStdString(key), QByteArray::fromStdString(value));
    }
    result.body = QByteArray::fromStdString(request.body);
    return result;
}

void writeAnswer(const HttpAnswer &answer, httplib::Response &response)
{
    response.status = answer.status;
    if (answer.retryAfter >= 0) {
        response.set_header("Retry-After", std::to_string(answer.retryAfter));
    }
    response.set_header("Cache-Control", "no-store");
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_content(answer.body.toStdString(), answer.contentType.toStdString());
}

//! The body for what cpp-httplib refuses by itself.
void explainRefusal(httplib::Response &response)
{
    if (!response.body.empty()) {
        return;
    }
    if (currentConnection->failure() != 0) {
        response.status = currentConnection->failure();
    }
    currentConnection->setOutOfStep();
    response.set_header("Connection", "close");
    const QString reason = [&] {
        switch (response.status) {
        case 408:
            return u"The request did not arrive in time"_s;
        case 413:
            return u"The request body is larger than 1 MiB"_s;
        case 414:
            return u"The address is too long"_s;
        case 431:
            return u"The request headers are too large"_s;
        default:
            return u"The request is not understood"_s;
        }
    }();
    writeAnswer(HttpAnswer::error(response.status, reason), response);
}

} // namespace

class HttpServer::Listener final : public httplib::Server
{
public:
    explicit Listener(HttpServer::Handler handler);
    ~Listener() override;

    bool start(quint16 port);
    void stopAll();
    quint16 port() const { return m_port; }
    const WakeUp &wakeUp() const { return m_wakeUp; }

    bool process_and_close_socket(socket_t socket) override;

private:
    template <typename Self>
    bool process(Self &self, HttpConnection &connection, bool &closing);
    void keepStalled(int socket);

    HttpServer::Handler m_handler;
    HttpLimits m_limits;
    WakeUp m_wakeUp;
    std::thread m_thread;
    std::atomic<bool> m_stopping = false;
    quint16 m_port = 0;
    std::mutex m_stalledMutex;
    std::vector<int> m_stalled;
};

HttpServer::Listener::Listener(HttpServer::Handler handler)
    : m_handler(std::move(handler))
{
    new_task_queue = [] { return new ConnectionPool(connectionLimit); };
    set_payload_max_length(m_limits.bodyBytes);
    set_keep_alive_max_count(1'000'000);
    set_keep_alive_timeout(m_limits.idleTime.count() / 1000);
    // SO_REUSEADDR only: with SO_REUSEPORT, cpp-httplib's default, two sandboxes could share one port.
    set_socket_options([](socket_t socket) {
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });

    const auto handle = [this](const httplib::Request &request, httplib::Response &response) {
        if (currentConnection->failure() != 0) {
            response.status = currentConnection->failure();
            return;
        }
        const HttpAnswer answer = m_handler(readRequest(request));
        currentConnection->setDelivery(answer.delivery);
        writeAnswer(answer, response);
    };
    const std::string any = R"([\s\S]*)";
    Get(any, handle);
    Post(any, handle);
    Put(any, handle);
    Patch(any, handle);
    Delete(any, handle);
    Options(any, handle);
    set_error_handler(httplib::Server::Handler(
        [](const httplib::Request &, httplib::Response &response) { explainRefusal(response); }));
}

HttpServer::Listener::~Listener()
{
    stopAll();
}

bool HttpServer::Listener::start(quint16 port)
{
    const int bound = port == 0 ? bind_to_any_port(address) : (bind_to_port(address, port) ? port : -1);
    if (bound <= 0) {
        return false;
    }
    m_port = static_cast<quint16>(bound);
    // cpp-httplib lets 5 connections wait; the next ones would try again only after a second.
    ::listen(svr_sock_, SOMAXCONN);
    m_thread = std::thread([this] { listen_after_bind(); });
    // stop() before the loop runs would have no effect.
    while (!is_running()) {
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
    return true;
}

void HttpServer::Listener::stopAll()
{
    if (!m_thread.joinable()) {
        return;
    }
    m_stopping = true;
    m_wakeUp.signal();
    stop();
    m_thread.join();
    m_port = 0;
    for (const int socket : m_stalled) {
        ::close(socket);
    }
    m_stalled.clear();
}

template <typename Self>
bool HttpServer::Listener::process(Self &self, HttpConnection &connection, bool &closing)
{
    const std::function<void(httplib::Request &)> prepare = [&connection](httplib::Request &request) {
        connection.prepare(request);
    };
    // 0.11 asks the stream for the addresses, 0.18 wants them as arguments.
    if constexpr (requires { self.process_request(connection, false, closing, prepare); }) {
        return self.process_request(connection, false, closing, prepare);
    } else {
        return self.process_request(connection, address, 0, address, self.m_port, false, closing, prepare);
    }
}

bool HttpServer::Listener::process_and_close_socket(socket_t socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    HttpConnection connection(socket, m_limits, m_wakeUp);
    currentConnection = &connection;
    bool closing = false;
    while (!closing && !m_stopping && connection.awaitRequest()) {
        const bool processed = process(*this, connection, closing);
        switch (connection.delivery()) {
        case Delivery::Send:
            break;
        case Delivery::Drop:
            currentConnection = nullptr;
            return true;
        case Delivery::Reset:
            connection.reset();
            currentConnection = nullptr;
            return true;
        case Delivery::Stall:
            keepStalled(connection.release());
            currentConnection = nullptr;
            return true;
        }
        if (!connection.flush() || !processed) {
            break;
        }
        if (connection.isOutOfStep()) {
            connection.finish();
            break;
        }
    }
    currentConnection = nullptr;
    return true;
}

void HttpServer::Listener::keepStalled(int socket)
{
    const std::lock_guard lock(m_stalledMutex);
    std::erase_if(m_stalled, [](int stalled) {
        pollfd watched{stalled, POLLRDHUP, 0};
        const bool gone = ::poll(&watched, 1, 0) > 0;
        if (gone) {
            ::close(stalled);
        }
        return gone;
    });
    m_stalled.push_back(socket);
}

HttpServer::HttpServer(Handler handler)
    : m_listener(std::make_unique<Listener>(std::move(handler)))
{
}

HttpServer::~HttpServer() = default;

bool HttpServer::start(quint16 port)
{
    return m_listener->start(port);
}

void HttpServer::stop()
{
    m_listener->stopAll();
}

quint16 HttpServer::port() const
{
    return m_listener->port();
}

void HttpServer::serve(int socket) const
{
    m_listener->process_and_close_socket(socket);
}

void HttpServer::sleep(std::chrono::milliseconds duration) const
{
    if (duration.count() > 0) {
        m_listener->wakeUp().wait(-1, 0, duration);
    }
}

} // namespace Belay::Sandbox
