// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QTimer>

#include <memory>

namespace Belay {

class KeyPrompt;
struct MainWindowServices;

//! Holds the profile that is open in a window, and opens another one: first the list of last time, which needs no key,
//! then the key, and with it the platform.
class ProfileOpener : public QObject
{
    Q_OBJECT

public:
    //! Both outlive it.
    ProfileOpener(const MainWindowServices &services, KeyPrompt &prompt, QObject *parent = nullptr);
    ~ProfileOpener() override;

    //! Opens \a profile with the list of last time; what is sent waits until its key has been read from this session or
    //! the keychain. If that takes long, the profile is closed again until the key is there, and the prompt says so.
    void open(const Profile &profile);
    //! Opens \a profile with a key that is at hand.
    void open(const Profile &profile, const Secret &key);
    void close();

    //! Null while no profile is open.
    Workspace *workspace() const { return m_workspace.get(); }
    //! Open, and its key is there.
    bool hasKey() const { return m_workspace && !m_workspace->awaitsKey(); }

    //! The window has shown its first frame, which the keychain would hold up.
    void frameShown();

signals:
    //! workspace() is another one. The one before it is gone when this has been told to all.
    void workspaceChanged();
    //! The open profile has its key.
    void opened(const Belay::Secret &key);
    //! The prompt has something to say.
    void heldUp();

private:
    void setWorkspace(std::unique_ptr<Workspace> workspace);
    std::unique_ptr<Workspace> makeWorkspace(const Profile &profile, const Secret &key) const;
    void readKey();
    void useKey(const Profile &profile, const Secret &key);

    const MainWindowServices &m_services;
    KeyPrompt &m_prompt;
    std::unique_ptr<Workspace> m_workspace;
    QTimer m_patience; //!< while the key is not asked for yet
    bool m_frameShown = false;
};

} // namespace Belay
