// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/services/journal.h"
#include "models/services/workspace.h"
#include "tests/support/await.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace Belay {

//! A Workspace as the program makes it, with a real journal and a real test history in a temporary place.
//! Retries and look-ups hardly pause.
class Workbench
{
public:
    explicit Workbench(const QUrl &baseUrl, const Secret &key = Secret("a-key-for-tests"),
                       const Policy &policy = Policy::defaultFor(ProfileClass::Development))
    {
        m_profile.id = ProfileId{QStringLiteral("test-profile")};
        m_profile.name = QStringLiteral("test");
        m_profile.baseUrl = baseUrl;
        m_profile.policy = policy;
        m_key = key;
        openJournal(m_directory.filePath(QStringLiteral("journal.db")));
    }

    Workspace &workspace() { return *m_workspace; }
    ServiceRepository &services() { return m_workspace->services(); }
    ServiceWriter &writer() { return m_workspace->writer(); }
    Journal &journal() { return *m_journal; }
    QString directory() const { return m_directory.path(); }

    //! Another Workspace on the journal at \a path, as after a new start.
    void openJournal(const QString &path)
    {
        using namespace std::chrono_literals;
        m_workspace.reset();
        m_journal.reset();
        m_journalDatabase =
            std::make_unique<LocalDatabase>(path, Journal::migrations(), LocalDatabase::Durability::Full);
        m_journal = std::make_unique<Journal>(*m_journalDatabase, m_clock);
        m_workspace = std::make_unique<Workspace>(m_profile, m_key, *m_journal, m_history, m_clock);
        RetryTimings timings;
        timings.transientBase = 1ms;
        timings.throttledBase = 1ms;
        m_workspace->transport().setTimings(timings);
        m_workspace->writer().setCheckPauses({1ms, 10ms, 20ms});
    }
    void restart() { openJournal(m_journalDatabase->path()); }
    //! Closes the profile, with whatever is under way.
    void closeWorkspace() { m_workspace.reset(); }

    //! Lists and waits for the end of it.
    bool refresh()
    {
        // An event loop wakes at once, where QTest::qWaitFor() looks only every 10 ms.
        QEventLoop loop;
        QObject::connect(&services(), &ServiceRepository::stateChanged, &loop, [&] {
            if (!services().state().isLoading) {
                loop.quit();
            }
        });
        QTimer::singleShot(std::chrono::seconds(30), &loop, &QEventLoop::quit);
        services().refresh();
        loop.exec();
        return !services().state().isLoading;
    }

    //! The newest entries, newest first.
    QList<JournalEntry> entries() { return await(m_journal->recent(1000)).value_or(QList<JournalEntry>()); }

private:
    QTemporaryDir m_directory;
    SystemClock m_clock;
    Profile m_profile;
    Secret m_key;
    LocalDatabase m_historyDatabase{m_directory.filePath(QStringLiteral("history.db")),
                                    TestHistory::migrations(), LocalDatabase::Durability::Normal};
    TestHistory m_history{m_historyDatabase, m_clock};
    std::unique_ptr<LocalDatabase> m_journalDatabase;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace Belay
