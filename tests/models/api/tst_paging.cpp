// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/api/apicalls.h"
#include "tests/support/await.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

//! Serves pages of \a pageSize of services numbered from 0 to \a total - 1, with the counts that a test wants.
struct Tenant
{
    int total = 0;
    int pageSize = 10;
    QByteArray pageCount;    //!< as JSON; empty: right
    QByteArray serviceCount; //!< as JSON; empty: right
    QByteArray key = "services";

    QByteArray page(int number) const
    {
        QByteArray items;
        for (int i = (number - 1) * pageSize; i < qMin(total, number * pageSize); ++i) {
            items += (items.isEmpty() ? "" : ",") + item(i);
        }
        const QByteArray pages =
            pageCount.isEmpty() ? QByteArray::number((total + pageSize - 1) / pageSize) : pageCount;
        const QByteArray count = serviceCount.isEmpty() ? QByteArray::number(total) : serviceCount;
        return "{\"" + key + "\":[" + items + "],\"pageCount\":" + pages + ",\"" + key + "Count\":" + count +
               ",\"pageNumber\":" + QByteArray::number(number) + "}";
    }

    static QByteArray item(int i)
    {
        const QByteArray n = QByteArray::number(i);
        return "{\"id\":\"id-" + n + "\",\"name\":\"service-" + n + "\",\"status\":\"AVAILABLE\"}";
    }
};

int pageNumber(const FaultRequest &request)
{
    return request.query("pageNumber").value(0).toInt();
}

FaultServer::Handler serve(const Tenant &tenant)
{
    return [tenant](const FaultRequest &request) {
        return FaultScript{FaultStep::send(httpAnswer(200, tenant.page(pageNumber(request))))};
    };
}

//! Only the first page is ever answered.
FaultServer::Handler serveFirstPage(const Tenant &tenant)
{
    return [tenant](const FaultRequest &request) {
        return pageNumber(request) == 1 ? FaultScript{FaultStep::send(httpAnswer(200, tenant.page(1)))}
                                        : FaultScript();
    };
}

ServiceQuery tens()
{
    ServiceQuery query;
    query.pageSize = 10;
    return query;
}

} // namespace

class PagingTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void allPagesComeTogether_data();
    void allPagesComeTogether();
    void firstPageComesAloneAndThenSixAtMost();
    void rowsCanBeShownAfterThePageOne();
    void laterPageThatFailsIsReported();
    void firstPageThatFailsEndsIt();
    void lyingCountsDoNotLead_data();
    void lyingCountsDoNotLead();
    void duplicatesBecomeOneRowAndTheLastWins();
    void endlessSamePageEnds();
    void countThatGrowsIsFollowed();
    void limitOfOursIsToldAsTruncated();
    void timeLimitKeepsWhatHasCome();
    void timeLimitWithoutAPageIsAnError();
    void abortStopsAllPages();
    void slowTenantIsListedWhole();
};

void PagingTest::allPagesComeTogether_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("requests");
    for (const QByteArray &key : {QByteArray("services"), QByteArray("webapps")}) {
        QTest::addRow("%s, none", key.constData()) << 0 << key << 1;
        QTest::addRow("%s, one", key.constData()) << 1 << key << 1;
        QTest::addRow("%s, a full page", key.constData()) << 10 << key << 1;
        QTest::addRow("%s, one more", key.constData()) << 11 << key << 2;
        QTest::addRow("%s, many", key.constData()) << 205 << key << 21;
    }
}

void PagingTest::allPagesComeTogether()
{
    QFETCH(int, total);
    QFETCH(QByteArray, key);
    QFETCH(int, requests);
    Tenant tenant;
    tenant.total = total;
    tenant.key = key;
    FaultServer server;
    server.setHandler(serve(tenant));
    ClientFixture fixture(server.url());
    const auto list = await<ServiceList>(fixture.client.listAll(tens()));
    QVERIFY(list);
    QVERIFY(list->isComplete());
    QCOMPARE(list->services.size(), total);
    QCOMPARE(list->totalCount, total);
    QSet<QString> ids;
    for (const Service &service : list->services) {
        ids.insert(service.id.value);
    }
    QCOMPARE(ids.size(), total);
    QCOMPARE(server.requestCount(), requests);
}

void PagingTest::firstPageComesAloneAndThenSixAtMost()
{
    Tenant tenant;
    tenant.total = 300;
    FaultServer server;
    std::atomic<int> beforeFirstAnswer = 0;
    std::atomic<bool> firstAnswered = false;
    server.setHandler([&](const FaultRequest &request) {
        if (!firstAnswered) {
            ++beforeFirstAnswer;
        }
        firstAnswered = true;
        return FaultScript{FaultStep::sleep(15ms),
                           FaultStep::send(httpAnswer(200, tenant.page(pageNumber(request))))};
    });
    ClientFixture fixture(server.url());
    const auto list = await<ServiceList>(fixture.client.listAll(tens()));
    QVERIFY(list && list->isComplete());
    QCOMPARE(beforeFirstAnswer.load(), 1);
    QCOMPARE(pageNumber(server.requests().first()), 1);
    QCOMPARE(server.mostAtOnce(), ServiceListing::maxPagesInFlight);
}

