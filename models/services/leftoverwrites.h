// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apiclient.h"
#include "models/services/journal.h"

namespace Belay {

//! Closes the journal entries that an earlier run left open, by looking at the platform
//! (product.md 5.17: "a crash between 6 and 8 is reconciled at next start"). Repeats nothing.
class LeftOverWrites : public QObject
{
    Q_OBJECT

public:
    //! All outlive it.
    LeftOverWrites(ApiClient &api, Journal &journal, const ProfileId &profile, QObject *parent = nullptr);

    //! Finishes with the entries as they were closed. An error leaves those not looked up open.
    [[nodiscard]] Reply<QList<JournalEntry>> *reconcile();

private:
    using EntriesReply = Reply<QList<JournalEntry>>;

    void lookUpNext(EntriesReply *reply, QList<JournalEntry> open, QList<JournalEntry> closed);
    void close(EntriesReply *reply, const QList<JournalEntry> &open, QList<JournalEntry> closed,
               const QString &remark);

    ApiClient &m_api;
    Journal &m_journal;
    ProfileId m_profile;
};

} // namespace Belay
