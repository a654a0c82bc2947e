// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "models/services/signincheck.h"
#include "views/common/messagebar.h"

#include <QApplication>
#include <QFileInfo>
#include <QNetworkInformation>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr auto settingsFile = "/window.ini"_L1;
const auto formatKey = u"format"_s;
constexpr int settingsFormat = 1;
constexpr std::chrono::milliseconds patienceForRows(150);

std::optional<StorageNotice> checkSettings(const QString &path)
{
    if (const std::optional<StorageNotice> notice = PrivateFiles::checkSettings(path)) {
        return notice;
    }
    if (QSettings(path, QSettings::IniFormat).value(formatKey, settingsFormat).toInt() <= settingsFormat) {
        return std::nullopt;
    }
    return StorageNotice{StorageNotice::Reason::Newer, path,
                         PrivateFiles::setAside(path).value_or(QString())};
}

} // namespace

Application::Application(Environment &environment, Prompter &prompter, const CommandLine &line,
                         const std::optional<EnvironmentProfile> &fromVariables, QObject *parent)
    : QObject(parent)
    , m_environment(environment)
    , m_prompter(prompter)
    , m_line(line)
    , m_fromVariables(fromVariables)
    , m_settingsNotice(checkSettings(environment.directories().config + settingsFile))
    , m_settings(environment.directories().config + settingsFile, QSettings::IniFormat)
    , m_preferences(m_settings)
    , m_keymap(m_preferences)
    , m_appearance(m_preferences)
{
    // At once: QSettings would write by itself soon, and less carefully.
    connect(&m_preferences, &Preferences::changed, this, &Application::keepSettings);
    connect(&m_views, &SavedViews::changed, this, &Application::keepSettings);
    for (const LocalDatabase *database : m_environment.databases()) {
        connect(database, &LocalDatabase::noticed, this, &Application::tellSetAside);
    }
}

Application::~Application() = default;

Result<void> Application::start()
{
    MainWindow *window = openWindow();
    const Result<void> opened = openFirstProfile(window);
    if (!opened) {
        return opened;
    }
    if (m_line.exitAfterFirstFrame) {
        connect(window, &MainWindow::firstFrameShown, qApp, &QCoreApplication::quit);
    }
    connect(window, &MainWindow::firstFrameShown, this, &Application::finishStart, Qt::QueuedConnection);
    if (m_line.minimized) {
        window->showMinimized();
        finishStart();
    } else {
        showOnceFilled(window);
    }
    openTargets(window);
    for (const std::optional<StorageNotice> &notice : {m_settingsNotice, m_environment.profiles().notice()}) {
        if (notice) {
            tellSetAside(*notice);
        }
    }
    (void)PrivateFiles::ensureDirectory(m_environment.directories().config);
    if (m_settings.value(formatKey).toInt() != settingsFormat) {
        m_settings.setValue(formatKey, settingsFormat);
        keepSettings();
    }
    return {};
}

void Application::finishStart()
{
    if (std::exchange(m_isStarted, true)) {
        return;
    }
    // If that fails, reading it fails too, and Activity says so.
    (void)m_environment.journal().removeOld();
    using Network = QNetworkInformation;
    if (Network::loadBackendByFeatures(Network::Feature::Reachability)) {
        connect(Network::instance(), &Network::reachabilityChanged, this,
                [this](Network::Reachability reachability) {
                    networkChanged(reachability != Network::Reachability::Disconnected);
                });
    }
}

void Application::showOnceFilled(MainWindow *window)
{
    if (!window->awaitsRows()) {
        window->show();
        return;
    }
    // The rows of last time come sooner than a person would miss the window. A frame before them would flicker.
    auto *patience = new QTimer(window);
    const auto show = [window, patience] {
        patience->deleteLater();
        window->show();
    };
    connect(window, &MainWindow::rowsArrived, patience, show);
    connect(patience, &QTimer::timeout, patience, show);
    patience->start(patienceForRows);
}

void Application::tell(const Message &message)
{
    const auto isOpen = [](const auto &window) { return window->isVisible(); };
    const auto open = std::find_if(m_windows.begin(), m_windows.end(), isOpen);
    if (!m_windows.empty()) {
        (open == m_windows.end() ? m_windows.front() : *open)->tell(message);
    }
}

void Application::tellSetAside(const StorageNotice &notice)
{
    Message message;
    message.id = u"setAside:"_s + notice.path;
    message.severity = MessageSeverity::Warning;
    const QString name = QFileInfo(notice.path).fileName();
    switch (notice.reason) {
    case StorageNotice::Reason::Corrupt:
        message.text = tr("The file %1 could not be understood; it was set aside.").arg(name);
        break;
    case StorageNotice::Reason::Newer:
        message.text = tr("The file %1 is of a later version of Belay; it was set aside.").arg(name);
        break;
    case StorageNotice::Reason::Foreign:
        message.text = tr("The file %1 is another user's; it was set aside.").arg(name);
        break;
    }
    if (notice.setAside.isEmpty()) {
        message.nextStep = tr("It could not be moved away either: nothing new will be kept.");
        message.details = notice.path;
    } else {
        message.nextStep = tr("A new one was begun.");
        message.details = notice.setAside;
    }
    tell(message);
}

void Application::keepSettings()
{
    const Result<void> saved = PrivateFiles::save(m_settings);
    if (saved) {
        return;
    }
    Message message;
    message.id = u"settingsNotKept"_s;
    message.severity = MessageSeverity::Error;
    message.text = tr("Preferences and views cannot be saved.");
    message.nextStep = tr("What you change holds until you quit. See whether the disk is full or protected.");
    message.details = saved.error().toString();
    tell(message);
}

