// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/servicequery.h"

using namespace Qt::StringLiterals;

namespace Belay {

QList<std::pair<QString, QString>> ServiceQuery::parameters(int pageNumber) const
{
    QList<std::pair<QString, QString>> parameters{{u"pageSize"_s, QString::number(pageSize)},
                                                  {u"pageNumber"_s, QString::number(pageNumber)}};
    for (const ServiceStatus &status : statuses) {
        parameters.append({u"status"_s, status.text()});
    }
    for (const ServiceType &type : types) {
        parameters.append({u"serviceType"_s, type.text()});
    }
    if (!searchTerm.isEmpty()) {
        parameters.append({u"searchTerm"_s, searchTerm});
    }
    // Without it the same path lists the older "web apps" (peak-services-api section 1).
    parameters.append({u"featureType"_s, u"services"_s});
    return parameters;
}

} // namespace Belay
