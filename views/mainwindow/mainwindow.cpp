// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/mainwindow.h"

#include "models/core/settingvalue.h"
#include "models/profiles/preferences.h"
#include "models/services/savedviews.h"
#include "views/common/errortext.h"
#include "views/common/keymap.h"
#include "views/common/messagearea.h"
#include "views/common/profileband.h"
#include "views/mainwindow/commandpalette.h"
#include "views/mainwindow/panefocus.h"
#include "views/mainwindow/panels.h"
#include "views/mainwindow/profileheading.h"
#include "views/mainwindow/profileopener.h"
#include "views/mainwindow/sidebar.h"
#include "views/mainwindow/statusline.h"
#include "views/mainwindow/viewcommands.h"
#include "views/mainwindow/windowstate.h"
#include "views/profiles/firstrunpage.h"
#include "views/profiles/keyprompt.h"
#include "views/profiles/profilemanager.h"
#include "views/profiles/profilemenubutton.h"
#include "views/services/deleteundobar.h"
#include "views/services/detailspane.h"
#include "views/services/draftsmenu.h"
#include "views/services/filterbar.h"
#include "views/services/serviceactions.h"
#include "views/services/servicecommands.h"
#include "views/services/servicespage.h"
#include "views/services/servicetablelayout.h"
#include "views/services/servicetableview.h"
#include "views/services/writenotices.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! What the menus offer, down to the last submenu.
QList<QAction *> offeredActions(const QWidget &menu)
{
    QList<QAction *> found;
    for (QAction *action : menu.actions()) {
        if (action->menu()) {
            found.append(offeredActions(*action->menu()));
        } else {
            found.append(action);
        }
    }
    return found;
}

} // namespace

MainWindow::MainWindow(const MainWindowServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_actions(new ServiceActions(this))
    , m_commands(new ServiceCommands(services.profiles.prompter, this))
    , m_views(new ViewCommands(services.views, this))
    , m_heading(new ProfileHeading(this))
    , m_undoBar(new DeleteUndoBar(this))
    , m_pages(new QStackedWidget(this))
    , m_welcome(new QWidget(this))
    , m_keyPrompt(new KeyPrompt(services.profiles, this))
    , m_opener(new ProfileOpener(m_services, *m_keyPrompt, this))
    , m_splitter(new QSplitter(this))
    , m_sidebar(new Sidebar(services.views, this))
    , m_servicesPage(new ServicesPage(this))
    , m_details(new DetailsPane(this))
    , m_panels(new Panels(services.profiles.prompter, services.journal, this, &m_servicesPage->table()))
    , m_profileButton(new ProfileMenuButton(services.profiles.store, this))
    , m_statusLine(new StatusLine(this))
    , m_palette(new CommandPalette(this))
{
    setObjectName(u"mainWindow"_s);
    setMinimumSize(900, 560);
    resize(1200, 760);
    buildPages();
    buildMenus();
    buildToolBar();
    setStatusBar(m_statusLine);
    connectPages();
    connectActions();
    connectViews();
    connectPalette();
    m_commands->setPreferences(services.preferences);
    connect(&services.preferences, &Preferences::changed, this, &MainWindow::applyPreferences);
    applyPreferences();
    services.keymap.adopt(offeredActions(*menuBar()) + actions());
    restoreState();
    workspaceChanged();
}

MainWindow::~MainWindow()
{
    // Pages refer to the workspace: they let go of it before it goes.
    m_opener->close();
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
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(m_servicesPage);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({200, 620, 380});
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_keyPrompt);
    m_pages->addWidget(m_splitter);

    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_heading->band());
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_undoBar);
    setCentralWidget(central);
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
    auto *spacer = new QWidget(bar);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    bar->addAction(m_paletteAction);
    QWidget *palette = bar->widgetForAction(m_paletteAction);
    palette->setObjectName(u"paletteButton"_s);
    palette->setAccessibleName(tr("Palette"));
}

