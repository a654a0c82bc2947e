// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/testhistory.h"

#include "models/core/clock.h"
#include "models/core/sqlstatement.h"

#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr QLatin1StringView smallColumns(
    "id, profile_id, service_id, at, method, path, has_payload, has_result, status, started_at, ended_at, "
    "response_size, round_trip, error, title, pinned, truncated");

QVariant stamp(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime time(const QVariant &stamp)
{
    return stamp.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(stamp.toLongLong()).toUTC();
}

// The first bytes that make whole characters.
QByteArray cut(const QByteArray &utf8, bool *truncated)
{
    qsizetype length = TestHistory::maximumBodyBytes;
    if (utf8.size() <= length) {
        return utf8;
    }
    *truncated = true;
    constexpr uchar continuationMask = 0xC0;
    constexpr uchar continuation = 0x80;
    while (length > 0 && (static_cast<uchar>(utf8.at(length)) & continuationMask) == continuation) {
        --length;
    }
    return utf8.left(length);
}

QString cut(const QString &text, bool *truncated)
{
    // One byte at least for each of its units: the rest need not be converted to be counted.
    const QByteArray utf8 = QStringView(text).left(TestHistory::maximumBodyBytes + 1).toUtf8();
    return utf8.size() <= TestHistory::maximumBodyBytes ? text : QString::fromUtf8(cut(utf8, truncated));
}

TestHistoryEntry fromRow(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&row, &column] { return row.value(column++); };
    TestHistoryEntry entry;
    entry.id = next().toLongLong();
    entry.profileId = {next().toString()};
    entry.serviceId = {next().toString()};
    entry.at = time(next());
    entry.request.method = testMethodFromWireName(next().toString()).value_or(TestMethod::Get);
    entry.request.path = next().toString();
    if (next().toBool()) {
        entry.request.payload = QByteArray();
    }
    if (next().toBool()) {
        entry.result = TestResult();
    }
    const QVariant status = next();
    const QVariant startedAt = next();
    const QVariant endedAt = next();
    const QVariant size = next();
    const QVariant roundTrip = next();
    if (entry.result) {
        entry.result->responseStatus = status.toInt();
        entry.result->startedAt = time(startedAt);
        entry.result->endedAt = time(endedAt);
        entry.result->responseSize = size.toString();
        entry.result->roundTrip = std::chrono::milliseconds(roundTrip.toLongLong());
    }
    entry.error = next().toString();
    entry.title = next().toString();
    entry.pinned = next().toBool();
    entry.truncated = next().toBool();
    return entry;
}

// In LIKE only these three mean something.
QString likePattern(const QString &search)
{
    QString escaped = search;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + escaped + u'%';
}

// A statement that fails if it should have hit a row and did not.
Result<void> alter(QSqlDatabase &database, const QString &statement, const QVariantList &values, bool mustHit)
{
    const Result<QSqlQuery> done = runStatement(database, statement, values);
    if (!done) {
        return Failure(done.error());
    }
    if (mustHit && done->numRowsAffected() == 0) {
        return Failure(localError(ErrorKind::NotFound, u"there is no such test"_s));
    }
    return {};
}

} // namespace

TestHistory::TestHistory(LocalDatabase &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
{
}

QList<QStringList> TestHistory::migrations()
{
    return {{
        u"CREATE TABLE test_history (id INTEGER PRIMARY KEY AUTOINCREMENT, profile_id TEXT NOT NULL, "
        "service_id TEXT NOT NULL, at INTEGER NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, "
        "has_payload INTEGER NOT NULL, payload TEXT, has_result INTEGER NOT NULL, status INTEGER, body TEXT, "
        "started_at INTEGER, ended_at INTEGER, response_size TEXT, round_trip INTEGER, error TEXT, "
        "title TEXT, pinned INTEGER NOT NULL DEFAULT 0, truncated INTEGER NOT NULL DEFAULT 0)"_s,
        u"CREATE INDEX test_history_service ON test_history (profile_id, service_id, pinned, at)"_s,
    }};
}

void TestHistory::setEnabled(bool enabled)
{
    if (m_enabled != enabled) {
        m_enabled = enabled;
        emit enabledChanged(enabled);
    }
}

Reply<TestHistoryEntry> *TestHistory::add(TestHistoryEntry entry)
{
    if (!m_enabled) {
        auto *reply = new Reply<TestHistoryEntry>(this);
        entry.id = 0;
        reply->finishLater(entry);
        return reply;
    }
    if (!entry.at.isValid()) {
        entry.at = m_clock.now();
    }
    if (entry.request.payload) {
        entry.request.payload = cut(*entry.request.payload, &entry.truncated);
    }
    if (entry.result) {
        entry.result->body = cut(entry.result->body, &entry.truncated);
    }
    const auto insert = [entry](QSqlDatabase &database) mutable -> Result<TestHistoryEntry> {
        const TestResult result = entry.result.value_or(TestResult());
        const Result<QSqlQuery> inserted = runStatement(
            database,
            u"INSERT INTO test_history (profile_id, service_id, at, method, path, has_payload, payload, "
            "has_result, status, body, started_at, ended_at, response_size, round_trip, error, title, "
            "pinned, truncated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {entry.profileId.value, entry.serviceId.value, stamp(entry.at), wireName(entry.request.method),
             entry.request.path, entry.request.payload.has_value(),
             QString::fromUtf8(entry.request.payload.value_or(QByteArray())), entry.result.has_value(),
             result.responseStatus, result.body, stamp(result.startedAt), stamp(result.endedAt),
             result.responseSize, static_cast<qlonglong>(result.roundTrip.count()), entry.error, entry.title,
             entry.pinned, entry.truncated});
        if (!inserted) {
            return Failure(inserted.error());
        }
        entry.id = inserted->lastInsertId().toLongLong();
        const Result<void> pruned =
            alter(database,
                  u"DELETE FROM test_history WHERE pinned = 0 AND profile_id = ? AND service_id = ? "
                  "AND id NOT IN (SELECT id FROM test_history WHERE pinned = 0 AND profile_id = ? "
                  "AND service_id = ? ORDER BY at DESC, id DESC LIMIT ?)"_s,
                  {entry.profileId.value, entry.serviceId.value, entry.profileId.value, entry.serviceId.value,
                   maximumPerService},
                  false);
        if (!pruned) {
            return Failure(pruned.error());
        }
        return entry;
    };
    return m_database.runInTransaction(insert)->then(this, [this](const Result<TestHistoryEntry> &added) {
        if (added) {
            emit changed();
        }
    });
}

