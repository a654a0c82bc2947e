// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace Belay {

//! Ticks while a widget can be seen, to keep it up to date; wakes nobody while it is hidden or its window is minimised.
//! When it can be seen again it ticks at once.
class VisibleTimer : public QObject
{
    Q_OBJECT

public:
    //! \a widget is its parent, too.
    VisibleTimer(QWidget *widget, std::chrono::milliseconds interval);

    //! At first it does not.
    void setRunning(bool running);
    //! It ticks: it was told to, and there is somebody to see it.
    bool isTicking() const { return m_timer.isActive(); }

signals:
    void timeout();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();

    QWidget *m_widget;
    QPointer<QWidget> m_window;
    QTimer m_timer;
    bool m_isRunning = false;
};

} // namespace Belay
