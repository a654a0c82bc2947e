// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QPointer>

class QAction;
class QDockWidget;
class QMainWindow;

namespace Belay {

class ActivityModel;
class ActivityPanel;
class PanelDocks;
class Prompter;
class TestPanel;

//! The panels of a main window: the test panel and the activity, each made when it is first shown.
class Panels : public QObject
{
    Q_OBJECT

public:
    //! When a panel closes, \a home gets the focus. All of them outlive this; it belongs to \a window.
    Panels(Prompter &prompter, Journal &journal, QMainWindow *window, QWidget *home);
    ~Panels() override;

    //! The profile that test calls go to; null: none is open.
    void setWorkspace(Workspace *workspace);

    //! Opens the test panel for \a service, with the cursor in the path.
    void test(const Service &service);
    //! The test panel, if it is open, turns to \a service.
    void follow(const Service &service);
    void openActivity();

    //! Opens or closes the panel: "toggleTestPanel", "toggleActivity".
    QAction *toggleTestAction() const;
    QAction *toggleActivityAction() const;

    //! A test call is under way.
    bool isCalling() const;
    void cancelCall();

    //! The panels that were made, in the order of the keyboard.
    QList<QWidget *> panes() const;

signals:
    void testShown();
    //! A test call began or ended.
    void callingChanged();
    //! Whether test calls are to be kept: for the preferences.
    void historyKeepingChanged(bool keeping);
    //! How many writes are under way.
    void runningCountChanged(int count);
    //! A person wants to see the service of a write.
    void serviceRequested(const Belay::ProfileId &profile, const Belay::ServiceId &service);
    //! A person wants to repeat or take back a write: see followUpOf().
    void followUpRequested(const Belay::JournalEntry &entry);

private:
    QWidget *makeTestPanel();
    QWidget *makeActivityPanel();

    Prompter &m_prompter;
    ActivityModel *m_activityModel;
    PanelDocks *m_docks;
    QDockWidget *m_testDock;
    QDockWidget *m_activityDock;
    TestPanel *m_test = nullptr; //!< null: was never shown
    QPointer<ActivityPanel> m_activity;
    QPointer<Workspace> m_workspace;
};

} // namespace Belay
