// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/rememberedlists.h"

#include "models/core/sqlstatement.h"
#include "models/core/utctime.h"
#include "models/profiles/credentialstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QVariant toColumn(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime toTime(const QVariant &column)
{
    return column.isNull() ? QDateTime() : utcFromMs(column.toLongLong());
}

QString toColumn(const QStringList &tags)
{
    return tags.isEmpty()
               ? QString(u""_s)
               : QString::fromUtf8(
                     QJsonDocument(QJsonArray::fromStringList(tags)).toJson(QJsonDocument::Compact));
}

QStringList toTags(const QString &column)
{
    QStringList tags;
    const QJsonArray items = QJsonDocument::fromJson(column.toUtf8()).array();
    for (const QJsonValue tag : items) {
        tags.append(tag.toString());
    }
    return tags;
}

//! A null text would be NULL, which no column takes.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

//! Removes the lists of which \a condition, with \a values for its question marks, is true.
Result<void> removeLists(QSqlDatabase &database, const QString &condition, const QVariantList &values)
{
    for (const QString &statement :
         {u"DELETE FROM services WHERE list IN (SELECT number FROM lists WHERE %1)"_s,
          u"DELETE FROM lists WHERE %1"_s}) {
        const Result<QSqlQuery> removed = runStatement(database, statement.arg(condition), values);
        if (!removed) {
            return Failure(removed.error());
        }
    }
    return {};
}

//! What is kept of a list itself.
struct List
{
    qint64 number = 0;
    QDateTime updatedAt;
};

//! The list of \a key; nothing if there is none.
Result<std::optional<List>> findList(QSqlDatabase &database, const QString &key)
{
    Result<QSqlQuery> found =
        runStatement(database, u"SELECT number, updated_at FROM lists WHERE key = ?"_s, {key});
    if (!found) {
        return Failure(found.error());
    }
    return found->next() ? std::optional(List{found->value(0).toLongLong(), toTime(found->value(1))})
                         : std::nullopt;
}

Result<void> write(QSqlDatabase &database, qint64 list, const QList<Service> &services)
{
    QSqlQuery insert(database);
    if (!insert.prepare(
            u"INSERT OR REPLACE INTO services (list, id, name, type, status, created_at, created_by, "
            "updated_at, updated_by, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s)) {
        return LocalDatabase::failure(insert.lastError());
    }
    for (const Service &service : services) {
        const QVariantList values{list,
                                  notNull(service.id.value),
                                  notNull(service.name),
                                  notNull(service.type.text()),
                                  notNull(service.status.text()),
                                  toColumn(service.createdAt),
                                  notNull(service.createdBy),
                                  toColumn(service.updatedAt),
                                  notNull(service.updatedBy),
                                  toColumn(service.tags)};
        for (qsizetype i = 0; i < values.size(); ++i) {
            insert.bindValue(static_cast<int>(i), values.at(i));
        }
        if (!insert.exec()) {
            return LocalDatabase::failure(insert.lastError());
        }
    }
    return {};
}

} // namespace

RememberedLists::RememberedLists(LocalDatabase &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
}

QList<QStringList> RememberedLists::migrations()
{
    return {
        {
            u"CREATE TABLE lists (list TEXT PRIMARY KEY, updated_at INTEGER NOT NULL)"_s,
            u"CREATE TABLE services (list TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT "
            "NULL, status TEXT NOT NULL, created_at INTEGER, created_by TEXT NOT NULL, updated_at INTEGER, "
            "updated_by TEXT NOT NULL, tags TEXT NOT NULL, PRIMARY KEY (list, id)) WITHOUT ROWID"_s,
        },
        // In the order of names, so that the first rows of the table can be read first. What was kept is told anew.
        {
            u"DROP TABLE services"_s,
            u"DROP TABLE lists"_s,
            u"CREATE TABLE lists (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, "
            "updated_at INTEGER NOT NULL)"_s,
            u"CREATE TABLE services (list INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE, "
            "id TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, created_at INTEGER, "
            "created_by TEXT NOT NULL, updated_at INTEGER, updated_by TEXT NOT NULL, tags TEXT NOT NULL, "
            "PRIMARY KEY (list, name, id)) WITHOUT ROWID"_s,
            u"CREATE UNIQUE INDEX services_by_id ON services (list, id)"_s,
        },
    };
}

