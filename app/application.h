// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/environment.h"
#include "app/exitcode.h"
#include "models/services/savedviews.h"
#include "views/common/dialogprompter.h"
#include "views/common/keymap.h"
#include "views/mainwindow/mainwindow.h"
#include "views/preferences/appearance.h"
#include "views/preferences/preferenceswindow.h"

#include <QSettings>

#include <memory>
#include <vector>

namespace Belay {

//! The program with windows: puts the environment and the windows together, and opens what was asked for.
class Application : public QObject
{
    Q_OBJECT

public:
    //! \a environment and \a prompter outlive it.
    Application(Environment &environment, Prompter &prompter, const CommandLine &line,
                const std::optional<EnvironmentProfile> &fromVariables, QObject *parent = nullptr);
    ~Application() override;

    //! Opens the first window with the profile that the command line, the environment or the last run
    //! names. An error means that there is no such profile.
    Result<void> start();
    MainWindow *openWindow();
    //! Brings the window that was used last to the front.
    void raiseWindow();
    //! Opens the sandbox in \a window, starting it if need be.
    void openSandbox(MainWindow *window, bool fresh);

private:
    void openAnotherWindow(const std::optional<Profile> &profile, const QString &service);
    Result<void> openFirstProfile(MainWindow *window);
    void openTargets(MainWindow *window);
    //! Shows \a window when its rows are there, or have not come for a moment.
    void showOnceFilled(MainWindow *window);
    //! What no frame needs: once the first one is shown.
    void finishStart();
    //! The machine can reach a network, or no longer can, or reaches another one.
    void networkChanged(bool isReachable);
    void tell(const Message &message);
    void tellSetAside(const StorageNotice &notice);
    //! Writes the settings, and tells once if that fails.
    void keepSettings();
    //! Keeps the key and the values of environment variables out of the log.
    void redactSecrets(Workspace &workspace, const Secret &key);
    void openPreferences(MainWindow *window);

    Environment &m_environment;
    Prompter &m_prompter;
    CommandLine m_line;
    std::optional<EnvironmentProfile> m_fromVariables;
    std::optional<StorageNotice> m_settingsNotice; //!< before the settings are read
    QSettings m_settings;
    SavedViews m_views{m_settings};
    Preferences m_preferences;
    Keymap m_keymap;
    Appearance m_appearance;
    std::unique_ptr<PreferencesWindow> m_preferencesWindow; //!< once it was wanted
    std::vector<std::unique_ptr<MainWindow>> m_windows;
    bool m_isStarted = false;
};

} // namespace Belay