void PagingTest::rowsCanBeShownAfterThePageOne()
{
    Tenant tenant;
    tenant.total = 25;
    FaultServer server;
    server.setHandler(serveFirstPage(tenant));
    ClientFixture fixture(server.url());
    ServiceListing *listing = fixture.client.listAll(tens());
    QList<int> loaded;
    int total = 0;
    connect(listing, &ServiceListing::pageLoaded, this, [&](const ServicePage &page, int count) {
        loaded.append(int(page.services.size()));
        total = count;
    });
    QSignalSpy progress(listing, &ReplyBase::progress);
    QTRY_COMPARE(loaded, QList<int>({10}));
    QCOMPARE(total, 25);
    QCOMPARE(progress.count(), 1);
    QCOMPARE(progress.first().at(0).toInt(), 10);
    QCOMPARE(progress.first().at(1).toInt(), 25);
}

// N40
void PagingTest::laterPageThatFailsIsReported()
{
    Tenant tenant;
    tenant.total = 200;
    FaultServer server;
    server.setHandler([tenant](const FaultRequest &request) {
        const int page = pageNumber(request);
        return FaultScript{FaultStep::send(page == 7 ? httpAnswer(502, R"({"message":"bad gateway"})")
                                                     : httpAnswer(200, tenant.page(page)))};
    });
    ClientFixture fixture(server.url());
    const auto list = await<ServiceList>(fixture.client.listAll(tens()));
    QVERIFY(list);
    QVERIFY(!list->isComplete());
    QCOMPARE(list->services.size(), 190);
    QCOMPARE(list->totalCount, 200);
    QCOMPARE(list->failedPages.size(), size_t(1));
    QCOMPARE(list->failedPages.begin()->first, 7);
    QCOMPARE(list->failedPages.begin()->second.httpStatus, 502);
    QVERIFY(!list->isTruncated);
}

void PagingTest::firstPageThatFailsEndsIt()
{
    FaultServer server;
    server.answerWith(httpAnswer(403, "{}"));
    ClientFixture fixture(server.url());
    const auto list = await<ServiceList>(fixture.client.listAll(tens()));
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::Forbidden);
    QCOMPARE(server.requestCount(), 1);
}

void PagingTest::lyingCountsDoNotLead_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<QByteArray>("pageCount");
    QTest::addColumn<QByteArray>("serviceCount");
    QTest::newRow("far too many pages") << 25 << QByteArray("1000000") << QByteArray();
    QTest::newRow("more pages than an int") << 25 << QByteArray("99999999999") << QByteArray();
    QTest::newRow("too few pages") << 45 << QByteArray("1") << QByteArray();
    QTest::newRow("no pages") << 45 << QByteArray("0") << QByteArray();
    QTest::newRow("negative pages") << 45 << QByteArray("-3") << QByteArray();
    QTest::newRow("pages as text") << 45 << QByteArray("\"5\"") << QByteArray();
    QTest::newRow("no counts at all") << 45 << QByteArray("null") << QByteArray("null");
    QTest::newRow("negative count") << 45 << QByteArray() << QByteArray("-1");
    QTest::newRow("count as text") << 45 << QByteArray() << QByteArray("\"45\"");
    QTest::newRow("count too low") << 45 << QByteArray() << QByteArray("3");
}

// N34, N35
void PagingTest::lyingCountsDoNotLead()
{
    QFETCH(int, total);
    Tenant tenant;
    tenant.total = total;
    QFETCH(QByteArray, pageCount);
    QFETCH(QByteArray, serviceCount);
    tenant.pageCount = pageCount;
    tenant.serviceCount = serviceCount;
    FaultServer server;
    server.setHandler(serve(tenant));
    ClientFixture fixture(server.url());
    const auto list = await<ServiceList>(fixture.client.listAll(tens()));
    QVERIFY(list);
    QCOMPARE(list->services.size(), total);
    QVERIFY(list->totalCount >= total);
    QVERIFY(list->isComplete());
    QVERIFY2(server.requestCount() <= 20, qPrintable(QString::number(server.requestCount())));
}

// N37
void PagingTest::duplicatesBecomeOneRowAndTheLastWins()
{
    FaultServer server;
    server.setHandler([](const FaultRequest &request) {
        const bool first = pageNumber(request) == 1;
        QByteArray again = Tenant::item(0);
        again.replace("AVAILABLE", "DELETING");
        const QByteArray items = (first ? Tenant::item(0) : again) + ',' + Tenant::item(first ? 1 : 2);
        return FaultScript{FaultStep::send(
            httpAnswer(200, "{\"services\":[" + items + "],\"pageCount\":2,\"servicesCount\":3}"))};
    });
    ClientFixture fixture(server.url());
    const auto list = await<ServiceList>(fixture.client.listAll(tens()));
    QVERIFY(list);
    QCOMPARE(list->services.size(), 3);
    QCOMPARE(list->services.first().id.value, u"id-0"_s);
    QCOMPARE(list->services.first().status, ServiceStatus(ServiceStatus::Deleting));
}

