// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxserver.h"
#include "tests/support/workbench.h"

namespace Belay {

//! A sandbox in this process and a Workspace on it. Link belay_sandbox.
class SandboxBench
{
public:
    //! Empty, with a short life cycle.
    static SandboxOptions quick()
    {
        SandboxOptions options;
        options.generatedServices = 0;
        options.deployTime = std::chrono::milliseconds(100);
        return options;
    }
    static SandboxOptions generated(int count)
    {
        SandboxOptions options = quick();
        options.generatedServices = count;
        return options;
    }

    explicit SandboxBench(const SandboxOptions &options = quick(),
                          const Policy &policy = Policy::defaultFor(ProfileClass::Development))
        : server(options)
        , bench(server->url(), server->apiKey(), policy)
    {
    }

    quint64 requests(SandboxRoute route, const char *method) const
    {
        return server->requestCount(route, QLatin1String(method));
    }

    //! A draft that the sandbox accepts: the echo image as an API.
    static ServiceDraft draft(const QString &name)
    {
        ServiceDraft draft;
        draft.name = name;
        draft.title = QStringLiteral("A title");
        draft.type = ServiceType::Api;
        draft.imageId = ImageId{101};
        draft.versionId = VersionId{1001};
        return draft;
    }

    //! Creates \a draft, waits until it has settled, and gives it as described.
    Service make(const ServiceDraft &draft)
    {
        const Result<WriteReport> report = await(bench.writer().create(draft));
        return report ? settled(report->id) : Service();
    }
    //! Describes \a id until its status is settled.
    Service settled(const ServiceId &id)
    {
        Service service;
        const auto isSettled = [&] {
            service = await(bench.services().describe(id)).value_or(Service());
            return !service.id.value.isEmpty() && !service.status.isTransitional();
        };
        return QTest::qWaitFor(isSettled, 10'000) ? service : Service();
    }

private:
    struct Started
    {
        explicit Started(const SandboxOptions &options)
        {
            if (const std::optional<QString> problem = server.start(options)) {
                qFatal("the sandbox did not start: %s", qPrintable(*problem));
            }
        }
        SandboxServer *operator->() { return &server; }
        const SandboxServer *operator->() const { return &server; }

        SandboxServer server;
    };

public:
    Started server;
    Workbench bench;
};

} // namespace Belay
