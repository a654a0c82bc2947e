// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>

namespace Belay {

//! The wall clock, injected wherever an age or a deadline is shown or decided, so that tests can set it.
class Clock
{
public:
    virtual ~Clock() = default;
    //! Now, in UTC.
    virtual QDateTime now() const = 0;
};

//! Time since the start of the machine, the time that it slept included.
using BootClock = std::function<std::chrono::milliseconds()>;
std::chrono::milliseconds systemBootTime();

class SystemClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace Belay