QString RememberedLists::keyOf(const Profile &profile)
{
    if (profile.isSandbox || profile.isEnvironment) {
        return {};
    }
    const CredentialAddress address = credentialAddress(profile);
    return address.isValid() ? address.itemKey() : QString();
}

Reply<RememberedSlice> *RememberedLists::load(const QString &key, const std::optional<Service> &last)
{
    return m_database.run([=](QSqlDatabase &database) -> Result<RememberedSlice> {
        const Result<std::optional<List>> list = findList(database, key);
        if (!list) {
            return Failure(list.error());
        }
        RememberedSlice slice;
        if (!*list) {
            return slice;
        }
        slice.updatedAt = (*list)->updatedAt;
        if (!last) {
            Result<QSqlQuery> counted =
                runStatement(database, u"SELECT count(*) FROM services WHERE list = ?"_s, {(*list)->number});
            if (!counted) {
                return Failure(counted.error());
            }
            slice.totalCount = counted->next() ? counted->value(0).toLongLong() : 0;
        }
        Result<QSqlQuery> rows = runStatement(
            database,
            u"SELECT id, name, type, status, created_at, created_by, updated_at, updated_by, tags "
            "FROM services WHERE list = ? AND (name, id) > (?, ?) ORDER BY name, id LIMIT ?"_s,
            {(*list)->number, last ? notNull(last->name) : u""_s, last ? notNull(last->id.value) : u""_s,
             RememberedSlice::maxSize});
        if (!rows) {
            return Failure(rows.error());
        }
        while (rows->next()) {
            Service service;
            service.id = ServiceId{rows->value(0).toString()};
            service.name = rows->value(1).toString();
            service.type = ServiceType::fromText(rows->value(2).toString());
            service.status = ServiceStatus::fromText(rows->value(3).toString());
            service.createdAt = toTime(rows->value(4));
            service.createdBy = rows->value(5).toString();
            service.updatedAt = toTime(rows->value(6));
            service.updatedBy = rows->value(7).toString();
            service.tags = toTags(rows->value(8).toString());
            slice.services.append(service);
        }
        return slice;
    });
}

Reply<void> *RememberedLists::save(const QString &key, const QList<Service> &changed,
                                   const QList<ServiceId> &gone, const QDateTime &updatedAt)
{
    return m_database.runInTransaction([=](QSqlDatabase &database) -> Result<void> {
        const Result<QSqlQuery> dated =
            runStatement(database,
                         u"INSERT INTO lists (key, updated_at) VALUES (?, ?) "
                         "ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at"_s,
                         {key, updatedAt.toMSecsSinceEpoch()});
        if (!dated) {
            return Failure(dated.error());
        }
        const Result<std::optional<List>> list = findList(database, key);
        if (!list) {
            return Failure(list.error());
        }
        for (const ServiceId &id : gone) {
            const Result<QSqlQuery> removed = runStatement(
                database, u"DELETE FROM services WHERE list = ? AND id = ?"_s, {(*list)->number, id.value});
            if (!removed) {
                return Failure(removed.error());
            }
        }
        return write(database, (*list)->number, changed);
    });
}

Reply<void> *RememberedLists::forget(const QString &key)
{
    return m_database.runInTransaction(
        [key](QSqlDatabase &database) { return removeLists(database, u"key = ?"_s, {key}); });
}

Reply<void> *RememberedLists::forgetProfile(const ProfileId &id)
{
    const QString end = u'/' + id.value;
    return m_database.runInTransaction([end](QSqlDatabase &database) {
        return removeLists(database, u"substr(key, -length(?)) = ?"_s, {end, end});
    });
}

Reply<void> *RememberedLists::forgetAll()
{
    return m_database.runInTransaction(
        [](QSqlDatabase &database) { return removeLists(database, u"TRUE"_s, {}); });
}

} // namespace Belay
