// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/servicetablemodel.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/sandboxbench.h"
#include "tests/support/stubplatform.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const ServiceStatus available = ServiceStatus::Available;
const ServiceStatus deploying = ServiceStatus::Deploying;
const ServiceStatus createFailed = ServiceStatus::CreateFailed;

QStringList names(const ServiceRepository &services)
{
    QStringList names;
    for (qsizetype i = 0; i < services.count(); ++i) {
        names.append(services.row(i).service.name);
    }
    return names;
}

//! What the repository should hold, kept the simplest way.
struct NaiveRows
{
    QList<ServiceRepository::Row> rows;

    qsizetype indexOf(const ServiceId &id) const
    {
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (rows.at(i).service.id == id) {
                return i;
            }
        }
        return -1;
    }
    void put(const Service &service)
    {
        const qsizetype index = indexOf(service.id);
        if (index < 0) {
            rows.append({service, false});
        } else {
            rows[index] = {service, false};
        }
    }
    void list(const QList<Service> &services)
    {
        for (Service service : services) {
            const qsizetype index = indexOf(service.id);
            if (index >= 0 && rows.at(index).service.updatedAt == service.updatedAt) {
                service.details = rows.at(index).service.details;
            }
            put(service);
        }
        for (ServiceRepository::Row &row : rows) {
            const auto same = [&row](const Service &service) { return service.id == row.service.id; };
            row.isGone = std::none_of(services.begin(), services.end(), same);
        }
    }
    template <typename Value>
    int countOf(Value Service::*member, const Value &value) const
    {
        return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const auto &row) {
            return !row.isGone && row.service.*member == value;
        }));
    }
};

} // namespace

class TestServiceRepository : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsTheFirstPageBeforeTheRest();
    void mergesARefreshWithoutAReset();
    void tellsOnlyOfRowsThatChanged();
    void keepsDetailsUntilTheServiceMoved();
    void countsEachRowOfAPageOnce();
    void letsMissingRowsGoAfterAWhile();
    void letsRowsGoAlsoWhenTimersAreCoarse();
    void bringsAGoneRowBack();
    void dropsNothingForAPartialListing();
    void dropsNothingWhenTheCountDisagrees();
    void dropsWhatIsMissedTwiceWhateverTheCount();
    void retriesFailedPages();
    void keepsTheRowsWhenAListingFails();
    void doesNotOverwriteAWriteByAnOlderPage();
    void doesNotBringBackWhatWasDeletedDuringARefresh();
    void coalescesRefreshes();
    void cancelsAListing();
    void describesIntoTheRow();
    void marksARowGoneThatDescribeMisses();
    void tellsWhenAStatusMoves();
    void namesUndocumentedStatusesAndTypes();
    void anAbortedRefreshHidesNothing();
    void agreesWithANaiveModel();
};

void TestServiceRepository::init()
{
    failOnWarnings();
}

void TestServiceRepository::showsTheFirstPageBeforeTheRest()
{
    SandboxBench fixture(SandboxBench::generated(250));
    ServiceRepository &services = fixture.bench.services();
    QList<qsizetype> counts;
    connect(&services, &ServiceRepository::rowsInserted, this, [&] { counts.append(services.count()); });
    std::optional<ListingState> first;
    connect(&services, &ServiceRepository::stateChanged, this, [&] {
        if (!first && services.state().wasLoaded) {
            first = services.state();
        }
    });
    QVERIFY(!services.state().wasLoaded);
    QVERIFY(fixture.bench.refresh());
    QVERIFY(first);
    QVERIFY(first->isLoading);
    QVERIFY(first->isPartial());
    QCOMPARE(first->loadedCount, 100);
    QCOMPARE(first->totalCount, 250);
    QCOMPARE(counts.first(), 100);
    QVERIFY(counts.size() == 2 || counts.size() == 3); // the others come together if they do within a frame
    QCOMPARE(services.count(), 250);
    QCOMPARE(services.state().totalCount, 250);
    QVERIFY(!services.state().isPartial());
    QVERIFY(services.state().updatedAt.isValid());
    QVERIFY(!services.state().error);
}

