// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/storedservice.h"

#include <QHash>
#include <QList>
#include <QStringList>
#include <QVariantList>

#include <memory>
#include <optional>

class QSqlQuery;

namespace Belay::Sandbox {

//! Which services, and which page of them. Empty lists and texts do not limit.
struct ServiceQuery
{
    QString searchTerm; //!< substring of the name, whatever its case
    QStringList statuses;
    QStringList types;
    int pageSize = 25;
    qint64 pageNumber = 1;
};

//! The services in SQLite. Everything, construction and destruction included, happens in one thread.
class Store
{
public:
    Store();
    //! Closes.
    ~Store();
    Q_DISABLE_COPY_MOVE(Store)

    //! Opens or makes services.db in \a directory. Gives the reason if that fails.
    std::optional<QString> open(const QString &directory);

    qint64 count();
    qint64 count(const ServiceQuery &query);
    //! Without the fields. Newest first; equally old ones in the reverse order of their insertion.
    QList<StoredService> page(const ServiceQuery &query);
    std::optional<StoredService> byId(const QString &id);
    std::optional<StoredService> byName(const QString &name);
    //! Those whose next step is due, the longest overdue first.
    QList<StoredService> due(qint64 now);

    //! False if the id or name is taken, or the disk is full.
    bool insert(const StoredService &service);
    bool insert(const QList<StoredService> &services);
    bool update(const StoredService &service);
    bool remove(const QString &id);

private:
    bool migrate();
    //! Prepared once for each \a sql. Null if it fails.
    QSqlQuery *run(const QString &sql, const QVariantList &values);
    QList<StoredService> read(const QString &sql, const QVariantList &values);

    QString m_connection;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared;
};

} // namespace Belay::Sandbox
