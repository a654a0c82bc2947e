// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/journal.h"

#include "models/core/clock.h"
#include "models/core/sqlstatement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr QLatin1StringView
    columns("op_id, profile_id, profile_name, verb, service_id, service_name, service_type, started, "
            "finished, outcome, "
            "before, after, request_id, http_status, server_message, body_hash, ids_before, server_date, "
            "error_body, backup_path");

constexpr QLatin1StringView openOutcomes("('intent', 'sent', 'unknown')");

template <typename Enum>
struct Word
{
    Enum value;
    QLatin1StringView text;
};

constexpr Word<WriteVerb> verbWords[] = {
    {WriteVerb::Create, QLatin1StringView("create")},
    {WriteVerb::Update, QLatin1StringView("update")},
    {WriteVerb::Delete, QLatin1StringView("delete")},
};

constexpr Word<WriteOutcome> outcomeWords[] = {
    {WriteOutcome::Waiting, QLatin1StringView("waiting")},
    {WriteOutcome::Intent, QLatin1StringView("intent")},
    {WriteOutcome::Sent, QLatin1StringView("sent")},
    {WriteOutcome::Done, QLatin1StringView("done")},
    {WriteOutcome::Failed, QLatin1StringView("failed")},
    {WriteOutcome::Unknown, QLatin1StringView("unknown")},
    {WriteOutcome::Cancelled, QLatin1StringView("cancelled")},
    {WriteOutcome::Reconciled, QLatin1StringView("reconciled")},
};

template <typename Enum, size_t Size>
QString toText(const Word<Enum> (&words)[Size], Enum value)
{
    for (const Word<Enum> &word : words) {
        if (word.value == value) {
            return word.text;
        }
    }
    Q_UNREACHABLE();
}

template <typename Enum, size_t Size>
Enum fromText(const Word<Enum> (&words)[Size], const QString &text, Enum fallback)
{
    for (const Word<Enum> &word : words) {
        if (word.text == text) {
            return word.value;
        }
    }
    return fallback;
}

QVariant stamp(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime time(const QVariant &stamp)
{
    return stamp.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(stamp.toLongLong()).toUTC();
}

const QString &mask()
{
    static const QString dots = u"\u2022\u2022\u2022\u2022\u2022\u2022"_s;
    return dots;
}

void collectText(const QJsonValue &value, QStringList *texts)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &member : object) {
            collectText(member, texts);
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array) {
            collectText(element, texts);
        }
    } else {
        texts->append(value.toVariant().toString());
    }
}

// Masks each value below any "env", and adds it to \a hidden.
QJsonValue masked(const QJsonValue &value, QStringList *hidden)
{
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray source = value.toArray();
        for (const QJsonValue &element : source) {
            array.append(masked(element, hidden));
        }
        return array;
    }
    if (!value.isObject()) {
        return value;
    }
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() != "env"_L1) {
            member.value() = masked(member.value(), hidden);
            continue;
        }
        collectText(member.value(), hidden);
        QJsonObject env = member.value().toObject();
        for (auto variable = env.begin(); variable != env.end(); ++variable) {
            variable.value() = mask();
        }
        member.value() = env;
    }
    return object;
}

//! \a value as it stands inside a JSON text.
QString escaped(const QString &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(2, array.size() - 4));
}

// Longest first, so that a value that is part of another leaves nothing of it.
QString without(QString text, const QStringList &values)
{
    constexpr qsizetype shortestHidden = 4;
    QStringList hidden = values;
    for (const QString &value : values) {
        hidden.append(escaped(value));
    }
    std::sort(hidden.begin(), hidden.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &value : std::as_const(hidden)) {
        if (value.size() < shortestHidden) {
            continue;
        }
        text.replace(value, mask());
        // What the server says is cut at a length: perhaps within a value.
        for (qsizetype length = std::min(value.size() - 1, text.size()); length >= shortestHidden; --length) {
            if (text.endsWith(QStringView(value).left(length))) {
                text = text.chopped(length) + mask();
                break;
            }
        }
    }
    return text;
}

QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject toObject(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

JournalEntry fromRow(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&row, &column] { return row.value(column++); };
    JournalEntry entry;
    entry.opId = QUuid::fromString(next().toString());
    entry.profileId = {next().toString()};
    entry.profileName = next().toString();
    entry.verb = fromText(verbWords, next().toString(), WriteVerb::Update);
    entry.serviceId = {next().toString()};
    entry.serviceName = next().toString();
    entry.serviceType = ServiceType::fromText(next().toString());
    entry.started = time(next());
    entry.finished = time(next());
    entry.outcome = fromText(outcomeWords, next().toString(), WriteOutcome::Unknown);
    entry.before = toObject(next());
    entry.after = toObject(next());
    entry.requestId = next().toString();
    entry.httpStatus = next().toInt();
    entry.serverMessage = next().toString();
    entry.bodyHash = next().toByteArray();
    const QJsonArray ids = QJsonDocument::fromJson(next().toString().toUtf8()).array();
    for (const QJsonValue &id : ids) {
        entry.idsBefore.append(id.toString());
    }
    entry.serverDate = time(next());
    entry.errorBody = next().toString();
    entry.backupPath = next().toString();
    return entry;
}

