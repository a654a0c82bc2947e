// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerepository.h"

#include <QTimer>

#include <functional>

namespace Belay {

//! Refreshes the list by itself: often while something is under way, seldom when idle, less and less while
//! the platform fails, not at all while hidden for long (product.md 5.2). A refresh by hand is always allowed.
class ServicePoller : public QObject
{
    Q_OBJECT

public:
    //! \a floor: no two polls are closer than this, from the profile. \a services outlives it.
    ServicePoller(ServiceRepository &services, std::chrono::seconds floor, QObject *parent = nullptr);

    void start();
    //! After 401, and while offline: only a refresh by hand goes on.
    void stop();
    bool isRunning() const { return m_running; }
    //! Until the next poll; nothing while none is planned.
    std::optional<std::chrono::seconds> untilNext() const;

    //! Hidden for five minutes: polling pauses until shown, then refreshes at once.
    void setWindowVisible(bool visible);

    void setIntervals(std::chrono::milliseconds idle, std::chrono::milliseconds busy);
    //! Where each pause lies in its range of ±10 %: \a next gives -1 (shortest) to 1 (longest). At first at random.
    void setJitter(std::function<double()> next) { m_jitter = std::move(next); }
    //! The pause while nothing is under way; the floor stays.
    void setIdlePause(std::chrono::milliseconds pause);
    void setHiddenLimit(std::chrono::milliseconds limit) { m_hiddenTimer.setInterval(limit); }

signals:
    void scheduleChanged();

private:
    void plan();

    ServiceRepository &m_services;
    QTimer m_timer;
    QTimer m_hiddenTimer;
    std::chrono::milliseconds m_idle{30'000};
    std::chrono::milliseconds m_busy{5'000};
    std::chrono::milliseconds m_floor;
    std::function<double()> m_jitter;
    int m_failures = 0;
    bool m_running = false;
    bool m_pausedWhileHidden = false;
    bool m_wasLoading = false;
};

} // namespace Belay