// N39
void PagingTest::endlessSamePageEnds()
{
    Tenant tenant;
    tenant.total = 10;
    FaultServer server;
    server.setHandler([tenant](const FaultRequest &) {
        Tenant lying = tenant;
        lying.pageCount = "500";
        lying.serviceCount = "5000";
        return FaultScript{FaultStep::send(httpAnswer(200, lying.page(1)))};
    });
    ClientFixture fixture(server.url());
    const auto list = await<ServiceList>(fixture.client.listAll(tens()));
    QVERIFY(list);
    QCOMPARE(list->services.size(), 10);
    QVERIFY(server.requestCount() <= 1 + ServiceListing::maxPagesInFlight);
}

// N36
void PagingTest::countThatGrowsIsFollowed()
{
    FaultServer server;
    server.setHandler([](const FaultRequest &request) {
        Tenant tenant;
        tenant.total = pageNumber(request) == 1 ? 20 : 35;
        return FaultScript{FaultStep::send(httpAnswer(200, tenant.page(pageNumber(request))))};
    });
    ClientFixture fixture(server.url());
    const auto list = await<ServiceList>(fixture.client.listAll(tens()));
    QVERIFY(list);
    QCOMPARE(list->services.size(), 35);
    QCOMPARE(list->totalCount, 35);
}

void PagingTest::limitOfOursIsToldAsTruncated()
{
    int asked = 0;
    auto *listing = new ServiceListing(
        1,
        [this, &asked](int page) {
            ++asked;
            auto *reply = new Reply<ServicePage>(this);
            ServicePage answer;
            answer.pageCount = 5000;
            Service service;
            service.id = ServiceId{QString::number(page)};
            answer.services = {service};
            reply->finishLater(answer);
            return reply;
        },
        this);
    std::optional<ServiceList> list;
    listing->then(this, [&list](const Result<ServiceList> &result) { list = *result; });
    QTRY_VERIFY(list);
    QVERIFY(list->isTruncated);
    QVERIFY(!list->isComplete());
    QCOMPARE(list->services.size(), ServiceListing::maxPages);
    QCOMPARE(asked, ServiceListing::maxPages);
}

// N34
void PagingTest::timeLimitKeepsWhatHasCome()
{
    Tenant tenant;
    tenant.total = 300;
    FaultServer server;
    server.setHandler(serveFirstPage(tenant));
    ClientFixture fixture(server.url());
    ServiceListing *listing = fixture.client.listAll(tens());
    connect(listing, &ServiceListing::pageLoaded, listing, [listing] { listing->setTimeLimit(20ms); });
    const Result<ServiceList> list = await<ServiceList>(listing);
    QVERIFY2(list, list ? "" : qPrintable(list.error().toString()));
    QCOMPARE(list->services.size(), 10);
    QVERIFY(list->isTruncated);
    QVERIFY(!list->isComplete());
}

void PagingTest::timeLimitWithoutAPageIsAnError()
{
    FaultServer server; // says nothing
    ClientFixture fixture(server.url());
    ServiceListing *listing = fixture.client.listAll(tens());
    listing->setTimeLimit(20ms);
    const Result<ServiceList> list = await<ServiceList>(listing);
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::Timeout);
}

void PagingTest::abortStopsAllPages()
{
    Tenant tenant;
    tenant.total = 300;
    FaultServer server;
    server.setHandler(serveFirstPage(tenant));
    ClientFixture fixture(server.url());
    ServiceListing *listing = fixture.client.listAll(tens());
    int ended = 0;
    listing->then(this, [&ended](const Result<ServiceList> &list) {
        QCOMPARE(list.error().kind, ErrorKind::Aborted);
        ++ended;
    });
    QTRY_COMPARE(server.requestCount(), 1 + ServiceListing::maxPagesInFlight);
    listing->abort();
    QCOMPARE(ended, 1);
    QTest::qWait(20);
    QCOMPARE(server.requestCount(), 1 + ServiceListing::maxPagesInFlight);
    server.setHandler(serve(tenant));
    QVERIFY(await(fixture.client.listPage(tens(), 1)));
}

// N41
void PagingTest::slowTenantIsListedWhole()
{
    Tenant tenant;
    tenant.total = 200;
    FaultServer server;
    server.setHandler([tenant, turn = 0](const FaultRequest &request) mutable {
        // One answer in twenty gets lost.
        if (++turn % 20 == 0) {
            return FaultScript{FaultStep::sleep(5ms), FaultStep::rst()};
        }
        return FaultScript{FaultStep::sleep(20ms),
                           FaultStep::send(httpAnswer(200, tenant.page(pageNumber(request))))};
    });
    ClientFixture fixture(server.url());
    const auto list = await<ServiceList>(fixture.client.listAll(tens()));
    QVERIFY(list && list->isComplete());
    QCOMPARE(list->services.size(), 200);
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::PagingTest)
#include "tst_paging.moc"
