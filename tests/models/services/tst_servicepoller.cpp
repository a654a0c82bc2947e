// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const ServiceStatus deploying = ServiceStatus::Deploying;

//! Whether \a poller planned \a pause. Some of it may have passed since, on a busy machine.
bool planned(const ServicePoller &poller, std::chrono::seconds pause)
{
    return poller.untilNext() && *poller.untilNext() <= pause &&
           *poller.untilNext() > pause - 1s - pause / 20;
}

} // namespace

class TestServicePoller : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void pollsSeldomWhileIdle();
    void idlePauseIsFollowedAtOnce();
    void pollsOftenWhileBusy();
    void pollsSoonerWhenAWriteMakesItBusy();
    void keepsTheFloor();
    void spreadsPolls();
    void slowsDownWhileThePlatformFails();
    void obeysRetryAfter();
    void stopsWhenTheKeyIsRefused();
    void asksAnewWhenTheNetworkIsBack();
    void stopsWhenAsked();
    void pausesWhileHidden();
};

void TestServicePoller::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestServicePoller::pollsSeldomWhileIdle()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1)};
    ServicePoller &poller = bench.workspace().poller();
    QVERIFY(!poller.isRunning());
    QVERIFY(!poller.untilNext());
    poller.setIntervals(4min, 50ms);
    QCOMPARE(platform.count("GET"), 0);
    poller.start();
    QVERIFY(poller.isRunning());
    QTRY_VERIFY(poller.untilNext());
    QVERIFY(*poller.untilNext() > 200s && *poller.untilNext() <= 264s);
    QTest::qWait(150);
    QCOMPARE(platform.count("GET"), 1);

    poller.setIntervals(60ms, 50ms);
    QTRY_VERIFY(platform.count("GET") >= 4);
}

void TestServicePoller::idlePauseIsFollowedAtOnce()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1)};
    ServicePoller &poller = bench.workspace().poller();
    poller.setIdlePause(10min);
    QVERIFY(!poller.untilNext());
    poller.start();
    QTRY_VERIFY(poller.untilNext());
    // No pause is longer than five minutes.
    QVERIFY(*poller.untilNext() >= 270s);
    poller.setIdlePause(100s);
    QVERIFY(*poller.untilNext() >= 90s && *poller.untilNext() <= 110s);
    poller.setIdlePause(200s);
    QVERIFY(*poller.untilNext() >= 180s && *poller.untilNext() <= 220s);
    // The floor of the profile stays.
    poller.setIdlePause(1ms);
    QVERIFY(*poller.untilNext() > 1s);
}

void TestServicePoller::pollsOftenWhileBusy()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1, deploying)};
    ServicePoller &poller = bench.workspace().poller();
    poller.setIntervals(4min, 30ms);
    poller.start();
    QTRY_VERIFY(platform.count("GET") >= 3);
    platform.services.first().status = ServiceStatus::Available;
    QTRY_VERIFY(!bench.services().hasTransitional());
    QTRY_VERIFY(poller.untilNext() > 3min);
}

void TestServicePoller::pollsSoonerWhenAWriteMakesItBusy()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1)};
    ServicePoller &poller = bench.workspace().poller();
    poller.setIntervals(4min, 1min);
    poller.start();
    QTRY_VERIFY(poller.untilNext());
    QVERIFY(*poller.untilNext() > 3min);
    bench.services().merge(StubPlatform::listed(1, deploying));
    QVERIFY(*poller.untilNext() < 2min);

    QVERIFY(bench.refresh()); // idle again
    QVERIFY(*poller.untilNext() > 3min);
    bench.services().merge(StubPlatform::listed(2, ServiceStatus::Creating));
    QVERIFY(*poller.untilNext() < 2min);
}

void TestServicePoller::keepsTheFloor()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1, deploying)};
    ServicePoller poller(bench.services(), 60s);
    poller.start();
    poller.setJitter([] { return -1.0; });
    QVERIFY(bench.refresh());
    QVERIFY(planned(poller, 60s));
}

void TestServicePoller::spreadsPolls()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    ServicePoller &poller = bench.workspace().poller();
    poller.setIntervals(200s, 1s);
    poller.start();
    QSet<qint64> pauses;
    for (int i = 0; i < 40; ++i) {
        QVERIFY(bench.refresh());
        QVERIFY(*poller.untilNext() > 170s && *poller.untilNext() <= 220s);
        pauses.insert(poller.untilNext()->count());
    }
    QVERIFY2(pauses.size() > 5, qPrintable(QString::number(pauses.size())));

    poller.setJitter([] { return 1.0; });
    QVERIFY(bench.refresh());
    QVERIFY(planned(poller, 220s));
    poller.setJitter([] { return -1.0; });
    QVERIFY(bench.refresh());
    QVERIFY(planned(poller, 180s));
}

