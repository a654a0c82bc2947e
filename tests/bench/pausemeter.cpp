// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/pausemeter.h"

#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Belay {

PauseMeter::PauseMeter()
    : m_workBefore(threadCpuMs())
    , m_thread([this] { watch(); })
{
}

PauseMeter::~PauseMeter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_taken.notify_all();
    m_thread.join();
}

void PauseMeter::watch()
{
    using namespace std::chrono_literals;
    std::unique_lock lock(m_mutex);
    while (!m_isOver) {
        m_isTaken = false;
        lock.unlock();
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
        lock.lock();
        m_taken.wait(lock, [this] { return m_isTaken || m_isOver; });
        m_longest = std::max(m_longest, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        m_taken.wait_for(lock, 1ms, [this] { return m_isOver; });
    }
}

bool PauseMeter::event(QEvent *event)
{
    if (event->type() != QEvent::User) {
        return QObject::event(event);
    }
    {
        const std::lock_guard lock(m_mutex);
        m_isTaken = true;
        const double work = threadCpuMs();
        m_longestWork = std::max(m_longestWork, work - std::exchange(m_workBefore, work));
    }
    m_taken.notify_all();
    return true;
}

void PauseMeter::reset()
{
    const std::lock_guard lock(m_mutex);
    m_longest = 0;
    m_longestWork = 0;
    m_workBefore = threadCpuMs();
}

double PauseMeter::longestMs()
{
    const std::lock_guard lock(m_mutex);
    return m_longest;
}

double PauseMeter::longestWorkMs()
{
    const std::lock_guard lock(m_mutex);
    return m_longestWork;
}

} // namespace Belay
