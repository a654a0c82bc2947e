// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/lostwrites.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

using Kind = LostWriteFinding::Kind;

LostWrites::LostWrites(ApiClient &api, ServiceRepository &services, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_services(services)
    , m_pauses{2s, 4s, 8s, 16s, 30s}
{
}

Reply<LostWriteFinding> *LostWrites::lookUp(const WriteOperation &operation)
{
    auto *reply = new Reply<LostWriteFinding>(this);
    if (operation.verb == WriteVerb::Create) {
        lookForCreated(reply, operation, 0);
    } else {
        lookAtChanged(reply, operation);
    }
    return reply;
}

void LostWrites::lookForCreated(Reply<LostWriteFinding> *reply, const WriteOperation &operation,
                                qsizetype attempt)
{
    if (attempt >= m_pauses.size()) {
        reply->finishLater(LostWriteFinding());
        return;
    }
    QTimer::singleShot(m_pauses.at(attempt), reply, [this, reply, operation, attempt] {
        m_api.servicesNamed(operation.draft.name)
            ->then(reply, [this, reply, operation, attempt](const Result<ServicesOfName> &found) {
                QList<Service> fresh = found ? found->services : QList<Service>();
                fresh.removeIf([&operation](const Service &service) {
                    return !mayHaveAppearedAfter(service, operation.serverDate);
                });
                if (fresh.isEmpty()) {
                    lookForCreated(reply, operation, attempt + 1);
                } else if (fresh.size() == 1) {
                    compareCreated(reply, operation, fresh.first());
                } else {
                    // Which of them is ours a person has to see.
                    reply->finish(LostWriteFinding{Kind::Unknown, {}, std::nullopt, QString(), fresh});
                }
            });
    });
}

void LostWrites::compareCreated(Reply<LostWriteFinding> *reply, const WriteOperation &operation,
                                const Service &found)
{
    const ServiceId id = found.id;
    m_services.describe(id)->then(reply, [reply, operation, id, found](const Result<Service> &service) {
        if (service && operation.wasCreatedAs(*service)) {
            reply->finish(
                LostWriteFinding{Kind::Happened, id, *service, u"the answer was lost; found by its name"_s});
            return;
        }
        // Somebody else may have made one of that name at the same moment: it is not ours to adopt.
        const std::optional<Service> current = service ? std::optional(*service) : std::nullopt;
        reply->finish(LostWriteFinding{Kind::Unknown, id, current, QString(), {found}});
    });
}

void LostWrites::lookAtChanged(Reply<LostWriteFinding> *reply, const WriteOperation &operation)
{
    const ServiceId id = operation.seen.id;
    m_services.describe(id)->then(reply, [reply, operation, id](const Result<Service> &current) {
        const bool isDelete = operation.verb == WriteVerb::Delete;
        if (!current) {
            const bool isGone = isDelete && current.error().kind == ErrorKind::NotFound;
            reply->finish(LostWriteFinding{isGone ? Kind::Gone : Kind::Unknown, id, std::nullopt, QString()});
            return;
        }
        const bool happened = isDelete ? current->status == ServiceStatus(ServiceStatus::Deleting)
                                       : operation.wasUpdatedTo(*current);
        const bool isUntouched =
            !differsForPeople(operation.seen, *current) && operation.seen.updatedAt == current->updatedAt;
        if (happened) {
            reply->finish(
                LostWriteFinding{Kind::Happened, id, *current, u"the answer was lost; the service tells"_s});
        } else {
            reply->finish(LostWriteFinding{!isDelete && isUntouched ? Kind::NeverHappened : Kind::Unknown, id,
                                           *current, QString()});
        }
    });
}

} // namespace Belay
