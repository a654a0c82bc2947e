// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invocation/testhistory.h"
#include "models/profiles/policyguard.h"
#include "models/services/catalogue.h"
#include "models/services/detailsloader.h"
#include "models/services/draftstore.h"
#include "models/services/listkeeper.h"
#include "models/services/pendingdeletions.h"
#include "models/services/protectedservices.h"
#include "models/services/redeploywatch.h"
#include "models/services/rememberedlists.h"
#include "models/services/servicepoller.h"

#include <memory>

namespace Belay {

//! What is remembered from one run to the next. Each may be null: then that is not remembered.
struct Memory
{
    DraftStore *drafts = nullptr;
    RedeployLog *redeploys = nullptr;
    RememberedLists *lists = nullptr;
};

//! One open profile: its key in memory, its connection, its list, its writes. Windows get one of these and
//! reach everything through it; closing the profile destroys it, and with it every answer still to come.
class Workspace : public QObject
{
    Q_OBJECT

public:
    //! \a journal, \a history, \a clock and what \a memory holds outlive it. Without a \a key it shows what is remembered,
    //! and whatever it is asked to send waits for setKey().
    Workspace(const Profile &profile, const Secret &key, Journal &journal, TestHistory &history,
              const Clock &clock, const Memory &memory = {}, QObject *parent = nullptr);
    ~Workspace() override;

    bool awaitsKey() const { return m_transport.awaitsKey(); }
    //! The key that the workspace was made without.
    void setKey(const Secret &key) { m_transport.setKey(key); }

    const Profile &profile() const { return m_profile; }
    PolicyGuard &policy() { return m_policy; }
    HttpTransport &transport() { return m_transport; }
    ApiClient &api() { return m_api; }
    Catalogue &catalogue() { return m_catalogue; }
    ServiceRepository &services() { return m_services; }
    ServiceWriter &writer() { return m_writer; }
    PendingDeletions &deletions() { return m_deletions; }
    ServicePoller &poller() { return m_poller; }
    DetailsLoader &details() { return m_details; }
    ProtectedServices &protection() { return m_protection; }
    Journal &journal() { return m_journal; }
    TestHistory &history() { return m_history; }
    DraftStore *drafts() { return m_memory.drafts; }
    RedeployLog *redeploys() { return m_memory.redeploys; }
    const Clock &clock() const { return m_clock; }

    //! The machine has another way to the network, or none: no old connection is used any more. When there is a way, the
    //! list is asked for at once, unless polling has been stopped.
    void networkChanged(bool isReachable);

signals:
    //! What is remembered of the list has been read, and its first rows are in services(); \a isEmpty: there are none.
    void remembered(bool isEmpty);

private:
    Profile m_profile;
    Journal &m_journal;
    TestHistory &m_history;
    const Clock &m_clock;
    Memory m_memory;
    PolicyGuard m_policy;
    HttpTransport m_transport;
    ApiClient m_api;
    Catalogue m_catalogue;
    ServiceRepository m_services;
    ServiceWriter m_writer;
    PendingDeletions m_deletions;
    ServicePoller m_poller;
    DetailsLoader m_details;
    std::unique_ptr<RedeployWatch> m_redeployWatch; //!< while redeploys are remembered
    std::unique_ptr<ListKeeper> m_listKeeper;       //!< while the list is remembered
    ProtectedServices m_protection;
};

} // namespace Belay
