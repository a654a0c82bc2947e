// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/workspace.h"

#include "app/sandbox/generator.h"
#include "app/sandbox/handmadeservices.h"

#include <QDateTime>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

//! Who the holder of the key is.
const QString ownUser = u"you@example.com"_s;

QString timestamp(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject summary(const StoredService &service)
{
    return {{u"id"_s, service.id},
            {u"name"_s, service.name},
            {u"serviceType"_s, service.type},
            {u"status"_s, service.status},
            {u"createdAt"_s, timestamp(service.createdAt)},
            {u"createdBy"_s, service.createdBy},
            {u"updatedAt"_s, timestamp(service.updatedAt)},
            {u"updatedBy"_s, service.updatedBy},
            {u"tags"_s, service.tags}};
}

HttpAnswer notFound()
{
    return HttpAnswer::error(404, u"There is no such service"_s);
}

HttpAnswer storageFailed()
{
    return HttpAnswer::error(500, u"The sandbox could not write its data"_s);
}

HttpAnswer invalid(const FieldProblem &problem)
{
    return HttpAnswer::error(400, problem.toString());
}

} // namespace

Workspace::Workspace(const Catalogue &catalogue, std::chrono::milliseconds stage, std::function<qint64()> now)
    : m_catalogue(catalogue)
    , m_now(std::move(now))
    , m_stage(stage)
    , m_lifeCycle(catalogue, stage)
    , m_validator(catalogue)
{
}

std::optional<QString> Workspace::fill(std::optional<int> generated, quint32 seed)
{
    const qint64 present = m_store.count();
    QList<StoredService> services;
    if (!generated) {
        services = present == 0 ? handMadeServices(m_now(), m_stage) : services;
    } else if (*generated > present) {
        const auto isTaken = [this](const QString &name) { return m_store.byName(name).has_value(); };
        // The seed itself would give those already there their ids again.
        const quint32 ownSeed = seed + static_cast<quint32>(present);
        services =
            generateServices(m_catalogue, *generated - static_cast<int>(present), ownSeed, m_now(), isTaken);
    }
    return m_store.insert(services) ? std::nullopt : std::optional(u"The services could not be written"_s);
}

void Workspace::settle()
{
    const qint64 now = m_now();
    for (StoredService service : m_store.due(now)) {
        LifeCycle::Step step = LifeCycle::Step::Advanced;
        while (step == LifeCycle::Step::Advanced) {
            step = m_lifeCycle.advance(service, now);
        }
        if (step == LifeCycle::Step::Gone) {
            m_store.remove(service.id);
        } else {
            m_store.update(service);
        }
    }
}

HttpAnswer Workspace::list(const ServiceQuery &query, bool asServices)
{
    settle();
    const qint64 total = m_store.count(query);
    QJsonArray items;
    for (const StoredService &service : m_store.page(query)) {
        items.append(summary(service));
    }
    return HttpAnswer::json(200, {{asServices ? u"services"_s : u"webapps"_s, items},
                                  {asServices ? u"servicesCount"_s : u"webappsCount"_s, total},
                                  {u"pageCount"_s, (total + query.pageSize - 1) / query.pageSize},
                                  {u"pageNumber"_s, query.pageNumber},
                                  {u"pageSize"_s, query.pageSize}});
}

HttpAnswer Workspace::create(const QJsonObject &body)
{
    settle();
    const auto checked = m_validator.create(body);
    if (!checked) {
        return invalid(checked.error());
    }
    if (m_store.byName(checked->name)) {
        return HttpAnswer::error(400, u"name: \"%1\" is already in use"_s.arg(checked->name),
                                 u"Choose another name, or update the service that has it"_s);
    }
    const qint64 now = m_now();
    StoredService service = *checked;
    service.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    service.createdAt = service.updatedAt = now;
    service.createdBy = service.updatedBy = ownUser;
    m_lifeCycle.beginCreate(service, now);
    if (!m_store.insert(service)) {
        return storageFailed();
    }
    return HttpAnswer::json(202, {{u"id"_s, service.id}});
}

HttpAnswer Workspace::describe(const QString &id)
{
    settle();
    const auto service = m_store.byId(id);
    if (!service) {
        return notFound();
    }
    QJsonObject object = service->fields;
    const QJsonObject common = summary(*service);
    for (auto it = common.begin(); it != common.end(); ++it) {
        object.insert(it.key(), it.value());
    }
    return HttpAnswer::json(200, object);
}

HttpAnswer Workspace::update(const QString &id, const QJsonObject &body)
{
    settle();
    const auto current = m_store.byId(id);
    if (!current) {
        return notFound();
    }
    if (!LifeCycle::canUpdate(*current)) {
        return HttpAnswer::error(422, u"The service is being deleted"_s);
    }
    const auto checked = m_validator.update(*current, body);
    if (!checked) {
        return invalid(checked.error());
    }
    const HttpAnswer accepted = HttpAnswer::json(202, {{u"id"_s, id}});
    if (checked->fields == current->fields && checked->tags == current->tags) {
        return accepted;
    }
    StoredService service = *checked;
    const qint64 now = m_now();
    if (Validator::needsRedeploy(*current, service)) {
        if (!LifeCycle::canRedeploy(service)) {
            return HttpAnswer::error(422, u"The service is being deployed"_s,
                                     u"Wait until it is AVAILABLE, then change it"_s);
        }
        m_lifeCycle.beginRedeploy(service, now);
    }
    service.updatedAt = now;
    service.updatedBy = ownUser;
    return m_store.update(service) ? accepted : storageFailed();
}

HttpAnswer Workspace::remove(const QString &id)
{
    settle();
    auto service = m_store.byId(id);
    if (!service) {
        return notFound();
    }
    if (!LifeCycle::canDelete(*service)) {
        return HttpAnswer::error(409, u"A service that is %1 cannot be deleted"_s.arg(service->status),
                                 u"Wait until it has settled"_s);
    }
    m_lifeCycle.beginDelete(*service, m_now());
    return m_store.update(*service) ? HttpAnswer::json(202, {{u"id"_s, id}}) : storageFailed();
}

tl::expected<TestTarget, HttpAnswer> Workspace::testTarget(const QString &name)
{
    settle();
    const auto service = m_store.byName(name);
    if (!service) {
        return tl::unexpected(notFound());
    }
    if (service->type != u"api"_s) {
        return tl::unexpected(HttpAnswer::error(
            422, u"Only services of type api can be tested, this one is %1"_s.arg(service->type)));
    }
    if (service->status != u"AVAILABLE"_s) {
        return tl::unexpected(HttpAnswer::error(
            422, u"The service is %1, only AVAILABLE ones can be tested"_s.arg(service->status)));
    }
    return TestTarget{service->name, m_catalogue.imageLabel(service->fields),
                      m_catalogue.behaviour(service->fields)};
}

} // namespace Belay::Sandbox
