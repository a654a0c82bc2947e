// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/draftstore.h"

#include "models/core/clock.h"
#include "models/core/sqlstatement.h"
#include "models/domain/draftjson.h"
#include "models/domain/servicejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QByteArray toText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QStringList textsIn(const QJsonValue &array)
{
    return array.toVariant().toStringList();
}

Result<void> alter(QSqlDatabase &database, const QString &statement, const QVariantList &values)
{
    const Result<QSqlQuery> done = runStatement(database, statement, values);
    return done ? Result<void>() : Result<void>(Failure(done.error()));
}

//! Nothing if the row is damaged.
std::optional<FormDraft> fromRow(const QSqlQuery &row)
{
    FormDraft draft;
    draft.id = QUuid::fromString(row.value(0).toString());
    draft.profileId = {row.value(1).toString()};
    draft.savedAt = QDateTime::fromMSecsSinceEpoch(row.value(2).toLongLong()).toUTC();
    draft.isParked = row.value(3).toBool();
    if (const QByteArray base = row.value(4).toByteArray(); !base.isEmpty()) {
        const Result<Service> service = decodeService(base);
        if (!service) {
            return std::nullopt;
        }
        draft.base = *service;
    }
    const Result<ServiceDraft> typed = decodeDraft(row.value(5).toByteArray());
    const QJsonDocument hidden = QJsonDocument::fromJson(row.value(6).toByteArray());
    if (!typed || !hidden.isObject() || draft.id.isNull()) {
        return std::nullopt;
    }
    draft.draft = *typed;
    draft.toType = textsIn(hidden["toType"_L1]);
    draft.asBefore = textsIn(hidden["asBefore"_L1]);
    draft.hiddenInBase = textsIn(hidden["hiddenInBase"_L1]);
    return draft;
}

} // namespace

DraftStore::DraftStore(LocalDatabase &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
{
    connect(&m_database, &LocalDatabase::noticed, this, &DraftStore::noticed);
}

QList<QStringList> DraftStore::migrations()
{
    return {{
        u"CREATE TABLE drafts (id TEXT PRIMARY KEY, profile_id TEXT NOT NULL, saved_at INTEGER NOT NULL, "
        "parked INTEGER NOT NULL, base TEXT NOT NULL, draft TEXT NOT NULL, hidden TEXT NOT NULL)"_s,
    }};
}

Reply<void> *DraftStore::announce(Reply<void> *work)
{
    return work->then(this, [this](const Result<void> &done) {
        if (done) {
            emit changed();
        }
    });
}

Reply<void> *DraftStore::save(const FormDraft &draft)
{
    const FormDraft safe = withoutSecrets(draft);
    const QJsonObject hidden{{u"toType"_s, QJsonArray::fromStringList(safe.toType)},
                             {u"asBefore"_s, QJsonArray::fromStringList(safe.asBefore)},
                             {u"hiddenInBase"_s, QJsonArray::fromStringList(safe.hiddenInBase)}};
    const QVariantList values{safe.id.toString(QUuid::WithoutBraces),
                              safe.profileId.value,
                              m_clock.now().toMSecsSinceEpoch(),
                              safe.isParked,
                              safe.base ? toText(encodeService(*safe.base)) : QByteArray(""),
                              toText(encodeDraft(safe.draft)),
                              toText(hidden)};
    return m_database.run([values](QSqlDatabase &database) {
        return alter(database,
                     u"INSERT OR REPLACE INTO drafts (id, profile_id, saved_at, parked, base, draft, hidden) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                     values);
    });
}

Reply<void> *DraftStore::remove(const QUuid &id)
{
    return announce(m_database.run([id = id.toString(QUuid::WithoutBraces)](QSqlDatabase &database) {
        return alter(database, u"DELETE FROM drafts WHERE id = ?"_s, {id});
    }));
}

Reply<KeptDrafts> *DraftStore::kept(const ProfileId &profile)
{
    return m_database.run([profile, inUse = m_inUse](QSqlDatabase &database) -> Result<KeptDrafts> {
        Result<QSqlQuery> rows =
            runStatement(database,
                         u"SELECT id, profile_id, saved_at, parked, base, draft, hidden FROM drafts "
                         "WHERE profile_id = ? ORDER BY saved_at DESC"_s,
                         {profile.value});
        if (!rows) {
            return Failure(rows.error());
        }
        KeptDrafts kept;
        while (rows->next()) {
            const std::optional<FormDraft> draft = fromRow(*rows);
            if (!draft) {
                ++kept.unreadable;
            } else if (!inUse.contains(draft->id)) {
                kept.drafts.append(*draft);
            }
        }
        return kept;
    });
}

Reply<void> *DraftStore::clear(const ProfileId &profile)
{
    QStringList marks;
    QVariantList values{profile.value};
    for (const QUuid &id : std::as_const(m_inUse)) {
        marks.append(u"?"_s);
        values.append(id.toString(QUuid::WithoutBraces));
    }
    const QString statement =
        u"DELETE FROM drafts WHERE profile_id = ? AND id NOT IN (%1)"_s.arg(marks.join(u", "_s));
    return announce(m_database.run(
        [statement, values](QSqlDatabase &database) { return alter(database, statement, values); }));
}

void DraftStore::setInUse(const QUuid &id, bool inUse)
{
    if (inUse) {
        m_inUse.insert(id);
    } else {
        m_inUse.remove(id);
    }
    emit changed();
}

} // namespace Belay
