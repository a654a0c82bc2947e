// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/detailsloader.h"

namespace Belay {

DetailsLoader::DetailsLoader(ServiceRepository &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

void DetailsLoader::want(const QList<ServiceId> &ids)
{
    m_wanted = ids;
    startNext();
}

void DetailsLoader::forgetFailures()
{
    m_failed.clear();
}

void DetailsLoader::startNext()
{
    while (m_inFlight.size() < maxInFlight && !m_wanted.isEmpty()) {
        const ServiceId id = m_wanted.takeFirst();
        const qsizetype row = m_services.indexOf(id);
        if (row < 0 || m_services.store().details(row) || m_inFlight.contains(id) || m_failed.contains(id)) {
            continue;
        }
        m_inFlight.insert(id);
        m_services.describe(id)->then(this, [this, id](const Result<Service> &result) {
            m_inFlight.remove(id);
            if (!result) {
                m_failed.insert(id);
            }
            startNext();
        });
    }
}

} // namespace Belay
