// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/sandbox/sandboxserver.h"
#include "models/core/clock.h"
#include "models/core/redactor.h"
#include "models/invocation/testhistory.h"
#include "models/profiles/environmentprofile.h"
#include "models/profiles/keychaincredentialstore.h"
#include "models/profiles/profilestore.h"
#include "models/profiles/sessioncredentialstore.h"
#include "models/services/draftstore.h"
#include "models/services/journal.h"
#include "models/services/redeploylog.h"
#include "models/services/rememberedlists.h"

#include <memory>

namespace Belay {

//! Where this user's settings and data are: the platform's places, or all below one directory that was asked for.
struct Directories
{
    QString config;
    QString data;

    static Directories forUser();
    static Directories below(const QString &directory);
};

//! The objects behind every window and command, each built once: stores, keys, journal, clock, sandbox.
class Environment
{
public:
    //! Directories and files are made when something is first written to them. \a keychain stands in for the
    //! system's.
    explicit Environment(const Directories &directories, std::unique_ptr<CredentialStore> keychain = nullptr);
    ~Environment();
    Q_DISABLE_COPY_MOVE(Environment)

    const Directories &directories() const { return m_directories; }
    const Clock &clock() const { return m_clock; }
    ProfileStore &profiles() { return m_profiles; }
    CredentialStore &keychain() { return *m_keychain; }
    SessionCredentialStore &sessionKeys() { return m_sessionKeys; }
    Journal &journal() { return m_journal; }
    TestHistory &history() { return m_history; }
    DraftStore &drafts() { return m_drafts; }
    RedeployLog &redeploys() { return m_redeploys; }
    RememberedLists &lists() { return m_lists; }

    //! The running sandbox, started if need be: data kept between runs, or, when \a fresh, temporary and
    //! empty. An error says why it could not start.
    Result<std::pair<Profile, Secret>> openSandbox(bool fresh);
    //! The files behind them, each of which may tell that it was set aside; not that of the drafts, who tell themselves.
    QList<LocalDatabase *> databases()
    {
        return {&m_journalDatabase, &m_historyDatabase, &m_redeploysDatabase, &m_listsDatabase};
    }

    //! Learns each secret that comes into use, for the log; outlives this. Null: nobody does.
    void setRedactor(Redactor *redactor) { m_redactor = redactor; }
    Redactor *redactor() const { return m_redactor; }

    SandboxServer &sandbox() { return m_sandbox; }
    //! Options for the next start of the sandbox.
    void setSandboxOptions(const SandboxOptions &options) { m_sandboxOptions = options; }

private:
    Directories m_directories;
    SystemClock m_clock;
    ProfileStore m_profiles;
    std::unique_ptr<CredentialStore> m_keychain;
    SessionCredentialStore m_sessionKeys;
    LocalDatabase m_journalDatabase;
    LocalDatabase m_historyDatabase;
    LocalDatabase m_draftsDatabase;
    LocalDatabase m_redeploysDatabase;
    LocalDatabase m_listsDatabase;
    Journal m_journal;
    TestHistory m_history;
    DraftStore m_drafts;
    RedeployLog m_redeploys;
    RememberedLists m_lists;
    Redactor *m_redactor = nullptr;
    SandboxOptions m_sandboxOptions;
    SandboxServer m_sandbox;
};

} // namespace Belay
