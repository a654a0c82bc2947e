// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/mainwindow.h"

#include "models/core/clock.h"
#include "views/common/errortext.h"
#include "views/common/icons.h"
#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/profilelook.h"
#include "views/common/relativetime.h"
#include "views/invocation/testpanel.h"
#include "views/mainwindow/panefocus.h"
#include "views/mainwindow/statusline.h"
#include "views/profiles/firstrunpage.h"
#include "views/profiles/keyprompt.h"
#include "views/profiles/profilemanager.h"
#include "views/profiles/profilemenubutton.h"
#include "views/services/activitypanel.h"
#include "views/services/deleteundobar.h"
#include "views/services/detailspane.h"
#include "views/services/draftsmenu.h"
#include "views/services/filterbar.h"
#include "views/services/serviceactions.h"
#include "views/services/servicecommands.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"
#include "views/services/writenotices.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! The application's icon with the profile's letter in a corner, so that task switchers tell tenants apart.
QIcon windowIconFor(const BandContent &band)
{
    QIcon badged;
    for (const int size : {32, 48, 64, 128}) {
        QPixmap picture = QIcon(u":/icons/belay.svg"_s).pixmap(size, size);
        QPainter painter(&picture);
        const int badge = size / 2;
        ProfileBand::paintBadge(&painter, QRect(size - badge, size - badge, badge, badge), band,
                                QApplication::font());
        badged.addPixmap(picture);
    }
    return badged;
}

} // namespace

MainWindow::MainWindow(const MainWindowServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_actions(new ServiceActions(this))
    , m_commands(new ServiceCommands(services.profiles.prompter, this))
    , m_band(new ProfileBand(this))
    , m_undoBar(new DeleteUndoBar(this))
    , m_pages(new QStackedWidget(this))
    , m_firstRun(new FirstRunPage(services.profiles, this))
    , m_keyPrompt(new KeyPrompt(services.profiles, this))
    , m_splitter(new QSplitter(this))
    , m_servicesPage(new ServicesPage(this))
    , m_details(new DetailsPane(this))
    , m_testPanel(new TestPanel(services.profiles.prompter, this))
    , m_activity(new ActivityPanel(services.journal, this))
    , m_profileButton(new ProfileMenuButton(services.profiles.store, this))
    , m_statusLine(new StatusLine(this))
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(900, 560);
    resize(1200, 760);
    buildPages();
    buildPanels();
    buildToolBar();
    buildMenus();
    setStatusBar(m_statusLine);
    connectPages();
    connectActions();
    restoreState();
    showFirstRun();
}

MainWindow::~MainWindow()
{
    // Pages refer to the workspace: they let go of it before it goes.
    setWorkspace(nullptr);
}

void MainWindow::buildPages()
{
    auto *more = new QMenu(this);
    more->addMenu(m_actions->makeCopyMenu(more));
    more->addAction(m_actions->exportYaml);
    more->addSeparator();
    more->addAction(m_actions->remove);
    m_details->setActions({m_actions->edit, m_actions->test, m_actions->clone}, more);
    m_splitter->setObjectName(u"mainSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_servicesPage);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({820, 380});
    m_pages->addWidget(m_firstRun);
    m_pages->addWidget(m_keyPrompt);
    m_pages->addWidget(m_splitter);

    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_undoBar);
    setCentralWidget(central);
}

void MainWindow::buildPanels()
{
    const auto makeDock = [this](const QString &title, const QString &objectName, QWidget *content) {
        auto *dock = new QDockWidget(title, this);
        dock->setObjectName(objectName);
        dock->setWidget(content);
        addDockWidget(Qt::BottomDockWidgetArea, dock);
        dock->hide();
        connect(dock, &QDockWidget::visibilityChanged, this, [this, dock] {
            // Otherwise the focus would go to whatever comes next, such as the status bar.
            if (!dock->toggleViewAction()->isChecked() && isActiveWindow()) {
                m_servicesPage->table().setFocus();
            }
        });
        return dock;
    };
    m_testDock = makeDock(tr("Test panel"), u"testDock"_s, m_testPanel);
    m_activityDock = makeDock(tr("Activity"), u"activityDock"_s, m_activity);
    tabifyDockWidget(m_testDock, m_activityDock);
}

void MainWindow::buildToolBar()
{
    auto *bar = addToolBar(tr("Main toolbar"));
    bar->setObjectName(u"mainToolBar"_s);
    bar->setMovable(false);
    bar->setIconSize(QSize(20, 20));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addWidget(m_profileButton);
    bar->addSeparator();
    const std::initializer_list<std::pair<QAction *, QString>> buttons{
        {m_actions->create, tr("New service")}, {m_actions->edit, tr("Edit service")},
        {m_actions->test, tr("Test service")},  {m_actions->remove, tr("Delete service")},
        {m_actions->refresh, tr("Refresh")},
    };
    for (const auto &[action, name] : buttons) {
        bar->addAction(action);
        QWidget *button = bar->widgetForAction(action);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setAccessibleName(name);
    }
}