void TestServicePoller::slowsDownWhileThePlatformFails()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.intercept = [](const StubPlatform::Request &) { return StubPlatform::error(500); };
    ServicePoller &poller = bench.workspace().poller();
    poller.setIntervals(20s, 20s);
    poller.setJitter([] { return 0.0; });
    poller.start();
    QTRY_VERIFY(poller.untilNext());
    QVERIFY(planned(poller, 40s));
    QVERIFY(bench.refresh());
    QVERIFY(planned(poller, 80s));
    for (int i = 0; i < 8; ++i) {
        QVERIFY(bench.refresh());
    }
    QVERIFY(planned(poller, 300s));
    platform.intercept = {};
    QVERIFY(bench.refresh());
    QVERIFY(planned(poller, 20s));
}

void TestServicePoller::obeysRetryAfter()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.intercept = [](const StubPlatform::Request &) {
        StubPlatform::Answer answer = StubPlatform::error(429);
        answer.headers = "Retry-After: 1000\r\n";
        return answer;
    };
    ServicePoller &poller = bench.workspace().poller();
    poller.setIntervals(10s, 10s);
    poller.start();
    QTRY_VERIFY(poller.untilNext());
    QVERIFY(*poller.untilNext() > 990s);
}

void TestServicePoller::stopsWhenTheKeyIsRefused()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.intercept = [](const StubPlatform::Request &) { return StubPlatform::error(401); };
    ServicePoller &poller = bench.workspace().poller();
    poller.setIntervals(20ms, 20ms);
    QSignalSpy scheduled(&poller, &ServicePoller::scheduleChanged);
    poller.start();
    QTRY_VERIFY(!poller.isRunning());
    QVERIFY(!scheduled.isEmpty());
    QVERIFY(!poller.untilNext());
    QTest::qWait(100);
    QCOMPARE(platform.count("GET"), 1);

    platform.intercept = {};
    poller.start();
    QTRY_VERIFY(platform.count("GET") >= 4);
    QVERIFY(poller.isRunning());
}

// N42, L18
void TestServicePoller::asksAnewWhenTheNetworkIsBack()
{
    StubPlatform platform;
    platform.services = {StubPlatform::listed(1), StubPlatform::listed(2)};
    Workbench bench(platform.url());
    ServicePoller &poller = bench.workspace().poller();
    poller.setIntervals(3600s, 3600s);
    poller.start();
    QTRY_VERIFY(poller.untilNext());
    QCOMPARE(bench.services().count(), 2);

    platform.intercept = [](const StubPlatform::Request &) { return StubPlatform::Answer{0, {}, true}; };
    bench.services().refresh();
    QTRY_VERIFY(bench.services().state().isOffline());
    QCOMPARE(bench.services().count(), 2); // what was known stays
    const int asked = platform.count("GET");
    platform.intercept = {};
    bench.workspace().networkChanged(false);
    QTest::qWait(50);
    QCOMPARE(platform.count("GET"), asked);
    bench.workspace().networkChanged(true);
    QTRY_VERIFY(!bench.services().state().isOffline());
    QCOMPARE(platform.count("GET"), asked + 1);

    poller.stop();
    bench.workspace().networkChanged(true);
    QTest::qWait(50);
    QCOMPARE(platform.count("GET"), asked + 1);
}

void TestServicePoller::stopsWhenAsked()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    ServicePoller &poller = bench.workspace().poller();
    poller.setIntervals(20ms, 20ms);
    poller.start();
    QTRY_VERIFY(platform.count("GET") >= 2);
    poller.stop();
    QVERIFY(!poller.untilNext());
    QTRY_VERIFY(!bench.services().state().isLoading);
    const int before = platform.count("GET");
    QVERIFY(bench.refresh()); // by hand it goes on
    QTest::qWait(100);
    QCOMPARE(platform.count("GET"), before + 1);
}

void TestServicePoller::pausesWhileHidden()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    ServicePoller &poller = bench.workspace().poller();
    poller.setIntervals(20ms, 20ms);
    poller.setHiddenLimit(60ms);
    poller.start();
    QTRY_VERIFY(platform.count("GET") >= 2);
    QSignalSpy scheduled(&poller, &ServicePoller::scheduleChanged);
    poller.setWindowVisible(false);
    poller.setWindowVisible(true); // a moment does not count
    const int shown = platform.count("GET");
    QTRY_VERIFY(platform.count("GET") > shown + 6);
    poller.setWindowVisible(false);
    QTest::qWait(200);
    QTRY_VERIFY(!bench.services().state().isLoading);
    QVERIFY(!poller.untilNext());
    QVERIFY(poller.isRunning());
    const int hidden = platform.count("GET");
    QVERIFY(bench.refresh()); // by hand, which plans nothing
    QTest::qWait(100);
    QCOMPARE(platform.count("GET"), hidden + 1);
    poller.setWindowVisible(true);
    QTRY_VERIFY(platform.count("GET") > hidden + 3);
}

QTEST_GUILESS_MAIN(TestServicePoller)
#include "tst_servicepoller.moc"
