// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/exportcommand.h"

#include "models/core/decoding.h"
#include "models/files/savefile.h"
#include "models/services/describeall.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Belay {

ExportCommand::ExportCommand(Environment &environment, const CommandLine &line,
                             const std::optional<EnvironmentProfile> &fromVariables, QObject *parent)
    : QObject(parent)
    , m_environment(environment)
    , m_line(line)
    , m_fromVariables(fromVariables)
{
}

void ExportCommand::start()
{
    if (m_line.sandbox) {
        const auto sandbox = m_environment.openSandbox(m_line.sandboxFresh);
        if (!sandbox) {
            fail(ExitCode::Failed, sandbox.error().detail);
            return;
        }
        withKey(sandbox->first, sandbox->second);
        return;
    }
    const bool wantsEnvironment = m_line.profileName.isEmpty() || m_line.profileName == "environment"_L1;
    if (m_fromVariables && wantsEnvironment) {
        withKey(m_fromVariables->profile, m_fromVariables->key);
        return;
    }
    const ProfileStore &profiles = m_environment.profiles();
    const std::optional<Profile> profile = m_line.profileName.isEmpty()
                                               ? profiles.find(profiles.lastUsed())
                                               : profiles.findByName(m_line.profileName);
    if (!profile) {
        fail(ExitCode::NotFound, m_line.profileName.isEmpty()
                                     ? u"no profile: name one with --profile, or set API_KEY"_s
                                     : u"there is no profile \"%1\""_s.arg(m_line.profileName));
        return;
    }
    m_environment.keychain()
        .read(credentialAddress(*profile), CredentialStore::Expect::Stored)
        ->then(this, [this, profile = *profile](const Result<Secret> &key) {
            if (key) {
                withKey(profile, *key);
            } else {
                fail(ExitCode::KeyRefused, key.error().toString());
            }
        });
}

void ExportCommand::withKey(const Profile &profile, const Secret &key)
{
    if (Redactor *redactor = m_environment.redactor()) {
        redactor->add(key);
    }
    m_transport = std::make_unique<HttpTransport>(profile.baseUrl, key, profile.network);
    m_client = std::make_unique<ApiClient>(*m_transport);
    m_repository = std::make_unique<ServiceRepository>(*m_client, m_environment.clock());
    m_client->listAll(ServiceQuery())->then(this, [this](const Result<ServiceList> &list) {
        if (list) {
            listed(*list);
        } else {
            fail(exitCodeOf(list.error()), list.error().toString());
        }
    });
}

void ExportCommand::listed(const ServiceList &list)
{
    if (!list.isComplete()) {
        // Half a list would pass for a whole one in the file.
        const ApiError error = list.failedPages.empty()
                                   ? localError(ErrorKind::Server, u"too many services"_s)
                                   : list.failedPages.begin()->second;
        fail(exitCodeOf(error), u"the list is incomplete: "_s + error.toString());
        return;
    }
    if (m_line.summaryOnly) {
        write(list.services);
        return;
    }
    QList<ServiceId> ids;
    for (const Service &service : list.services) {
        ids.append(service.id);
    }
    auto *describing = new DescribeAll(*m_repository, ids, this);
    describing->then(this, [this](const Result<QList<Service>> &services) {
        if (services) {
            write(*services);
        } else {
            fail(exitCodeOf(services.error()), services.error().toString());
        }
    });
}

void ExportCommand::write(const QList<Service> &services)
{
    const QByteArray text = exportServices(services, m_line.exportFormat);
    if (m_line.exportFile == "-"_L1) {
        const bool isWritten = std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout) ==
                                   static_cast<size_t>(text.size()) &&
                               std::fflush(stdout) == 0;
        if (!isWritten) {
            fail(ExitCode::Failed, u"standard output could not be written"_s);
            return;
        }
    } else if (const Result<void> saved = saveFile(m_line.exportFile, text, FileAccess::UserDefault);
               !saved) {
        fail(ExitCode::Failed, saved.error().toString());
        return;
    }
    emit finished(ExitCode::Ok);
}

void ExportCommand::fail(ExitCode code, const QString &text)
{
    std::fprintf(stderr, "belay: %s\n", qPrintable(text));
    emit finished(code);
}

} // namespace Belay
