// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What happens when something is chosen in a part of MainWindow: apart from the rest of it because long and simple.
#include "views/mainwindow/mainwindow.h"

#include "models/profiles/preferences.h"
#include "models/services/savedviews.h"
#include "views/common/messagearea.h"
#include "views/mainwindow/commandpalette.h"
#include "views/mainwindow/panels.h"
#include "views/mainwindow/profileopener.h"
#include "views/mainwindow/sidebar.h"
#include "views/mainwindow/statusline.h"
#include "views/mainwindow/viewcommands.h"
#include "views/profiles/firstrunpage.h"
#include "views/profiles/keyprompt.h"
#include "views/profiles/profilemenubutton.h"
#include "views/services/deleteundobar.h"
#include "views/services/detailspane.h"
#include "views/services/draftsmenu.h"
#include "views/services/filterbar.h"
#include "views/services/serviceactions.h"
#include "views/services/servicecommands.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QMenu>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Belay {

void MainWindow::connectFirstRun()
{
    connect(m_firstRun, &FirstRunPage::sandboxRequested, this, &MainWindow::sandboxRequested);
    connect(m_firstRun, &FirstRunPage::fileRequested, m_commands, &ServiceCommands::chooseFile);
    connect(m_firstRun, &FirstRunPage::profileCreated, this,
            [this](const ProfileId &id) { openProfile(id); });
}

void MainWindow::connectPages()
{
    connect(m_opener, &ProfileOpener::workspaceChanged, this, &MainWindow::workspaceChanged);
    connect(m_opener, &ProfileOpener::opened, this, &MainWindow::profileReady);
    connect(m_opener, &ProfileOpener::heldUp, this, [this] { m_pages->setCurrentWidget(m_keyPrompt); });
    connect(this, &MainWindow::firstFrameShown, m_opener, &ProfileOpener::frameShown, Qt::QueuedConnection);
    connect(m_profileButton, &ProfileMenuButton::profileChosen, this,
            [this](const ProfileId &id) { openProfile(id); });
    connect(m_profileButton, &ProfileMenuButton::sandboxChosen, this, &MainWindow::sandboxRequested);
    connect(m_profileButton, &ProfileMenuButton::environmentChosen, this, &MainWindow::environmentRequested);
    connect(m_profileButton, &ProfileMenuButton::manageRequested, this, [this] { manageProfiles({}); });

    ServiceTableView &table = m_servicesPage->table();
    connect(m_servicesPage, &ServicesPage::shownCountChanged, this, &MainWindow::selectionChanged);
    connect(m_servicesPage, &ServicesPage::shownCountChanged, this, &MainWindow::selectWanted);
    connect(m_servicesPage, &ServicesPage::createRequested, m_actions->create, &QAction::trigger);
    connect(m_servicesPage, &ServicesPage::editProfileRequested, this,
            [this] { manageProfiles(workspace() ? workspace()->profile().id : ProfileId()); });
    connect(m_servicesPage, &ServicesPage::caFileRequested, this,
            [this] { manageProfiles(workspace() ? workspace()->profile().id : ProfileId(), true); });
    connect(&table, &ServiceTableView::selectionChangedByUser, this, &MainWindow::selectionChanged);
    connect(&table, &ServiceTableView::activatedService, m_actions->openDetails, &QAction::trigger);
    connect(&table, &ServiceTableView::contextMenuWanted, this, [this](const QPoint &at) {
        QMenu *menu = m_actions->makeContextMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(at);
    });
    connect(m_statusLine, &StatusLine::clearFilterRequested, this,
            [this] { m_servicesPage->filterBar().setQuery(QString()); });
    connect(m_statusLine, &StatusLine::selectAllRequested, &table, &QAbstractItemView::selectAll);
    connect(m_statusLine, &StatusLine::refreshRequested, m_actions->refresh, &QAction::trigger);
    connect(m_undoBar, &DeleteUndoBar::reported, &m_servicesPage->messages(), &MessageArea::post);
    connect(m_commands, &ServiceCommands::reported, &m_servicesPage->messages(), &MessageArea::post);
    connect(m_commands, &ServiceCommands::fileChosen, this, &MainWindow::openFile);
    connect(m_drafts, &DraftsMenu::chosen, m_commands, &ServiceCommands::openDraft);
    connect(m_commands, &ServiceCommands::written, &table, &ServiceTableView::selectService);
    connect(m_panels, &Panels::historyKeepingChanged, &m_services.preferences,
            &Preferences::setKeepsTestHistory);
    connect(m_details, &DetailsPane::serviceRequested, &table, &ServiceTableView::selectService);
    connect(m_panels, &Panels::followUpRequested, m_commands, &ServiceCommands::followUp);
    connect(m_panels, &Panels::serviceRequested, this, [this](const ProfileId &profile, const ServiceId &id) {
        if (workspace() && workspace()->profile().id == profile) {
            m_servicesPage->table().selectService(id);
        }
    });
}

