// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/panefocus.h"

#include <QApplication>
#include <QWidget>

namespace Belay {

namespace {

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

QWidget *firstControl(QWidget *pane)
{
    if (takesFocus(pane)) {
        return pane;
    }
    const QList<QWidget *> children = pane->findChildren<QWidget *>();
    const auto found = std::find_if(children.begin(), children.end(), takesFocus);
    return found == children.end() ? pane : *found;
}

} // namespace

void focusPane(QList<QWidget *> panes, int step)
{
    panes.removeIf([](const QWidget *pane) { return !pane->isVisible(); });
    if (panes.isEmpty()) {
        return;
    }
    const QWidget *focus = QApplication::focusWidget();
    const auto current = std::find_if(panes.begin(), panes.end(), [focus](const QWidget *pane) {
        return focus && (pane == focus || pane->isAncestorOf(focus));
    });
    const qsizetype from = current == panes.end() ? -step : current - panes.begin();
    firstControl(panes.at((from + step + panes.size()) % panes.size()))->setFocus(Qt::ShortcutFocusReason);
}

} // namespace Belay
