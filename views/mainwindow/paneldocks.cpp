// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/paneldocks.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>

namespace Belay {

namespace {

constexpr int firstHeight = 360;
constexpr int leastHeight = 100; //!< a dock that was never laid out is lower

} // namespace

PanelDocks::PanelDocks(QMainWindow *window, QWidget *home)
    : QObject(window)
    , m_window(window)
    , m_home(home)
{
}

QDockWidget *PanelDocks::add(const QString &title, const QString &objectName, QWidget *content)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(objectName);
    dock->setWidget(content);
    m_window->addDockWidget(Qt::BottomDockWidgetArea, dock);
    dock->hide();
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock] {
        // Otherwise the focus would go to whatever comes next, such as the status bar.
        if (!dock->toggleViewAction()->isChecked() && m_window->isActiveWindow()) {
            m_home->setFocus();
        }
    });
    if (m_last) {
        m_window->tabifyDockWidget(m_last, dock);
    }
    m_last = dock;
    return dock;
}

void PanelDocks::open(QDockWidget *dock)
{
    const bool isFirstTime = !dock->isVisible() && dock->height() < leastHeight;
    dock->show();
    dock->raise();
    if (isFirstTime) {
        m_window->resizeDocks({dock}, {firstHeight}, Qt::Vertical);
    }
    dock->widget()->setFocus();
}

} // namespace Belay