void TestServiceRepository::mergesARefreshWithoutAReset()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    for (int i = 0; i < 250; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    QVERIFY(bench.refresh());
    QCOMPARE(model.rowCount(), 250);
    // Pages behind the first come in any order.
    const int row = static_cast<int>(bench.services().indexOf(StubPlatform::listed(120).id));
    const QPersistentModelIndex selected =
        model.index(row, static_cast<int>(ServiceTableModel::Column::Name));

    // Another order, one more, one changed.
    std::reverse(platform.services.begin(), platform.services.end());
    platform.services.prepend(StubPlatform::listed(1000));
    platform.services[5].status = createFailed;
    const QString changed = platform.services.at(5).name;
    QVERIFY(bench.refresh());
    QCOMPARE(model.rowCount(), 251);
    QCOMPARE(names(bench.services()).first(), u"service-0"_s);
    QCOMPARE(names(bench.services()).last(), u"service-1000"_s);
    QCOMPARE(selected.row(), row);
    QCOMPARE(selected.data().toString(), u"service-120"_s);
    QCOMPARE(bench.services().row(names(bench.services()).indexOf(changed)).service.status, createFailed);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(layouts.size(), 0);
}

void TestServiceRepository::tellsOnlyOfRowsThatChanged()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    for (int i = 0; i < 20; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    QVERIFY(bench.refresh());
    QSignalSpy changed(&bench.services(), &ServiceRepository::rowsChanged);
    QSignalSpy inserted(&bench.services(), &ServiceRepository::rowsAboutToBeInserted);
    QVERIFY(bench.refresh());
    QCOMPARE(changed.size(), 0);
    const Service before = platform.services.at(7);
    platform.services[7].tags = QStringList{u"new"_s};
    QVERIFY(bench.refresh());
    QCOMPARE(changed.size(), 1);
    const auto changes = changed.first().first().value<QList<ServiceRepository::Change>>();
    QCOMPARE(changes, (QList<ServiceRepository::Change>{{7, before}}));
    QCOMPARE(inserted.size(), 0);
}

void TestServiceRepository::keepsDetailsUntilTheServiceMoved()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::described(1)};
    const ServiceId id = platform.services.first().id;
    QVERIFY(bench.refresh());
    QVERIFY(!bench.services().find(id)->details);
    QVERIFY(await(bench.services().describe(id)));
    QVERIFY(bench.services().find(id)->details);

    platform.services.first().status = deploying; // a redeploy goes on without touching updatedAt
    QVERIFY(bench.refresh());
    QCOMPARE(bench.services().find(id)->status, deploying);
    QVERIFY(bench.services().find(id)->details);

    platform.services.first().updatedAt = platform.services.first().updatedAt.addSecs(1);
    QVERIFY(bench.refresh());
    QVERIFY(!bench.services().find(id)->details);
}

void TestServiceRepository::countsEachRowOfAPageOnce()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1), StubPlatform::listed(2), StubPlatform::listed(1)};
    platform.services[2].tags = QStringList{u"later"_s};
    QVERIFY(bench.refresh());
    QCOMPARE(names(bench.services()), (QStringList{u"service-1"_s, u"service-2"_s}));
    QCOMPARE(bench.services().row(0).service.tags, QStringList{u"later"_s});
    QCOMPARE(bench.services().countOf(available), 2);
}

void TestServiceRepository::letsMissingRowsGoAfterAWhile()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    bench.services().setGoneInterval(300ms);
    for (int i = 0; i < 8; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    QVERIFY(bench.refresh());
    QSignalSpy removed(&bench.services(), &ServiceRepository::rowsAboutToBeRemoved);
    platform.services.remove(5, 2);
    platform.services.removeAt(1);
    QVERIFY(bench.refresh());
    QCOMPARE(bench.services().count(), 8);
    QCOMPARE(bench.services().countOf(available), 5);
    QCOMPARE(bench.services().countOf(ServiceType::Api), 5);
    for (int i = 0; i < 8; ++i) {
        QCOMPARE(bench.services().row(i).isGone, i == 1 || i == 5 || i == 6);
    }
    QCOMPARE(removed.size(), 0);
    QTRY_COMPARE(bench.services().count(), 5);
    QCOMPARE(removed, (QList<QVariantList>{{5, 6}, {1, 1}}));
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(bench.services().indexOf(bench.services().row(i).service.id), i);
    }
    QCOMPARE(bench.services().countOf(available), 5);
}

