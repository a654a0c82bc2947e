// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/policy.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace Belay {

class Clock;

//! The policy of the one profile that is open, with its time-boxed unlock. Everything that writes asks here,
//! whichever way it was started.
//!
//! The unlock ends by the wall clock, so also during suspend; a clock that is set back ends it as well.
class PolicyGuard : public QObject
{
    Q_OBJECT

public:
    //! \a tick: how often the countdown is told while unlocked.
    PolicyGuard(const Policy &policy, const Clock &clock, QObject *parent = nullptr,
                std::chrono::milliseconds tick = std::chrono::seconds(1));

    const Policy &policy() const { return m_policy; }
    //! For another profile, or when this one was edited. Locks.
    void setPolicy(const Policy &policy);

    Permission permission(Verb verb) const;
    //! True if some verb is refused while locked, so that unlocking changes anything.
    bool canUnlock() const;
    bool isUnlocked() const;
    //! Until it locks itself; zero while locked.
    std::chrono::seconds remaining() const;

public slots:
    //! Verbs that are ReadOnly become Ask for this long, counted from now. Without effect unless canUnlock().
    void unlock(std::chrono::minutes duration = std::chrono::minutes(10));
    void lock();

signals:
    //! Some permission may have changed: unlocked, locked, expired, other policy.
    void changed();
    //! While unlocked, about once a second.
    void remainingChanged(std::chrono::seconds remaining);

private:
    void tick();

    Policy m_policy;
    const Clock &m_clock;
    QTimer m_timer;
    QDateTime m_unlockedAt;
    QDateTime m_unlockedUntil; //!< invalid while locked
};

} // namespace Belay
