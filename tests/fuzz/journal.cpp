// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// S21: what the journal finds in its database: the input is a row, one column a line.

#include "models/services/journal.h"
#include "models/core/clock.h"
#include "models/core/sqlstatement.h"
#include "models/services/journaldraft.h"
#include "models/services/journaltext.h"
#include "tests/fuzz/target.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>
#include <optional>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

//! What \a reply brings, at once: await() of the other tests looks only every ten milliseconds.
template <typename T>
Result<T> await(Reply<T> *reply)
{
    std::optional<Result<T>> got;
    QEventLoop loop;
    reply->then(&loop, [&got, &loop](const Result<T> &result) {
        got = result;
        loop.quit();
    });
    loop.exec();
    return *got;
}

//! Never destroyed: databases need it until the last of them has gone.
void makeApplication()
{
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication *const application = new QCoreApplication(argc, argv);
    (void)application;
    (void)QSqlDatabase::connectionNames(); // what Qt keeps of connections has to outlive the bench
}

//! The journal and its file, made once.
class Bench
{
public:
    //! The only entry there is, after \a row was put where all was removed.
    JournalEntry entryOf(const QVariantList &row)
    {
        m_file.run([row](QSqlDatabase &database) -> Result<bool> {
            const QString places = QStringList(row.size(), u"?"_s).join(u", "_s);
            const auto emptied = runStatement(database, u"DELETE FROM journal"_s, {});
            const auto filled = runStatement(
                database,
                u"INSERT INTO journal (op_id, verb, outcome, service_id, service_name, service_type, "
                "before, after, ids_before, started, finished, http_status, server_message, "
                "error_body, body_hash, server_date, profile_id, profile_name, request_id) VALUES (%1)"_s.arg(
                    places),
                row);
            require(emptied && filled, "the test can write");
            return true;
        });
        return newest();
    }
    JournalEntry newest()
    {
        const Result<QList<JournalEntry>> found = await(journal.recent(1));
        require(found && found->size() == 1, "every row is an entry, whatever it holds");
        return found->first();
    }

private:
    QTemporaryDir m_directory;
    SystemClock m_clock;
    LocalDatabase m_file{m_directory.filePath(u"journal.sqlite"_s), Journal::migrations(),
                         LocalDatabase::Durability::Normal};

public:
    Journal journal{m_file, m_clock};
};

//! No value below any "env" is readable.
bool isMasked(const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), isMasked);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != "env"_L1) {
            if (!isMasked(it.value())) {
                return false;
            }
            continue;
        }
        const QJsonObject env = it.value().toObject();
        for (const QJsonValue variable : env) {
            if (variable.toString() != u"\u2022\u2022\u2022\u2022\u2022\u2022") {
                return false;
            }
        }
    }
    return true;
}

QVariantList rowOf(const QByteArray &input)
{
    const QList<QByteArray> lines = input.split('\n');
    // A null text would be NULL, which no column takes.
    const auto text = [&lines](qsizetype i) {
        const QByteArray line = lines.value(i);
        return QVariant(line.isEmpty() ? u""_s : QString::fromUtf8(line));
    };
    QVariantList row{u"00000000-0000-4000-8000-000000000001"_s};
    for (qsizetype i = 0; i < 11; ++i) {
        row << text(i); // as text, also where a number is due: SQLite keeps what is no number
    }
    row << text(11) << text(12) << QVariant(QByteArray("").append(lines.value(13))) << text(14);
    row << u"profile"_s << u"acme-test"_s << u"request"_s;
    return row;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    makeApplication();
    static Bench bench;
    const JournalEntry found = bench.entryOf(rowOf(bytesOf(data, size)));
    (void)reportOf(found);
    (void)changesOf(found);
    (void)followUpOf(found);
    const JournalDraft anew = newServiceOf(found);
    require(!anew.draft.parameters || anew.draft.parameters->env.isEmpty(),
            "values of variables are not made up");
    Service current;
    current.name = found.serviceName;
    current.details.emplace().parameters = Parameters{{{u"KNOWN"_s, u"value"_s}}, {}};
    for (const FollowUp followUp : {FollowUp::Retry, FollowUp::Revert}) {
        const JournalDraft change = changeOf(found, followUp, current);
        const QMap<QString, QString> env = change.draft.parameters.value_or(Parameters()).env;
        require(env.isEmpty() || env == current.details->parameters->env, "only known values are sent back");
    }

    JournalEntry intent = found;
    intent.opId = QUuid();
    const Result<JournalEntry> begun = await(bench.journal.begin(intent));
    require(begun && isMasked(begun->before) && isMasked(begun->after), "no value of a variable is recorded");
    const JournalEntry stored = bench.newest();
    require(stored.opId == begun->opId && stored.before == begun->before && stored.after == begun->after &&
                stored.idsBefore == begun->idsBefore && stored.serviceName == begun->serviceName &&
                stored.bodyHash == begun->bodyHash && stored.verb == begun->verb,
            "what is recorded is read back the same");
    require(
        await(bench.journal.finish(begun->opId, {WriteOutcome::Done, 200, found.errorBody, {}})).has_value(),
        "it can end");
    return 0;
}
