// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QEvent>

namespace Belay {

//! Paints a view as the event loop would, once, now.
class Painted : public QObject
{
public:
    explicit Painted(QAbstractScrollArea &view)
        : m_view(view)
    {
        view.viewport()->installEventFilter(this);
    }

    //! Does what is due; paints the view also if nothing asks for it.
    void now()
    {
        m_isDone = false;
        QCoreApplication::sendPostedEvents();
        if (!m_isDone) {
            m_view.viewport()->repaint();
        }
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_isDone |= event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }

private:
    QAbstractScrollArea &m_view;
    bool m_isDone = false;
};

} // namespace Belay
