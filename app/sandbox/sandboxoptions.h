// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace Belay {

//! How a sandbox is started. The defaults are those of a person trying things out.
struct SandboxOptions
{
    //! Port on 127.0.0.1; 0 takes any free one.
    quint16 port = 0;
    //! Where the services are kept between runs; made if missing. Empty: a temporary place that goes with the server.
    QString dataDir;
    //! Unset: a new store gets a dozen hand-made services. 0: it stays empty. N: it is filled up to N generated
    //! ones, the same for the same seed.
    std::optional<int> generatedServices;
    //! Added to every answer.
    std::chrono::milliseconds latency{0};
    //! Length of each stage of the life cycle: CREATING, DEPLOYING, DELETING.
    std::chrono::milliseconds deployTime{4000};
    //! How long the slow application thinks about a test call.
    std::chrono::milliseconds slowAnswer{2500};
    //! Decides the generated services and the dice of the faults.
    quint32 seed = 1;
    //! Faults from the start on, as SandboxServer::setFaults() takes them.
    QString faults;
};

} // namespace Belay
