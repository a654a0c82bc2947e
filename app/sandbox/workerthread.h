// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace Belay::Sandbox {

//! A thread that runs one function after the other.
//!
//! The services live in it: a database connection of Qt belongs to the thread that opened it, and one request
//! at a time needs no further locks.
class WorkerThread
{
public:
    WorkerThread();
    //! Returns when everything handed in has run.
    ~WorkerThread();
    Q_DISABLE_COPY_MOVE(WorkerThread)

    //! Runs \a function in the thread, waits, and gives what it gives. Not from inside the thread.
    template <typename Function>
    auto run(Function function)
    {
        using Value = decltype(function());
        auto task = std::make_shared<std::packaged_task<Value()>>(std::move(function));
        std::future<Value> value = task->get_future();
        post([task] { (*task)(); });
        return value.get();
    }

private:
    void post(std::function<void()> job);
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace Belay::Sandbox
