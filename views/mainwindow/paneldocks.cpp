// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/paneldocks.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QVBoxLayout>

namespace Belay {

namespace {

constexpr int firstHeight = 360;

//! What is in a dock: nothing, with room for a panel, until there is one.
class Place : public QWidget
{
public:
    explicit Place(QWidget *parent)
        : QWidget(parent)
        , m_layout(new QVBoxLayout(this))
    {
        m_layout->setContentsMargins(0, 0, 0, 0);
    }

    void fill(QWidget *content)
    {
        m_layout->addWidget(content);
        content->show();
        m_layout->activate();
        setFocusProxy(content);
    }
    QSize sizeHint() const override { return {layout()->sizeHint().width(), firstHeight}; }

private:
    QVBoxLayout *m_layout;
};

} // namespace

PanelDocks::PanelDocks(QMainWindow *window, QWidget *home)
    : QObject(window)
    , m_window(window)
    , m_home(home)
{
}

QDockWidget *PanelDocks::add(const QString &title, const QString &objectName, const MakeContent &make)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(objectName);
    dock->setWidget(new Place(dock));
    m_empty.insert(dock, make);
    m_window->addDockWidget(Qt::BottomDockWidgetArea, dock);
    dock->hide();
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock](bool visible) {
        if (visible) {
            fill(dock);
        }
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
    fill(dock);
    dock->show();
    dock->raise();
    dock->widget()->setFocus();
}

void PanelDocks::fill(QDockWidget *dock)
{
    if (const MakeContent make = m_empty.take(dock)) {
        static_cast<Place *>(dock->widget())->fill(make());
    }
}

} // namespace Belay
