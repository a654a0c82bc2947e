// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/colleague.h"

using namespace Qt::StringLiterals;

namespace Belay {

Colleague::Colleague(Puppeteer &hands, const QUrl &url, const Secret &key)
    : m_hands(hands)
    , m_transport(url, key)
    , m_api(m_transport)
{
}

std::optional<Service> Colleague::find(const QString &name)
{
    const Result<std::optional<Service>> found = outcome(m_api.findByName(name));
    m_hands.check(found.has_value(), u"a colleague can look for "_s + name);
    return found ? *found : std::nullopt;
}

Service Colleague::service(const QString &name)
{
    const std::optional<Service> found = find(name);
    if (!m_hands.check(found.has_value(), u"there is a service "_s + name)) {
        return {};
    }
    const Result<Service> described = outcome(m_api.describe(found->id));
    m_hands.check(described && described->details, u"a colleague can describe "_s + name);
    return described ? *described : Service();
}

void Colleague::rename(const QString &name, const QString &title)
{
    const Service seen = service(name);
    const ServiceDraft before = ServiceDraft::fromService(seen);
    ServiceDraft after = before;
    after.title = title;
    const Result<WriteAnswer> updated = outcome(m_api.update(seen.id, ServicePatch::between(before, after)));
    m_hands.check(updated.has_value(), u"a colleague can change "_s + name);
}

QStringList Colleague::names()
{
    QStringList names;
    const Result<ServiceList> list = outcome<ServiceList>(m_api.listAll(ServiceQuery()));
    if (m_hands.check(list && list->isComplete(), u"a colleague can list everything"_s)) {
        for (const Service &service : list->services) {
            names.append(service.name);
        }
    }
    return names;
}

} // namespace Belay
