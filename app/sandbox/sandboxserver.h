// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxoptions.h"
#include "models/core/secret.h"

#include <QLatin1String>
#include <QUrl>

#include <memory>
#include <optional>

namespace Belay {

//! The routes a sandbox tells apart when it counts.
enum class SandboxRoute {
    Services,      //!< list and create
    Service,       //!< describe, update, delete
    ServiceTest,   //!< test call
    Images,        //!< images and their versions
    InstanceTypes, //!< instance types
    Other,         //!< everything else, such as the telemetry of the vendor's SDK
};

//! A local Peak workspace: every endpoint of the contract, on 127.0.0.1 only, with data in SQLite.
//!
//! Serves from threads of its own, so any thread may talk to it over HTTP, also the one that started it. All
//! functions are thread-safe except start(), stop() and the destructor. Needs a QCoreApplication.
class SandboxServer
{
public:
    SandboxServer();
    //! Stops.
    ~SandboxServer();
    Q_DISABLE_COPY_MOVE(SandboxServer)

    //! Listens when it returns. Gives nothing, or a sentence saying why it could not start: the port is taken,
    //! the data cannot be opened, the fault specification has an error.
    [[nodiscard]] std::optional<QString> start(const SandboxOptions &options);
    //! Closes every connection and returns when the threads are gone. Harmless when not running.
    void stop();
    bool isRunning() const;

    //! Base URL such as http://127.0.0.1:40213, no trailing slash; what a profile takes. Empty when not running.
    QUrl url() const;
    //! Random for each start, 256 bits. Goes raw or after "Bearer " into the Authorization header.
    Secret apiKey() const;
    //! May read and test, and gets 403 for create, update and delete.
    Secret readOnlyApiKey() const;

    //! Requests that have arrived since the start, also those refused, faulted or never answered.
    //! \a method in capitals, such as "POST".
    quint64 requestCount(SandboxRoute route, QLatin1String method) const;
    quint64 requestCount() const;

    //! Replaces the faults. \a spec is a comma-separated list of NAME[@METHOD]:RATE, tried in order for each
    //! request with a good key; RATE is 0 to 1; METHOD limits it to GET, POST, PATCH or DELETE. NAME is an HTTP
    //! status 400 to 599 (nothing is done; 429 and 503 carry Retry-After: 1), "stall" (no answer comes, the
    //! connection stays open), "reset" (the connection is reset, nothing is done) or "drop-answer" (the request is
    //! carried out, then the connection closes without an answer). Empty: no faults. Gives nothing, or what is
    //! wrong with \a spec; then the old faults stay.
    [[nodiscard]] std::optional<QString> setFaults(const QString &spec);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Belay