void MainWindow::openPalette()
{
    PaletteContent content;
    content.addActions(*menuBar(), m_paletteAction);
    if (workspace()) {
        content.addViews(m_services.views);
    }
    content.addProfiles(m_services.profiles.store, m_environment);
    if (workspace()) {
        content.services = &workspace()->services();
    }
    m_palette->open(content);
}

std::optional<Profile> MainWindow::profileOf(const ProfileId &id) const
{
    if (m_environment && m_environment->id == id) {
        return m_environment;
    }
    const Profile sandbox = sandboxProfile(QUrl());
    return id == sandbox.id ? sandbox : m_services.profiles.store.find(id);
}

void MainWindow::openProfile(const ProfileId &id)
{
    const std::optional<Profile> profile = profileOf(id);
    if (profile && profile->isSandbox) {
        emit sandboxRequested();
    } else if (profile && profile->isEnvironment) {
        emit environmentRequested();
    } else if (profile) {
        openProfile(*profile);
    }
}

void MainWindow::updateCancel()
{
    m_cancelAction->setEnabled(m_panels->isCalling() ||
                               (workspace() && workspace()->services().state().isLoading));
}

void MainWindow::cancelRequest()
{
    if (m_panels->isCalling()) {
        m_panels->cancelCall();
    } else if (workspace()) {
        workspace()->services().cancel();
    }
}

void MainWindow::openProfile(const Profile &profile)
{
    m_opener->open(profile);
}

void MainWindow::openProfile(const Profile &profile, const Secret &key)
{
    m_opener->open(profile, key);
}

void MainWindow::profileReady(const Secret &key)
{
    emit profileOpened(key);
    const Profile &profile = workspace()->profile();
    if (!profile.isSandbox && !profile.isEnvironment) {
        const Result<void> remembered = m_services.profiles.store.setLastUsed(profile.id);
        if (!remembered) {
            m_servicesPage->messages().post(
                messageFor(remembered.error(), tr("Belay cannot remember which profile was open.")));
        }
    }
    m_notices = std::make_unique<WriteNotices>(*workspace(), m_servicesPage->messages());
    m_drafts->setWorkspace(workspace());
    // Names for the ids in the table; a failure leaves the ids, and forms ask again.
    (void)workspace()->catalogue().images();
    for (const ServiceType &type : {ServiceType(ServiceType::Api), ServiceType(ServiceType::WebApp)}) {
        (void)workspace()->catalogue().instanceTypes(type);
    }
    if (const QString path = std::exchange(m_wantedFile, {}); !path.isEmpty()) {
        m_commands->createFromFile(path);
    }
}

Workspace *MainWindow::workspace() const
{
    return m_opener->workspace();
}

bool MainWindow::awaitsRows() const
{
    return m_pages->currentWidget() != m_welcome && (!workspace() || workspace()->services().count() == 0);
}

void MainWindow::tell(const Message &message)
{
    const bool isFirstRun = m_pages->currentWidget() == m_welcome;
    (isFirstRun ? firstRun().messages() : m_servicesPage->messages()).post(message);
}

void MainWindow::showService(const QString &nameOrId)
{
    m_wantedService = nameOrId;
    selectWanted();
}

void MainWindow::selectWanted()
{
    if (m_wantedService.isEmpty() || !workspace()) {
        return;
    }
    const ServiceStore &services = workspace()->services().store();
    qsizetype row = services.indexOf(ServiceId{m_wantedService});
    for (qsizetype i = 0; i < services.count() && row < 0; ++i) {
        row = services.name(i) == m_wantedService ? i : -1;
    }
    if (row >= 0) {
        m_wantedService.clear();
        m_servicesPage->table().selectService(services.id(row));
    }
}

void MainWindow::goToService(const ServiceId &id)
{
    ServiceTableView &table = m_servicesPage->table();
    const auto isSelected = [&] {
        const std::optional<Service> current = table.currentService();
        return current && current->id == id;
    };
    table.selectService(id);
    if (!isSelected()) {
        // The filter hides it.
        m_servicesPage->filterBar().setQuery(QString());
        table.selectService(id);
    }
    if (isSelected()) {
        m_actions->openDetails->trigger();
    }
}

