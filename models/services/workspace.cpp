// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/workspace.h"

namespace Belay {

Workspace::Workspace(const Profile &profile, const Secret &key, Journal &journal, TestHistory &history,
                     const Clock &clock, const Memory &memory, QObject *parent)
    : QObject(parent)
    , m_profile(profile)
    , m_journal(journal)
    , m_history(history)
    , m_clock(clock)
    , m_memory(memory)
    , m_policy(profile.policy, clock)
    , m_transport(profile.baseUrl, key, profile.network)
    , m_api(m_transport)
    , m_catalogue(m_api)
    , m_services(m_api, clock)
    , m_writer(m_api, m_services, journal, m_policy, m_profile, clock)
    , m_deletions(m_writer, clock)
    , m_poller(m_services, profile.pollFloor)
    , m_details(m_services)
    , m_protection(profile.id)
{
    if (key.isEmpty()) {
        m_transport.awaitKey();
    }
    if (m_memory.redeploys) {
        m_redeployWatch = std::make_unique<RedeployWatch>(m_writer, m_services, *m_memory.redeploys,
                                                          RedeployLog::platformOf(m_profile));
    }
    if (const QString list = RememberedLists::keyOf(profile); m_memory.lists && !list.isEmpty()) {
        m_listKeeper = std::make_unique<ListKeeper>(m_services, *m_memory.lists, list);
        connect(m_listKeeper.get(), &ListKeeper::restored, this, &Workspace::remembered);
    }
    connect(&m_services, &ServiceRepository::rowsChanged, this,
            [this](const QList<ServiceRepository::Change> &changes) {
                for (const ServiceRepository::Change &change : changes) {
                    if (m_services.store().details(change.row)) {
                        m_catalogue.learnFrom(m_services.store().service(change.row));
                    }
                }
            });
}

Workspace::~Workspace() = default;

void Workspace::networkChanged(bool isReachable)
{
    m_transport.reconnect();
    if (isReachable && m_poller.isRunning()) {
        m_services.refresh();
    }
}

} // namespace Belay
