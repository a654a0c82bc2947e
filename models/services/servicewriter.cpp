// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/servicewriter.h"

#include "models/core/clock.h"
#include "models/profiles/policyguard.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

//! One write on its way. What the person saw, what they want, and who waits for the outcome.
struct ServiceWriter::Operation
{
    WriteVerb verb = WriteVerb::Create;
    Service seen;
    ServiceDraft draft;
    ServicePatch patch;
    QUuid opId;
    QPointer<Reply<WriteReport>> reply;
    bool wasRepeated = false;

    //! Writes with the same key wait for one another.
    QString queueKey() const { return verb == WriteVerb::Create ? "name:"_L1 + draft.name : seen.id.value; }
    QJsonObject body() const
    {
        switch (verb) {
        case WriteVerb::Create:
            return encodeCreate(draft);
        case WriteVerb::Update:
            return encodePatch(patch);
        case WriteVerb::Delete:
            return {};
        }
        Q_UNREACHABLE();
    }
};

namespace {

ServicePatch patchOf(const Service &seen, const ServiceDraft &draft)
{
    ServicePatch patch = ServicePatch::between(ServiceDraft::fromService(seen), draft);
    // Neither can be changed (peak-services-api section 4.3).
    patch.fields.removeIf(
        [](ServiceField field) { return field == ServiceField::Name || field == ServiceField::Type; });
    return patch;
}

//! What \a draft leaves to the platform in \a field: any value of it is what was asked for.
bool isLeftOpen(const ServiceDraft &draft, ServiceField field)
{
    switch (field) {
    case ServiceField::Version:
        return !draft.versionId;
    case ServiceField::InstanceType:
        return !draft.instanceTypeId;
    case ServiceField::Env:
    case ServiceField::Secrets:
        return !draft.parameters;
    default:
        return false;
    }
}

//! True if \a service holds what \a draft asks for in \a fields, as far as the platform tells.
bool holds(const Service &service, const ServiceDraft &draft, const QList<ServiceField> &fields)
{
    const ServiceDraft current = ServiceDraft::fromService(service);
    return std::all_of(fields.begin(), fields.end(), [&](ServiceField field) {
        return isLeftOpen(draft, field) || !isFieldKnown(service, field) || sameField(current, draft, field);
    });
}

//! True if the platform tells all of \a fields, so that holds() is the whole truth.
bool canBeReadBack(const Service &service, const QList<ServiceField> &fields)
{
    return std::all_of(fields.begin(), fields.end(),
                       [&service](ServiceField field) { return isFieldKnown(service, field); });
}

} // namespace

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
    , m_checkPauses{2s, 4s, 8s, 16s, 30s}
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

Reply<WriteReport> *ServiceWriter::remove(const Service &seen)
{
    auto operation = std::make_shared<Operation>();
    operation->verb = WriteVerb::Delete;
    operation->seen = seen;
    operation->draft = ServiceDraft::fromService(seen);
    return start(operation);
}

Result<void> ServiceWriter::permission(Verb verb) const
{
    if (m_policy.permission(verb) == Permission::Refused) {
        return Failure(localError(ErrorKind::RefusedByPolicy, QString()));
    }
    return {};
}

bool ServiceWriter::differs(const Service &seen, const Service &service)
{
    if (seen.name != service.name || seen.type != service.type || seen.tags != service.tags) {
        return true;
    }
    if (!seen.details || !service.details) {
        return seen.updatedAt != service.updatedAt;
    }
    return *seen.details != *service.details;
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
    }
    return reply;
}

void ServiceWriter::lookBefore(const OperationPointer &operation)
{
    if (operation->verb == WriteVerb::Create) {
        lookBeforeCreate(operation);
    } else {
        lookBeforeChange(operation);
    }
}

