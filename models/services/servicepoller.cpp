// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/servicepoller.h"

#include <QRandomGenerator>

using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr std::chrono::milliseconds longestPause = 5min;
constexpr std::chrono::milliseconds hiddenLimit = 5min;
constexpr double jitterShare = 0.1;

} // namespace

ServicePoller::ServicePoller(ServiceRepository &services, std::chrono::seconds floor, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_floor(floor)
    , m_jitter([] { return QRandomGenerator::global()->generateDouble() * 2 - 1; })
{
    m_timer.setSingleShot(true);
    // A coarse timer may fire 5 % early: below the floor, and before the moment that the status bar names.
    m_timer.setTimerType(Qt::PreciseTimer);
    m_hiddenTimer.setSingleShot(true);
    m_hiddenTimer.setInterval(hiddenLimit);
    connect(&m_timer, &QTimer::timeout, &m_services, &ServiceRepository::refresh);
    connect(&m_hiddenTimer, &QTimer::timeout, this, [this] {
        m_pausedWhileHidden = true;
        m_timer.stop();
        emit scheduleChanged();
    });
    connect(&m_services, &ServiceRepository::stateChanged, this, &ServicePoller::plan);
    // A write can make the list busy between two polls: then the next one comes sooner.
    connect(&m_services, &ServiceRepository::statusChanged, this, &ServicePoller::plan);
    connect(&m_services, &ServiceRepository::rowsInserted, this, &ServicePoller::plan);
}

void ServicePoller::start()
{
    m_running = true;
    m_services.refresh();
    plan();
}

void ServicePoller::stop()
{
    m_running = false;
    m_timer.stop();
    emit scheduleChanged();
}

void ServicePoller::setIntervals(std::chrono::milliseconds idle, std::chrono::milliseconds busy)
{
    m_idle = idle;
    m_busy = busy;
    m_floor = std::min(m_floor, busy);
    plan();
}

void ServicePoller::setIdlePause(std::chrono::milliseconds pause)
{
    if (pause == m_idle) {
        return;
    }
    m_idle = pause;
    m_timer.stop();
    plan();
}

std::optional<std::chrono::seconds> ServicePoller::untilNext() const
{
    if (!m_timer.isActive()) {
        return std::nullopt;
    }
    return std::chrono::duration_cast<std::chrono::seconds>(m_timer.remainingTimeAsDuration() + 999ms);
}

void ServicePoller::setWindowVisible(bool visible)
{
    if (!visible) {
        m_hiddenTimer.start();
        return;
    }
    m_hiddenTimer.stop();
    if (std::exchange(m_pausedWhileHidden, false) && m_running) {
        m_services.refresh();
    }
}

void ServicePoller::plan()
{
    const ListingState &state = m_services.state();
    if (state.isLoading) {
        m_timer.stop();
        m_wasLoading = true;
        return;
    }
    if (std::exchange(m_wasLoading, false)) {
        m_failures = state.error ? m_failures + 1 : 0;
    }
    if (state.error && state.error->kind == ErrorKind::Unauthorised) {
        stop(); // the same key gives the same answer
        return;
    }
    if (!m_running || m_pausedWhileHidden) {
        return;
    }
    std::chrono::milliseconds pause = std::max(m_floor, m_services.hasTransitional() ? m_busy : m_idle);
    for (int i = 0; i < m_failures && pause < longestPause; ++i) {
        pause *= 2;
    }
    pause = std::min(pause, std::max(longestPause, m_floor));
    pause += std::chrono::milliseconds(
        static_cast<qint64>(static_cast<double>(pause.count()) * jitterShare * m_jitter()));
    pause = std::max(pause, m_floor);
    if (state.error && state.error->retryAfter) {
        pause = std::max<std::chrono::milliseconds>(pause, *state.error->retryAfter);
    }
    // Only ever sooner: every change of a row comes by here, and must not put the next poll off.
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > pause) {
        m_timer.start(pause);
        emit scheduleChanged();
    }
}

} // namespace Belay
