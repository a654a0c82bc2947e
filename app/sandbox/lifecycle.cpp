// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/lifecycle.h"

#include "app/sandbox/catalogue.h"

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

const QString creating = u"CREATING"_s;
const QString deploying = u"DEPLOYING"_s;
const QString available = u"AVAILABLE"_s;
const QString deleting = u"DELETING"_s;
const QString createFailed = u"CREATE_FAILED"_s;
const QString deleteFailed = u"DELETE_FAILED"_s;

void settle(StoredService &service, const QString &status)
{
    service.status = status;
    service.dueAt.reset();
}

} // namespace

LifeCycle::LifeCycle(const Catalogue &catalogue, std::chrono::milliseconds stage)
    : m_catalogue(catalogue)
    , m_stage(stage.count())
{
}

void LifeCycle::proceed(StoredService &service, const QString &status, qint64 from) const
{
    service.status = status;
    service.dueAt = from + m_stage;
}

void LifeCycle::beginCreate(StoredService &service, qint64 now) const
{
    proceed(service, creating, now);
}

void LifeCycle::beginRedeploy(StoredService &service, qint64 now) const
{
    proceed(service, deploying, now);
}

void LifeCycle::beginDelete(StoredService &service, qint64 now) const
{
    ++service.deletions;
    proceed(service, deleting, now);
}

bool LifeCycle::canDelete(const StoredService &service)
{
    return service.status == available || service.status == createFailed || service.status == deleteFailed;
}

bool LifeCycle::canRedeploy(const StoredService &service)
{
    return service.status != creating && service.status != deploying && service.status != deleting;
}

bool LifeCycle::canUpdate(const StoredService &service)
{
    return service.status != deleting;
}

LifeCycle::Step LifeCycle::advance(StoredService &service, qint64 now) const
{
    if (!service.dueAt || *service.dueAt > now) {
        return Step::Settled;
    }
    const Behaviour behaviour = m_catalogue.behaviour(service.fields);
    if (service.status == creating) {
        proceed(service, deploying, *service.dueAt);
    } else if (service.status == deploying) {
        // The contract has no "update failed"; a redeploy that cannot start shows like a create that cannot.
        settle(service, behaviour == Behaviour::FailsToStart ? createFailed : available);
    } else if (service.status == deleting) {
        if (behaviour != Behaviour::Clinging || service.deletions > 1) {
            return Step::Gone;
        }
        settle(service, deleteFailed);
    } else {
        service.dueAt.reset();
    }
    return Step::Advanced;
}

} // namespace Belay::Sandbox
