// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/leftoverwrites.h"

#include "models/services/writeoperation.h"

using namespace Qt::StringLiterals;

namespace Belay {

LeftOverWrites::LeftOverWrites(ApiClient &api, Journal &journal, const ProfileId &profile, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_journal(journal)
    , m_profile(profile)
{
}

Reply<QList<JournalEntry>> *LeftOverWrites::reconcile()
{
    auto *reply = new EntriesReply(this);
    m_journal.openEntries(m_profile)->then(reply, [this, reply](const Result<QList<JournalEntry>> &open) {
        if (open) {
            lookUpNext(reply, *open, {});
        } else {
            reply->finish(Failure(open.error()));
        }
    });
    return reply;
}

void LeftOverWrites::lookUpNext(EntriesReply *reply, QList<JournalEntry> open, QList<JournalEntry> closed)
{
    if (open.isEmpty()) {
        reply->finish(closed);
        return;
    }
    const JournalEntry entry = open.first();
    if (entry.outcome == WriteOutcome::Intent) {
        close(reply, open, closed, u"Belay ended before it was sent"_s);
    } else if (entry.verb == WriteVerb::Create) {
        m_api.servicesNamed(entry.serviceName)
            ->then(reply, [this, reply, entry, open, closed](const Result<ServicesOfName> &found) {
                if (!found) {
                    reply->finish(Failure(found.error()));
                    return;
                }
                const bool isThere = std::any_of(found->services.begin(), found->services.end(),
                                                 [&entry](const Service &service) {
                                                     return mayHaveAppearedAfter(service, entry.serverDate);
                                                 });
                close(reply, open, closed,
                      isThere ? u"the answer was lost; a service of that name exists"_s
                              : u"the answer was lost; no service of that name was created since"_s);
            });
    } else {
        m_api.describe(entry.serviceId)
            ->then(reply, [this, reply, open, closed](const Result<Service> &current) {
                if (!current && current.error().kind != ErrorKind::NotFound) {
                    reply->finish(Failure(current.error()));
                    return;
                }
                close(reply, open, closed,
                      current ? u"the answer was lost; the service exists, with status %1"_s.arg(
                                    current->status.text())
                              : u"the answer was lost; the service is gone"_s);
            });
    }
}

void LeftOverWrites::close(EntriesReply *reply, const QList<JournalEntry> &open, QList<JournalEntry> closed,
                           const QString &remark)
{
    JournalResult result;
    result.outcome = WriteOutcome::Reconciled;
    result.serverMessage = remark;
    m_journal.finish(open.first().opId, result)
        ->then(reply, [this, reply, open, closed](const Result<JournalEntry> &entry) mutable {
            if (!entry) {
                reply->finish(Failure(entry.error()));
                return;
            }
            closed.append(*entry);
            lookUpNext(reply, open.mid(1), closed);
        });
}

} // namespace Belay
