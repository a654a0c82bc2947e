// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/lasttests.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const ProfileId acme{u"acme"_s};
const ServiceId demand{u"demand"_s};
const ServiceId supply{u"supply"_s};

//! A history in a temporary place.
struct Kept
{
    QTemporaryDir directory;
    FakeClock clock;
    LocalDatabase database{directory.filePath(u"tests.db"_s), TestHistory::migrations(),
                           LocalDatabase::Durability::Normal};
    TestHistory history{database, clock};

    bool add(const ServiceId &service, std::optional<int> status, const ProfileId &profile = acme)
    {
        clock.advance(1s);
        TestHistoryEntry entry;
        entry.profileId = profile;
        entry.serviceId = service;
        if (status) {
            entry.result.emplace();
            entry.result->responseStatus = *status;
        }
        return await(history.add(entry)).has_value();
    }
};

} // namespace

class TestLastTests : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void givesTheNewestOfEachService()
    {
        Kept kept;
        QVERIFY(kept.add(demand, 200));
        QVERIFY(kept.add(demand, 503));
        const QDateTime at = kept.clock.now();
        QVERIFY(kept.add(supply, std::nullopt));
        QVERIFY(kept.add(demand, 404, ProfileId{u"other"_s}));
        LastTests tests(kept.history, acme);
        QSignalSpy changed(&tests, &LastTests::changed);
        QVERIFY(!tests.find(demand));
        tests.setWanted(true);
        QVERIFY(changed.wait());
        QCOMPARE(changed.first().first().value<QList<ServiceId>>().size(), 2);
        QCOMPARE(tests.find(demand)->status, std::optional(503));
        QCOMPARE(tests.find(demand)->at, at);
        QVERIFY(tests.find(supply));
        QVERIFY(!tests.find(supply)->status);
    }

    void followsTheHistory()
    {
        Kept kept;
        QVERIFY(kept.add(demand, 200));
        LastTests tests(kept.history, acme);
        QSignalSpy changed(&tests, &LastTests::changed);
        tests.setWanted(true);
        QVERIFY(changed.wait());
        QVERIFY(kept.add(supply, 201));
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(changed.last().first().value<QList<ServiceId>>(), QList<ServiceId>{supply});
        QVERIFY(await(kept.history.clear(acme, demand)).has_value());
        QTRY_COMPARE(changed.size(), 3);
        QVERIFY(!tests.find(demand));
        QCOMPARE(changed.last().first().value<QList<ServiceId>>(), QList<ServiceId>{demand});
    }

    void asksNothingWhileNotWanted()
    {
        Kept kept;
        QVERIFY(kept.add(demand, 200));
        LastTests tests(kept.history, acme);
        QSignalSpy changed(&tests, &LastTests::changed);
        QVERIFY(kept.add(supply, 200));
        QVERIFY(await(kept.history.latest(acme)).has_value());
        QCOMPARE(changed.size(), 0);
        tests.setWanted(true);
        QVERIFY(changed.wait());
        QVERIFY(tests.find(supply));
        tests.setWanted(false);
        QVERIFY(kept.add(demand, 500));
        tests.setWanted(true); // made up for
        QTRY_COMPARE(tests.find(demand)->status, std::optional(500));
    }
};

QTEST_GUILESS_MAIN(TestLastTests)
#include "tst_lasttests.moc"