void MainWindow::connectActions()
{
    const auto withOne = [this](auto handle) {
        return [this, handle] {
            if (const QList<Service> services = selected(); services.size() == 1) {
                handle(services.first());
            }
        };
    };
    connect(m_actions->create, &QAction::triggered, m_commands, &ServiceCommands::create);
    connect(m_actions->edit, &QAction::triggered, this,
            withOne([this](const Service &s) { m_commands->edit(s); }));
    connect(m_actions->clone, &QAction::triggered, this,
            withOne([this](const Service &s) { m_commands->clone(s); }));
    connect(m_actions->copyYaml, &QAction::triggered, this,
            withOne([this](const Service &s) { m_commands->copyYaml(s); }));
    connect(m_actions->copyCommand, &QAction::triggered, this,
            withOne([this](const Service &s) { m_commands->copyCommand(s); }));
    connect(m_actions->remove, &QAction::triggered, this, [this] { m_commands->remove(targets()); });
    connect(m_actions->protect, &QAction::triggered, this,
            [this](bool isProtected) { m_commands->protect(targets(), isProtected); });
    connect(m_actions->copyName, &QAction::triggered, this, [this] { m_commands->copyNames(targets()); });
    connect(m_actions->copyId, &QAction::triggered, this, [this] { m_commands->copyIds(targets()); });
    connect(m_actions->copyRows, &QAction::triggered, this, [this] { m_commands->copyRows(targets()); });
    connect(m_actions->exportYaml, &QAction::triggered, this, [this] { m_commands->exportYaml(targets()); });
    connect(m_actions->exportList, &QAction::triggered, this, [this] {
        const bool isTicked = m_servicesPage->table().tickedCount() > 0;
        m_commands->exportList(isTicked ? targets() : m_servicesPage->shownServices());
    });
    connect(m_actions->test, &QAction::triggered, this, &MainWindow::testSelected);
    connect(m_actions->openDetails, &QAction::triggered, this, [this] {
        if (m_details->isHidden()) {
            findChild<QAction *>(u"toggleDetails"_s)->trigger();
        }
        m_details->setFocus();
    });
    connect(m_actions->refresh, &QAction::triggered, this, [this] {
        if (workspace()) {
            workspace()->details().forgetFailures();
            workspace()->services().refresh();
            workspace()->poller().start();
        }
    });
    // Keys that mean something else in a text field work in the table only.
    const auto inTable = [this](QAction *action, const QList<QKeySequence> &keys) {
        auto *local = new QAction(action->text(), &m_servicesPage->table());
        local->setShortcuts(keys);
        local->setShortcutContext(Qt::WidgetShortcut);
        connect(local, &QAction::triggered, action, &QAction::trigger);
        m_servicesPage->table().addAction(local);
    };
    inTable(m_actions->remove, {Qt::Key_Delete});
    inTable(m_actions->copyRows, {Qt::CTRL | Qt::Key_C});
    inTable(m_keysAction, {Qt::Key_Question});
    auto *filter = new QAction(tr("Filter services"), &m_servicesPage->table());
    filter->setShortcut(Qt::Key_Slash);
    filter->setShortcutContext(Qt::WidgetShortcut);
    connect(filter, &QAction::triggered, this, [this] { m_servicesPage->filterBar().focusLine(); });
    m_servicesPage->table().addAction(filter);
    connect(m_panels, &Panels::testShown, this, &MainWindow::selectionChanged);
    connect(m_panels, &Panels::callingChanged, this, &MainWindow::updateCancel);
}

void MainWindow::connectViews()
{
    FilterBar &filter = m_servicesPage->filterBar();
    connect(m_sidebar, &Sidebar::servicesChosen, this, [this, &filter] {
        filter.setQuery(QString());
        m_servicesPage->table().setFocus();
    });
    connect(m_sidebar, &Sidebar::viewChosen, this, [this, &filter](const QString &query) {
        filter.setQuery(query);
        m_servicesPage->table().setFocus();
    });
    connect(m_sidebar, &Sidebar::activityChosen, m_panels, &Panels::openActivity);
    connect(m_sidebar, &Sidebar::renameRequested, m_views, &ViewCommands::rename);
    connect(m_sidebar, &Sidebar::removeRequested, m_views, &ViewCommands::remove);
    connect(m_sidebar, &Sidebar::moveRequested, &m_services.views, &SavedViews::move);
    connect(m_panels, &Panels::runningCountChanged, m_sidebar, &Sidebar::setRunningCount);
    const auto save = [this, &filter] { m_views->save(filter.filter().query()); };
    connect(&filter, &FilterBar::saveViewRequested, this, save);
    connect(m_saveViewAction, &QAction::triggered, this, save);
    connect(m_views, &ViewCommands::reported, &m_servicesPage->messages(), &MessageArea::post);
    connect(&filter, &FilterBar::filterChanged, this, [this](const ServiceFilter &now) {
        m_sidebar->setQuery(now.query());
        m_saveViewAction->setEnabled(!now.isEmpty() && !now.hasProblems());
    });
}

void MainWindow::connectPalette()
{
    using Place = CommandPalette::Place;
    connect(m_palette, &CommandPalette::serviceChosen, this, [this](const ServiceId &id, Place place) {
        if (place == Place::NewWindow && workspace()) {
            emit newWindowRequested(workspace()->profile(), id.value);
        } else {
            goToService(id);
        }
    });
    connect(m_palette, &CommandPalette::viewChosen, this, [this](const QString &name) {
        if (const qsizetype place = m_services.views.indexOf(name); place >= 0) {
            m_servicesPage->filterBar().setQuery(m_services.views.views().at(place).query);
            m_servicesPage->table().setFocus();
        }
    });
    connect(m_palette, &CommandPalette::profileChosen, this, [this](const ProfileId &id, Place place) {
        if (place == Place::NewWindow) {
            emit newWindowRequested(profileOf(id), QString());
        } else {
            openProfile(id);
        }
    });
}

} // namespace Belay
