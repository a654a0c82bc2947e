// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/presence.h"

#include <QEvent>

namespace Belay {

Presence::Presence(QWidget *widget)
    : QObject(widget)
    , m_widget(widget)
{
    m_review.setSingleShot(true);
    connect(&m_review, &QTimer::timeout, this, &Presence::review);
    m_widget->installEventFilter(this);
}

void Presence::setLimit(std::chrono::milliseconds limit)
{
    m_limit = limit;
    if (m_isThere) {
        review();
    }
}

bool Presence::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        // All that is done in a window passes its handle, which another one may have taken the place of.
        if (QWindow *window = m_widget->window()->windowHandle(); watched == m_widget && window != m_window) {
            if (m_window) {
                m_window->removeEventFilter(this);
            }
            m_window = window;
            if (m_window) {
                m_window->installEventFilter(this);
            }
        }
        noteUse();
        break;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::TabletMove:
    case QEvent::TouchBegin:
    case QEvent::Wheel:
        if (watched == m_window) {
            noteUse();
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Presence::noteUse()
{
    m_sinceUse.start();
    if (!m_isThere) {
        m_isThere = true;
        m_review.start(m_limit);
        emit changed(true);
    }
}

void Presence::review()
{
    const std::chrono::milliseconds left = m_limit - std::chrono::milliseconds(m_sinceUse.elapsed());
    if (left > std::chrono::milliseconds(0)) {
        m_review.start(left);
        return;
    }
    m_isThere = false;
    emit changed(false);
}

} // namespace Belay
