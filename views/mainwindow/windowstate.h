// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <utility>

class QAction;
class QMainWindow;
class QSettings;
class QSplitter;

namespace Belay {

//! Keeps how a person arranged a window: its place and size, docks, panes, and which parts are shown. Under
//! the group "window" of the settings.
class WindowState
{
public:
    //! All outlive it.
    WindowState(QSettings &settings, QMainWindow &window, QSplitter &panes);

    //! Keeps what \a action, a checkable one, is set to, as \a key.
    void keep(const QString &key, QAction *action);

    void save() const;
    //! Triggers the kept actions that were set otherwise.
    void restore();

private:
    QSettings &m_settings;
    QMainWindow &m_window;
    QSplitter &m_panes;
    QList<std::pair<QString, QAction *>> m_kept;
};

} // namespace Belay
