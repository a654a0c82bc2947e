// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicestatus.h"
#include "models/domain/servicetype.h"

#include <QList>
#include <QString>

#include <utility>

namespace Belay {

//! What to list (peak-services-api section 4.1). Different members combine with AND, values of one with OR.
struct ServiceQuery
{
    QString searchTerm; //!< part of the name
    QList<ServiceStatus> statuses;
    QList<ServiceType> types;
    int pageSize = 100; //!< 1 or more; 100 is known to be accepted

    //! The query parameters of page \a pageNumber, counted from 1.
    QList<std::pair<QString, QString>> parameters(int pageNumber) const;
};

} // namespace Belay
