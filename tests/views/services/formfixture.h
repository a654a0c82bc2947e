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

//! A sandbox of its own with a workspace on it, for forms that really read and write. Empty of services.
class FormFixture
{
public:
    explicit FormFixture(ProfileClass profileClass = ProfileClass::Development)
        : m_journalFile(m_dir.filePath(QStringLiteral("journal.db")), Journal::migrations(),
                        LocalDatabase::Durability::Normal)
        , m_historyFile(m_dir.filePath(QStringLiteral("history.db")), TestHistory::migrations(),
                        LocalDatabase::Durability::Normal)
        , m_draftsFile(m_dir.filePath(QStringLiteral("drafts.db")), DraftStore::migrations(),
                       LocalDatabase::Durability::Normal)
        , m_redeploysFile(m_dir.filePath(QStringLiteral("redeploys.db")), RedeployLog::migrations(),
                          LocalDatabase::Durability::Normal)
        , m_journal(m_journalFile, m_clock)
        , m_history(m_historyFile, m_clock)
        , m_drafts(m_draftsFile, m_clock)
        , m_redeploys(m_redeploysFile)
    {
        SandboxOptions options;
        options.generatedServices = 0;
        options.deployTime = std::chrono::milliseconds(50);
        m_problem = server.start(options);
        Profile profile = sandboxProfile(server.url());
        profile.name = QStringLiteral("acme-prod");
        profile.profileClass = profileClass;
        profile.policy = Policy::defaultFor(profileClass);
        m_workspace = std::make_unique<Workspace>(profile, server.apiKey(), m_journal, m_history, m_clock,
                                                  Memory{&m_drafts, &m_redeploys});
        m_workspace->writer().setCheckPauses({std::chrono::milliseconds(20), std::chrono::milliseconds(20)});
    }

    bool isReady() const { return !m_problem && m_dir.isValid(); }
    Workspace &workspace() { return *m_workspace; }
    DraftStore &drafts() { return m_drafts; }
    RedeployLog &redeploys() { return m_redeploys; }
    //! The drafts that wait to be opened again.
    QList<FormDraft> keptDrafts()
    {
        return await(m_drafts.kept(m_workspace->profile().id)).value_or(KeptDrafts()).drafts;
    }
    QString path(const QString &fileName) const { return m_dir.filePath(fileName); }
    quint64 count(SandboxRoute route, QLatin1String method) const
    {
        return server.requestCount(route, method);
    }

    //! A draft that the sandbox takes.
    static ServiceDraft sample(const QString &name, const ServiceType &type = ServiceType::WebApp)
    {
        const bool isApi = type == ServiceType(ServiceType::Api);
        ServiceDraft draft;
        draft.name = name;
        draft.title = QStringLiteral("Demand forecast");
        draft.type = type;
        draft.imageId = ImageId{isApi ? 102 : 203};
        draft.versionId = VersionId{isApi ? 1011 : 2022};
        draft.parameters =
            Parameters{{{QStringLiteral("REGION"), QStringLiteral("eu")}}, {QStringLiteral("warehouse")}};
        draft.tags = QStringList{QStringLiteral("pilot")};
        return draft;
    }

    //! Puts \a draft on the platform, past the workspace, and gives the settled service as described.
    Service put(const ServiceDraft &draft)
    {
        const Result<WriteAnswer> id = await(m_workspace->api().create(draft));
        return id ? settled(id->id) : Service();
    }
    //! Changes a service as somebody else would.
    Service change(const Service &service, const ServiceDraft &draft)
    {
        const ServicePatch patch = ServicePatch::between(ServiceDraft::fromService(service), draft);
        const Result<WriteAnswer> id = await(m_workspace->api().update(service.id, patch));
        return id ? settled(id->id) : Service();
    }
    Service settled(const ServiceId &id)
    {
        Service service;
        const bool isSettled = QTest::qWaitFor([&] {
            service = await(m_workspace->api().describe(id)).value_or(Service());
            return service.status == ServiceStatus(ServiceStatus::Available);
        });
        return isSettled ? service : Service();
    }
    std::optional<Service> find(const QString &name)
    {
        const Result<std::optional<Service>> found = await(m_workspace->api().findByName(name));
        return found && *found
                   ? std::optional(await(m_workspace->api().describe((*found)->id)).value_or(Service()))
                   : std::nullopt;
    }

    SandboxServer server;

private:
    QTemporaryDir m_dir;
    SystemClock m_clock;
    LocalDatabase m_journalFile;
    LocalDatabase m_historyFile;
    LocalDatabase m_draftsFile;
    LocalDatabase m_redeploysFile;
    Journal m_journal;
    TestHistory m_history;
    DraftStore m_drafts;
    RedeployLog m_redeploys;
    std::unique_ptr<Workspace> m_workspace;
    std::optional<QString> m_problem;
};

} // namespace Belay