Result<QList<JournalEntry>> select(QSqlDatabase &database, const QString &rest, const QVariantList &values)
{
    Result<QSqlQuery> found =
        runStatement(database, u"SELECT "_s + columns + u" FROM journal "_s + rest, values);
    if (!found) {
        return Failure(found.error());
    }
    QList<JournalEntry> entries;
    while (found->next()) {
        entries.append(fromRow(*found));
    }
    return entries;
}

} // namespace

bool isOpen(WriteOutcome outcome)
{
    return outcome == WriteOutcome::Intent || outcome == WriteOutcome::Sent ||
           outcome == WriteOutcome::Unknown;
}

Journal::Journal(LocalDatabase &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
{
}

QList<QStringList> Journal::migrations()
{
    return {{
                u"CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, op_id TEXT NOT NULL UNIQUE, "
                "profile_id TEXT NOT NULL, profile_name TEXT NOT NULL, verb TEXT NOT NULL, service_id TEXT "
                "NOT NULL, "
                "service_name TEXT NOT NULL, service_type TEXT NOT NULL, started INTEGER NOT NULL, finished "
                "INTEGER, "
                "outcome TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, request_id TEXT NOT NULL, "
                "http_status INTEGER NOT NULL, server_message TEXT NOT NULL, body_hash BLOB NOT NULL, "
                "ids_before TEXT NOT NULL, server_date INTEGER)"_s,
                u"CREATE INDEX journal_open ON journal (profile_id, outcome)"_s,
            },
            {u"ALTER TABLE journal ADD COLUMN error_body TEXT NOT NULL DEFAULT ''"_s},
            {u"CREATE INDEX journal_service ON journal (profile_id, service_id)"_s},
            {u"ALTER TABLE journal ADD COLUMN backup_path TEXT NOT NULL DEFAULT ''"_s}};
}

Reply<JournalEntry> *Journal::announce(Reply<JournalEntry> *work)
{
    // A reply of its own: whoever aborts it must not keep others from hearing of what was recorded.
    auto *reply = new Reply<JournalEntry>(this);
    const QPointer<Reply<JournalEntry>> observed(reply);
    work->then(this, [this, observed](const Result<JournalEntry> &entry) {
        const QPointer<Journal> self(this);
        if (entry) {
            emit entryChanged(*entry);
        }
        if (self && observed) {
            observed->finish(entry);
        }
    });
    return reply;
}

void Journal::tellAhead(JournalEntry entry)
{
    QStringList hidden;
    entry.before = masked(entry.before, &hidden).toObject();
    entry.after = masked(entry.after, &hidden).toObject();
    entry.started = m_clock.now();
    emit entryChanged(entry);
}

void Journal::withdraw(const QUuid &opId)
{
    emit entryWithdrawn(opId);
}

Reply<JournalEntry> *Journal::begin(JournalEntry intent)
{
    if (intent.opId.isNull()) {
        intent.opId = QUuid::createUuid();
    }
    QStringList hidden;
    intent.before = masked(intent.before, &hidden).toObject();
    intent.after = masked(intent.after, &hidden).toObject();
    m_hidden.insert(intent.opId, hidden);
    intent.started = m_clock.now();
    intent.finished = QDateTime();
    intent.outcome = WriteOutcome::Intent;
    intent.httpStatus = 0;
    intent.serverMessage.clear();
    intent.errorBody.clear();
    return insert(intent);
}

Reply<JournalEntry> *Journal::recordCancelled(JournalEntry taken)
{
    QStringList hidden;
    taken.opId = QUuid::createUuid();
    taken.before = masked(taken.before, &hidden).toObject();
    taken.after = masked(taken.after, &hidden).toObject();
    taken.started = m_clock.now();
    taken.finished = taken.started;
    taken.outcome = WriteOutcome::Cancelled;
    return insert(taken);
}

Reply<JournalEntry> *Journal::insert(const JournalEntry &entry)
{
    return announce(m_database.runInTransaction([entry](QSqlDatabase &database) -> Result<JournalEntry> {
        const auto known = [](const QString &text) { return text.isNull() ? u""_s : text; };
        const QJsonArray ids = QJsonArray::fromStringList(entry.idsBefore);
        const QVariantList values{entry.opId.toString(QUuid::WithoutBraces),
                                  known(entry.profileId.value),
                                  known(entry.profileName),
                                  toText(verbWords, entry.verb),
                                  known(entry.serviceId.value),
                                  known(entry.serviceName),
                                  known(entry.serviceType.text()),
                                  stamp(entry.started),
                                  entry.finished.isValid() ? stamp(entry.finished) : QVariant(),
                                  toText(outcomeWords, entry.outcome),
                                  toText(entry.before),
                                  toText(entry.after),
                                  known(entry.requestId),
                                  entry.httpStatus,
                                  known(entry.serverMessage),
                                  entry.bodyHash.isNull() ? QByteArray("") : entry.bodyHash,
                                  QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact)),
                                  stamp(entry.serverDate),
                                  known(entry.errorBody),
                                  known(entry.backupPath)};
        const QStringList places(values.size(), u"?"_s);
        const Result<QSqlQuery> inserted = runStatement(
            database, u"INSERT INTO journal (%1) VALUES (%2)"_s.arg(columns, places.join(u", "_s)), values);
        if (!inserted) {
            return Failure(inserted.error());
        }
        return entry;
    }));
}

