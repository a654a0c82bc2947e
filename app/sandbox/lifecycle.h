// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/storedservice.h"

#include <chrono>

namespace Belay::Sandbox {

class Catalogue;

//! The statuses a service goes through. Nothing ticks: a status is brought up to date when it is looked at, from
//! the time its next step is due, so a stopped sandbox catches up at its next start.
class LifeCycle
{
public:
    LifeCycle(const Catalogue &catalogue, std::chrono::milliseconds stage);

    void beginCreate(StoredService &service, qint64 now) const;
    void beginRedeploy(StoredService &service, qint64 now) const;
    void beginDelete(StoredService &service, qint64 now) const;

    //! The contract knows 409 for services in transition.
    static bool canDelete(const StoredService &service);
    //! A deployment cannot be changed while it is under way.
    static bool canRedeploy(const StoredService &service);
    static bool canUpdate(const StoredService &service);

    enum class Step { Settled, Advanced, Gone };
    //! Takes the step that is due at \a now, one at most: call again until Settled.
    Step advance(StoredService &service, qint64 now) const;

private:
    void proceed(StoredService &service, const QString &status, qint64 from) const;

    const Catalogue &m_catalogue;
    const qint64 m_stage;
};

} // namespace Belay::Sandbox
