// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerepository.h"

namespace Belay {

//! Describes many services, a few at a time, and finishes with them in their order. One that is gone by now
//! is left out; any other failure ends it, because half an export is none.
class DescribeAll final : public Reply<QList<Service>>
{
    Q_OBJECT

public:
    static constexpr int maxInFlight = 6;

    //! \a services outlives the reply. Starts at once; progress() counts services.
    DescribeAll(ServiceRepository &services, const QList<ServiceId> &ids, QObject *owner);

private:
    void startNext();

    ServiceRepository &m_services;
    QList<ServiceId> m_ids;
    QHash<ServiceId, Service> m_described;
    qsizetype m_next = 0;
    qsizetype m_done = 0;
};

} // namespace Belay
