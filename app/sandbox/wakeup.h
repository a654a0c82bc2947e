// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace Belay::Sandbox {

//! Ends the waiting of all threads at once: a file descriptor that becomes readable for good.
class WakeUp
{
public:
    WakeUp();
    ~WakeUp();
    Q_DISABLE_COPY_MOVE(WakeUp)

    //! May be called from any thread.
    void signal();
    //! Waits until \a socket is ready for \a events (of poll()), or \a timeout is over, or signal() is called.
    //! True only in the first case. A \a socket of -1 just sleeps.
    bool wait(int socket, short events, std::chrono::milliseconds timeout) const;

private:
    int m_descriptor = -1;
};

} // namespace Belay::Sandbox