MainWindow *Application::openWindow()
{
    const MainWindowServices services{
        {m_environment.profiles(), m_environment.keychain(), m_environment.sessionKeys(), m_prompter,
         checkSignIn},
        m_environment.journal(),
        m_environment.history(),
        m_environment.clock(),
        m_settings,
        m_views,
        m_preferences,
        m_keymap,
        {&m_environment.drafts(), &m_environment.redeploys(), &m_environment.lists()}};
    m_windows.push_back(std::make_unique<MainWindow>(services));
    MainWindow *window = m_windows.back().get();
    if (m_fromVariables) {
        window->setEnvironmentProfile(m_fromVariables->profile);
    }
    connect(window, &MainWindow::sandboxRequested, this, [this, window] { openSandbox(window, false); });
    connect(window, &MainWindow::environmentRequested, this,
            [this, window] { window->openProfile(m_fromVariables->profile, m_fromVariables->key); });
    connect(window, &MainWindow::preferencesRequested, this, [this, window] { openPreferences(window); });
    connect(window, &MainWindow::profileOpened, this,
            [this, window](const Secret &key) { redactSecrets(*window->workspace(), key); });
    connect(window, &MainWindow::newWindowRequested, this, &Application::openAnotherWindow);
    return window;
}

void Application::networkChanged(bool isReachable)
{
    for (const auto &window : m_windows) {
        if (Workspace *workspace = window->workspace()) {
            workspace->networkChanged(isReachable);
        }
    }
}

void Application::raiseWindow()
{
    const auto isOpen = [](const auto &window) { return window->isVisible(); };
    const auto last = std::find_if(m_windows.rbegin(), m_windows.rend(), isOpen);
    QWidget *active = QApplication::activeWindow();
    if (!active && last == m_windows.rend()) {
        return;
    }
    QWidget *window = active ? active : last->get();
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->raise();
    window->activateWindow();
}

void Application::openAnotherWindow(const std::optional<Profile> &profile, const QString &service)
{
    MainWindow *window = openWindow();
    if (profile && profile->isSandbox) {
        openSandbox(window, false);
    } else if (profile && profile->isEnvironment) {
        window->openProfile(m_fromVariables->profile, m_fromVariables->key);
    } else if (profile) {
        window->openProfile(*profile);
    }
    window->showService(service);
    window->show();
}

void Application::openSandbox(MainWindow *window, bool fresh)
{
    const auto sandbox = m_environment.openSandbox(fresh);
    if (sandbox) {
        window->openProfile(sandbox->first, sandbox->second);
        return;
    }
    Question problem;
    problem.id = u"sandboxFailed"_s;
    problem.title = tr("Sandbox");
    problem.text = tr("The sandbox could not start.");
    problem.information = sandbox.error().detail;
    problem.answers = {Answer{u"close"_s, tr("Close"), Answer::Role::Reject}};
    m_prompter.ask(window, problem, this, [](const QString &) {});
}

Result<void> Application::openFirstProfile(MainWindow *window)
{
    const ProfileStore &profiles = m_environment.profiles();
    const QString name = m_line.profileName.isEmpty() ? m_line.linkProfile : m_line.profileName;
    if (m_line.sandbox || name == "sandbox"_L1) {
        openSandbox(window, m_line.sandboxFresh);
    } else if (m_fromVariables && (name.isEmpty() || name == "environment"_L1)) {
        window->openProfile(m_fromVariables->profile, m_fromVariables->key);
    } else if (!name.isEmpty()) {
        const std::optional<Profile> profile = profiles.findByName(name);
        if (!profile) {
            return Failure(localError(ErrorKind::NotFound, u"there is no profile \"%1\""_s.arg(name)));
        }
        window->openProfile(*profile);
    } else if (const std::optional<Profile> last = profiles.find(profiles.lastUsed());
               last && m_preferences.opensLastProfile()) {
        window->openProfile(*last);
    }
    return {};
}

void Application::redactSecrets(Workspace &workspace, const Secret &key)
{
    Redactor *redactor = m_environment.redactor();
    if (!redactor) {
        return;
    }
    redactor->add(key);
    ServiceRepository *services = &workspace.services();
    connect(services, &ServiceRepository::rowsChanged, this,
            [services, redactor](const QList<ServiceRepository::Change> &changes) {
                for (const ServiceRepository::Change &change : changes) {
                    const ServiceDetails *details = services->store().details(change.row);
                    if (details && details->parameters) {
                        for (const QString &value : details->parameters->env) {
                            redactor->add(value);
                        }
                    }
                }
            });
}

void Application::openPreferences(MainWindow *window)
{
    if (!m_preferencesWindow) {
        const Directories &directories = m_environment.directories();
        m_preferencesWindow =
            std::make_unique<PreferencesWindow>(PreferencesServices{m_preferences,
                                                                    m_keymap,
                                                                    m_prompter,
                                                                    m_environment.history(),
                                                                    m_environment.lists(),
                                                                    {directories.config, directories.data}});
    }
    m_preferencesWindow->disconnect(this);
    const QPointer<MainWindow> from(window);
    connect(m_preferencesWindow.get(), &PreferencesWindow::profilesRequested, this, [from] {
        if (from) {
            from->manageProfiles({});
        }
    });
    m_preferencesWindow->show();
    m_preferencesWindow->raise();
    m_preferencesWindow->activateWindow();
}

void Application::openTargets(MainWindow *window)
{
    if (!m_line.linkService.isEmpty()) {
        window->showService(m_line.linkService);
    }
    if (!m_line.openFile.isEmpty()) {
        window->openFile(m_line.openFile);
    }
}

} // namespace Belay
