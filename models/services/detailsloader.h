// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerepository.h"

namespace Belay {

//! Describes the services whose details somebody looks at, a few at a time: the list does not hold them.
class DetailsLoader : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxInFlight = 4;

    //! \a services outlives it.
    explicit DetailsLoader(ServiceRepository &services, QObject *parent = nullptr);

    //! Forgets what it was still to describe, and describes those of \a ids that have no details yet, in
    //! this order. One that failed is not tried again until forgetFailures() is called.
    void want(const QList<ServiceId> &ids);
    void forgetFailures();

private:
    void startNext();

    ServiceRepository &m_services;
    QList<ServiceId> m_wanted;
    QSet<ServiceId> m_inFlight;
    QSet<ServiceId> m_failed;
};

} // namespace Belay
