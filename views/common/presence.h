// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <QWindow>

#include <chrono>

namespace Belay {

//! Whether somebody uses the window that a widget is in: it was shown, or key, pointer or wheel reached it, within the limit.
//! What only a person who looks needs, such as a count of seconds, need not go on in a window that was left alone.
class Presence : public QObject
{
    Q_OBJECT

public:
    //! \a widget is its parent, too.
    explicit Presence(QWidget *widget);

    //! At first a minute.
    void setLimit(std::chrono::milliseconds limit);
    bool isThere() const { return m_isThere; }

signals:
    void changed(bool isThere);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void noteUse();
    void review();

    QWidget *m_widget;
    QPointer<QWindow> m_window;
    std::chrono::milliseconds m_limit{std::chrono::minutes(1)};
    QElapsedTimer m_sinceUse;
    QTimer m_review;
    bool m_isThere = false;
};

} // namespace Belay
