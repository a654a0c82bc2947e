// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxserver.h"
#include "models/core/clock.h"
#include "models/services/workspace.h"
#include "tests/support/await.h"

#include <QTemporaryDir>

#include <memory>

namespace Belay {

//! A sandbox of its own and a workspace that is connected to it: what a window gets.
class SandboxFixture
{
public:
    explicit SandboxFixture(ProfileClass profileClass = ProfileClass::Development,
                            SandboxOptions options = fastOptions())
        : m_journalFile(m_directory.filePath(QStringLiteral("journal.sqlite")), Journal::migrations(),
                        LocalDatabase::Durability::Full)
        , m_historyFile(m_directory.filePath(QStringLiteral("history.sqlite")), TestHistory::migrations(),
                        LocalDatabase::Durability::Normal)
        , m_journal(m_journalFile, m_clock)
        , m_history(m_historyFile, m_clock)
    {
        m_problem = m_server.start(options);
        profile = sandboxProfile(m_server.url());
        profile.id = ProfileId{QStringLiteral("test")};
        profile.name = QStringLiteral("acme-test");
        profile.profileClass = profileClass;
        profile.policy = Policy::defaultFor(profileClass);
        open();
    }

    //! Life-cycle stages of a twentieth of a second.
    static SandboxOptions fastOptions()
    {
        SandboxOptions options;
        options.deployTime = std::chrono::milliseconds(50);
        options.slowAnswer = std::chrono::milliseconds(1500);
        return options;
    }

    bool isReady() const { return !m_problem && m_directory.isValid(); }
    //! Opens the workspace anew, with the profile as it is now.
    void open()
    {
        m_workspace.reset();
        m_workspace = std::make_unique<Workspace>(profile, m_server.apiKey(), m_journal, m_history, m_clock);
    }
    void close() { m_workspace.reset(); }

    SandboxServer &server() { return m_server; }
    Workspace &workspace() { return *m_workspace; }
    Journal &journal() { return m_journal; }
    TestHistory &history() { return m_history; }
    QString path(const QString &name) const { return m_directory.filePath(name); }

    //! Lists everything. False if that did not work.
    bool load()
    {
        m_workspace->services().refresh();
        return QTest::qWaitFor([this] { return m_workspace->services().state().updatedAt.isValid(); },
                               30'000);
    }
    //! The service of that name, described.
    Service service(const QString &name)
    {
        const Result<std::optional<Service>> found = await(m_workspace->api().findByName(name));
        if (!found || !*found) {
            return {};
        }
        return await(m_workspace->services().describe((*found)->id)).value_or(Service());
    }

    Profile profile;

private:
    QTemporaryDir m_directory;
    SystemClock m_clock;
    SandboxServer m_server;
    std::optional<QString> m_problem;
    LocalDatabase m_journalFile;
    LocalDatabase m_historyFile;
    Journal m_journal;
    TestHistory m_history;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace Belay
