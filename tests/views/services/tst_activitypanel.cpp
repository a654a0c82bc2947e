// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/activitypanel.h"

#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/views/common/viewtest.h"
#include "views/common/statepage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestActivityPanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void emptyItTeaches();
    void aWriteAppearsAndItsOutcomeFollows();
    void detailsShowTheChangedFields();
    void environmentValuesAreNotShown();
    void theReportIsCopied();
    void theServiceIsOfferedToWhoeverListens();
    void requestIdStatusAndAnswerAreShown();
    void nothingIsClippedBesideTheTable();
    void serverTextIsShownLiterally();

private:
    JournalEntry begin(const QString &name);
    template <typename T>
    T *part(const QString &name) const
    {
        return m_panel->findChild<T *>(name);
    }

    QTemporaryDir m_directory;
    FakeClock m_clock;
    std::unique_ptr<LocalDatabase> m_database;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<ActivityModel> m_model;
    std::unique_ptr<ActivityPanel> m_panel;
    int m_files = 0;
};

void TestActivityPanel::init()
{
    failOnUnexpectedWarnings();
    m_database = std::make_unique<LocalDatabase>(m_directory.filePath(u"journal%1.sqlite"_s.arg(++m_files)),
                                                 Journal::migrations(), LocalDatabase::Durability::Normal);
    m_journal = std::make_unique<Journal>(*m_database, m_clock);
    m_model = std::make_unique<ActivityModel>(*m_journal);
    m_panel = std::make_unique<ActivityPanel>(*m_model);
    m_panel->resize(1000, 480);
    QVERIFY(showActive(m_panel.get()));
}

void TestActivityPanel::cleanup()
{
    m_panel.reset();
    m_model.reset();
    m_journal.reset();
    m_database.reset();
}

JournalEntry TestActivityPanel::begin(const QString &name)
{
    JournalEntry entry;
    entry.profileId = ProfileId{u"p"_s};
    entry.profileName = u"acme-prod"_s;
    entry.verb = WriteVerb::Update;
    entry.serviceId = ServiceId{u"id-"_s + name};
    entry.serviceName = name;
    entry.serviceType = ServiceType::Api;
    entry.before = {{u"title"_s, u"Old"_s}, {u"minInstances"_s, 1}};
    entry.after = {
        {u"title"_s, u"New"_s},
        {u"minInstances"_s, 1},
        {u"parameters"_s, QJsonObject{{u"env"_s, QJsonObject{{u"TOKEN"_s, u"hunter2hunter2"_s}}}}}};
    m_clock.advance(1s);
    return await(m_journal->begin(entry)).value_or(JournalEntry());
}

void TestActivityPanel::emptyItTeaches()
{
    QCOMPARE(m_panel->accessibleName(), u"Activity"_s);
    QVERIFY(part<StatePage>(u"activityState"_s)->isVisible());
    QVERIFY(!part<QTableView>(u"activityTable"_s)->isVisible());
}

void TestActivityPanel::aWriteAppearsAndItsOutcomeFollows()
{
    const JournalEntry entry = begin(u"demand-api"_s);
    auto *table = part<QTableView>(u"activityTable"_s);
    QTRY_VERIFY(table->isVisible());
    const auto outcome = [&] { return table->model()->index(0, int(ActivityModel::Column::Outcome)).data(); };
    QCOMPARE(outcome().toString(), u"Preparing"_s);
    QCOMPARE(m_model->runningCount(), 1);
    m_panel->select(entry.opId);
    QVERIFY(part<QLabel>(u"activityTitle"_s)->text().contains("demand-api"_L1));
    m_clock.advance(2500ms);
    QVERIFY(await(m_journal->finish(entry.opId, {WriteOutcome::Failed, 409, u"it is busy"_s, {}})));
    QTRY_COMPARE(outcome().toString(), u"Failed"_s);
    QCOMPARE(part<QWidget>(u"activityOutcome"_s)->accessibleName(), u"Failed"_s);
    QCOMPARE(part<QLabel>(u"activityHttpStatus"_s)->text(), u"409"_s);
    QCOMPARE(part<QLabel>(u"activityMessage"_s)->accessibleName(), u"it is busy"_s);
    QCOMPARE(part<QLabel>(u"activityDuration"_s)->text(), u"2.5 s"_s);
    QCOMPARE(m_model->runningCount(), 0);
    QCOMPARE(table->currentIndex().row(), 0);
}

void TestActivityPanel::detailsShowTheChangedFields()
{
    m_panel->select(begin(u"demand-api"_s).opId);
    auto *changes = part<QTreeWidget>(u"activityChanges"_s);
    QTRY_COMPARE(changes->topLevelItemCount(), 2);
    bool isTitleThere = false;
    for (int i = 0; i < 2; ++i) {
        const QTreeWidgetItem *item = changes->topLevelItem(i);
        isTitleThere |= item->text(0) == "title"_L1 && item->text(1) == "Old"_L1 && item->text(2) == "New"_L1;
    }
    QVERIFY(isTitleThere);
}

