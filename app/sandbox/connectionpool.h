// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace Belay::Sandbox {

//! One thread for each open connection, started when first needed.
//!
//! cpp-httplib keeps a thread for a connection as long as it lives. With its own fixed pool a handful of idle
//! or deliberately slow clients would shut everyone else out.
class ConnectionPool final : public httplib::TaskQueue
{
    //! void in cpp-httplib 0.11, bool in 0.18.
    using Accepted = decltype(std::declval<httplib::TaskQueue &>().enqueue(std::function<void()>()));

public:
    explicit ConnectionPool(std::size_t limit)
        : m_limit(limit)
    {
    }

    //! \a job waits for a free thread only if all are busy and there are as many as the limit.
    Accepted enqueue(std::function<void()> job) override;
    //! Returns when every job is done.
    void shutdown() override;

private:
    void work();

    const std::size_t m_limit;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_closing = false;
};

} // namespace Belay::Sandbox
