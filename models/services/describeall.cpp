// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/describeall.h"

namespace Belay {

DescribeAll::DescribeAll(ServiceRepository &services, const QList<ServiceId> &ids, QObject *owner)
    : Reply<QList<Service>>(owner)
    , m_services(services)
    , m_ids(ids)
{
    if (m_ids.isEmpty()) {
        finishLater(QList<Service>());
    }
    startNext();
}

void DescribeAll::startNext()
{
    while (m_next < m_ids.size() && m_next - m_done < maxInFlight && !isFinished()) {
        const ServiceId id = m_ids.at(m_next++);
        m_services.describe(id)->then(this, [this, id](const Result<Service> &service) {
            ++m_done;
            if (service) {
                m_described.insert(id, *service);
            } else if (service.error().kind != ErrorKind::NotFound) {
                finish(Failure(service.error()));
                return;
            }
            emit progress(m_done, m_ids.size());
            if (m_done < m_ids.size()) {
                startNext();
                return;
            }
            QList<Service> inOrder;
            for (const ServiceId &known : std::as_const(m_ids)) {
                if (m_described.contains(known)) {
                    inOrder.append(m_described.value(known));
                }
            }
            finish(inOrder);
        });
    }
}

} // namespace Belay
