// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/environment.h"
#include "app/exitcode.h"
#include "models/services/servicerepository.h"

#include <memory>

namespace Belay {

//! belay --export: lists all services of a profile, describes each, and writes them. No window.
class ExportCommand : public QObject
{
    Q_OBJECT

public:
    //! \a environment outlives it. \a fromVariables: the profile of API_KEY, if there is one.
    ExportCommand(Environment &environment, const CommandLine &line,
                  const std::optional<EnvironmentProfile> &fromVariables, QObject *parent = nullptr);

    //! Finds the profile and its key, then works. Ends with finished().
    void start();

signals:
    void finished(Belay::ExitCode code);

private:
    void withKey(const Profile &profile, const Secret &key);
    void listed(const ServiceList &list);
    void write(const QList<Service> &services);
    void fail(ExitCode code, const QString &text);

    Environment &m_environment;
    CommandLine m_line;
    std::optional<EnvironmentProfile> m_fromVariables;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<ServiceRepository> m_repository;
};

} // namespace Belay