void TestServiceRepository::letsRowsGoAlsoWhenTimersAreCoarse()
{
    // From 2 s on timers are coarse and may end early, before the row's own deadline.
    StubPlatform platform;
    Workbench bench(platform.url());
    std::vector<std::unique_ptr<ServiceRepository>> repositories;
    const SystemClock clock;
    for (int i = 0; i < 30; ++i) {
        auto services = std::make_unique<ServiceRepository>(bench.workspace().api(), clock);
        services->setGoneInterval(2000ms);
        services->merge(StubPlatform::listed(1));
        services->markGone(StubPlatform::listed(1).id);
        repositories.push_back(std::move(services));
        QTest::qWait(7); // another phase of the clock's second
    }
    const auto areEmpty = [&] {
        return std::all_of(repositories.begin(), repositories.end(),
                           [](const auto &services) { return services->count() == 0; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(areEmpty(), 5000);
}

void TestServiceRepository::bringsAGoneRowBack()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    bench.services().setGoneInterval(50ms);
    platform.services = {StubPlatform::listed(1), StubPlatform::listed(2)};
    QVERIFY(bench.refresh());
    const Service second = platform.services.takeLast();
    QVERIFY(bench.refresh());
    QVERIFY(bench.services().row(1).isGone);
    platform.services.append(second);
    QVERIFY(bench.refresh());
    QVERIFY(!bench.services().row(1).isGone);
    QTest::qWait(120); // the time in which the old deadline would have taken it away
    QCOMPARE(bench.services().count(), 2);
    QCOMPARE(bench.services().countOf(available), 2);
}

void TestServiceRepository::dropsNothingForAPartialListing()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    for (int i = 0; i < 250; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    QVERIFY(bench.refresh());
    platform.services.removeFirst();
    platform.intercept = [](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        return request.page() == 2 ? std::optional(StubPlatform::error(500)) : std::nullopt;
    };
    QVERIFY(bench.refresh());
    const ListingState &state = bench.services().state();
    QVERIFY(state.isPartial());
    QVERIFY(!state.error);
    QCOMPARE(state.failedPages.size(), size_t(1));
    QCOMPARE(state.failedPages.at(2).httpStatus, 500);
    QCOMPARE(bench.services().count(), 250);
    QCOMPARE(bench.services().countOf(available), 250);
}

void TestServiceRepository::dropsNothingWhenTheCountDisagrees()
{
    // A service deleted during the listing moves the others up: one of them falls between two pages.
    StubPlatform platform;
    Workbench bench(platform.url());
    for (int i = 0; i < 250; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    QVERIFY(bench.refresh());
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (request.page() == 2 && platform.services.size() == 250) {
            platform.services.removeFirst();
        }
        return std::nullopt;
    };
    QVERIFY(bench.refresh());
    const qsizetype skipped = bench.services().indexOf(StubPlatform::listed(100).id);
    QVERIFY(!bench.services().row(skipped).isGone);
    QCOMPARE(bench.services().countOf(available), 250);
    QVERIFY(bench.refresh());
    QCOMPARE(bench.services().countOf(available), 249);
}

void TestServiceRepository::dropsWhatIsMissedTwiceWhateverTheCount()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1), StubPlatform::listed(2)};
    platform.intercept = [&](const StubPlatform::Request &request) {
        StubPlatform::Answer answer = platform.answer(request);
        answer.body.replace("\"servicesCount\":", "\"servicesCount\":9");
        return answer;
    };
    QVERIFY(bench.refresh());
    QCOMPARE(bench.services().state().totalCount, 92);
    platform.services.removeFirst();
    QVERIFY(bench.refresh());
    QVERIFY(!bench.services().row(0).isGone);
    QVERIFY(bench.refresh());
    QVERIFY(bench.services().row(0).isGone);
    QVERIFY(!bench.services().row(1).isGone);
}