Reply<TestHistoryEntry> *TestHistory::entry(qint64 id)
{
    return m_database.run([id](QSqlDatabase &database) -> Result<TestHistoryEntry> {
        Result<QSqlQuery> found = runStatement(
            database, u"SELECT "_s + smallColumns + u", payload, body FROM test_history WHERE id = ?"_s,
            {id});
        if (!found) {
            return Failure(found.error());
        }
        if (!found->next()) {
            return Failure(localError(ErrorKind::NotFound, u"there is no such test"_s));
        }
        TestHistoryEntry entry = fromRow(*found);
        if (entry.request.payload) {
            entry.request.payload = found->value(u"payload"_s).toString().toUtf8();
        }
        if (entry.result) {
            entry.result->body = found->value(u"body"_s).toString();
        }
        return entry;
    });
}

Reply<QList<TestHistoryEntry>> *TestHistory::list(const ProfileId &profile, const ServiceId &service,
                                                  const QString &search)
{
    const QString pattern = likePattern(search);
    return m_database.run(
        [profile, service, pattern](QSqlDatabase &database) -> Result<QList<TestHistoryEntry>> {
            Result<QSqlQuery> found = runStatement(
                database,
                u"SELECT "_s + smallColumns +
                    u" FROM test_history WHERE profile_id = ? AND service_id = ? AND (method || ' ' || path "
                    "|| char(10) || coalesce(title, '') || char(10) || coalesce(status, '') || char(10) || "
                    "coalesce(payload, '') || char(10) || coalesce(body, '')) LIKE ? ESCAPE '\\' "
                    "ORDER BY pinned DESC, at DESC, id DESC"_s,
                {profile.value, service.value, pattern});
            if (!found) {
                return Failure(found.error());
            }
            QList<TestHistoryEntry> entries;
            while (found->next()) {
                entries.append(fromRow(*found));
            }
            return entries;
        });
}

Reply<QList<TestHistoryEntry>> *TestHistory::latest(const ProfileId &profile)
{
    return m_database.run([profile](QSqlDatabase &database) -> Result<QList<TestHistoryEntry>> {
        // With max(), SQLite takes the other columns from the row that has it.
        Result<QSqlQuery> found =
            runStatement(database,
                         u"SELECT "_s + smallColumns +
                             u", max(at) FROM test_history WHERE profile_id = ? GROUP BY service_id"_s,
                         {profile.value});
        if (!found) {
            return Failure(found.error());
        }
        QList<TestHistoryEntry> entries;
        while (found->next()) {
            entries.append(fromRow(*found));
        }
        return entries;
    });
}

Reply<QStringList> *TestHistory::paths(const ProfileId &profile, const ServiceId &service)
{
    return m_database.run([profile, service](QSqlDatabase &database) -> Result<QStringList> {
        Result<QSqlQuery> found = runStatement(
            database,
            u"SELECT path FROM test_history WHERE profile_id = ? AND service_id = ? GROUP BY path "
            "ORDER BY max(at) DESC, max(id) DESC"_s,
            {profile.value, service.value});
        if (!found) {
            return Failure(found.error());
        }
        QStringList paths;
        while (found->next()) {
            paths.append(found->value(0).toString());
        }
        return paths;
    });
}

Reply<void> *TestHistory::alterRows(const QString &statement, const QVariantList &values, bool mustHit)
{
    const auto change = [statement, values, mustHit](QSqlDatabase &database) {
        return alter(database, statement, values, mustHit);
    };
    return m_database.run(change)->then(this, [this](const Result<void> &done) {
        if (done) {
            emit changed();
        }
    });
}

Reply<void> *TestHistory::setPinned(qint64 id, bool pinned)
{
    return alterRows(u"UPDATE test_history SET pinned = ? WHERE id = ?"_s, {pinned, id}, true);
}

Reply<void> *TestHistory::rename(qint64 id, const QString &title)
{
    return alterRows(u"UPDATE test_history SET title = ? WHERE id = ?"_s, {title.trimmed(), id}, true);
}

Reply<void> *TestHistory::remove(qint64 id)
{
    return alterRows(u"DELETE FROM test_history WHERE id = ?"_s, {id}, true);
}

Reply<void> *TestHistory::clear(const ProfileId &profile, const ServiceId &service)
{
    return alterRows(u"DELETE FROM test_history WHERE profile_id = ? AND service_id = ?"_s,
                     {profile.value, service.value}, false);
}

Reply<void> *TestHistory::clearAll()
{
    return alterRows(u"DELETE FROM test_history"_s, {}, false);
}

} // namespace Belay
