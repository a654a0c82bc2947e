// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/applicationserver.h"
#include "app/sandbox/pickers.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/workerthread.h"
#include "app/sandbox/workspace.h"

namespace Belay::Sandbox {

//! Carries out requests that have been let in: from the wire to the operation and back. Thread-safe.
class ServiceRoutes
{
public:
    //! \a workspace is only touched inside \a worker.
    ServiceRoutes(WorkerThread &worker, Workspace &workspace, const Pickers &pickers,
                  const ApplicationServer &applications);

    //! \a match has an operation.
    HttpAnswer handle(const RouteMatch &match, const HttpRequest &request);

private:
    HttpAnswer list(const HttpRequest &request);
    HttpAnswer test(const QString &name, const QJsonObject &body);

    WorkerThread &m_worker;
    Workspace &m_workspace;
    const Pickers &m_pickers;
    const ApplicationServer &m_applications;
};

} // namespace Belay::Sandbox
