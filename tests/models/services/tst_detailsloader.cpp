// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"

#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

//! Without an image, whose versions would be asked for as well.
Service plain(int number)
{
    Service service = StubPlatform::described(number);
    service.details->image.reset();
    return service;
}

} // namespace

class TestDetailsLoader : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void describesAFewAtATime();
    void forgetsWhatIsNoLongerWanted();
    void doesNotHammerWhatFails();
};

void TestDetailsLoader::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestDetailsLoader::describesAFewAtATime()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    QList<ServiceId> ids;
    for (int i = 0; i < 11; ++i) {
        platform.services.append(plain(i));
        ids.append(platform.services.last().id);
    }
    QVERIFY(bench.refresh());
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        StubPlatform::Answer answer = platform.answer(request);
        answer.isHeld = true;
        return answer;
    };
    DetailsLoader &loader = bench.workspace().details();
    loader.want(ids + QList<ServiceId>{ServiceId{u"unknown"_s}});
    loader.want(ids); // those under way are not asked for twice
    QTRY_COMPARE(platform.heldCount(), DetailsLoader::maxInFlight);
    QTest::qWait(50);
    QCOMPARE(platform.heldCount(), DetailsLoader::maxInFlight);
    const int before = platform.count("GET");
    while (platform.count("GET") < before + 7) {
        platform.release();
        QTRY_VERIFY(platform.heldCount() > 0);
        QVERIFY(platform.heldCount() <= DetailsLoader::maxInFlight);
    }
    const auto isDescribed = [&](const ServiceId &id) {
        return bench.services().find(id)->details.has_value();
    };
    QTRY_VERIFY((platform.release(), std::all_of(ids.begin(), ids.end(), isDescribed)));
    loader.want(ids); // all is known
    QTest::qWait(30);
    QCOMPARE(platform.count("GET"), 1 + 11);
}

void TestDetailsLoader::forgetsWhatIsNoLongerWanted()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    QList<ServiceId> ids;
    for (int i = 0; i < 20; ++i) {
        platform.services.append(plain(i));
        ids.append(platform.services.last().id);
    }
    QVERIFY(bench.refresh());
    DetailsLoader &loader = bench.workspace().details();
    loader.want(ids);
    loader.want({ids.last()});
    QTRY_VERIFY(bench.services().find(ids.last())->details);
    QTest::qWait(30);
    QCOMPARE(platform.count("GET"), 1 + DetailsLoader::maxInFlight + 1);
}

void TestDetailsLoader::doesNotHammerWhatFails()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {plain(1)};
    const QList<ServiceId> ids{platform.services.first().id};
    QVERIFY(bench.refresh());
    platform.intercept = [](const StubPlatform::Request &) { return StubPlatform::error(403); };
    DetailsLoader &loader = bench.workspace().details();
    loader.want(ids);
    QTRY_COMPARE(platform.count("GET"), 2);
    QTest::qWait(50);
    loader.want(ids);
    QTest::qWait(50);
    QCOMPARE(platform.count("GET"), 2);
    platform.intercept = {};
    loader.forgetFailures();
    loader.want(ids);
    QTRY_VERIFY(bench.services().find(ids.first())->details);
}

QTEST_GUILESS_MAIN(TestDetailsLoader)
#include "tst_detailsloader.moc"
