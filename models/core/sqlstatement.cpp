// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/sqlstatement.h"

#include "models/core/localdatabase.h"

#include <QSqlDatabase>

namespace Belay {

Result<QSqlQuery> runStatement(QSqlDatabase &database, const QString &statement, const QVariantList &values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(statement)) {
        return LocalDatabase::failure(query.lastError());
    }
    for (const QVariant &value : values) {
        query.addBindValue(value);
    }
    if (!query.exec()) {
        return LocalDatabase::failure(query.lastError());
    }
    return query;
}

} // namespace Belay