void MainWindow::openFile(const QString &path)
{
    if (m_opener->hasKey()) {
        m_commands->createFromFile(path);
        return;
    }
    m_wantedFile = path;
    if (m_pages->currentWidget() == m_welcome) {
        emit sandboxRequested();
    }
}

void MainWindow::setEnvironmentProfile(const std::optional<Profile> &profile)
{
    m_environment = profile;
    m_profileButton->setEnvironmentProfile(profile);
}

void MainWindow::workspaceChanged()
{
    Workspace *open = workspace();
    m_notices.reset();
    m_drafts->setWorkspace(nullptr);
    m_commands->setWorkspace(open);
    m_servicesPage->setWorkspace(open);
    m_details->setWorkspace(open);
    m_panels->setWorkspace(open);
    m_undoBar->setWorkspace(open);
    m_statusLine->setWorkspace(open);
    m_sidebar->setWorkspace(open);
    m_heading->setWorkspace(open);
    if (open) {
        restoreLayout(m_servicesPage->table(), m_services.settings);
        applyPreferences();
        connect(&open->policy(), &PolicyGuard::changed, this, &MainWindow::selectionChanged);
        connect(&open->services(), &ServiceRepository::stateChanged, this, &MainWindow::updateCancel);
        connect(&open->services(), &ServiceRepository::rowsInserted, this, &MainWindow::rowsArrived,
                Qt::SingleShotConnection);
        connect(&open->deletions(), &PendingDeletions::changed, this, [this] {
            m_undoAction->setEnabled(workspace() && !workspace()->deletions().pending().isEmpty());
        });
        connect(&open->protection(), &ProtectedServices::changed, this, &MainWindow::selectionChanged);
        open->protection().keepIn(m_services.settings);
        m_pages->setCurrentWidget(m_splitter);
        m_profileButton->setCurrent(open->profile());
    }
    m_undoAction->setEnabled(false);
    updateCancel();
    selectionChanged();
    if (open) {
        open->poller().start();
        m_servicesPage->table().setFocus();
    }
}

void MainWindow::showFirstRun()
{
    m_opener->close();
    firstRun().reset();
    m_pages->setCurrentWidget(m_welcome);
    m_profileButton->setCurrent(std::nullopt);
}

FirstRunPage &MainWindow::firstRun()
{
    if (!m_firstRun) {
        m_firstRun = new FirstRunPage(m_services.profiles, m_welcome);
        auto *layout = new QVBoxLayout(m_welcome);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_firstRun);
        connectFirstRun();
    }
    return *m_firstRun;
}

QList<Service> MainWindow::selected() const
{
    return m_servicesPage->table().selectedServices();
}

QList<Service> MainWindow::targets() const
{
    return m_servicesPage->table().targetServices();
}

bool MainWindow::isProtected(const QList<Service> &services) const
{
    return !services.isEmpty() &&
           std::all_of(services.begin(), services.end(), [this](const Service &service) {
               return workspace()->protection().contains(service.id);
           });
}

void MainWindow::selectionChanged()
{
    const ServiceTableView &table = m_servicesPage->table();
    const QList<Service> services = selected();
    ServiceActions::Circumstances circumstances;
    if (workspace()) {
        circumstances = {&workspace()->policy(), workspace()->services().state().isOffline(),
                         isProtected(targets()), table.tickedCount() > 0 ? targets() : QList<Service>()};
    }
    m_actions->update(services, circumstances);
    m_statusLine->setCounts(m_servicesPage->shownCount(), static_cast<int>(services.size()),
                            table.tickedCount(), table.hiddenTickedCount());
    const bool isOne = services.size() == 1;
    m_details->setService(isOne ? std::optional(services.first().id) : std::nullopt);
    m_details->setSelectionCount(static_cast<int>(services.size()));
    if (isOne) {
        m_panels->follow(services.first());
    }
}