void TestServiceRepository::retriesFailedPages()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    for (int i = 0; i < 250; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    QSet<int> failing{2, 3};
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        return failing.contains(request.page()) ? std::optional(StubPlatform::error(403)) : std::nullopt;
    };
    QVERIFY(bench.refresh());
    QCOMPARE(bench.services().count(), 100);
    QCOMPARE(bench.services().state().failedPages.size(), size_t(2));
    failing = {3};
    bench.services().retryFailedPages();
    QTRY_COMPARE(bench.services().count(), 200);
    QTRY_COMPARE(bench.services().state().failedPages.size(), size_t(1));
    failing.clear();
    bench.services().retryFailedPages();
    QTRY_COMPARE(bench.services().count(), 250);
    QVERIFY(!bench.services().state().isPartial());
}

void TestServiceRepository::keepsTheRowsWhenAListingFails()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1)};
    QVERIFY(bench.refresh());
    const QDateTime updatedAt = bench.services().state().updatedAt;
    platform.intercept = [](const StubPlatform::Request &) { return StubPlatform::error(403); };
    QVERIFY(bench.refresh());
    QVERIFY(bench.services().state().error);
    QCOMPARE(bench.services().state().error->kind, ErrorKind::Forbidden);
    QCOMPARE(bench.services().state().updatedAt, updatedAt);
    QCOMPARE(bench.services().count(), 1);
    QVERIFY(!bench.services().row(0).isGone);
    platform.intercept = {};
    QVERIFY(bench.refresh());
    QVERIFY(!bench.services().state().error);
}

void TestServiceRepository::doesNotOverwriteAWriteByAnOlderPage()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::described(1), StubPlatform::described(2)};
    QVERIFY(bench.refresh());
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        StubPlatform::Answer answer = platform.answer(request);
        answer.isHeld = request.isList();
        return answer;
    };
    bench.services().refresh();
    QTRY_COMPARE(platform.heldCount(), 1); // the page is written, and does not arrive yet
    Service written = platform.services.first();
    written.tags = QStringList{u"written"_s};
    written.updatedAt = written.updatedAt.addSecs(60);
    bench.services().merge(written);
    const Service created = StubPlatform::listed(3);
    bench.services().merge(created);
    platform.release();
    QTRY_VERIFY(!bench.services().state().isLoading);
    QCOMPARE(*bench.services().find(written.id), written);
    QVERIFY(!bench.services().row(0).isGone);
    QCOMPARE(bench.services().count(), 3);
    QVERIFY(!bench.services().row(2).isGone); // not yet in that page, and not missing either

    platform.intercept = {};
    platform.services = {written, platform.services.at(1), created};
    QVERIFY(bench.refresh());
    QCOMPARE(*bench.services().find(written.id), written);
}

void TestServiceRepository::doesNotBringBackWhatWasDeletedDuringARefresh() // U04
{
    StubPlatform platform;
    Workbench bench(platform.url());
    bench.services().setGoneInterval(0ms);
    platform.services = {StubPlatform::listed(1), StubPlatform::listed(2)};
    QVERIFY(bench.refresh());
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        StubPlatform::Answer answer = platform.answer(request);
        answer.isHeld = true;
        return answer;
    };
    bench.services().refresh();
    QTRY_COMPARE(platform.heldCount(), 1);
    bench.services().markGone(StubPlatform::listed(1).id);
    QTRY_COMPARE(bench.services().count(), 1);
    platform.release();
    QTRY_VERIFY(!bench.services().state().isLoading);
    QCOMPARE(names(bench.services()), QStringList{u"service-2"_s});
}

