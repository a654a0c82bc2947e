// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/store.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

constexpr int schemaVersion = 1;

const QString columns =
    u"id, name, type, status, created_at, created_by, updated_at, updated_by, tags, fields, due_at, "
    "deletions"_s;

//! For lists, which show none of the fields: reading them takes longer than the rest of the row.
const QString summaryColumns = QString(columns).replace(u"fields"_s, u"NULL"_s);

QString json(const auto &value)
{
    return QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact));
}

QVariantList values(const StoredService &service)
{
    return {service.id,
            service.name,
            service.type,
            service.status,
            service.createdAt,
            service.createdBy,
            service.updatedAt,
            service.updatedBy,
            json(service.tags),
            json(service.fields),
            service.dueAt ? QVariant(*service.dueAt) : QVariant(),
            service.deletions};
}

StoredService fromRow(const QSqlQuery &row)
{
    StoredService service;
    service.id = row.value(0).toString();
    service.name = row.value(1).toString();
    service.type = row.value(2).toString();
    service.status = row.value(3).toString();
    service.createdAt = row.value(4).toLongLong();
    service.createdBy = row.value(5).toString();
    service.updatedAt = row.value(6).toLongLong();
    service.updatedBy = row.value(7).toString();
    service.tags = QJsonDocument::fromJson(row.value(8).toString().toUtf8()).array();
    service.fields = QJsonDocument::fromJson(row.value(9).toString().toUtf8()).object();
    if (!row.value(10).isNull()) {
        service.dueAt = row.value(10).toLongLong();
    }
    service.deletions = row.value(11).toInt();
    return service;
}

struct Condition
{
    QString sql;
    QVariantList values;
};

Condition condition(const ServiceQuery &query)
{
    QStringList parts;
    QVariantList values;
    if (!query.searchTerm.isEmpty()) {
        parts.append(u"instr(name, ?) > 0"_s);
        values.append(query.searchTerm.toLower());
    }
    const auto anyOf = [&](const QString &column, const QStringList &wanted) {
        if (!wanted.isEmpty()) {
            QStringList marks;
            marks.fill(u"?"_s, wanted.size());
            parts.append(u"%1 IN (%2)"_s.arg(column, marks.join(u',')));
            values.append(QVariantList(wanted.cbegin(), wanted.cend()));
        }
    };
    anyOf(u"status"_s, query.statuses);
    anyOf(u"type"_s, query.types);
    return {parts.isEmpty() ? QString() : QString(u" WHERE "_s + parts.join(u" AND "_s)), values};
}

} // namespace

Store::Store()
    : m_connection(u"sandbox-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Store::~Store()
{
    m_prepared.clear();
    if (QSqlDatabase::contains(m_connection)) {
        QSqlDatabase::database(m_connection, false).close();
        QSqlDatabase::removeDatabase(m_connection);
    }
}

std::optional<QString> Store::open(const QString &directory)
{
    const QString path = QDir(directory).filePath(u"services.db"_s);
    // SQLite gives its journal the permissions of the database, so they are set before it exists.
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return QString(path + u": "_s + file.errorString());
    }
    file.close();

    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(path);
    if (!database.open() || !migrate()) {
        return QString(path + u": "_s + database.lastError().text());
    }
    return std::nullopt;
}

bool Store::migrate()
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    const QStringList settings{u"PRAGMA busy_timeout = 5000"_s, u"PRAGMA journal_mode = WAL"_s,
                               u"PRAGMA synchronous = NORMAL"_s};
    for (const QString &sql : settings) {
        if (!query.exec(sql)) {
            return false;
        }
    }
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next()) {
        return false;
    }
    const int version = query.value(0).toInt();
    query.finish();
    if (version > schemaVersion) {
        return false;
    }
    if (version == schemaVersion) {
        return true;
    }
    const QStringList statements{
        u"BEGIN IMMEDIATE"_s,
        u"CREATE TABLE service (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, "
        "name TEXT NOT NULL UNIQUE, type TEXT NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL, "
        "created_by TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, tags TEXT NOT "
        "NULL, "
        "fields TEXT NOT NULL, due_at INTEGER, deletions INTEGER NOT NULL)"_s,
        // Holds all that lists sort, filter and count by, so that they read only the rows they show.
        u"CREATE INDEX service_newest ON service (created_at DESC, seq DESC, status, type, name)"_s,
        u"CREATE INDEX service_due ON service (due_at) WHERE due_at IS NOT NULL"_s,
        u"PRAGMA user_version = %1"_s.arg(schemaVersion),
        u"COMMIT"_s,
    };
    for (const QString &sql : statements) {
        if (!query.exec(sql)) {
            return false;
        }
    }
    return true;
}

QSqlQuery *Store::run(const QString &sql, const QVariantList &values)
{
    std::shared_ptr<QSqlQuery> &query = m_prepared[sql];
    if (!query) {
        query = std::make_shared<QSqlQuery>(QSqlDatabase::database(m_connection));
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            query.reset();
            return nullptr;
        }
    }
    for (qsizetype i = 0; i < values.size(); ++i) {
        query->bindValue(static_cast<int>(i), values.at(i));
    }
    return query->exec() ? query.get() : nullptr;
}

QList<StoredService> Store::read(const QString &sql, const QVariantList &values)
{
    QList<StoredService> services;
    if (QSqlQuery *query = run(sql, values)) {
        while (query->next()) {
            services.append(fromRow(*query));
        }
        query->finish();
    }
    return services;
}

qint64 Store::count()
{
    return count(ServiceQuery());
}

qint64 Store::count(const ServiceQuery &query)
{
    const Condition limit = condition(query);
    qint64 result = 0;
    if (QSqlQuery *row = run(u"SELECT count(*) FROM service"_s + limit.sql, limit.values)) {
        result = row->next() ? row->value(0).toLongLong() : 0;
        row->finish();
    }
    return result;
}

QList<StoredService> Store::page(const ServiceQuery &query)
{
    Condition limit = condition(query);
    limit.values << query.pageSize << (query.pageNumber - 1) * query.pageSize;
    const QString sql = u"SELECT %1 FROM service%2 ORDER BY created_at DESC, seq DESC LIMIT ? OFFSET ?"_s;
    return read(sql.arg(summaryColumns, limit.sql), limit.values);
}

std::optional<StoredService> Store::byId(const QString &id)
{
    const QList<StoredService> found = read(u"SELECT %1 FROM service WHERE id = ?"_s.arg(columns), {id});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<StoredService> Store::byName(const QString &name)
{
    const QList<StoredService> found = read(u"SELECT %1 FROM service WHERE name = ?"_s.arg(columns), {name});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<StoredService> Store::due(qint64 now)
{
    return read(u"SELECT %1 FROM service WHERE due_at <= ? ORDER BY due_at"_s.arg(columns), {now});
}

bool Store::insert(const StoredService &service)
{
    return run(u"INSERT INTO service (%1) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"_s.arg(columns),
               values(service)) != nullptr;
}

bool Store::insert(const QList<StoredService> &services)
{
    QSqlDatabase database = QSqlDatabase::database(m_connection);
    if (!database.transaction()) {
        return false;
    }
    for (const StoredService &service : services) {
        if (!insert(service)) {
            database.rollback();
            return false;
        }
    }
    return database.commit();
}

bool Store::update(const StoredService &service)
{
    return run(u"UPDATE service SET (%1) = (?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?"_s.arg(columns),
               values(service) << service.id) != nullptr;
}

bool Store::remove(const QString &id)
{
    return run(u"DELETE FROM service WHERE id = ?"_s, {id}) != nullptr;
}

} // namespace Belay::Sandbox