void MainWindow::connectPages()
{
    connect(m_firstRun, &FirstRunPage::sandboxRequested, this, &MainWindow::sandboxRequested);
    connect(m_firstRun, &FirstRunPage::fileRequested, m_commands, &ServiceCommands::chooseFile);
    connect(m_firstRun, &FirstRunPage::profileCreated, this, [this](const ProfileId &id) {
        if (const std::optional<Profile> profile = m_services.profiles.store.find(id)) {
            openProfile(*profile);
        }
    });
    connect(m_keyPrompt, &KeyPrompt::keyAvailable, this,
            [this](const Profile &profile, const Secret &key) { openProfile(profile, key); });
    connect(m_profileButton, &ProfileMenuButton::profileChosen, this, [this](const ProfileId &id) {
        if (const std::optional<Profile> profile = m_services.profiles.store.find(id)) {
            openProfile(*profile);
        }
    });
    connect(m_profileButton, &ProfileMenuButton::sandboxChosen, this, &MainWindow::sandboxRequested);
    connect(m_profileButton, &ProfileMenuButton::environmentChosen, this, &MainWindow::environmentRequested);
    connect(m_profileButton, &ProfileMenuButton::manageRequested, this, [this] { manageProfiles({}); });
    connect(m_band, &ProfileBand::actionTriggered, this, [this] {
        if (!m_workspace) {
            return;
        }
        PolicyGuard &policy = m_workspace->policy();
        if (policy.isUnlocked()) {
            policy.lock();
        } else {
            policy.unlock();
        }
    });

    ServiceTableView &table = m_servicesPage->table();
    connect(m_servicesPage, &ServicesPage::shownCountChanged, this, &MainWindow::selectionChanged);
    connect(m_servicesPage, &ServicesPage::shownCountChanged, this, &MainWindow::selectWanted);
    connect(m_servicesPage, &ServicesPage::createRequested, m_actions->create, &QAction::trigger);
    connect(m_servicesPage, &ServicesPage::editProfileRequested, this,
            [this] { manageProfiles(m_workspace ? m_workspace->profile().id : ProfileId()); });
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
    m_services.history.setEnabled(m_services.settings.value(u"tests/keepHistory"_s, true).toBool());
    connect(m_testPanel, &TestPanel::historyKeepingChanged, this,
            [this](bool keeping) { m_services.settings.setValue(u"tests/keepHistory"_s, keeping); });
    connect(m_details, &DetailsPane::serviceRequested, &table, &ServiceTableView::selectService);
    connect(m_activity, &ActivityPanel::followUpRequested, m_commands, &ServiceCommands::followUp);
    connect(m_activity, &ActivityPanel::serviceRequested, this,
            [this](const ProfileId &profile, const ServiceId &id) {
                if (m_workspace && m_workspace->profile().id == profile) {
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
    connect(m_actions->remove, &QAction::triggered, this, [this] { m_commands->remove(selected()); });
    connect(m_actions->copyName, &QAction::triggered, this, [this] { m_commands->copyNames(selected()); });
    connect(m_actions->copyId, &QAction::triggered, this, [this] { m_commands->copyIds(selected()); });
    connect(m_actions->copyRows, &QAction::triggered, this, [this] { m_commands->copyRows(selected()); });
    connect(m_actions->exportYaml, &QAction::triggered, this, [this] { m_commands->exportYaml(selected()); });
    connect(m_actions->exportList, &QAction::triggered, this,
            [this] { m_commands->exportList(m_servicesPage->shownServices()); });
    connect(m_actions->test, &QAction::triggered, this, &MainWindow::testSelected);
    connect(m_actions->openDetails, &QAction::triggered, this, [this] {
        m_details->show();
        m_details->setFocus();
    });
    connect(m_actions->refresh, &QAction::triggered, this, [this] {
        if (m_workspace) {
            m_workspace->details().forgetFailures();
            m_workspace->services().refresh();
            m_workspace->poller().start();
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
    auto *filter = new QAction(tr("Filter services"), &m_servicesPage->table());
    filter->setShortcut(Qt::Key_Slash);
    filter->setShortcutContext(Qt::WidgetShortcut);
    connect(filter, &QAction::triggered, this, [this] { m_servicesPage->filterBar().focusLine(); });
    m_servicesPage->table().addAction(filter);
}

void MainWindow::openProfile(const Profile &profile)
{
    setWorkspace(nullptr);
    m_pages->setCurrentWidget(m_keyPrompt);
    m_profileButton->setCurrent(profile);
    m_keyPrompt->load(profile);
}

void MainWindow::openProfile(const Profile &profile, const Secret &key)
{
    m_keyPrompt->cancel();
    setWorkspace(std::make_unique<Workspace>(profile, key, m_services.journal, m_services.history,
                                             m_services.clock, m_services.formMemory));
    m_pages->setCurrentWidget(m_splitter);
    m_profileButton->setCurrent(profile);
    if (!profile.isSandbox && !profile.isEnvironment) {
        const Result<void> remembered = m_services.profiles.store.setLastUsed(profile.id);
        if (!remembered) {
            m_servicesPage->messages().post(
                messageFor(remembered.error(), tr("Belay cannot remember which profile was open.")));
        }
    }
    m_workspace->poller().start();
    m_servicesPage->table().setFocus();
    if (const QString path = std::exchange(m_wantedFile, {}); !path.isEmpty()) {
        m_commands->createFromFile(path);
    }
}

void MainWindow::showService(const QString &nameOrId)
{
    m_wantedService = nameOrId;
    selectWanted();
}

void MainWindow::selectWanted()
{
    if (m_wantedService.isEmpty() || !m_workspace) {
        return;
    }
    const ServiceRepository &services = m_workspace->services();
    for (qsizetype i = 0; i < services.count(); ++i) {
        const Service &service = services.row(i).service;
        if (service.name == m_wantedService || service.id.value == m_wantedService) {
            m_wantedService.clear();
            m_servicesPage->table().selectService(service.id);
            return;
        }
    }
}

void MainWindow::openFile(const QString &path)
{
    if (m_workspace) {
        m_commands->createFromFile(path);
        return;
    }
    m_wantedFile = path;
    if (m_pages->currentWidget() == m_firstRun) {
        emit sandboxRequested();
    }
}

void MainWindow::setEnvironmentProfile(const std::optional<Profile> &profile)
{
    m_environment = profile;
    m_profileButton->setEnvironmentProfile(profile);
}

void MainWindow::setWorkspace(std::unique_ptr<Workspace> workspace)
{
    m_notices.reset();
    m_commands->setWorkspace(workspace.get());
    m_drafts->setWorkspace(workspace.get());
    m_servicesPage->setWorkspace(workspace.get());
    m_details->setWorkspace(workspace.get());
    m_testPanel->setWorkspace(workspace.get());
    m_undoBar->setWorkspace(workspace.get());
    m_statusLine->setWorkspace(workspace.get());
    m_workspace = std::move(workspace);
    if (m_workspace) {
        m_servicesPage->table().restoreLayout(m_services.settings);
        connect(&m_workspace->policy(), &PolicyGuard::changed, this, [this] {
            updateBand();
            selectionChanged();
        });
        connect(&m_workspace->policy(), &PolicyGuard::remainingChanged, this, &MainWindow::updateBand);
        m_notices = std::make_unique<WriteNotices>(*m_workspace, m_servicesPage->messages());
        // Names for the ids in the table; a failure leaves the ids, and forms ask again.
        (void)m_workspace->catalogue().images();
        for (const ServiceType &type : {ServiceType(ServiceType::Api), ServiceType(ServiceType::WebApp)}) {
            (void)m_workspace->catalogue().instanceTypes(type);
        }
    }
    updateBand();
    selectionChanged();
}

void MainWindow::showFirstRun()
{
    setWorkspace(nullptr);
    m_keyPrompt->cancel();
    m_firstRun->reset();
    m_pages->setCurrentWidget(m_firstRun);
    m_profileButton->setCurrent(std::nullopt);
}

void MainWindow::updateBand()
{
    m_band->setVisible(m_workspace != nullptr);
    if (!m_workspace) {
        setWindowTitle(tr("Belay"));
        m_lockAction->setEnabled(false);
        setWindowIcon(QIcon(u":/icons/belay.svg"_s));
        return;
    }
    const Profile &profile = m_workspace->profile();
    const PolicyGuard &policy = m_workspace->policy();
    BandContent band = bandFor(profile, policy);
    if (policy.canUnlock()) {
        band.actionText = policy.isUnlocked() ? tr("Lock") : tr("Unlock 10 min");
    }
    const bool isOtherProfile =
        m_band->content().name != band.name || m_band->content().letter != band.letter;
    m_band->setContent(band);
    setWindowTitle(tr("%1 [%2] — Services — Belay").arg(profile.name, m_band->word()));
    if (isOtherProfile || windowIcon().isNull()) {
        setWindowIcon(windowIconFor(band));
    }
    m_lockAction->setEnabled(policy.canUnlock());
    m_lockAction->setText(policy.isUnlocked() ? tr("&Lock writes") : tr("&Unlock writes for 10 minutes"));
}

QList<Service> MainWindow::selected() const
{
    return m_servicesPage->table().selectedServices();
}

void MainWindow::selectionChanged()
{
    const QList<Service> services = selected();
    ServiceActions::Circumstances circumstances;
    if (m_workspace) {
        circumstances = {&m_workspace->policy(), m_workspace->services().state().isOffline()};
    }
    m_actions->update(services, circumstances);
    m_statusLine->setCounts(m_servicesPage->shownCount(), static_cast<int>(services.size()));
    const bool isOne = services.size() == 1;
    m_details->setService(isOne ? std::optional(services.first().id) : std::nullopt);
    m_details->setSelectionCount(static_cast<int>(services.size()));
    if (isOne && m_testDock->isVisible()) {
        m_testPanel->setService(services.first());
    }
}

void MainWindow::testSelected()
{
    if (const QList<Service> services = selected(); services.size() == 1) {
        m_testPanel->setService(services.first());
        showPanel(m_testDock, m_testPanel);
        m_testPanel->focusRequest();
    }
}

void MainWindow::showPanel(QDockWidget *dock, QWidget *focus)
{
    const bool isFirstTime = !dock->isVisible() && dock->height() < 100;
    dock->show();
    dock->raise();
    if (isFirstTime) {
        resizeDocks({dock}, {360}, Qt::Vertical);
    }
    focus->setFocus();
}

void MainWindow::focusNextPane(int step)
{
    focusPane({&m_servicesPage->filterBar(), &m_servicesPage->table(), m_details, m_testPanel, m_activity},
              step);
}

void MainWindow::manageProfiles(const ProfileId &edit)
{
    auto *manager = new ProfileManager(m_services.profiles, this);
    manager->setAttribute(Qt::WA_DeleteOnClose);
    connect(manager, &ProfileManager::profileSaved, this, [this](const ProfileId &id) {
        const std::optional<Profile> profile = m_services.profiles.store.find(id);
        if (profile && m_workspace && m_workspace->profile().id == id) {
            openProfile(*profile);
        }
    });
    manager->open();
    if (!edit.isEmpty() && m_services.profiles.store.find(edit)) {
        manager->edit(edit);
    }
}

void MainWindow::changeZoom(double factor)
{
    static const qreal normal = QApplication::font().pointSizeF();
    QFont font = QApplication::font();
    font.setPointSizeF(factor <= 0 ? normal : qBound(normal * 0.7, font.pointSizeF() * factor, normal * 2.5));
    QApplication::setFont(font);
}

void MainWindow::saveState()
{
    QSettings &settings = m_services.settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/state"_s, QMainWindow::saveState());
    settings.setValue(u"window/splitter"_s, m_splitter->saveState());
    settings.setValue(u"window/details"_s, m_details->isVisibleTo(this));
    settings.setValue(u"filter/query"_s, m_servicesPage->filterBar().filter().query());
    m_servicesPage->table().saveLayout(settings);
}

void MainWindow::restoreState()
{
    const QSettings &settings = m_services.settings;
    restoreGeometry(settings.value(u"window/geometry"_s).toByteArray());
    QMainWindow::restoreState(settings.value(u"window/state"_s).toByteArray());
    m_splitter->restoreState(settings.value(u"window/splitter"_s).toByteArray());
    if (!settings.value(u"window/details"_s, true).toBool()) {
        findChild<QAction *>(u"toggleDetails"_s)->trigger();
    }
    m_servicesPage->filterBar().setQuery(settings.value(u"filter/query"_s).toString());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_undoBar->askBeforeClosing(m_services.profiles.prompter, this)) {
        event->ignore();
        return;
    }
    saveState();
    m_commands->closeForms();
    QMainWindow::closeEvent(event);
}

void MainWindow::quit()
{
    // Forms would ask one by one, and stop it: what is typed in them is kept, and offered at the next start.
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *main = qobject_cast<MainWindow *>(window)) {
            main->m_commands->closeForms();
        }
    }
    QApplication::closeAllWindows();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && m_workspace) {
        m_workspace->poller().setWindowVisible(!isMinimized());
    }
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!std::exchange(m_firstFrameTold, true)) {
        // From the event loop: this frame is on the screen by then.
        QTimer::singleShot(0, this, &MainWindow::firstFrameShown);
    }
}

} // namespace Belay