void TestServiceRepository::coalescesRefreshes() // U05
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1)};
    bench.services().refresh();
    bench.services().refresh();
    QVERIFY(bench.refresh());
    QCOMPARE(platform.count("GET"), 1);
    QVERIFY(bench.refresh());
    QCOMPARE(platform.count("GET"), 2);
}

void TestServiceRepository::cancelsAListing()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    for (int i = 0; i < 250; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    bench.services().cancel(); // nothing is under way
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        StubPlatform::Answer answer = platform.answer(request);
        answer.isHeld = request.page() > 1;
        return answer;
    };
    bench.services().refresh();
    QTRY_COMPARE(platform.heldCount(), 2);
    bench.services().cancel();
    QVERIFY(!bench.services().state().isLoading);
    QVERIFY(!bench.services().state().error);
    QCOMPARE(bench.services().count(), 100);
    platform.release();
    platform.intercept = {};
    QVERIFY(bench.refresh());
    QCOMPARE(bench.services().count(), 250);
}

void TestServiceRepository::describesIntoTheRow()
{
    SandboxBench fixture(SandboxBench::generated(3));
    QVERIFY(fixture.bench.refresh());
    const ServiceId id = fixture.bench.services().row(1).service.id;
    const Result<Service> service = await(fixture.bench.services().describe(id));
    QVERIFY(service);
    QVERIFY(service->details && service->details->image);
    QCOMPARE(fixture.bench.services().row(1).service, *service);
}

void TestServiceRepository::marksARowGoneThatDescribeMisses()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1)};
    QVERIFY(bench.refresh());
    platform.services.clear();
    const Result<Service> missed = await(bench.services().describe(StubPlatform::listed(1).id));
    QVERIFY(!missed);
    QCOMPARE(missed.error().kind, ErrorKind::NotFound);
    QVERIFY(bench.services().row(0).isGone);
    bench.services().markGone(ServiceId{u"unknown"_s});
    QCOMPARE(bench.services().find(ServiceId{u"unknown"_s}), std::nullopt);
}

void TestServiceRepository::tellsWhenAStatusMoves()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    QSignalSpy moved(&bench.services(), &ServiceRepository::statusChanged);
    platform.services = {StubPlatform::listed(1), StubPlatform::listed(2)};
    QVERIFY(bench.refresh());
    QVERIFY(!bench.services().hasTransitional());
    QCOMPARE(moved.size(), 0); // the first look is no change
    platform.services.last().status = deploying;
    QVERIFY(bench.refresh());
    QVERIFY(bench.services().hasTransitional());
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.first().at(0).value<Service>(), platform.services.last());
    QCOMPARE(moved.first().at(1).value<ServiceStatus>(), available);
    QCOMPARE(bench.services().countOf(deploying), 1);
    QCOMPARE(bench.services().countOf(available), 1);
}

void TestServiceRepository::namesUndocumentedStatusesAndTypes()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    platform.services = {StubPlatform::listed(1),
                         StubPlatform::listed(2, ServiceStatus::fromText(u"PAUSED"_s)),
                         StubPlatform::listed(3, available, ServiceType::fromText(u"voila"_s)),
                         StubPlatform::listed(4, ServiceStatus::fromText(u"BROKEN"_s))};
    QVERIFY(bench.refresh());
    QCOMPARE(bench.services().undocumentedStatuses(), (QStringList{u"BROKEN"_s, u"PAUSED"_s}));
    QCOMPARE(bench.services().undocumentedTypes(), QStringList{u"voila"_s});
    QCOMPARE(bench.services().countOf(ServiceStatus::fromText(u"PAUSED"_s)), 1);
    QVERIFY(!bench.services().hasTransitional());
}

