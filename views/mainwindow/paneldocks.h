// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include <functional>

class QDockWidget;
class QMainWindow;

namespace Belay {

//! The panels below a window's pages, as docks in one stack: hidden at first, made when they are first shown, with enough room,
//! and with a place for the focus when they close.
class PanelDocks : public QObject
{
    Q_OBJECT

public:
    //! Makes what is in a dock, which takes it over.
    using MakeContent = std::function<QWidget *()>;

    //! When a panel closes, \a home gets the focus. Both outlive this.
    PanelDocks(QMainWindow *window, QWidget *home);

    //! A dock titled \a title around what \a make makes, which takes the focus when the panel is opened.
    QDockWidget *add(const QString &title, const QString &objectName, const MakeContent &make);
    //! Shows \a dock in front of the others and focuses what is in it.
    void open(QDockWidget *dock);

private:
    void fill(QDockWidget *dock);

    QMainWindow *m_window;
    QWidget *m_home;
    QDockWidget *m_last = nullptr;
    QHash<QDockWidget *, MakeContent> m_empty;
};

} // namespace Belay