Reply<JournalEntry> *Journal::update(const QUuid &opId, const QString &assignments,
                                     const QVariantList &values)
{
    const QString key = opId.toString(QUuid::WithoutBraces);
    return announce(m_database.runInTransaction(
        [key, assignments, values](QSqlDatabase &database) -> Result<JournalEntry> {
            const Result<QSqlQuery> updated = runStatement(
                database,
                u"UPDATE journal SET "_s + assignments + u" WHERE op_id = ? AND outcome IN "_s + openOutcomes,
                values + QVariantList{key});
            if (!updated) {
                return Failure(updated.error());
            }
            Result<QList<JournalEntry>> found = select(database, u"WHERE op_id = ?"_s, {key});
            if (!found) {
                return Failure(found.error());
            }
            if (found->isEmpty()) {
                return Failure(localError(ErrorKind::NotFound, u"this write is not in the journal"_s));
            }
            if (updated->numRowsAffected() == 0) {
                return Failure(localError(ErrorKind::Conflict, u"this write has ended already"_s));
            }
            return found->first();
        }));
}

Reply<JournalEntry> *Journal::markSent(const QUuid &opId, const QString &requestId)
{
    return update(opId, u"outcome = ?, request_id = ?"_s,
                  {toText(outcomeWords, WriteOutcome::Sent), requestId.isNull() ? u""_s : requestId});
}

Reply<JournalEntry> *Journal::finish(const QUuid &opId, const JournalResult &result)
{
    const QStringList hidden = isOpen(result.outcome) ? m_hidden.value(opId) : m_hidden.take(opId);
    const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    const QVariant ended = isOpen(result.outcome) ? QVariant() : stamp(m_clock.now());
    return update(opId,
                  u"outcome = ?, http_status = ?, server_message = ?, error_body = ?, finished = ?, "
                  "service_id = coalesce(nullif(?, ''), service_id), "
                  "request_id = coalesce(nullif(?, ''), request_id)"_s,
                  {toText(outcomeWords, result.outcome), result.httpStatus,
                   text(without(result.serverMessage, hidden)), text(without(result.errorBody, hidden)),
                   ended, text(result.serviceId.value), text(result.requestId)});
}

Reply<QList<JournalEntry>> *Journal::openEntries(const ProfileId &profile)
{
    return m_database.run([profile](QSqlDatabase &database) {
        return select(database, u"WHERE profile_id = ? AND outcome IN "_s + openOutcomes + u" ORDER BY seq"_s,
                      {profile.value});
    });
}

Reply<QList<JournalEntry>> *Journal::recent(int limit)
{
    return m_database.run([limit](QSqlDatabase &database) {
        return select(database, u"ORDER BY seq DESC LIMIT ?"_s, {limit});
    });
}

Reply<QList<JournalEntry>> *Journal::ofService(const ProfileId &profile, const ServiceId &service, int limit)
{
    return m_database.run([profile, service, limit](QSqlDatabase &database) {
        return select(database, u"WHERE profile_id = ? AND service_id = ? ORDER BY seq DESC LIMIT ?"_s,
                      {profile.value, service.value, limit});
    });
}

Reply<int> *Journal::removeOld()
{
    const QVariant oldest = stamp(m_clock.now().addYears(-keptYears));
    return m_database.runInTransaction([oldest](QSqlDatabase &database) -> Result<int> {
        const Result<QSqlQuery> removed = runStatement(
            database, u"DELETE FROM journal WHERE started < ? AND outcome NOT IN "_s + openOutcomes,
            {oldest});
        if (!removed) {
            return Failure(removed.error());
        }
        return removed->numRowsAffected();
    });
}

} // namespace Belay
