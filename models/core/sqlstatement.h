// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QSqlQuery>
#include <QVariant>

namespace Belay {

//! Runs one \a statement with \a values for its question marks, in order; for functions that LocalDatabase runs, in
//! its thread. Gives the query, before its first row, to be read forward only. Error: Storage, as LocalDatabase::failure() words it.
[[nodiscard]] Result<QSqlQuery> runStatement(QSqlDatabase &database, const QString &statement,
                                             const QVariantList &values);

} // namespace Belay
