// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/testhistory.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"

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
const ServiceId demand{u"demand"_s};
const ServiceId supply{u"supply"_s};

TestHistoryEntry entry(const QString &path = u"/predict"_s, const ServiceId &service = demand)
{
    TestHistoryEntry result;
    result.profileId = acme;
    result.serviceId = service;
    result.request.method = TestMethod::Post;
    result.request.path = path;
    result.request.payload = QByteArray("{\"x\": 1}");
    TestResult answer;
    answer.responseStatus = 200;
    answer.body = u"{\"status\": \"\u00e4\u4e2d OK\"}"_s;
    answer.startedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'064).toUTC();
    answer.endedAt = answer.startedAt.addMSecs(182);
    answer.responseSize = u"1KB"_s;
    answer.roundTrip = 421ms;
    result.result = answer;
    return result;
}

} // namespace

class TestTestHistory : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<LocalDatabase> m_database;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<TestHistory> m_history;

    TestHistoryEntry add(const TestHistoryEntry &wanted)
    {
        m_clock->advance(1s);
        const Result<TestHistoryEntry> added = await(m_history->add(wanted));
        if (!added) {
            qWarning().noquote() << added.error().toString();
            return {};
        }
        return *added;
    }
    QStringList paths(const QString &search = QString(), const ServiceId &service = demand)
    {
        QStringList result;
        const QList<TestHistoryEntry> found = await(m_history->list(acme, service, search)).value();
        for (const TestHistoryEntry &each : found) {
            result.append(each.request.path);
        }
        return result;
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_directory = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<FakeClock>();
        m_database =
            std::make_unique<LocalDatabase>(m_directory->filePath(u"tests.sqlite"_s),
                                            TestHistory::migrations(), LocalDatabase::Durability::Normal);
        m_history = std::make_unique<TestHistory>(*m_database, *m_clock);
    }
    void cleanup()
    {
        m_history.reset();
        m_database.reset();
    }

    void methodsHaveTheirWireNames()
    {
        for (const TestMethod method : allTestMethods()) {
            QCOMPARE(testMethodFromWireName(wireName(method)), method);
            QCOMPARE(verbOf(method), method == TestMethod::Get ? Verb::Read : Verb::Test);
        }
        QCOMPARE(wireName(TestMethod::Delete), u"delete"_s);
        QVERIFY(!testMethodFromWireName(u"head"_s));
    }

    void platformTimeNeedsBothEnds()
    {
        TestResult result = *entry().result;
        QCOMPARE(result.platformTime(), 182ms);
        result.endedAt = result.startedAt.addMSecs(-1);
        QVERIFY(!result.platformTime());
        result.endedAt = QDateTime();
        QVERIFY(!result.platformTime());
    }

    void keepsATestWhole()
    {
        const TestHistoryEntry added = add(entry());
        QVERIFY(added.id > 0);
        QCOMPARE(added.at, m_clock->now());
        const Result<TestHistoryEntry> read = await(m_history->entry(added.id));
        QVERIFY2(read, read ? "" : qPrintable(read.error().toString()));
        QCOMPARE(*read, added);
        TestHistoryEntry wanted = entry();
        wanted.id = added.id;
        wanted.at = added.at;
        QCOMPARE(added, wanted);
    }

    void keepsATestThatHadNoAnswer()
    {
        TestHistoryEntry failed = entry();
        failed.result.reset();
        failed.request.payload.reset();
        failed.error = u"timeout"_s;
        failed.at = m_clock->now().addSecs(-60);
        const TestHistoryEntry added = add(failed);
        const TestHistoryEntry read = await(m_history->entry(added.id)).value();
        QVERIFY(!read.result);
        QVERIFY(!read.request.payload);
        QCOMPARE(read.error, u"timeout"_s);
        QCOMPARE(read.at, failed.at);
    }

    void theListLeavesOutPayloadAndBody()
    {
        const TestHistoryEntry added = add(entry());
        const TestHistoryEntry listed = await(m_history->list(acme, demand)).value().first();
        QVERIFY(listed.request.payload.has_value());
        QVERIFY(listed.request.payload->isEmpty());
        QVERIFY(listed.result->body.isEmpty());
        QCOMPARE(listed.result->responseStatus, 200);
        QCOMPARE(listed.result->roundTrip, 421ms);
        QCOMPARE(listed.result->platformTime(), 182ms);
    }

    void servicesAndProfilesAreApart()
    {
        add(entry(u"/a"_s, demand));
        add(entry(u"/b"_s, supply));
        QCOMPARE(paths(), QStringList{u"/a"_s});
        QCOMPARE(paths(QString(), supply), QStringList{u"/b"_s});
        QVERIFY(await(m_history->list({u"other"_s}, demand)).value().isEmpty());
    }

    void pinnedComeFirstThenTheNewest()
    {
        const qint64 first = add(entry(u"/1"_s)).id;
        add(entry(u"/2"_s));
        add(entry(u"/3"_s));
        QVERIFY(await(m_history->setPinned(first, true)));
        QCOMPARE(paths(), (QStringList{u"/1"_s, u"/3"_s, u"/2"_s}));
        QVERIFY(await(m_history->setPinned(first, false)));
        QCOMPARE(paths(), (QStringList{u"/3"_s, u"/2"_s, u"/1"_s}));
    }

    void keepsTwoHundredOfAServiceAndThePinned()
    {
        const qint64 pinned = add(entry(u"/pinned"_s)).id;
        QVERIFY(await(m_history->setPinned(pinned, true)));
        add(entry(u"/other"_s, supply));
        for (int i = 0; i < 205; ++i) {
            m_clock->advance(1s);
            m_history->add(entry(QString(u"/"_s + QString::number(i))));
        }
        const QStringList kept = paths();
        QCOMPARE(kept.size(), 201);
        QCOMPARE(kept.first(), u"/pinned"_s);
        QCOMPARE(kept.at(1), u"/204"_s);
        QCOMPARE(kept.last(), u"/5"_s);
        QCOMPARE(paths(QString(), supply).size(), 1);
    }

    void longBodiesAreCutAtWholeCharacters()
    {
        TestHistoryEntry large = entry();
        large.result->body = QString(100'000, QChar(0x4e2d)); // three bytes each
        large.request.payload = QByteArray(300'000, 'x');
        const TestHistoryEntry read = await(m_history->entry(add(large).id)).value();
        QVERIFY(read.truncated);
        QCOMPARE(read.result->body, QString(256 * 1024 / 3, QChar(0x4e2d)));
        QCOMPARE(read.request.payload->size(), 256 * 1024);
        TestHistoryEntry fitting = entry();
        fitting.result->body = QString(256 * 1024, u'x');
        const TestHistoryEntry whole = await(m_history->entry(add(fitting).id)).value();
        QVERIFY(!whole.truncated);
        QCOMPARE(whole.result->body.size(), 256 * 1024);
        TestHistoryEntry endless = entry();
        endless.result->body = QString(10'000'000, u'x');
        QVERIFY(add(endless).truncated);
    }

    void searchFindsWordsAnywhere_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<bool>("found");
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("path") << u"PREDICT"_s << true;
        QTest::newRow("method and path") << u"post /pre"_s << true;
        QTest::newRow("status") << u"200"_s << true;
        QTest::newRow("payload") << u"\"x\": 1"_s << true;
        QTest::newRow("body") << u"\u4e2d ok"_s << true;
        QTest::newRow("title") << u"my tes"_s << true;
        QTest::newRow("absent") << u"absent"_s << false;
        QTest::newRow("percent is no wildcard") << u"pre%ct"_s << false;
        QTest::newRow("underscore neither") << u"p_edict"_s << false;
        QTest::newRow("nor backslash") << u"\\"_s << false;
        QTest::newRow("quote") << u"'; DROP TABLE test_history; --"_s << false;
    }
    void searchFindsWordsAnywhere()
    {
        QFETCH(QString, search);
        QFETCH(bool, found);
        TestHistoryEntry titled = entry();
        titled.title = u"My test"_s;
        add(titled);
        QCOMPARE(!paths(search).isEmpty(), found);
    }

    void searchDoesNotStumbleOverMissingAnswers()
    {
        TestHistoryEntry failed = entry(u"/gone"_s);
        failed.result.reset();
        failed.request.payload.reset();
        add(failed);
        QCOMPARE(paths(u"gone"_s).size(), 1);
    }

    void renamesRemovesAndClears()
    {
        QSignalSpy changed(m_history.get(), &TestHistory::changed);
        const qint64 one = add(entry(u"/1"_s)).id;
        add(entry(u"/2"_s));
        add(entry(u"/3"_s, supply));
        QCOMPARE(changed.count(), 3);
        QVERIFY(await(m_history->rename(one, u" smoke test "_s)));
        QCOMPARE(await(m_history->entry(one)).value().title, u"smoke test"_s);
        QVERIFY(await(m_history->remove(one)));
        QCOMPARE(paths(), QStringList{u"/2"_s});
        QVERIFY(await(m_history->clear(acme, demand)));
        QVERIFY(paths().isEmpty());
        QCOMPARE(paths(QString(), supply).size(), 1);
        QVERIFY(await(m_history->clearAll()));
        QVERIFY(paths(QString(), supply).isEmpty());
        QCOMPARE(changed.count(), 7);
    }

    void whatIsNotThereIsNotFound()
    {
        QSignalSpy changed(m_history.get(), &TestHistory::changed);
        QCOMPARE(await(m_history->entry(99)).error().kind, ErrorKind::NotFound);
        QCOMPARE(await(m_history->setPinned(99, true)).error().kind, ErrorKind::NotFound);
        QCOMPARE(await(m_history->rename(99, u"x"_s)).error().kind, ErrorKind::NotFound);
        QCOMPARE(await(m_history->remove(99)).error().kind, ErrorKind::NotFound);
        QCOMPARE(changed.count(), 0);
    }

    void pathsAreOfferedOnceTheLatestFirst()
    {
        add(entry(u"/a"_s));
        add(entry(u"/b"_s));
        add(entry(u"/a"_s));
        add(entry(u"/c"_s, supply));
        QCOMPARE(await(m_history->paths(acme, demand)).value(), (QStringList{u"/a"_s, u"/b"_s}));
    }

    void switchedOffItKeepsNothingNew()
    {
        add(entry(u"/before"_s));
        QVERIFY(m_history->isEnabled());
        m_history->setEnabled(false);
        auto *reply = m_history->add(entry(u"/after"_s));
        QVERIFY(!reply->isFinished());
        QCOMPARE(await(reply).value().id, 0);
        QCOMPARE(paths(), QStringList{u"/before"_s});
    }

    void errorsOfTheDatabaseArePassedOn()
    {
        QVERIFY(await(m_database->run([](QSqlDatabase &database) -> Result<void> {
            QSqlQuery(database).exec(u"DROP TABLE test_history"_s);
            return {};
        })));
        QCOMPARE(await(m_history->add(entry())).error().kind, ErrorKind::Storage);
        QCOMPARE(await(m_history->entry(1)).error().kind, ErrorKind::Storage);
        QCOMPARE(await(m_history->list(acme, demand)).error().kind, ErrorKind::Storage);
        QCOMPARE(await(m_history->paths(acme, demand)).error().kind, ErrorKind::Storage);
        QCOMPARE(await(m_history->clearAll()).error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestTestHistory)
#include "tst_testhistory.moc"
