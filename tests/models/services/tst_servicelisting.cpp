// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sandboxbench.h"
#include "tests/support/stubplatform.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

ServicePage page(int first, int count, int pageCount, std::optional<int> total)
{
    ServicePage page;
    for (int i = first; i < first + count; ++i) {
        page.services.append(StubPlatform::listed(i));
    }
    page.pageCount = pageCount;
    page.totalCount = total;
    return page;
}

} // namespace

class TestServiceListing : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsTenThousandServices();
    void stopsAtAnEmptyPage();
    void stopsWhenTheSamePageComesForEver();
    void goesOnPastAPageCountThatIsTooLow();
    void stopsAtItsOwnLimit();
    void tellsThatTheCountMoved();
    void failsWithTheFirstPage();

private:
    Result<ServiceList> list(const std::function<Result<ServicePage>(int)> &answer, int *asked = nullptr);
};

void TestServiceListing::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

Result<ServiceList> TestServiceListing::list(const std::function<Result<ServicePage>(int)> &answer,
                                             int *asked)
{
    return await(new ServiceListing(
        10,
        [&](int number) {
            if (asked) {
                ++*asked;
            }
            auto *reply = new Reply<ServicePage>(this);
            reply->finishLater(answer(number));
            return reply;
        },
        this));
}

void TestServiceListing::listsTenThousandServices()
{
    SandboxBench sandbox(SandboxBench::generated(10'000));
    ApiClient &api = sandbox.bench.workspace().api();
    int inFlight = 0;
    int most = 0;
    QList<int> order;
    auto *listing = new ServiceListing(
        100,
        [&](int number) {
            most = qMax(most, ++inFlight);
            if (number == 2) {
                order.append(inFlight);
            }
            return api.listPage(ServiceQuery(), number)->then(this, [&](const Result<ServicePage> &) {
                --inFlight;
            });
        },
        this);
    QSignalSpy pages(listing, &ServiceListing::pageLoaded);
    std::optional<Result<ServiceList>> result;
    listing->then(this, [&](const Result<ServiceList> &list) { result = list; });
    QTRY_VERIFY_WITH_TIMEOUT(result, 120'000);
    QVERIFY(*result);
    QVERIFY((*result)->isComplete());
    QVERIFY(!(*result)->hasShifted);
    QCOMPARE((*result)->totalCount, 10'000);
    QSet<ServiceId> ids;
    QSet<QString> names;
    for (const Service &service : (*result)->services) {
        ids.insert(service.id);
        names.insert(service.name);
    }
    QCOMPARE(ids.size(), 10'000);
    QCOMPARE(names.size(), 10'000);
    QCOMPARE(pages.size(), 100);
    QCOMPARE(order, QList<int>{1}); // page 1 had come before page 2 was asked for
    QVERIFY(most <= ServiceListing::maxPagesInFlight);
    QVERIFY(most > 1);
    QCOMPARE(sandbox.requests(SandboxRoute::Services, "GET"), 100u);
}

void TestServiceListing::stopsAtAnEmptyPage() // N34
{
    int asked = 0;
    const Result<ServiceList> result = list(
        [](int number) {
            return number <= 3 ? page(number * 10, 10, 1'000'000, 30) : page(0, 0, 1'000'000, 30);
        },
        &asked);
    QVERIFY(result);
    QCOMPARE(result->services.size(), 30);
    QVERIFY(asked <= 3 + ServiceListing::maxPagesInFlight);
}

void TestServiceListing::stopsWhenTheSamePageComesForEver() // N39
{
    int asked = 0;
    const Result<ServiceList> result = list([](int) { return page(0, 10, 50, 500); }, &asked);
    QVERIFY(result);
    QCOMPARE(result->services.size(), 10);
    QVERIFY(asked <= 1 + ServiceListing::maxPagesInFlight);
}

void TestServiceListing::goesOnPastAPageCountThatIsTooLow() // N35
{
    const Result<ServiceList> result =
        list([](int number) { return page(number * 10, number <= 4 ? 10 : 3, 1, 43); });
    QVERIFY(result);
    QCOMPARE(result->services.size(), 43);
    QVERIFY(result->isComplete());
}

void TestServiceListing::stopsAtItsOwnLimit()
{
    int asked = 0;
    const Result<ServiceList> result =
        list([](int number) { return page(number * 10, 10, 100'000, 1'000'000); }, &asked);
    QVERIFY(result);
    QVERIFY(result->isTruncated);
    QVERIFY(!result->isComplete());
    QVERIFY(asked <= ServiceListing::maxPages + ServiceListing::maxPagesInFlight);
}

void TestServiceListing::tellsThatTheCountMoved() // N38
{
    const Result<ServiceList> moved =
        list([](int number) { return page(number * 10, 10, 2, number == 1 ? 21 : 20); });
    QVERIFY(moved);
    QVERIFY(moved->hasShifted);
    const Result<ServiceList> untold =
        list([](int number) { return page(number * 10, 10, 2, std::nullopt); });
    QVERIFY(untold);
    QVERIFY(!untold->hasShifted);
    QCOMPARE(untold->totalCount, 20);
}

void TestServiceListing::failsWithTheFirstPage()
{
    const Result<ServiceList> none =
        list([](int) -> Result<ServicePage> { return Failure(localError(ErrorKind::Network, u"x"_s)); });
    QVERIFY(!none);
    const Result<ServiceList> some = list([](int number) -> Result<ServicePage> { // N40
        if (number == 3) {
            return Failure(localError(ErrorKind::Network, u"x"_s));
        }
        return page(number * 10, 10, 5, 50);
    });
    QVERIFY(some);
    QCOMPARE(some->services.size(), 40);
    QVERIFY(some->failedPages.contains(3));
    QVERIFY(!some->isComplete());
}

QTEST_GUILESS_MAIN(TestServiceListing)
#include "tst_servicelisting.moc"
