// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/activitymodel.h"

#include "models/services/journaltext.h"
#include "tests/support/await.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/fakeclock.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestActivityModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void whatWasRecordedBeforeIsLoadedNewestFirst();
    void aWriteIsOneRowFromIntentToOutcome();
    void newWritesEnterAtTheTop();
    void readingAgainChangesNothing();
    void aWaitingWriteSaysForWhatAndLeavesWhenWithdrawn();
    void everyOutcomeHasAWord();
    void changesAreTheFieldsThatDiffer();

private:
    JournalEntry begin(const QString &name);
    void show();
    QString cell(int row, ActivityModel::Column column) const
    {
        return m_model->index(row, int(column)).data().toString();
    }

    QTemporaryDir m_directory;
    FakeClock m_clock;
    std::unique_ptr<LocalDatabase> m_database;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<ActivityModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
    int m_files = 0;
};

void TestActivityModel::init()
{
    failOnWarnings();
    m_database = std::make_unique<LocalDatabase>(m_directory.filePath(u"j%1.sqlite"_s.arg(++m_files)),
                                                 Journal::migrations(), LocalDatabase::Durability::Normal);
    m_journal = std::make_unique<Journal>(*m_database, m_clock);
}

void TestActivityModel::cleanup()
{
    QVERIFY(!m_resets || m_resets->isEmpty());
    m_resets.reset();
    m_tester.reset();
    m_model.reset();
    m_journal.reset();
    m_database.reset();
}

void TestActivityModel::show()
{
    m_model = std::make_unique<ActivityModel>(*m_journal);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy loaded(m_model.get(), &ActivityModel::loaded);
    m_model->reload();
    QVERIFY(loaded.wait(10'000));
}

JournalEntry TestActivityModel::begin(const QString &name)
{
    m_clock.advance(1s);
    JournalEntry entry;
    entry.profileId = ProfileId{u"p"_s};
    entry.profileName = u"acme"_s;
    entry.serviceName = name;
    return await(m_journal->begin(entry)).value_or(JournalEntry());
}

void TestActivityModel::whatWasRecordedBeforeIsLoadedNewestFirst()
{
    begin(u"first"_s);
    begin(u"second"_s);
    show();
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(cell(0, ActivityModel::Column::Service), u"second"_s);
    QCOMPARE(cell(1, ActivityModel::Column::Service), u"first"_s);
    QCOMPARE(m_model->runningCount(), 2);
}

void TestActivityModel::aWriteIsOneRowFromIntentToOutcome()
{
    show();
    QSignalSpy running(m_model.get(), &ActivityModel::runningCountChanged);
    const JournalEntry entry = begin(u"demand-api"_s);
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, ActivityModel::Column::Outcome), u"Preparing"_s);
    QVERIFY(await(m_journal->markSent(entry.opId, u"req-1"_s)));
    QTRY_COMPARE(cell(0, ActivityModel::Column::Outcome), u"Running"_s);
    m_clock.advance(1500ms);
    QVERIFY(await(m_journal->finish(entry.opId, {WriteOutcome::Done, 202, QString(), {}})));
    QTRY_COMPARE(cell(0, ActivityModel::Column::Outcome), u"Done"_s);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, ActivityModel::Column::Duration), u"1.5 s"_s);
    QCOMPARE(cell(0, ActivityModel::Column::HttpStatus), u"202"_s);
    QCOMPARE(running.count(), 2);
    QCOMPARE(m_model->rowOf(entry.opId), 0);
    QCOMPARE(m_model->rowOf(QUuid::createUuid()), -1);
}

void TestActivityModel::newWritesEnterAtTheTop()
{
    begin(u"old"_s);
    show();
    const QPersistentModelIndex old = m_model->index(0, 0);
    begin(u"new"_s);
    QTRY_COMPARE(m_model->rowCount(), 2);
    QCOMPARE(cell(0, ActivityModel::Column::Service), u"new"_s);
    QCOMPARE(old.row(), 1);
}

void TestActivityModel::readingAgainChangesNothing()
{
    begin(u"a"_s);
    begin(u"b"_s);
    show();
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy loaded(m_model.get(), &ActivityModel::loaded);
    m_model->reload();
    QVERIFY(loaded.wait(10'000));
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(m_model->rowCount(), 2);
}

void TestActivityModel::aWaitingWriteSaysForWhatAndLeavesWhenWithdrawn()
{
    show();
    QStringList words;
    for (const WriteVerb verb : {WriteVerb::Create, WriteVerb::Update, WriteVerb::Delete}) {
        JournalEntry entry;
        entry.opId = QUuid::createUuid();
        entry.serviceName = u"demand-api"_s;
        entry.outcome = WriteOutcome::Waiting;
        entry.waitsFor = verb;
        m_journal->tellAhead(entry);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->runningCount(), 1);
        words << cell(0, ActivityModel::Column::Outcome);
        QVERIFY2(words.last().startsWith("Waiting for "_L1), qPrintable(words.last()));
        m_journal->withdraw(entry.opId);
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->runningCount(), 0);
    }
    QCOMPARE(words.removeDuplicates(), 0);
    m_journal->withdraw(QUuid::createUuid());
    JournalEntry entry;
    entry.opId = QUuid::createUuid();
    entry.outcome = WriteOutcome::Waiting;
    m_journal->tellAhead(entry);
    QVERIFY(await(m_journal->begin(entry)));
    QTRY_COMPARE(cell(0, ActivityModel::Column::Outcome), u"Preparing"_s);
    QCOMPARE(m_model->rowCount(), 1);
}

void TestActivityModel::everyOutcomeHasAWord()
{
    QStringList words;
    for (const WriteOutcome outcome :
         {WriteOutcome::Waiting, WriteOutcome::Intent, WriteOutcome::Sent, WriteOutcome::Done,
          WriteOutcome::Failed, WriteOutcome::Unknown, WriteOutcome::Cancelled, WriteOutcome::Reconciled}) {
        words << ActivityModel::outcomeText(outcome);
    }
    QCOMPARE(words.removeDuplicates(), 0);
    QVERIFY(!words.contains(QString()));
}

void TestActivityModel::changesAreTheFieldsThatDiffer()
{
    JournalEntry entry;
    entry.before = {
        {u"title"_s, u"Old"_s},
        {u"minInstances"_s, 1},
        {u"gone"_s, true},
        {u"imageDetails"_s, QJsonObject{{u"imageId"_s, 1}, {u"versionId"_s, qint64(9007199254740993)}}}};
    entry.after = {
        {u"title"_s, u"New"_s},
        {u"minInstances"_s, 1},
        {u"tags"_s, QJsonArray{QJsonObject{{u"name"_s, u"a"_s}}, QJsonObject{{u"name"_s, u"b"_s}}}},
        {u"imageDetails"_s, QJsonObject{{u"imageId"_s, 1}, {u"versionId"_s, 2}}}};
    QList<JournalChange> changes = changesOf(entry);
    std::sort(changes.begin(), changes.end(), [](const auto &a, const auto &b) { return a.field < b.field; });
    const QList<JournalChange> wanted{{u"gone"_s, u"true"_s, QString()},
                                      {u"imageDetails.versionId"_s, u"9007199254740993"_s, u"2"_s},
                                      {u"tags"_s, QString(), u"a, b"_s},
                                      {u"title"_s, u"Old"_s, u"New"_s}};
    QCOMPARE(changes, wanted);
}

QTEST_GUILESS_MAIN(TestActivityModel)
#include "tst_activitymodel.moc"
