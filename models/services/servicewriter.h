// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/leftoverwrites.h"
#include "models/services/lostwrites.h"

#include <chrono>
#include <deque>
#include <memory>

namespace Belay {

class PolicyGuard;

//! How a write ended when it did not end in an error.
struct WriteReport
{
    enum class Kind {
        Done,             //!< the platform accepted it
        NameTaken,        //!< create: a service of that name exists; nothing was sent. current holds it
        ChangedMeanwhile, //!< update, delete: it is not what the person saw; nothing was sent. current holds it
        AlreadyGone, //!< delete: there is no such service any more; nothing was sent, or it came to nothing
        MayHaveHappened, //!< it was sent, no answer came, and looking it up told nothing either
    };

    Kind kind = Kind::Done;
    QUuid opId;   //!< of the journal entry; null when nothing was sent
    ServiceId id; //!< the service written; empty when unknown
    std::optional<Service> current;
    QList<Service> sameName{}; //!< MayHaveHappened: a lost create, and these have its name now; else empty

    friend bool operator==(const WriteReport &, const WriteReport &) = default;
};

//! Every write goes through here (product.md 5.17): policy, a last look at the platform, the journal, one
//! request, what it came to, the journal again, and the row. Outlives the dialogs that ask for writes.
//!
//! Errors: RefusedByPolicy, Storage (the intent could not be recorded, so nothing was sent), and those of
//! the calls. One write at a time per service: a second waits for the first, and its reply's progress() tells when its
//! turn has come.
class ServiceWriter : public QObject
{
    Q_OBJECT

public:
    //! All collaborators outlive it.
    ServiceWriter(ApiClient &api, ServiceRepository &services, Journal &journal, const PolicyGuard &policy,
                  const Profile &profile, const Clock &clock, QObject *parent = nullptr);

    //! Creates \a draft, unless a service of that name exists. After a lost answer it looks the name up
    //! until it can tell; checking() says so meanwhile.
    [[nodiscard]] Reply<WriteReport> *create(const ServiceDraft &draft);
    //! Sends the fields in which \a draft differs from \a seen, if the service still is as \a seen.
    [[nodiscard]] Reply<WriteReport> *update(const Service &seen, const ServiceDraft &draft);
    //! Deletes the service if it still is as \a seen, apart from its status. \a backupPath: the file that was
    //! made of it, for the journal; may be empty.
    [[nodiscard]] Reply<WriteReport> *remove(const Service &seen, const QString &backupPath = {});
    //! Records that a person took back the deletion of \a seen before it was sent.
    void recordCancelledRemoval(const Service &seen, const QString &backupPath);

    //! True if a write of this service is under way, so that another one would wait.
    bool isWriting(const ServiceId &id) const { return m_queues.contains(id.value); }

    //! True if any write is under way or waits for another.
    bool isWriting() const { return !m_queues.isEmpty(); }

    //! Looks up what an earlier run left open in the journal, and closes those entries. Finishes with what
    //! was found, for a notice.
    [[nodiscard]] Reply<QList<JournalEntry>> *reconcile() { return m_leftOvers.reconcile(); }

    //! Pauses of the look-ups after a lost answer; tests shorten them.
    void setCheckPauses(const QList<std::chrono::milliseconds> &pauses) { m_lost.setPauses(pauses); }

signals:
    //! The answer to creating \a name was lost; it is being looked up.
    void checking(const QString &name);
    //! A service that this session wrote reached a settled status after \a duration.
    void settled(const Belay::Service &service, std::chrono::milliseconds duration);
    //! The platform accepted an update that makes \a draft of \a before; \a after is what it then told, if it did.
    void updated(const QUuid &opId, const Belay::Service &before, const Belay::ServiceDraft &draft,
                 const std::optional<Belay::Service> &after);

private:
    struct Operation;
    using OperationPointer = std::shared_ptr<Operation>;

    Reply<WriteReport> *start(const OperationPointer &operation);
    Result<void> permission(Verb verb) const;
    //! Tells the journal of an operation that is not recorded yet, and what it waits for, if it waits.
    void tellAhead(const OperationPointer &operation, const std::optional<WriteVerb> &waitsFor);
    void lookBefore(const OperationPointer &operation);
    void lookBeforeCreate(const OperationPointer &operation);
    void lookBeforeChange(const OperationPointer &operation);
    void record(const OperationPointer &operation);
    //! Marks it sent under a request id of its own, then sends it.
    void send(const OperationPointer &operation);
    void sendAs(const OperationPointer &operation, const QByteArray &requestId);
    void answered(const OperationPointer &operation, const Result<WriteAnswer> &result);
    void settleRefusedDelete(const OperationPointer &operation, const ApiError &error);
    void lookUpLost(const OperationPointer &operation);
    //! Ends the journal entry with \a outcome, then the reply with \a report.
    void close(const OperationPointer &operation, WriteOutcome outcome, const Result<WriteReport> &report,
               const QString &remark = {});
    void finish(const OperationPointer &operation, const Result<WriteReport> &report);
    void succeed(const OperationPointer &operation, const ServiceId &id, WriteOutcome outcome,
                 const QString &remark = {});

    ApiClient &m_api;
    ServiceRepository &m_services;
    Journal &m_journal;
    const PolicyGuard &m_policy;
    const Profile &m_profile;
    const Clock &m_clock;
    LostWrites m_lost;
    LeftOverWrites m_leftOvers;
    QHash<QString, std::deque<OperationPointer>> m_queues; //!< per service; the first one is under way
    QHash<ServiceId, QDateTime> m_unsettled;
};

} // namespace Belay
