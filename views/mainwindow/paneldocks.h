// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDockWidget;
class QMainWindow;

namespace Belay {

//! The panels below a window's pages, as docks in one stack: hidden at first, opened with enough room, and
//! with a place for the focus when they close.
class PanelDocks : public QObject
{
    Q_OBJECT

public:
    //! When a panel closes, \a home gets the focus. Both outlive this.
    PanelDocks(QMainWindow *window, QWidget *home);

    //! A dock titled \a title around \a content, which takes the focus when the panel is opened.
    QDockWidget *add(const QString &title, const QString &objectName, QWidget *content);
    //! Shows \a dock in front of the others and focuses what is in it.
    void open(QDockWidget *dock);

private:
    QMainWindow *m_window;
    QWidget *m_home;
    QDockWidget *m_last = nullptr;
};

} // namespace Belay
