// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/httpconnection.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Belay::Sandbox {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t bufferBytes = 16 * 1024;
constexpr const char *loopback = "127.0.0.1";

bool hasPort(int socket, bool remote, int &port)
{
    sockaddr_in address{};
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const int failed =
        remote ? ::getpeername(socket, generic, &length) : ::getsockname(socket, generic, &length);
    port = failed != 0 ? 0 : ntohs(address.sin_port);
    return failed == 0;
}

} // namespace

HttpConnection::HttpConnection(int socket, const HttpLimits &limits, const WakeUp &wakeUp)
    : m_socket(socket)
    , m_limits(limits)
    , m_wakeUp(wakeUp)
    , m_buffer(bufferBytes)
{
}

HttpConnection::~HttpConnection()
{
    if (m_socket >= 0) {
        ::close(m_socket);
    }
}

bool HttpConnection::awaitRequest()
{
    m_deadline = Steady::now() + m_limits.idleTime;
    if (m_begin == m_end && !fill()) {
        return false;
    }
    m_deadline = Steady::now() + m_limits.headerTime;
    m_allowance = m_limits.headerBytes;
    m_inBody = false;
    m_bodyLeft = false;
    m_failure = 0;
    m_delivery = Delivery::Send;
    return true;
}

void HttpConnection::prepare(httplib::Request &request)
{
    m_inBody = true;
    m_deadline = Steady::now() + m_limits.bodyTime;
    // The frame of a chunked body counts as well.
    m_allowance = m_limits.bodyBytes + m_limits.bodyBytes / 8;

    // Debian builds cpp-httplib with brotli, which takes longer for a page of services than all the rest; and
    // it would unpack what a client sends without a limit.
    request.headers.erase("Accept-Encoding");
    request.headers.erase("Content-Encoding");
    request.headers.erase("Range");
    request.ranges.clear();

    const bool chunked = request.has_header("Transfer-Encoding");
    const std::string lengthText = request.get_header_value("Content-Length");
    std::size_t length = 0;
    const auto parsed = std::from_chars(lengthText.data(), lengthText.data() + lengthText.size(), length);
    const bool usable = parsed.ec == std::errc() && parsed.ptr == lengthText.data() + lengthText.size();
    if (chunked || !usable) {
        request.headers.erase("Content-Length");
        length = 0;
    }
    if (!lengthText.empty() && !usable) {
        m_failure = 400;
    }
    if (length > m_limits.bodyBytes) {
        // cpp-httplib would read it all before it refuses.
        m_failure = 413;
    }

    const bool bodyIsRead = request.method == "POST" || request.method == "PUT" ||
                            request.method == "PATCH" || request.method == "DELETE";
    if (bodyIsRead) {
        if (!chunked && length == 0) {
            request.set_header("Content-Length", "0");
        }
        return;
    }
    // The vendor's SDK sends the two bytes {} with GET. Left unread they would start the next request.
    request.headers.erase("Content-Length");
    if (chunked) {
        request.headers.erase("Transfer-Encoding");
        m_bodyLeft = true;
        return;
    }
    request.body.resize(length <= m_limits.bodyBytes ? length : 0);
    std::size_t got = 0;
    while (got < request.body.size()) {
        const ssize_t n = read(request.body.data() + got, request.body.size() - got);
        if (n <= 0) {
            m_bodyLeft = true;
            return;
        }
        got += static_cast<std::size_t>(n);
    }
}

bool HttpConnection::fill()
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_deadline - Steady::now());
    if (left.count() <= 0 || !m_wakeUp.wait(m_socket, POLLIN, left)) {
        if (Steady::now() >= m_deadline) {
            m_failure = 408;
        }
        return false;
    }
    const ssize_t n = ::recv(m_socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) {
        return fill();
    }
    m_begin = 0;
    m_end = n > 0 ? static_cast<std::size_t>(n) : 0;
    return n > 0;
}

ssize_t HttpConnection::read(char *data, std::size_t size)
{
    if (m_failure != 0) {
        return -1;
    }
    if (m_allowance == 0) {
        m_failure = m_inBody ? 413 : 431;
        return -1;
    }
    // An interim "100 Continue" has to leave before the body can come.
    if (!m_pending.empty() && !flush()) {
        return -1;
    }
    if (m_begin == m_end && !fill()) {
        return -1;
    }
    const std::size_t n = std::min({size, m_end - m_begin, m_allowance});
    std::memcpy(data, m_buffer.data() + m_begin, n);
    m_begin += n;
    m_allowance -= n;
    return static_cast<ssize_t>(n);
}

ssize_t HttpConnection::write(const char *data, std::size_t size)
{
    m_pending.append(data, size);
    return static_cast<ssize_t>(size);
}

bool HttpConnection::flush()
{
    const auto deadline = Steady::now() + m_limits.writeTime;
    std::size_t sent = 0;
    while (sent < m_pending.size()) {
        const ssize_t n =
            ::send(m_socket, m_pending.data() + sent, m_pending.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n > 0) {
            sent += static_cast<std::size_t>(n);
            continue;
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now());
        if (errno == EINTR) {
            continue;
        }
        if (errno != EAGAIN || left.count() <= 0 || !m_wakeUp.wait(m_socket, POLLOUT, left)) {
            m_pending.clear();
            return false;
        }
    }
    m_pending.clear();
    return true;
}

void HttpConnection::finish()
{
    // Closing with unread input sends a reset, and that can overtake the answer just sent.
    ::shutdown(m_socket, SHUT_WR);
    const auto end = Steady::now() + std::chrono::seconds(1);
    while (Steady::now() < end && m_wakeUp.wait(m_socket, POLLIN, std::chrono::milliseconds(200))) {
        if (::recv(m_socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT) <= 0) {
            return;
        }
    }
}

void HttpConnection::reset()
{
    const linger abruptly{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &abruptly, sizeof abruptly);
}

int HttpConnection::release()
{
    return std::exchange(m_socket, -1);
}

void HttpConnection::get_remote_ip_and_port(std::string &address, int &port) const
{
    address = hasPort(m_socket, true, port) ? loopback : "";
}

void HttpConnection::get_local_ip_and_port(std::string &address, int &port) const
{
    address = hasPort(m_socket, false, port) ? loopback : "";
}

} // namespace Belay::Sandbox
