// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/policyguard.h"

#include "models/core/clock.h"

namespace Belay {

PolicyGuard::PolicyGuard(const Policy &policy, const Clock &clock, QObject *parent,
                         std::chrono::milliseconds tick)
    : QObject(parent)
    , m_policy(policy)
    , m_clock(clock)
{
    m_timer.setInterval(tick);
    connect(&m_timer, &QTimer::timeout, this, &PolicyGuard::tick);
}

void PolicyGuard::setPolicy(const Policy &policy)
{
    m_policy = policy;
    m_unlockedUntil = QDateTime();
    m_timer.stop();
    emit changed();
}

Permission PolicyGuard::permission(Verb verb) const
{
    switch (m_policy.rule(verb)) {
    case Rule::ReadOnly:
        return isUnlocked() ? Permission::Ask : Permission::Refused;
    case Rule::Ask:
        return Permission::Ask;
    case Rule::Allow:
        return Permission::Allowed;
    }
    Q_UNREACHABLE();
}

bool PolicyGuard::canUnlock() const
{
    return m_policy.test == Rule::ReadOnly || m_policy.update == Rule::ReadOnly ||
           m_policy.remove == Rule::ReadOnly;
}

bool PolicyGuard::isUnlocked() const
{
    return remaining() > std::chrono::seconds(0);
}

std::chrono::seconds PolicyGuard::remaining() const
{
    if (!m_unlockedUntil.isValid()) {
        return std::chrono::seconds(0);
    }
    const QDateTime now = m_clock.now();
    // Without the first test a clock that is set back would keep production open for longer than asked.
    if (now < m_unlockedAt || now >= m_unlockedUntil) {
        return std::chrono::seconds(0);
    }
    const std::chrono::milliseconds left(now.msecsTo(m_unlockedUntil));
    return std::chrono::ceil<std::chrono::seconds>(left);
}

void PolicyGuard::unlock(std::chrono::minutes duration)
{
    if (!canUnlock() || duration <= std::chrono::minutes(0)) {
        return;
    }
    m_unlockedAt = m_clock.now();
    m_unlockedUntil = m_unlockedAt.addMSecs(std::chrono::milliseconds(duration).count());
    m_timer.start();
    emit changed();
    emit remainingChanged(remaining());
}

void PolicyGuard::lock()
{
    if (!m_unlockedUntil.isValid()) {
        return;
    }
    m_unlockedUntil = QDateTime();
    m_timer.stop();
    emit changed();
}

void PolicyGuard::tick()
{
    if (isUnlocked()) {
        emit remainingChanged(remaining());
    } else {
        lock();
    }
}

} // namespace Belay
