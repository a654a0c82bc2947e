// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/environment.h"

#include "belay/buildinfo.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Belay {

Directories Directories::forUser()
{
    const auto own = [](QStandardPaths::StandardLocation location) {
        return QString(QStandardPaths::writableLocation(location) + u'/' + BuildInfo::applicationId);
    };
    return {own(QStandardPaths::GenericConfigLocation), own(QStandardPaths::GenericDataLocation)};
}

Directories Directories::below(const QString &directory)
{
    return {directory, directory + u"/data"_s};
}

Environment::Environment(const Directories &directories, std::unique_ptr<CredentialStore> keychain)
    : m_directories(directories)
    , m_profiles(directories.config)
    , m_keychain(keychain ? std::move(keychain) : std::make_unique<KeychainCredentialStore>())
    , m_journalDatabase(directories.data + u"/journal.db"_s, Journal::migrations(),
                        LocalDatabase::Durability::Full)
    , m_historyDatabase(directories.data + u"/tests.db"_s, TestHistory::migrations(),
                        LocalDatabase::Durability::Normal)
    , m_draftsDatabase(directories.data + u"/drafts.db"_s, DraftStore::migrations(),
                       LocalDatabase::Durability::Normal)
    , m_redeploysDatabase(directories.data + u"/redeploys.db"_s, RedeployLog::migrations(),
                          LocalDatabase::Durability::Normal)
    , m_listsDatabase(directories.data + u"/lists.db"_s, RememberedLists::migrations(),
                      LocalDatabase::Durability::Normal)
    , m_journal(m_journalDatabase, m_clock)
    , m_history(m_historyDatabase, m_clock)
    , m_drafts(m_draftsDatabase, m_clock)
    , m_redeploys(m_redeploysDatabase)
    , m_lists(m_listsDatabase)
{
    // Another key may be another tenant's, whose services are not those that were listed.
    for (const CredentialStore *store : {m_keychain.get(), static_cast<CredentialStore *>(&m_sessionKeys)}) {
        QObject::connect(
            store, &CredentialStore::written, &m_lists,
            [this](const CredentialAddress &address) { (void)m_lists.forget(address.itemKey()); });
    }
    QObject::connect(&m_profiles, &ProfileStore::removed, &m_lists, [this](const ProfileId &id) {
        (void)m_lists.forgetProfile(id);
        (void)m_drafts.clear(id);
    });
}

Environment::~Environment() = default;

Result<std::pair<Profile, Secret>> Environment::openSandbox(bool fresh)
{
    if (!m_sandbox.isRunning()) {
        SandboxOptions options = m_sandboxOptions;
        if (fresh) {
            options.dataDir.clear();
            options.generatedServices = options.generatedServices.value_or(0);
        } else if (options.dataDir.isEmpty()) {
            options.dataDir = m_directories.data + u"/sandbox"_s;
        }
        if (const std::optional<QString> problem = m_sandbox.start(options)) {
            return Failure(localError(ErrorKind::Storage, *problem));
        }
    }
    return std::pair(sandboxProfile(m_sandbox.url()), m_sandbox.apiKey());
}

} // namespace Belay