void MainWindow::testSelected()
{
    if (const QList<Service> services = selected(); services.size() == 1) {
        m_panels->test(services.first());
    }
}

void MainWindow::focusNextPane(int step)
{
    const QList<QWidget *> pages{m_sidebar, &m_servicesPage->filterBar(), &m_servicesPage->table(),
                                 m_details};
    focusPane(pages + m_panels->panes(), step);
}

void MainWindow::manageProfiles(const ProfileId &edit, bool atCaFile)
{
    auto *manager = new ProfileManager(m_services.profiles, this);
    manager->setAttribute(Qt::WA_DeleteOnClose);
    connect(manager, &ProfileManager::profileSaved, this, [this](const ProfileId &id) {
        const std::optional<Profile> profile = m_services.profiles.store.find(id);
        if (profile && workspace() && workspace()->profile().id == id) {
            openProfile(*profile);
        }
    });
    manager->open();
    if (!edit.isEmpty() && m_services.profiles.store.find(edit)) {
        manager->edit(edit, atCaFile ? ProfileManager::Field::CaFile : ProfileManager::Field::Name);
    }
}

void MainWindow::changeZoom(double factor)
{
    Preferences &preferences = m_services.preferences;
    preferences.setTextPercent(factor <= 0 ? 100 : qRound(preferences.textPercent() * factor));
}

void MainWindow::applyPreferences()
{
    const Preferences &preferences = m_services.preferences;
    m_servicesPage->table().applyPreferences(preferences);
    m_services.history.setEnabled(preferences.keepsTestHistory());
    if (workspace()) {
        workspace()->poller().setIdlePause(preferences.idlePoll());
        workspace()->deletions().setDelay(preferences.undoTime());
    }
}

void MainWindow::saveState()
{
    m_state->save();
    keepSetting(m_services.settings, u"filter/query"_s, m_servicesPage->filterBar().filter().query());
    saveLayout(m_servicesPage->table(), m_services.settings);
}

void MainWindow::restoreState()
{
    m_state = std::make_unique<WindowState>(m_services.settings, *this, *m_splitter);
    m_state->keep(u"sidebar"_s, findChild<QAction *>(u"toggleSidebar"_s));
    m_state->keep(u"details"_s, findChild<QAction *>(u"toggleDetails"_s));
    m_state->restore();
    m_servicesPage->filterBar().setQuery(m_services.settings.value(u"filter/query"_s).toString());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_undoBar->askBeforeClosing(m_services.profiles.prompter, this) || askWhileWriting()) {
        event->ignore();
        return;
    }
    saveState();
    m_commands->closeForms();
    QMainWindow::closeEvent(event);
}

bool MainWindow::askWhileWriting()
{
    if (m_closesWhileWriting || !workspace() || !workspace()->writer().isWriting()) {
        return false;
    }
    Question question;
    question.id = u"closeWhileWriting"_s;
    question.title = tr("Close the window?");
    question.text = tr("A change of a service is under way.");
    question.information = tr("If you close now, it may or may not take effect. Belay looks it up when it "
                              "opens this profile again, "
                              "and Activity tells.");
    question.answers = {{u"stay"_s, tr("Keep open"), Answer::Role::Reject},
                        {u"close"_s, tr("Close"), Answer::Role::Accept}};
    m_services.profiles.prompter.ask(this, question, this, [this](const QString &answer) {
        m_closesWhileWriting = answer == "close"_L1;
        if (m_closesWhileWriting) {
            close();
        }
    });
    return true;
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
    if (event->type() == QEvent::WindowStateChange && workspace()) {
        workspace()->poller().setWindowVisible(!isMinimized());
    }
}

void MainWindow::showEvent(QShowEvent *event)
{
    if (m_pages->currentWidget() == m_welcome && !m_firstRun) {
        firstRun().setFocus();
    }
    QMainWindow::showEvent(event);
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