void TestServiceRepository::anAbortedRefreshHidesNothing()
{
    // Pages may have been read, and compared with what was told, when the refresh is given up.
    StubPlatform platform;
    Workbench bench(platform.url());
    ServiceRepository &services = bench.services();
    services.setGoneInterval(1h);
    for (int i = 0; i < 450; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    QVERIFY(bench.refresh());
    QRandomGenerator random(3);
    for (int round = 0; round < 40; ++round) {
        for (int i = 0; i < 20; ++i) {
            Service &service = platform.services[random.bounded(450)];
            service.updatedAt = service.updatedAt.addSecs(1);
            service.tags = QStringList{u"round-%1"_s.arg(round)};
        }
        services.refresh();
        const int turns = random.bounded(60);
        for (int turn = 0; turn < turns; ++turn) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        }
        services.cancel();
        QVERIFY(bench.refresh());
        QCOMPARE(services.count(), 450);
        for (const Service &service : std::as_const(platform.services)) {
            QCOMPARE(*services.find(service.id), service);
        }
    }
}

void TestServiceRepository::agreesWithANaiveModel()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    ServiceRepository &services = bench.services();
    services.setGoneInterval(1h);
    ServiceTableModel model(services, bench.workspace().catalogue());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QRandomGenerator random(20261123);
    NaiveRows naive;
    int nextNumber = 0;
    const QList<ServiceStatus> statuses =
        ServiceStatus::documented() + QList<ServiceStatus>{ServiceStatus::fromText(u"PAUSED"_s)};
    const auto any = [&random](const auto &list) { return list.at(random.bounded(list.size())); };

    for (int operation = 0; operation < 2000; ++operation) {
        const bool hasServices = !platform.services.isEmpty();
        switch (random.bounded(8)) {
        case 0:
        case 1:
            // Two pages at most: more would arrive in any order.
            if (platform.services.size() < 190) {
                platform.services.insert(
                    random.bounded(platform.services.size() + 1),
                    StubPlatform::listed(nextNumber++, any(statuses), any(ServiceType::documented())));
            }
            break;
        case 2:
            if (platform.services.size() > 40) {
                platform.services.removeAt(random.bounded(platform.services.size()));
            }
            break;
        case 3:
            if (hasServices) {
                Service &service = platform.services[random.bounded(platform.services.size())];
                service.status = any(statuses);
                service.updatedAt = service.updatedAt.addSecs(random.bounded(2));
            }
            break;
        case 4:
            if (hasServices) {
                Service merged = any(platform.services);
                merged.details = StubPlatform::described(1, u"%1"_s.arg(operation)).details;
                services.merge(merged);
                naive.put(merged);
            }
            break;
        case 5:
            if (services.count() > 0) {
                const Service victim = services.row(random.bounded(services.count())).service;
                services.markGone(victim.id);
                naive.rows[naive.indexOf(victim.id)].isGone = true;
            }
            break;
        case 6:
            // The gone rows leave: only they do.
            if (random.bounded(10) == 0 && services.count() > 0) {
                const Service victim = services.row(0).service;
                services.merge(victim);
                services.setGoneInterval(0ms);
                services.markGone(victim.id);
                services.setGoneInterval(1h);
                naive.rows.removeFirst();
                QTRY_COMPARE(services.indexOf(victim.id), -1);
            }
            break;
        default:
            QVERIFY(bench.refresh());
            QVERIFY(!services.state().error);
            naive.list(platform.services);
        }
        QCOMPARE(services.count(), naive.rows.size());
        for (const ServiceStatus &status : statuses) {
            QCOMPARE(services.countOf(status), naive.countOf(&Service::status, status));
        }
        for (const ServiceType &type : ServiceType::documented()) {
            QCOMPARE(services.countOf(type), naive.countOf(&Service::type, type));
        }
        for (qsizetype i = 0; i < services.count(); ++i) {
            QCOMPARE(services.row(i).service, naive.rows.at(i).service);
            QCOMPARE(services.row(i).isGone, naive.rows.at(i).isGone);
            QCOMPARE(services.indexOf(naive.rows.at(i).service.id), i);
        }
    }
    QCOMPARE(resets.size(), 0);
    QVERIFY(services.count() > 40);
}

QTEST_GUILESS_MAIN(TestServiceRepository)
#include "tst_servicerepository.moc"