void ServiceWriter::lookBeforeCreate(const OperationPointer &operation)
{
    m_api.findByName(operation->draft.name)
        ->then(this, [this, operation](const Result<std::optional<Service>> &found) {
            if (!found) {
                finish(operation, Failure(found.error()));
            } else if (*found) {
                m_services.merge(**found);
                finish(operation, WriteReport{WriteReport::Kind::NameTaken, {}, (*found)->id, **found});
            } else {
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
        if (differs(operation->seen, *current)) {
            finish(operation, WriteReport{WriteReport::Kind::ChangedMeanwhile, {}, id, *current});
            return;
        }
        if (operation->verb == WriteVerb::Update) {
            // Against what the person saw: if that was the list only, the draft knows nothing of the rest.
            operation->patch = patchOf(operation->seen, operation->draft);
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
    JournalEntry intent;
    intent.profileId = m_profile.id;
    intent.profileName = m_profile.name;
    intent.verb = operation->verb;
    intent.serviceId = operation->seen.id;
    intent.serviceName = operation->draft.name;
    intent.serviceType = operation->draft.type;
    intent.after = operation->body();
    if (operation->verb == WriteVerb::Update) {
        const ServiceDraft before = ServiceDraft::fromService(operation->seen);
        intent.before = encodePatch({before, operation->patch.fields});
    } else if (operation->verb == WriteVerb::Delete) {
        intent.before = encodeService(operation->seen);
    }
    intent.bodyHash = QCryptographicHash::hash(
        QJsonDocument(operation->body()).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    m_journal.begin(intent)->then(this, [this, operation](const Result<JournalEntry> &entry) {
        if (!entry) {
            finish(operation, Failure(entry.error()));
            return;
        }
        operation->opId = entry->opId;
        m_journal.markSent(entry->opId, QString())
            ->then(this, [this, operation](const Result<JournalEntry> &marked) {
                if (marked) {
                    send(operation);
                } else {
                    finish(operation, Failure(marked.error()));
                }
            });
    });
}

void ServiceWriter::send(const OperationPointer &operation)
{
    const auto handle = [this, operation](const Result<ServiceId> &result) { answered(operation, result); };
    switch (operation->verb) {
    case WriteVerb::Create:
        m_api.create(operation->draft)->then(this, handle);
        return;
    case WriteVerb::Update:
        m_api.update(operation->seen.id, operation->patch)->then(this, handle);
        return;
    case WriteVerb::Delete:
        m_api.remove(operation->seen.id)->then(this, handle);
        return;
    }
}

void ServiceWriter::answered(const OperationPointer &operation, const Result<ServiceId> &result)
{
    if (result) {
        succeed(operation, *result, WriteOutcome::Done);
        return;
    }
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
    } else if (operation->verb == WriteVerb::Create) {
        emit checking(operation->draft.name);
        lookUpLostCreate(operation, 0);
    } else {
        lookUpLostChange(operation);
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

void ServiceWriter::lookUpLostCreate(const OperationPointer &operation, qsizetype attempt)
{
    if (attempt >= m_checkPauses.size()) {
        close(operation, WriteOutcome::Unknown,
              WriteReport{WriteReport::Kind::MayHaveHappened, operation->opId, {}, std::nullopt});
        return;
    }
    QTimer::singleShot(m_checkPauses.at(attempt), this, [this, operation, attempt] {
        m_api.findByName(operation->draft.name)
            ->then(this, [this, operation, attempt](const Result<std::optional<Service>> &found) {
                if (found && *found) {
                    compareLostCreate(operation, (*found)->id);
                } else {
                    lookUpLostCreate(operation, attempt + 1);
                }
            });
    });
}

void ServiceWriter::compareLostCreate(const OperationPointer &operation, const ServiceId &id)
{
    m_services.describe(id)->then(this, [this, operation, id](const Result<Service> &service) {
        if (service && holds(*service, operation->draft, allServiceFields())) {
            succeed(operation, id, WriteOutcome::Reconciled, u"the answer was lost; found by its name"_s);
            return;
        }
        // Somebody else may have made one of that name at the same moment: it is not ours to adopt.
        close(operation, WriteOutcome::Unknown,
              WriteReport{WriteReport::Kind::MayHaveHappened, operation->opId, id,
                          service ? std::optional(*service) : std::nullopt});
    });
}

void ServiceWriter::lookUpLostChange(const OperationPointer &operation)
{
    const ServiceId id = operation->seen.id;
    m_services.describe(id)->then(this, [this, operation, id](const Result<Service> &current) {
        const bool isDelete = operation->verb == WriteVerb::Delete;
        if (!current) {
            const bool isGone = isDelete && current.error().kind == ErrorKind::NotFound;
            close(operation, isGone ? WriteOutcome::Reconciled : WriteOutcome::Unknown,
                  WriteReport{isGone ? WriteReport::Kind::Done : WriteReport::Kind::MayHaveHappened,
                              operation->opId, id, std::nullopt});
            return;
        }
        const QList<ServiceField> &fields = operation->patch.fields;
        const bool happened =
            isDelete ? current->status == ServiceStatus(ServiceStatus::Deleting)
                     : canBeReadBack(*current, fields) && holds(*current, operation->draft, fields);
        const bool isUntouched =
            !differs(operation->seen, *current) && operation->seen.updatedAt == current->updatedAt;
        if (happened) {
            succeed(operation, id, WriteOutcome::Reconciled, u"the answer was lost; the service tells"_s);
        } else if (!isDelete && !operation->wasRepeated && isUntouched) {
            operation->wasRepeated = true; // it is as it was before: the request never took effect
            send(operation);
        } else {
            close(operation, WriteOutcome::Unknown,
                  WriteReport{WriteReport::Kind::MayHaveHappened, operation->opId, id, *current});
        }
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
            close(operation, outcome, report, remark);
        });
}

void ServiceWriter::close(const OperationPointer &operation, WriteOutcome outcome,
                          const Result<WriteReport> &report, const QString &remark)
{
    JournalResult result;
    result.outcome = outcome;
    result.serverMessage = remark;
    if (report) {
        result.serviceId = report->id;
    } else {
        result.httpStatus = report.error().httpStatus;
        result.serverMessage = report.error().toString();
    }
    // The platform has answered: a journal that cannot take it changes nothing about what happened.
    m_journal.finish(operation->opId, result)
        ->then(this, [this, operation, report](const Result<JournalEntry> &) { finish(operation, report); });
}

void ServiceWriter::finish(const OperationPointer &operation, const Result<WriteReport> &report)
{
    const QString key = operation->queueKey();
    std::deque<OperationPointer> &queue = m_queues[key];
    queue.pop_front();
    if (queue.empty()) {
        m_queues.remove(key);
    } else {
        lookBefore(queue.front());
    }
    if (operation->reply) {
        operation->reply->finish(report);
    }
}

Reply<QList<JournalEntry>> *ServiceWriter::reconcile()
{
    auto *reply = new Reply<QList<JournalEntry>>(this);
    m_journal.openEntries(m_profile.id)->then(reply, [this, reply](const Result<QList<JournalEntry>> &open) {
        if (open) {
            reconcileNext(reply, *open, {});
        } else {
            reply->finish(Failure(open.error()));
        }
    });
    return reply;
}

void ServiceWriter::reconcileNext(Reply<QList<JournalEntry>> *reply, QList<JournalEntry> open,
                                  QList<JournalEntry> closed)
{
    if (open.isEmpty()) {
        reply->finish(closed);
        return;
    }
    const JournalEntry entry = open.first();
    if (entry.outcome == WriteOutcome::Intent) {
        reconciled(reply, open, closed, u"Belay ended before it was sent"_s);
    } else if (entry.verb == WriteVerb::Create) {
        m_api.findByName(entry.serviceName)
            ->then(reply, [this, reply, open, closed](const Result<std::optional<Service>> &found) {
                if (!found) {
                    reply->finish(Failure(found.error()));
                    return;
                }
                reconciled(reply, open, closed,
                           *found ? u"the answer was lost; a service of that name exists"_s
                                  : u"the answer was lost; no service of that name exists"_s);
            });
    } else {
        m_api.describe(entry.serviceId)
            ->then(reply, [this, reply, open, closed](const Result<Service> &current) {
                if (!current && current.error().kind != ErrorKind::NotFound) {
                    reply->finish(Failure(current.error()));
                    return;
                }
                reconciled(reply, open, closed,
                           current ? u"the answer was lost; the service exists, with status %1"_s.arg(
                                         current->status.text())
                                   : u"the answer was lost; the service is gone"_s);
            });
    }
}

void ServiceWriter::reconciled(Reply<QList<JournalEntry>> *reply, const QList<JournalEntry> &open,
                               QList<JournalEntry> closed, const QString &remark)
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
            reconcileNext(reply, open.mid(1), closed);
        });
}

} // namespace Belay
