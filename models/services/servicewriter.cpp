// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/servicewriter.h"

#include "models/core/clock.h"
#include "models/profiles/policyguard.h"

using namespace Qt::StringLiterals;

namespace Belay {

//! One write on its way, and who waits for the outcome.
struct ServiceWriter::Operation : WriteOperation
{
    QUuid aheadId; //!< under which the journal was told of it while it waited; null: it did not wait
    QUuid opId;    //!< once recorded
    QPointer<Reply<WriteReport>> reply;
    WriteAnswer answer; //!< its status and request id: of the last attempt, answered or lost
    QString errorBody;
    QString lostBecause;
    bool wasRepeated = false;
};

ServiceWriter::ServiceWriter(ApiClient &api, ServiceRepository &services, Journal &journal,
                             const PolicyGuard &policy, const Profile &profile, const Clock &clock,
                             QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_services(services)
    , m_journal(journal)
    , m_policy(policy)
    , m_profile(profile)
    , m_clock(clock)
    , m_lost(api, services)
    , m_leftOvers(api, journal, profile.id)
{
    connect(&m_services, &ServiceRepository::statusChanged, this, [this](const Service &service) {
        if (!service.status.isTransitional() && m_unsettled.contains(service.id)) {
            const QDateTime since = m_unsettled.take(service.id);
            emit settled(service, std::chrono::milliseconds(since.msecsTo(m_clock.now())));
        }
    });
}

Reply<WriteReport> *ServiceWriter::create(const ServiceDraft &draft)
{
    auto operation = std::make_shared<Operation>();
    operation->verb = WriteVerb::Create;
    operation->draft = draft;
    return start(operation);
}

Reply<WriteReport> *ServiceWriter::update(const Service &seen, const ServiceDraft &draft)
{
    auto operation = std::make_shared<Operation>();
    operation->verb = WriteVerb::Update;
    operation->seen = seen;
    operation->draft = draft;
    return start(operation);
}

Reply<WriteReport> *ServiceWriter::remove(const Service &seen, const QString &backupPath)
{
    auto operation = std::make_shared<Operation>();
    static_cast<WriteOperation &>(*operation) = WriteOperation::removal(seen, backupPath);
    return start(operation);
}

void ServiceWriter::recordCancelledRemoval(const Service &seen, const QString &backupPath)
{
    // Nothing depends on it: nothing was sent, and nothing will be.
    (void)m_journal.recordCancelled(WriteOperation::removal(seen, backupPath).intent(m_profile));
}

Result<void> ServiceWriter::permission(Verb verb) const
{
    if (m_policy.permission(verb) == Permission::Refused) {
        return Failure(localError(ErrorKind::RefusedByPolicy, QString()));
    }
    return {};
}

Reply<WriteReport> *ServiceWriter::start(const OperationPointer &operation)
{
    auto *reply = new Reply<WriteReport>(this);
    operation->reply = reply;
    const Verb verb = operation->verb == WriteVerb::Delete ? Verb::Delete : Verb::Update;
    if (const Result<void> allowed = permission(verb); !allowed) {
        reply->finishLater(Failure(allowed.error()));
        return reply;
    }
    std::deque<OperationPointer> &queue = m_queues[operation->queueKey()];
    queue.push_back(operation);
    if (queue.size() == 1) {
        lookBefore(operation);
    } else {
        operation->aheadId = QUuid::createUuid();
        tellAhead(operation, queue[queue.size() - 2]->verb);
    }
    return reply;
}

void ServiceWriter::tellAhead(const OperationPointer &operation, const std::optional<WriteVerb> &waitsFor)
{
    WriteOperation wanted = *operation;
    if (wanted.verb == WriteVerb::Update) {
        wanted.makePatch();
    }
    JournalEntry ahead = wanted.intent(m_profile);
    ahead.opId = operation->aheadId;
    ahead.outcome = waitsFor ? WriteOutcome::Waiting : WriteOutcome::Intent;
    ahead.waitsFor = waitsFor;
    m_journal.tellAhead(ahead);
}

void ServiceWriter::lookBefore(const OperationPointer &operation)
{
    if (!operation->aheadId.isNull()) {
        tellAhead(operation, std::nullopt);
    }
    if (operation->verb == WriteVerb::Create) {
        lookBeforeCreate(operation);
    } else {
        lookBeforeChange(operation);
    }
}

void ServiceWriter::lookBeforeCreate(const OperationPointer &operation)
{
    m_api.servicesNamed(operation->draft.name)
        ->then(this, [this, operation](const Result<ServicesOfName> &found) {
            if (!found) {
                finish(operation, Failure(found.error()));
            } else if (!found->services.isEmpty()) {
                const Service &holder = found->services.first();
                m_services.merge(holder);
                finish(operation, WriteReport{WriteReport::Kind::NameTaken, {}, holder.id, holder});
            } else {
                operation->serverDate = found->serverDate;
                record(operation);
            }
        });
}

void ServiceWriter::lookBeforeChange(const OperationPointer &operation)
{
    m_services.describe(operation->seen.id)->then(this, [this, operation](const Result<Service> &current) {
        const ServiceId id = operation->seen.id;
        if (!current) {
            const bool isGone = current.error().kind == ErrorKind::NotFound;
            if (isGone && operation->verb == WriteVerb::Delete) {
                finish(operation, WriteReport{WriteReport::Kind::AlreadyGone, {}, id, std::nullopt});
            } else {
                finish(operation, Failure(current.error()));
            }
            return;
        }
        if (differsForPeople(operation->seen, *current)) {
            finish(operation, WriteReport{WriteReport::Kind::ChangedMeanwhile, {}, id, *current});
            return;
        }
        if (operation->verb == WriteVerb::Update) {
            // Against what the person saw: if that was the list only, the draft knows nothing of the rest.
            operation->makePatch();
            if (operation->patch.isEmpty()) {
                finish(operation, WriteReport{WriteReport::Kind::Done, {}, id, *current});
                return;
            }
        }
        operation->seen = *current;
        record(operation);
    });
}

void ServiceWriter::record(const OperationPointer &operation)
{
    JournalEntry intent = operation->intent(m_profile);
    intent.opId = operation->aheadId;
    m_journal.begin(intent)->then(this, [this, operation](const Result<JournalEntry> &entry) {
        if (!entry) {
            finish(operation, Failure(entry.error()));
            return;
        }
        operation->opId = entry->opId;
        send(operation);
    });
}

void ServiceWriter::send(const OperationPointer &operation)
{
    // Recorded before it leaves: after a crash, too, the platform can be asked about it.
    const QByteArray requestId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_journal.markSent(operation->opId, QString::fromLatin1(requestId))
        ->then(this, [this, operation, requestId](const Result<JournalEntry> &marked) {
            if (marked) {
                sendAs(operation, requestId);
            } else {
                finish(operation, Failure(marked.error()));
            }
        });
}

void ServiceWriter::sendAs(const OperationPointer &operation, const QByteArray &requestId)
{
    const auto handle = [this, operation](const Result<WriteAnswer> &result) { answered(operation, result); };
    switch (operation->verb) {
    case WriteVerb::Create:
        m_api.create(operation->draft, requestId)->then(this, handle);
        return;
    case WriteVerb::Update:
        m_api.update(operation->seen.id, operation->patch, requestId)->then(this, handle);
        return;
    case WriteVerb::Delete:
        m_api.remove(operation->seen.id, requestId)->then(this, handle);
        return;
    }
}

void ServiceWriter::answered(const OperationPointer &operation, const Result<WriteAnswer> &result)
{
    if (result) {
        operation->answer = *result;
        succeed(operation, result->id, WriteOutcome::Done);
        return;
    }
    operation->answer = {{}, result.error().httpStatus, result.error().requestId};
    operation->errorBody = QString::fromUtf8(result.error().bodySample);
    operation->lostBecause = result.error().toString();
    const ApiError &error = result.error();
    if (operation->verb == WriteVerb::Delete && error.kind == ErrorKind::NotFound) {
        // Gone between the look and the request, or by an earlier attempt of ours.
        m_services.markGone(operation->seen.id);
        close(operation, WriteOutcome::Done,
              WriteReport{WriteReport::Kind::Done, operation->opId, operation->seen.id, std::nullopt});
    } else if (operation->verb == WriteVerb::Delete && error.kind == ErrorKind::Conflict) {
        settleRefusedDelete(operation, error);
    } else if (error.outcome != Outcome::Unknown) {
        close(operation, WriteOutcome::Failed, Failure(error));
    } else {
        lookUpLost(operation);
    }
}

void ServiceWriter::settleRefusedDelete(const OperationPointer &operation, const ApiError &error)
{
    // Refused because it is being deleted: by an earlier attempt of ours whose answer was lost, most likely.
    m_services.describe(operation->seen.id)
        ->then(this, [this, operation, error](const Result<Service> &current) {
            const bool isGone = !current && current.error().kind == ErrorKind::NotFound;
            if (isGone || (current && current->status == ServiceStatus(ServiceStatus::Deleting))) {
                succeed(operation, operation->seen.id, WriteOutcome::Reconciled,
                        u"refused, because it is being deleted already"_s);
            } else {
                close(operation, WriteOutcome::Failed, Failure(error));
            }
        });
}

void ServiceWriter::lookUpLost(const OperationPointer &operation)
{
    if (operation->verb == WriteVerb::Create) {
        emit checking(operation->draft.name);
    }
    m_lost.lookUp(*operation)->then(this, [this, operation](const Result<LostWriteFinding> &result) {
        const LostWriteFinding finding = result.value_or(LostWriteFinding());
        switch (finding.kind) {
        case LostWriteFinding::Kind::Happened:
            succeed(operation, finding.id, WriteOutcome::Reconciled, finding.remark);
            return;
        case LostWriteFinding::Kind::Gone:
            close(operation, WriteOutcome::Reconciled,
                  WriteReport{WriteReport::Kind::Done, operation->opId, finding.id, std::nullopt});
            return;
        case LostWriteFinding::Kind::NeverHappened:
            if (!std::exchange(operation->wasRepeated, true)) {
                send(operation);
                return;
            }
            break;
        case LostWriteFinding::Kind::Unknown:
            break;
        }
        close(operation, WriteOutcome::Unknown,
              WriteReport{WriteReport::Kind::MayHaveHappened, operation->opId, finding.id, finding.current,
                          finding.sameName},
              operation->lostBecause);
    });
}

void ServiceWriter::succeed(const OperationPointer &operation, const ServiceId &id, WriteOutcome outcome,
                            const QString &remark)
{
    m_unsettled.insert(id, m_clock.now());
    // The row shows the new state before anybody is told; if it cannot be read, the next refresh will.
    m_services.describe(id)->then(
        this, [this, operation, id, outcome, remark](const Result<Service> &service) {
            WriteReport report{WriteReport::Kind::Done, operation->opId, id, std::nullopt};
            if (service) {
                report.current = *service;
            }
            if (!service || !service->status.isTransitional()) {
                m_unsettled.remove(id);
            }
            if (operation->verb == WriteVerb::Update && outcome == WriteOutcome::Done) {
                emit updated(operation->opId, operation->seen, operation->result(), report.current);
            }
            close(operation, outcome, report, remark);
        });
}

void ServiceWriter::close(const OperationPointer &operation, WriteOutcome outcome,
                          const Result<WriteReport> &report, const QString &remark)
{
    JournalResult result;
    result.outcome = outcome;
    result.serverMessage = report ? remark : report.error().toString();
    result.httpStatus = operation->answer.httpStatus;
    result.requestId = operation->answer.requestId;
    if (report) {
        result.serviceId = report->id;
    }
    if (outcome == WriteOutcome::Failed || outcome == WriteOutcome::Unknown) {
        result.errorBody = operation->errorBody;
    }
    // The platform has answered: a journal that cannot take it changes nothing about what happened.
    m_journal.finish(operation->opId, result)
        ->then(this, [this, operation, report](const Result<JournalEntry> &) { finish(operation, report); });
}

void ServiceWriter::finish(const OperationPointer &operation, const Result<WriteReport> &report)
{
    if (!operation->aheadId.isNull() && operation->opId.isNull()) {
        m_journal.withdraw(operation->aheadId);
    }
    const QString key = operation->queueKey();
    std::deque<OperationPointer> &queue = m_queues[key];
    queue.pop_front();
    if (queue.empty()) {
        m_queues.remove(key);
    } else {
        if (queue.front()->reply) {
            emit queue.front()->reply->progress(0, -1);
        }
        lookBefore(queue.front());
    }
    if (operation->reply) {
        operation->reply->finish(report);
    }
}

} // namespace Belay
