// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/redeploywatch.h"

#include "models/services/writeoperation.h"

#include <QTimer>

using namespace std::chrono_literals;

namespace Belay {

RedeployWatch::RedeployWatch(ServiceWriter &writer, ServiceRepository &services, RedeployLog &log,
                             const QString &platform, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_log(log)
    , m_platform(platform)
    , m_looks{3s, 10s, 30s, 60s}
{
    connect(&writer, &ServiceWriter::updated, this,
            [this](const QUuid &opId, const Service &before, const ServiceDraft &draft,
                   const std::optional<Service> &after) {
                m_watches.remove(before.id); // two updates in one minute cannot be told apart
                if (after && before.status == ServiceStatus(ServiceStatus::Available)) {
                    begin({opId, before, draft, *after});
                }
            });
    connect(&services, &ServiceRepository::statusChanged, this, [this](const Service &service) {
        // The list's poll sees it as well, and sooner perhaps than the next look. Whose redeploy it is, a look tells.
        const auto watch = m_watches.constFind(service.id);
        if (watch != m_watches.constEnd() && service.status == ServiceStatus(ServiceStatus::Deploying)) {
            confirm(watch->opId, service.id);
        }
    });
}

void RedeployWatch::begin(const Watch &watch)
{
    const ServiceId id = watch.before.id;
    m_watches.insert(id, watch);
    if (judge(watch.after)) {
        look(watch.opId, id, 0);
    }
}

void RedeployWatch::look(const QUuid &opId, const ServiceId &id, qsizetype index)
{
    const auto before = index == 0 ? 0ms : m_looks.at(index - 1);
    QTimer::singleShot(m_looks.at(index) - before, this, [this, opId, id, index] {
        if (m_watches.value(id).opId != opId) {
            return;
        }
        m_services.describe(id)->then(this, [this, opId, id, index](const Result<Service> &service) {
            if (m_watches.value(id).opId != opId) {
                return;
            }
            if (!service) {
                m_watches.remove(id);
            } else if (!judge(*service)) {
                return;
            } else if (index + 1 < m_looks.size()) {
                look(opId, id, index + 1);
            } else {
                end(id, false);
            }
        });
    });
}

void RedeployWatch::confirm(const QUuid &opId, const ServiceId &id)
{
    m_services.describe(id)->then(this, [this, opId, id](const Result<Service> &service) {
        if (!service || m_watches.value(id).opId != opId) {
            return;
        }
        if (differsForPeople(m_watches.value(id).after, *service)) {
            m_watches.remove(id);
        } else {
            end(id, true);
        }
    });
}

bool RedeployWatch::judge(const Service &service)
{
    const Watch watch = m_watches.value(service.id);
    if (differsForPeople(watch.after, service)) {
        m_watches.remove(service.id);
        return false;
    }
    if (service.status == ServiceStatus(ServiceStatus::Deploying)) {
        end(service.id, true);
        return false;
    }
    if (service.status != ServiceStatus(ServiceStatus::Available)) {
        m_watches.remove(service.id);
        return false;
    }
    return true;
}

void RedeployWatch::end(const ServiceId &id, bool redeployed)
{
    const Watch watch = m_watches.take(id);
    const QList<ServiceField> fields = fieldsTaught(watch.before, watch.draft, redeployed);
    if (!fields.isEmpty()) {
        // What could not be recorded is an observation less, nothing that anybody waits for.
        m_log.record(m_platform, fields, redeployed);
    }
}

} // namespace Belay
