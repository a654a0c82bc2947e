// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/servicefilterproxy.h"
#include "tests/bench/manyservices.h"
#include "tests/support/workbench.h"

namespace Belay {

//! The model of a table with so many services, sorted by name, and all that it stands on. Nothing is ever asked of a platform.
struct Table
{
    explicit Table(int rows)
    {
        bench.services().restore(firstServices(rows), QDateTime::currentDateTimeUtc());
        proxy.sort(static_cast<int>(ServiceTableModel::Column::Name));
    }

    Workbench bench{QUrl(QStringLiteral("http://127.0.0.1:9"))};
    ServiceTableModel model{bench.services(), bench.workspace().catalogue()};
    SystemClock clock;
    ServiceFilterProxy proxy{model, bench.workspace().catalogue(), clock};
};

} // namespace Belay
