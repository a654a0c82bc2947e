// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/visibletimer.h"

#include <QEvent>

namespace Belay {

VisibleTimer::VisibleTimer(QWidget *widget, std::chrono::milliseconds interval)
    : QObject(widget)
    , m_widget(widget)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &VisibleTimer::timeout);
    m_widget->installEventFilter(this);
}

void VisibleTimer::setRunning(bool running)
{
    m_isRunning = running;
    update();
}

bool VisibleTimer::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        if (watched == m_widget && m_window != m_widget->window()) {
            if (m_window && m_window != m_widget) {
                m_window->removeEventFilter(this);
            }
            m_window = m_widget->window();
            m_window->installEventFilter(this);
        }
        update();
        break;
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        update();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void VisibleTimer::update()
{
    const bool isSeen = m_widget->isVisible() && !m_widget->window()->isMinimized();
    if (m_isRunning && isSeen && !m_timer.isActive()) {
        m_timer.start();
        emit timeout();
    } else if (!m_isRunning || !isSeen) {
        m_timer.stop();
    }
}

} // namespace Belay
