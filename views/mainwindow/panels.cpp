// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/panels.h"

#include "models/tables/activitymodel.h"
#include "views/invocation/testpanel.h"
#include "views/mainwindow/paneldocks.h"
#include "views/services/activitypanel.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>

using namespace Qt::StringLiterals;

namespace Belay {

Panels::Panels(Prompter &prompter, Journal &journal, QMainWindow *window, QWidget *home)
    : QObject(window)
    , m_prompter(prompter)
    , m_activityModel(new ActivityModel(journal, this))
    , m_docks(new PanelDocks(window, home))
    , m_testDock(m_docks->add(tr("Test panel"), u"testDock"_s, [this] { return makeTestPanel(); }))
    , m_activityDock(m_docks->add(tr("Activity"), u"activityDock"_s, [this] { return makeActivityPanel(); }))
{
    toggleTestAction()->setObjectName(u"toggleTestPanel"_s);
    toggleActivityAction()->setObjectName(u"toggleActivity"_s);
    connect(m_activityModel, &ActivityModel::runningCountChanged, this, &Panels::runningCountChanged);
    connect(m_testDock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible) {
            emit testShown();
        }
    });
}

Panels::~Panels()
{
    delete m_activity; // a window's docks go after this, which has the model
}

QWidget *Panels::makeTestPanel()
{
    m_test = new TestPanel(m_prompter, m_testDock);
    m_test->setWorkspace(m_workspace);
    connect(m_test, &TestPanel::callingChanged, this, &Panels::callingChanged);
    connect(m_test, &TestPanel::historyKeepingChanged, this, &Panels::historyKeepingChanged);
    return m_test;
}

QWidget *Panels::makeActivityPanel()
{
    m_activity = new ActivityPanel(*m_activityModel, m_activityDock);
    connect(m_activity, &ActivityPanel::serviceRequested, this, &Panels::serviceRequested);
    connect(m_activity, &ActivityPanel::followUpRequested, this, &Panels::followUpRequested);
    return m_activity;
}

void Panels::setWorkspace(Workspace *workspace)
{
    m_workspace = workspace;
    if (m_test) {
        m_test->setWorkspace(workspace);
    }
}

void Panels::test(const Service &service)
{
    m_docks->open(m_testDock);
    m_test->setService(service);
    m_test->focusRequest();
}

void Panels::follow(const Service &service)
{
    if (m_test && m_testDock->isVisible()) {
        m_test->setService(service);
    }
}

void Panels::openActivity()
{
    m_docks->open(m_activityDock);
}

QAction *Panels::toggleTestAction() const
{
    return m_testDock->toggleViewAction();
}

QAction *Panels::toggleActivityAction() const
{
    return m_activityDock->toggleViewAction();
}

bool Panels::isCalling() const
{
    return m_test && m_test->isCalling();
}

void Panels::cancelCall()
{
    if (m_test) {
        m_test->cancel();
    }
}

QList<QWidget *> Panels::panes() const
{
    QList<QWidget *> made;
    if (m_test) {
        made.append(m_test);
    }
    if (m_activity) {
        made.append(m_activity);
    }
    return made;
}

} // namespace Belay
