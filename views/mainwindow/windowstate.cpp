// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/windowstate.h"

#include "models/core/settingvalue.h"

#include <QAction>
#include <QLayout>
#include <QMainWindow>
#include <QSettings>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace Belay {

WindowState::WindowState(QSettings &settings, QMainWindow &window, QSplitter &panes)
    : m_settings(settings)
    , m_window(window)
    , m_panes(panes)
{
}

void WindowState::keep(const QString &key, QAction *action)
{
    m_kept.append({u"window/"_s + key, action});
}

void WindowState::save() const
{
    keepSetting(m_settings, u"window/geometry"_s, m_window.saveGeometry());
    keepSetting(m_settings, u"window/state"_s, m_window.saveState());
    keepSetting(m_settings, u"window/panes"_s, m_panes.saveState());
    for (const auto &[key, action] : m_kept) {
        keepSetting(m_settings, key, action->isChecked());
    }
}

void WindowState::restore()
{
    m_window.restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    // A window that has not been laid out would give its docks the heights that they would like to have.
    m_window.layout()->activate();
    m_window.restoreState(m_settings.value(u"window/state"_s).toByteArray());
    m_panes.restoreState(m_settings.value(u"window/panes"_s).toByteArray());
    for (const auto &[key, action] : m_kept) {
        if (m_settings.value(key, action->isChecked()).toBool() != action->isChecked()) {
            action->trigger();
        }
    }
}

} // namespace Belay
