// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "models/services/signincheck.h"

#include <QApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

Application::Application(Environment &environment, Prompter &prompter, const CommandLine &line,
                         const std::optional<EnvironmentProfile> &fromVariables, QObject *parent)
    : QObject(parent)
    , m_environment(environment)
    , m_prompter(prompter)
    , m_line(line)
    , m_fromVariables(fromVariables)
    , m_settings(environment.directories().config + u"/window.ini"_s, QSettings::IniFormat)
    , m_preferences(m_settings)
    , m_keymap(m_preferences)
    , m_appearance(m_preferences)
{
}

Application::~Application() = default;

Result<void> Application::start()
{
    // Before a window reads it. If that fails, reading it fails too, and Activity says so.
    (void)m_environment.journal().removeOld();
    MainWindow *window = openWindow();
    const Result<void> opened = openFirstProfile(window);
    if (!opened) {
        return opened;
    }
    if (m_line.exitAfterFirstFrame) {
        connect(window, &MainWindow::firstFrameShown, qApp, &QCoreApplication::quit);
    }
    if (m_line.minimized) {
        window->showMinimized();
    } else {
        window->show();
    }
    openTargets(window);
    return {};
}

MainWindow *Application::openWindow()
{
    const MainWindowServices services{{m_environment.profiles(), m_environment.keychain(),
                                       m_environment.sessionKeys(), m_prompter, checkSignIn},
                                      m_environment.journal(),
                                      m_environment.history(),
                                      m_environment.clock(),
                                      m_settings,
                                      m_views,
                                      m_preferences,
                                      m_keymap,
                                      {&m_environment.drafts(), &m_environment.redeploys()}};
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
    connect(services, &ServiceRepository::rowsChanged, this, [services, redactor](int first, int last) {
        for (int row = first; row <= last; ++row) {
            const std::optional<ServiceDetails> &details = services->row(row).service.details;
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