void TestActivityPanel::environmentValuesAreNotShown()
{
    m_panel->select(begin(u"demand-api"_s).opId);
    QTRY_COMPARE(part<QTreeWidget>(u"activityChanges"_s)->topLevelItemCount(), 2);
    QTest::mouseClick(part<QPushButton>(u"activityCopy"_s), Qt::LeftButton);
    QVERIFY(!QGuiApplication::clipboard()->text().contains("hunter2"_L1));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(!part<QTreeWidget>(u"activityChanges"_s)->topLevelItem(i)->text(2).contains("hunter2"_L1));
    }
}

void TestActivityPanel::theReportIsCopied()
{
    m_panel->select(begin(u"demand-api"_s).opId);
    QTest::mouseClick(part<QPushButton>(u"activityCopy"_s), Qt::LeftButton);
    const QString report = QGuiApplication::clipboard()->text();
    QVERIFY2(report.contains("Service: demand-api"_L1) && report.contains("title: Old -> New"_L1),
             qPrintable(report));
}

void TestActivityPanel::theServiceIsOfferedToWhoeverListens()
{
    m_panel->select(begin(u"demand-api"_s).opId);
    QVERIFY(!part<QPushButton>(u"activityShowService"_s)->isVisible());
    QSignalSpy requested(m_panel.get(), &ActivityPanel::serviceRequested);
    QTRY_VERIFY(part<QPushButton>(u"activityShowService"_s)->isVisible());
    QTest::mouseClick(part<QPushButton>(u"activityShowService"_s), Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
}

void TestActivityPanel::requestIdStatusAndAnswerAreShown()
{
    const JournalEntry entry = begin(u"demand-api"_s);
    QVERIFY(await(m_journal->markSent(entry.opId, u"request-1"_s)));
    m_panel->select(entry.opId);
    QTRY_COMPARE(part<QLabel>(u"activityRequestId"_s)->accessibleName(), u"request-1"_s);
    QVERIFY(!part<QPlainTextEdit>(u"activityAnswer"_s)->isVisible());
    JournalResult result{WriteOutcome::Failed, 422, u"the title is too long"_s, {}};
    result.requestId = u"request-2"_s;
    result.errorBody = uR"({"detail":"too long, <b>really</b>"})"_s;
    QVERIFY(await(m_journal->finish(entry.opId, result)));
    QTRY_COMPARE(part<QLabel>(u"activityRequestId"_s)->accessibleName(), u"request-2"_s);
    QCOMPARE(part<QLabel>(u"activityHttpStatus"_s)->text(), u"422"_s);
    auto *answer = part<QPlainTextEdit>(u"activityAnswer"_s);
    QVERIFY(answer->isVisibleTo(m_panel.get()));
    QVERIFY(answer->isReadOnly());
    QTest::mouseClick(part<QToolButton>(u"copy-activityRequestId"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"request-2"_s);
    QCOMPARE(answer->toPlainText(), result.errorBody);
    QTest::mouseClick(part<QPushButton>(u"activityCopy"_s), Qt::LeftButton);
    const QString report = QGuiApplication::clipboard()->text();
    QVERIFY2(report.contains("Request id: request-2"_L1) && report.contains("HTTP status: 422"_L1) &&
                 report.contains("too long"_L1),
             qPrintable(report));
}

void TestActivityPanel::nothingIsClippedBesideTheTable()
{
    const JournalEntry entry = begin(u"a-service-with-a-name-that-is-longer-than-most"_s);
    QVERIFY(await(m_journal->markSent(entry.opId, u"91d89900-0ebf-4388-9088-61810ab23c4d"_s)));
    JournalResult result{WriteOutcome::Failed, 422, u"see /a/very/long/path/that/does/not/end/soon"_s, {}};
    result.errorBody = uR"({"detail":"too long"})"_s;
    QVERIFY(await(m_journal->finish(entry.opId, result)));
    m_panel->resize(900, 260);
    m_panel->select(entry.opId);
    const auto *facts = part<QScrollArea>(u"activityFacts"_s);
    QTRY_VERIFY(facts->verticalScrollBar()->isVisible());
    QCoreApplication::processEvents();
    QVERIFY2(facts->widget()->width() <= facts->viewport()->width(),
             qPrintable(QString::number(facts->widget()->width())));
    QVERIFY(part<QPushButton>(u"activityCopy"_s)->isVisible());
}

void TestActivityPanel::serverTextIsShownLiterally()
{
    const RedProbe probe;
    QVERIFY(probe.isReady());
    const JournalEntry entry = begin(probe.text());
    QVERIFY(await(m_journal->finish(entry.opId, {WriteOutcome::Failed, 400, probe.text(), {}})));
    m_panel->select(entry.opId);
    QVERIFY(!RedProbe::isSeenIn(m_panel.get()));
}

QTEST_MAIN(TestActivityPanel)
#include "tst_activitypanel.moc"
