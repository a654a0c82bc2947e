// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "views/profiles/profileservices.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace Belay {

class CommandPalette;
class DeleteUndoBar;
class DetailsPane;
class DraftsMenu;
class FirstRunPage;
class KeyPrompt;
class Keymap;
class Panels;
class Preferences;
class ProfileHeading;
class ProfileMenuButton;
class ProfileOpener;
class SavedViews;
class ServiceActions;
class ServiceCommands;
class ServicesPage;
class Sidebar;
class StatusLine;
class ViewCommands;
class WindowState;
class WriteNotices;
struct Message;

//! What a main window works with. All of it outlives the window.
struct MainWindowServices
{
    ProfileServices profiles;
    Journal &journal;
    TestHistory &history;
    const Clock &clock;
    QSettings &settings;
    SavedViews &views;
    Preferences &preferences;
    Keymap &keymap;
    Memory memory;
};

//! The window: puts the pages, panels, bars and actions together for the profile that is open in it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const MainWindowServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Opens \a profile with the list of last time; what is sent waits until its key has been read from this session or
    //! the keychain, and if that takes long, a page in place of the list says so.
    void openProfile(const Profile &profile);
    //! Opens \a profile with a key that is at hand: the sandbox, the environment.
    void openProfile(const Profile &profile, const Secret &key);
    //! Offered in the profile menu as the one of the environment.
    void setEnvironmentProfile(const std::optional<Profile> &profile);
    //! The open profile; null if none is.
    Workspace *workspace() const;

    //! A profile is being opened, and its table has no row yet: a frame drawn now would say nothing.
    bool awaitsRows() const;

    //! Selects the service of this name or id as soon as it is in the list.
    void showService(const QString &nameOrId);
    //! Begins a new service with what the YAML file \a path holds, once a profile is open: the one whose key is
    //! awaited, or, where none was asked for, the sandbox.
    void openFile(const QString &path);

    //! The profile manager; \a edit is opened in it, if there is such a profile.
    void manageProfiles(const ProfileId &edit, bool atCaFile = false);

    //! Tells \a message on the page that is shown.
    void tell(const Message &message);

    ServicesPage &servicesPage() { return *m_servicesPage; }

signals:
    void sandboxRequested();
    void environmentRequested();
    //! With \a profile open, if one is given, and in it the service of that id selected.
    void newWindowRequested(const std::optional<Belay::Profile> &profile, const QString &service);
    void preferencesRequested();
    //! workspace() is that of another profile, which uses \a key.
    void profileOpened(const Belay::Secret &key);
    //! The table of the profile that was opened has its first rows: those of last time, or the platform's.
    void rowsArrived();
    //! The first frame with content is on the screen.
    void firstFrameShown();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildPages();
    void buildToolBar();
    void buildMenus();
    void connectPages();
    void connectFirstRun();
    void connectActions();
    void connectViews();
    void connectPalette();
    void workspaceChanged();
    void profileReady(const Secret &key);
    void showFirstRun();
    //! Made when it is first shown.
    FirstRunPage &firstRun();
    //! Asks, and closes later, if a write is under way; false if there is nothing to ask.
    bool askWhileWriting();
    void quit();
    void selectionChanged();
    void selectWanted();
    void goToService(const ServiceId &id);
    void openPalette();
    std::optional<Profile> profileOf(const ProfileId &id) const;
    void openProfile(const ProfileId &id);
    void updateCancel();
    void cancelRequest();
    void testSelected();
    void focusNextPane(int step);
    void applyPreferences();
    void changeZoom(double factor);
    QList<Service> selected() const;
    QList<Service> targets() const;
    bool isProtected(const QList<Service> &services) const;
    void saveState();
    void restoreState();

    MainWindowServices m_services;
    std::unique_ptr<WriteNotices> m_notices; //!< of the workspace, and gone before it
    std::optional<Profile> m_environment;
    ServiceActions *m_actions;
    ServiceCommands *m_commands;
    DraftsMenu *m_drafts = nullptr;
    ViewCommands *m_views;
    ProfileHeading *m_heading;
    DeleteUndoBar *m_undoBar;
    QStackedWidget *m_pages;
    QWidget *m_welcome; //!< the page that holds firstRun()
    FirstRunPage *m_firstRun = nullptr;
    KeyPrompt *m_keyPrompt;
    ProfileOpener *m_opener;
    QSplitter *m_splitter;
    Sidebar *m_sidebar;
    ServicesPage *m_servicesPage;
    DetailsPane *m_details;
    Panels *m_panels;
    ProfileMenuButton *m_profileButton;
    StatusLine *m_statusLine;
    CommandPalette *m_palette;
    QAction *m_paletteAction = nullptr;
    QAction *m_keysAction = nullptr;
    QAction *m_undoAction = nullptr;
    QAction *m_cancelAction = nullptr;
    QAction *m_saveViewAction = nullptr;
    std::unique_ptr<WindowState> m_state;
    QString m_wantedService; //!< to be selected once it is listed
    QString m_wantedFile;    //!< to be opened once a profile is
    bool m_firstFrameTold = false;
    bool m_closesWhileWriting = false; //!< a person said so
};

} // namespace Belay
