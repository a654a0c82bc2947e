// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace Belay {

//! Watches how long this thread lets events wait: another thread sends one a millisecond after the last was taken.
class PauseMeter : public QObject
{
    Q_OBJECT

public:
    PauseMeter();
    ~PauseMeter() override;

    //! Begins anew.
    void reset();
    //! The longest wait since then, in milliseconds.
    double longestMs();
    //! The most that this thread worked in one such wait: the rest of it, others had the processor.
    double longestWorkMs();

protected:
    bool event(QEvent *event) override;

private:
    void watch();

    std::mutex m_mutex;
    std::condition_variable m_taken;
    bool m_isTaken = true;
    bool m_isOver = false;
    double m_longest = 0;
    double m_longestWork = 0;
    double m_workBefore = 0;
    std::thread m_thread;
};

} // namespace Belay
