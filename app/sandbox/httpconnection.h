// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/httpmessage.h"
#include "app/sandbox/wakeup.h"

#include <httplib.h>

#include <chrono>
#include <string>
#include <vector>

namespace Belay::Sandbox {

//! What a client may send in one request, and how long it may take.
struct HttpLimits
{
    std::size_t headerBytes = 32 * 1024;
    std::size_t bodyBytes = 1024 * 1024;
    std::chrono::milliseconds headerTime{5000};
    std::chrono::milliseconds bodyTime{15000};
    std::chrono::milliseconds idleTime{15000}; //!< between requests
    std::chrono::milliseconds writeTime{15000};
};

//! One accepted socket, as the stream that cpp-httplib reads requests from and writes answers to.
//!
//! Enforces the limits whatever cpp-httplib would accept, and holds an answer back until it is complete: so one
//! packet carries it, and it can still be dropped.
class HttpConnection final : public httplib::Stream
{
public:
    //! Takes \a socket over, unless release() is called.
    HttpConnection(int socket, const HttpLimits &limits, const WakeUp &wakeUp);
    ~HttpConnection() override;

    //! Waits for the next request; false when none will come.
    bool awaitRequest();
    //! Adapts the headers that have just been read, and reads the body where cpp-httplib would not.
    void prepare(httplib::Request &request);
    //! Status that explains why reading failed: 408, 413 or 431; 0 if it has not, or for another reason.
    int failure() const { return m_failure; }
    //! True if what arrived could not be read to its end, so that the next request cannot be found.
    bool isOutOfStep() const { return m_failure != 0 || m_bodyLeft || !m_inBody; }
    void setOutOfStep() { m_bodyLeft = true; }

    void setDelivery(Delivery delivery) { m_delivery = delivery; }
    Delivery delivery() const { return m_delivery; }
    //! Sends what was written. False if the client is gone.
    bool flush();
    //! Says that nothing more follows, and lets the client read the last answer although it is still sending.
    void finish();
    //! Makes closing look like a crash of the server.
    void reset();
    //! Gives the socket away.
    int release();

    bool is_readable() const override { return true; }
    bool is_writable() const override { return true; }
    ssize_t read(char *data, std::size_t size) override;
    ssize_t write(const char *data, std::size_t size) override;
    void get_remote_ip_and_port(std::string &address, int &port) const override;
    void get_local_ip_and_port(std::string &address, int &port) const override;
    socket_t socket() const override { return m_socket; }

private:
    bool fill();

    int m_socket;
    const HttpLimits m_limits;
    const WakeUp &m_wakeUp;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::string m_pending;
    Delivery m_delivery = Delivery::Send;
    std::chrono::steady_clock::time_point m_deadline;
    std::size_t m_allowance = 0;
    bool m_inBody = false;
    bool m_bodyLeft = false;
    int m_failure = 0;
};

} // namespace Belay::Sandbox
