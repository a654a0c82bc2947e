// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/journal.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const ProfileId acme{u"acme"_s};

QJsonObject withEnv(const QString &value)
{
    return {
        {u"name"_s, u"demand-api"_s},
        {u"parameters"_s, QJsonObject{{u"env"_s, QJsonObject{{u"TOKEN"_s, value}, {u"SHORT"_s, u"abc"_s}}},
                                      {u"secrets"_s, QJsonArray{u"db-password"_s}}}}};
}

JournalEntry create()
{
    JournalEntry entry;
    entry.profileId = acme;
    entry.profileName = u"acme-prod"_s;
    entry.verb = WriteVerb::Create;
    entry.serviceName = u"demand-api"_s;
    entry.serviceType = ServiceType::Api;
    entry.after = withEnv(u"sentinel-value"_s);
    entry.bodyHash = QByteArray::fromHex("00ff10");
    entry.idsBefore = QStringList{u"id-1"_s, u"id-2"_s};
    entry.serverDate = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123).toUTC();
    return entry;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<LocalDatabase> m_database;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Journal> m_journal;

    void open()
    {
        m_database = std::make_unique<LocalDatabase>(m_directory->filePath(u"journal.sqlite"_s),
                                                     Journal::migrations(), LocalDatabase::Durability::Full);
        m_journal = std::make_unique<Journal>(*m_database, *m_clock);
    }
    void close()
    {
        m_journal.reset();
        m_database.reset();
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_directory = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<FakeClock>();
        open();
    }
    void cleanup() { close(); }

    void recordsTheIntentWhole()
    {
        const JournalEntry begun = await(m_journal->begin(create())).value();
        QVERIFY(!begun.opId.isNull());
        QCOMPARE(begun.started, m_clock->now());
        QCOMPARE(begun.outcome, WriteOutcome::Intent);
        close();
        open();
        const QList<JournalEntry> left = await(m_journal->openEntries(acme)).value(); // L15
        QCOMPARE(left.size(), 1);
        const JournalEntry &entry = left.first();
        QCOMPARE(entry.opId, begun.opId);
        QCOMPARE(entry.profileId, acme);
        QCOMPARE(entry.profileName, u"acme-prod"_s);
        QCOMPARE(entry.verb, WriteVerb::Create);
        QCOMPARE(entry.serviceName, u"demand-api"_s);
        QCOMPARE(entry.serviceType, ServiceType(ServiceType::Api));
        QVERIFY(entry.serviceId.value.isEmpty());
        QCOMPARE(entry.started, begun.started);
        QVERIFY(!entry.finished.isValid());
        QCOMPARE(entry.bodyHash, QByteArray::fromHex("00ff10"));
        QCOMPARE(entry.idsBefore, (QStringList{u"id-1"_s, u"id-2"_s}));
        QCOMPARE(entry.serverDate, create().serverDate);
        QCOMPARE(entry.before, QJsonObject());
        QCOMPARE(entry.after, begun.after);
        QCOMPARE(entry.after.value(u"name"_s).toString(), u"demand-api"_s);
        QVERIFY(await(m_journal->openEntries({u"other"_s})).value().isEmpty());
    }

    void aBareIntentIsEnough()
    {
        const JournalEntry begun = await(m_journal->begin({})).value();
        const JournalEntry read = await(m_journal->recent(1)).value().first();
        QCOMPARE(read.opId, begun.opId);
        QVERIFY(read.idsBefore.isEmpty());
        QVERIFY(!read.serverDate.isValid());
        QVERIFY(read.bodyHash.isEmpty());
    }

    void goesFromIntentToTheEnd()
    {
        QSignalSpy told(m_journal.get(), &Journal::entryChanged);
        const QUuid id = await(m_journal->begin(create())).value().opId;
        m_clock->advance(2s);
        const JournalEntry sent = await(m_journal->markSent(id, u"request-1"_s)).value();
        QCOMPARE(sent.outcome, WriteOutcome::Sent);
        QCOMPARE(sent.requestId, u"request-1"_s);
        m_clock->advance(3s);
        const JournalEntry done =
            await(m_journal->finish(id, {WriteOutcome::Done, 202, u"fine"_s, {u"id-9"_s}})).value();
        QCOMPARE(done.outcome, WriteOutcome::Done);
        QCOMPARE(done.httpStatus, 202);
        QCOMPARE(done.serverMessage, u"fine"_s);
        QCOMPARE(done.serviceId.value, u"id-9"_s);
        QCOMPARE(done.requestId, u"request-1"_s);
        QCOMPARE(done.started.secsTo(done.finished), 5);
        QVERIFY(await(m_journal->openEntries(acme)).value().isEmpty());
        QCOMPARE(told.count(), 3);
        QCOMPARE(told.last().first().value<JournalEntry>().outcome, WriteOutcome::Done);
    }

    void openOutcomesAreLeftForTheNextStart_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<bool>("open");
        QTest::newRow("intent") << static_cast<int>(WriteOutcome::Intent) << true;
        QTest::newRow("sent") << static_cast<int>(WriteOutcome::Sent) << true;
        QTest::newRow("unknown") << static_cast<int>(WriteOutcome::Unknown) << true;
        QTest::newRow("done") << static_cast<int>(WriteOutcome::Done) << false;
        QTest::newRow("failed") << static_cast<int>(WriteOutcome::Failed) << false;
        QTest::newRow("cancelled") << static_cast<int>(WriteOutcome::Cancelled) << false;
        QTest::newRow("reconciled") << static_cast<int>(WriteOutcome::Reconciled) << false;
    }
    void openOutcomesAreLeftForTheNextStart()
    {
        QFETCH(int, outcome);
        QFETCH(bool, open);
        const auto value = static_cast<WriteOutcome>(outcome);
        QCOMPARE(isOpen(value), open);
        JournalEntry intent = create();
        intent.verb = WriteVerb::Update;
        intent.serviceId = {u"id-7"_s};
        const QUuid id = await(m_journal->begin(intent)).value().opId;
        JournalResult result;
        result.outcome = value;
        const JournalEntry entry = await(m_journal->finish(id, result)).value();
        QCOMPARE(entry.outcome, value);
        QCOMPARE(entry.verb, WriteVerb::Update);
        QCOMPARE(entry.serviceId.value, u"id-7"_s); // an answer without one leaves it
        QCOMPARE(entry.finished.isValid(), !open);
        QCOMPARE(await(m_journal->openEntries(acme)).value().size(), open ? 1 : 0);
    }

    void anUnknownOneCanBeReconciledAfterAStart()
    {
        const QUuid id = await(m_journal->begin(create())).value().opId;
        QVERIFY(await(m_journal->markSent(id, u"r"_s)));
        QVERIFY(await(m_journal->finish(id, {WriteOutcome::Unknown, 0, QString(), {}})));
        close();
        open();
        QVERIFY(await(
            m_journal->finish(id, {WriteOutcome::Reconciled, 0, u"it had been created"_s, {u"id-3"_s}})));
        const JournalEntry entry = await(m_journal->recent(5)).value().first();
        QCOMPARE(entry.outcome, WriteOutcome::Reconciled);
        QCOMPARE(entry.serverMessage, u"it had been created"_s);
    }

    void whatHasEndedStaysAsItIs()
    {
        const QUuid id = await(m_journal->begin(create())).value().opId;
        QVERIFY(await(m_journal->finish(id, {WriteOutcome::Done, 202, QString(), {}})));
        QCOMPARE(await(m_journal->finish(id, {WriteOutcome::Failed, 500, QString(), {}})).error().kind,
                 ErrorKind::Conflict);
        QCOMPARE(await(m_journal->markSent(id, u"again"_s)).error().kind, ErrorKind::Conflict);
        QCOMPARE(await(m_journal->recent(1)).value().first().outcome, WriteOutcome::Done);
    }

    void whatIsNotThereIsNotFound()
    {
        QSignalSpy told(m_journal.get(), &Journal::entryChanged);
        QCOMPARE(await(m_journal->markSent(QUuid::createUuid(), QString())).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(await(m_journal->finish(QUuid::createUuid(), {})).error().kind, ErrorKind::NotFound);
        QCOMPARE(told.count(), 0);
    }

    void theSameOperationIsRecordedOnce()
    {
        JournalEntry entry = create();
        entry.opId = QUuid::createUuid();
        QCOMPARE(await(m_journal->begin(entry)).value().opId, entry.opId);
        QCOMPARE(await(m_journal->begin(entry)).error().kind, ErrorKind::Storage);
        QCOMPARE(await(m_journal->recent(9)).value().size(), 1);
    }

    void recentComesNewestFirstAndLimited()
    {
        for (int i = 0; i < 5; ++i) {
            JournalEntry entry = create();
            entry.serviceName = QString::number(i);
            entry.verb = WriteVerb::Delete;
            m_journal->begin(entry);
        }
        const QList<JournalEntry> entries = await(m_journal->recent(3)).value();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries.first().serviceName, u"4"_s);
        QCOMPARE(entries.last().serviceName, u"2"_s);
        QCOMPARE(entries.first().verb, WriteVerb::Delete);
    }

    void aJournalOfTheFirstVersionIsKept()
    {
        close();
        const QString path = m_directory->filePath(u"journal.sqlite"_s);
        QFile::remove(path);
        {
            LocalDatabase first(path, Journal::migrations().mid(0, 1), LocalDatabase::Durability::Full);
            QVERIFY(await(first.run([](QSqlDatabase &database) -> Result<void> {
                QSqlQuery(database).exec(
                    u"INSERT INTO journal VALUES (1, '7b1c0f6e-3f0c-4a52-9d9e-0a4c2b8f7a11', 'acme', "
                    "'acme-prod', 'update', 'id-1', 'demand-api', 'api', 1600000000000, 1600000001000, "
                    "'failed', '{}', '{}', '', 422, 'no', x'00', '[]', NULL)"_s);
                return {};
            })));
        }
        open();
        const JournalEntry entry = await(m_journal->ofService(acme, {u"id-1"_s}, 9)).value().value(0);
        QCOMPARE(entry.serverMessage, u"no"_s);
        QCOMPARE(entry.outcome, WriteOutcome::Failed);
        QVERIFY(entry.errorBody.isEmpty() && entry.backupPath.isEmpty());
        QVERIFY(await(m_journal->begin(create())));
    }

    void tellsOfOneServiceOfOneProfile()
    {
        const auto add = [this](const QString &profile, const QString &service, const QString &name) {
            JournalEntry entry = create();
            entry.profileId = {profile};
            entry.serviceId = {service};
            entry.serviceName = name;
            return await(m_journal->begin(entry));
        };
        QVERIFY(add(u"acme"_s, u"id-1"_s, u"first"_s));
        QVERIFY(add(u"other"_s, u"id-1"_s, u"of another tenant"_s));
        QVERIFY(add(u"acme"_s, u"id-2"_s, u"of another service"_s));
        QVERIFY(add(u"acme"_s, u"id-1"_s, u"second"_s));
        QVERIFY(add(u"acme"_s, u"id-1"_s, u"third"_s));
        const QList<JournalEntry> all = await(m_journal->ofService(acme, {u"id-1"_s}, 10)).value();
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.first().serviceName, u"third"_s);
        QCOMPARE(all.last().serviceName, u"first"_s);
        QCOMPARE(await(m_journal->ofService(acme, {u"id-1"_s}, 2)).value().size(), 2);
        QVERIFY(await(m_journal->ofService(acme, {u"id-3"_s}, 2)).value().isEmpty());
    }

    void forgetsWhatIsOlderThanAYear()
    {
        const QUuid done = await(m_journal->begin(create())).value().opId;
        QVERIFY(await(m_journal->finish(done, {WriteOutcome::Done, 202, QString(), {}})));
        const QUuid sent = await(m_journal->begin(create())).value().opId;
        QVERIFY(await(m_journal->markSent(sent, u"r"_s)));
        const QUuid unknown = await(m_journal->begin(create())).value().opId;
        QVERIFY(await(m_journal->finish(unknown, {WriteOutcome::Unknown, 0, QString(), {}})));
        const QUuid intent = await(m_journal->begin(create())).value().opId;
        m_clock->advance(24h);
        const QUuid young = await(m_journal->begin(create())).value().opId;
        QVERIFY(await(m_journal->finish(young, {WriteOutcome::Failed, 422, QString(), {}})));
        m_clock->advance(364 * 24h);
        QCOMPARE(await(m_journal->removeOld()).value(), 0); // that year had a day more
        m_clock->advance(26h);
        close();
        open();
        QCOMPARE(await(m_journal->removeOld()).value(), 1);
        QList<QUuid> left;
        const QList<JournalEntry> entries = await(m_journal->recent(10)).value();
        for (const JournalEntry &entry : entries) {
            left.append(entry.opId);
        }
        QCOMPARE(left, (QList<QUuid>{young, intent, unknown, sent}));
    }

    void valuesOfVariablesNeverReachTheDisk()
    {
        JournalEntry entry = create();
        entry.verb = WriteVerb::Update;
        entry.before = withEnv(u"sentinel-value-and-more"_s);
        entry.after.insert(u"list"_s,
                           QJsonArray{QJsonObject{{u"env"_s, QJsonArray{u"sentinel-in-array"_s}}}, 1});
        const JournalEntry begun = await(m_journal->begin(entry)).value();
        const QUuid id = begun.opId;
        const QJsonObject parameters = begun.after.value(u"parameters"_s).toObject();
        QCOMPARE(parameters.value(u"env"_s).toObject().keys(), (QStringList{u"SHORT"_s, u"TOKEN"_s}));
        QCOMPARE(parameters.value(u"secrets"_s).toArray().first().toString(), u"db-password"_s);
        QVERIFY(await(m_journal->finish(
            id, {WriteOutcome::Unknown, 500, u"cannot use sentinel-value-and-more here"_s, {}})));
        const JournalEntry ended =
            await(m_journal->finish(
                      id, {WriteOutcome::Failed, 422, u"TOKEN sentinel-value, abc, sentinel-in-array"_s, {}}))
                .value();
        QVERIFY(ended.serverMessage.startsWith(u"TOKEN "_s));
        QVERIFY(ended.serverMessage.contains(u", abc, "_s)); // too short to be told from other text
        QVERIFY(!ended.serverMessage.contains(u"sentinel"_s));
        close();
        const QFileInfoList files = QDir(m_directory->path()).entryInfoList(QDir::Files); // S05
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("sentinel"), qPrintable(info.fileName()));
        }
    }

    void valuesInAnswersAreHiddenHoweverTheyStand()
    {
        JournalEntry entry = create();
        const QString value = u"sentinel \"quoted\" and\nlong enough to be cut"_s;
        entry.after = withEnv(value);
        const QUuid id = await(m_journal->begin(entry)).value().opId;
        JournalResult result{WriteOutcome::Failed, 422, u"cut within: sentinel \"quo"_s, {}};
        result.errorBody = QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"detail"_s, value}}).toJson(QJsonDocument::Compact));
        const JournalEntry ended = await(m_journal->finish(id, result)).value();
        QVERIFY2(ended.serverMessage.startsWith(u"cut within: "_s), qPrintable(ended.serverMessage));
        QVERIFY2(!ended.serverMessage.contains(u"sentinel"_s), qPrintable(ended.serverMessage));
        QVERIFY2(ended.errorBody.startsWith(u"{\"detail\""_s), qPrintable(ended.errorBody));
        QVERIFY2(!ended.errorBody.contains(u"sentinel"_s), qPrintable(ended.errorBody));
    }

    void aRequestIdOfTheEndReplacesTheOneBefore()
    {
        const QUuid id = await(m_journal->begin(create())).value().opId;
        QVERIFY(await(m_journal->markSent(id, u"first"_s)));
        JournalResult result{WriteOutcome::Failed, 503, QString(), {}};
        result.requestId = u"second"_s;
        QCOMPARE(await(m_journal->finish(id, result)).value().requestId, u"second"_s);
        QCOMPARE(await(m_journal->recent(1)).value().first().httpStatus, 503);
    }

    void anAbortedReplyDoesNotHideWhatWasRecorded()
    {
        QSignalSpy told(m_journal.get(), &Journal::entryChanged);
        m_journal->begin(create())->abort();
        QTRY_COMPARE(told.count(), 1);
    }

    void aJournalThatCannotBeWrittenSaysSo()
    {
        close();
        const QString path = m_directory->filePath(u"journal.sqlite"_s);
        QFile::remove(path);
        QVERIFY(QDir().mkpath(path)); // a directory where the file should be
        open();
        QCOMPARE(await(m_journal->begin(create())).error().kind, ErrorKind::Storage);
        QCOMPARE(await(m_journal->recent(1)).error().kind, ErrorKind::Storage);
    }

    void aFileWithoutTheTableSaysSo()
    {
        QVERIFY(await(m_database->run([](QSqlDatabase &database) -> Result<void> {
            QSqlQuery(database).exec(u"DROP TABLE journal"_s);
            return {};
        })));
        QCOMPARE(await(m_journal->begin(create())).error().kind, ErrorKind::Storage);
        QCOMPARE(await(m_journal->finish(QUuid::createUuid(), {})).error().kind, ErrorKind::Storage);
        QCOMPARE(await(m_journal->openEntries(acme)).error().kind, ErrorKind::Storage);
    }

    void wordsOfALaterVersionAreReadCarefully()
    {
        QVERIFY(await(m_journal->begin(create())));
        QVERIFY(await(m_database->run([](QSqlDatabase &database) -> Result<void> {
            QSqlQuery(database).exec(u"UPDATE journal SET verb = 'paint', outcome = 'dreamt', after = 'x'"_s);
            return {};
        })));
        const JournalEntry entry = await(m_journal->recent(1)).value().first();
        QCOMPARE(entry.outcome, WriteOutcome::Unknown);
        QVERIFY(entry.after.isEmpty());
    }

    void theJournalMayGoAwayInItsOwnSignal()
    {
        connect(m_journal.get(), &Journal::entryChanged, this, [this] { m_journal.reset(); });
        m_journal->begin(create());
        QTRY_VERIFY(!m_journal);
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
