// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/servicefilterproxy.h"
#include "models/tables/servicetablemodel.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/fakeclock.h"
#include "tests/support/sandboxbench.h"
#include "tests/support/stubplatform.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Column = ServiceTableModel::Column;

namespace {

//! A repository with both models on it; no platform.
struct Tables
{
    Workbench bench{QUrl(u"http://127.0.0.1:9"_s)};
    FakeClock clock;
    ServiceTableModel model{bench.services(), bench.workspace().catalogue()};
    ServiceFilterProxy proxy{model, bench.workspace().catalogue(), clock};
    QAbstractItemModelTester tester{&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest};

    void sort(Column column, Qt::SortOrder order = Qt::AscendingOrder)
    {
        proxy.sort(static_cast<int>(column), order);
    }
    void filter(const QString &query)
    {
        proxy.setFilter(ServiceFilter::parse(query, ServiceFilterProxy::features()));
    }
    void add(int number, const QString &name)
    {
        Service service = StubPlatform::listed(number);
        service.name = name;
        bench.services().merge(service);
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < proxy.rowCount(); ++row) {
            names.append(proxy.serviceAt(row).name);
        }
        return names;
    }
    QList<ServiceId> ids() const
    {
        QList<ServiceId> ids;
        for (int row = 0; row < proxy.rowCount(); ++row) {
            ids.append(proxy.serviceAt(row).id);
        }
        return ids;
    }
};

//! The rows of the table that pass, in their order: as simply as that can be said.
QList<int> naivelyShown(const Tables &tables, Column column, Qt::SortOrder order)
{
    struct Item
    {
        int row;
        Service service;
        QVariant value;
    };
    QList<Item> items;
    for (int row = 0; row < tables.model.rowCount(); ++row) {
        const Service service = tables.model.serviceAt(row);
        if (tables.proxy.filter().matches(service, MatchContext{tables.clock.now(), {}, {}, {}})) {
            items.append(
                {row, service,
                 tables.model.index(row, static_cast<int>(column)).data(ServiceTableModel::SortRole)});
        }
    }
    QCollator collator{QLocale(QLocale::English)};
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    const bool ascending = order == Qt::AscendingOrder;
    std::sort(items.begin(), items.end(), [&](const Item &left, const Item &right) {
        const QVariant &a = left.value;
        const QVariant &b = right.value;
        if (a.isValid() != b.isValid()) {
            return a.isValid();
        }
        int compared = 0;
        if (a.typeId() == QMetaType::QString && column != Column::Id) {
            compared = collator.compare(a.toString(), b.toString());
        } else if (a.isValid()) {
            const QPartialOrdering sorted = QVariant::compare(a, b);
            compared = sorted == QPartialOrdering::Less ? -1 : sorted == QPartialOrdering::Greater ? 1 : 0;
        }
        if (compared != 0) {
            return (compared < 0) == ascending;
        }
        // Of equals the name decides, then the id; downwards only where the names are what is sorted by.
        compared = collator.compare(left.service.name, right.service.name);
        const bool isBefore = compared != 0 ? compared < 0 : left.service.id < right.service.id;
        return column == Column::Name && !ascending ? !isBefore : isBefore;
    });
    QList<int> rows;
    for (const Item &item : std::as_const(items)) {
        rows.append(item.row);
    }
    return rows;
}

} // namespace

class TestServiceFilterProxy : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void comparesNumbersInNamesByValue();
    void sortsTiesById();
    void sortsDatesByValueAndTheUnknownLast();
    void sortsDetailsAsTheyCome();
    void filters();
    void followsTheNamesOfImages();
    void agreesWithANaiveFilterAndSort();
    void findsWhatIsProtected();
    void aHeldOrderMovesNothing();
    void lettingGoSorts();
};

void TestServiceFilterProxy::init()
{
    failOnWarnings();
}

void TestServiceFilterProxy::comparesNumbersInNamesByValue()
{
    Tables tables;
    tables.sort(Column::Name);
    tables.add(1, u"svc-10"_s);
    tables.add(2, u"Svc-9"_s);
    tables.add(3, u"svc-2"_s);
    tables.add(4, u"alpha"_s);
    QCOMPARE(tables.names(), (QStringList{u"alpha"_s, u"svc-2"_s, u"Svc-9"_s, u"svc-10"_s}));
    tables.sort(Column::Name, Qt::DescendingOrder);
    QCOMPARE(tables.names(), (QStringList{u"svc-10"_s, u"Svc-9"_s, u"svc-2"_s, u"alpha"_s}));
}

void TestServiceFilterProxy::sortsTiesById()
{
    Tables tables;
    for (int number : {5, 3, 9, 1}) {
        tables.add(number, u"same"_s);
    }
    tables.sort(Column::Name);
    QList<ServiceId> ids = tables.ids();
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
}

void TestServiceFilterProxy::sortsDatesByValueAndTheUnknownLast()
{
    Tables tables;
    for (int i = 0; i < 4; ++i) {
        Service service = StubPlatform::listed(i);
        const int days[]{40, 0, 9, 300};
        service.updatedAt = i == 1 ? QDateTime() : service.updatedAt.addDays(days[i]);
        tables.bench.services().merge(service);
    }
    tables.sort(Column::UpdatedAt);
    QCOMPARE(tables.names(), (QStringList{u"service-2"_s, u"service-0"_s, u"service-3"_s, u"service-1"_s}));
    tables.sort(Column::UpdatedAt, Qt::DescendingOrder);
    QCOMPARE(tables.names(), (QStringList{u"service-3"_s, u"service-0"_s, u"service-2"_s, u"service-1"_s}));
}

void TestServiceFilterProxy::sortsDetailsAsTheyCome()
{
    Tables tables;
    tables.sort(Column::MinInstances);
    for (int i = 0; i < 3; ++i) {
        tables.bench.services().merge(StubPlatform::listed(i));
    }
    Service last = StubPlatform::described(2);
    last.details->minInstances = 10;
    tables.bench.services().merge(last);
    QCOMPARE(tables.names().first(), u"service-2"_s);
    Service middle = StubPlatform::described(1);
    middle.details->minInstances = 9;
    tables.bench.services().merge(middle);
    QCOMPARE(tables.names(), (QStringList{u"service-1"_s, u"service-2"_s, u"service-0"_s}));
}

void TestServiceFilterProxy::filters()
{
    Tables tables;
    tables.sort(Column::Name);
    for (int i = 0; i < 12; ++i) {
        tables.bench.services().merge(StubPlatform::listed(
            i, i % 3 == 0 ? ServiceStatus::CreateFailed : ServiceStatus::Available, ServiceType::Api));
    }
    QCOMPARE(tables.proxy.rowCount(), 12);
    tables.filter(u"status:failed"_s);
    QCOMPARE(tables.proxy.rowCount(), 4);
    QCOMPARE(tables.proxy.filter().query(), u"status:failed"_s);
    tables.bench.services().merge(StubPlatform::listed(1, ServiceStatus::CreateFailed));
    QCOMPARE(tables.proxy.rowCount(), 5);
    tables.bench.services().merge(StubPlatform::listed(3));
    QCOMPARE(tables.proxy.rowCount(), 4);
    tables.filter(u"service-1"_s);
    QCOMPARE(tables.names(), (QStringList{u"service-1"_s, u"service-10"_s, u"service-11"_s}));
    tables.clock.set(StubPlatform::listed(5).updatedAt.addSecs(3600));
    tables.filter(u"updated:<1h"_s);
    QCOMPARE(tables.names().first(), u"service-6"_s);
    tables.filter(QString());
    QCOMPARE(tables.proxy.rowCount(), 12);
}

void TestServiceFilterProxy::followsTheNamesOfImages()
{
    SandboxBench sandbox;
    Catalogue &catalogue = sandbox.bench.workspace().catalogue();
    const SystemClock clock;
    ServiceTableModel model(sandbox.bench.services(), catalogue);
    ServiceFilterProxy proxy(model, catalogue, clock);
    proxy.setFilter(ServiceFilter::parse(u"image:echo"_s, ServiceFilterProxy::features()));
    sandbox.bench.services().merge(StubPlatform::described(1));
    QCOMPARE(proxy.rowCount(), 0); // its name is not known yet
    QVERIFY(await(catalogue.images()));
    QCOMPARE(proxy.rowCount(), 1);
}

void TestServiceFilterProxy::agreesWithANaiveFilterAndSort()
{
    Tables tables;
    ServiceRepository &services = tables.bench.services();
    services.setGoneInterval(1h);
    const QAbstractItemModelTester tester(&tables.model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(4711);
    const auto any = [&random](const auto &list) { return list.at(random.bounded(list.size())); };
    const QStringList queries{QString(),
                              u"s"_s,
                              u"se"_s,
                              u"SERVICE-"_s,
                              u"service-1"_s,
                              u"service-11"_s,
                              u"status:failed"_s,
                              u"status:failed service-1"_s,
                              u"type:api -tag:old"_s,
                              u"is:busy|failed"_s,
                              u"tag:old"_s,
                              u"old"_s,
                              u"-old|t7"_s,
                              u"title:t1"_s,
                              u"/-[0-4]$/"_s,
                              u"/^s.*VICE-1[0-4]?$/ -/e-(1|2)/"_s,
                              u"-/-[0-4]$/ id:0"_s,
                              u"name:5 by:a"_s,
                              u"image:1"_s,
                              u"updated:<2025-01-01"_s,
                              u"id:00"_s,
                              u"00000"_s,
                              u"ärger"_s,
                              u"STRASSE|straße-1"_s};
    const QList<Column> columns{Column::Status,    Column::Name,  Column::Title,        Column::UpdatedAt,
                                Column::Tags,      Column::Image, Column::MinInstances, Column::Type,
                                Column::UpdatedBy, Column::Id,    Column::CreatedAt};
    Column column = Column::Name;
    Qt::SortOrder order = Qt::AscendingOrder;
    tables.sort(column, order);

    for (int operation = 0; operation < 10'000; ++operation) {
        switch (random.bounded(10)) {
        case 0:
            tables.filter(any(queries));
            break;
        case 1:
            column = any(columns);
            order = random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            tables.sort(column, order);
            break;
        case 2:
            if (services.count() > 30) {
                const ServiceId id = services.row(random.bounded(services.count())).service.id;
                services.merge(*services.find(id));
                services.setGoneInterval(0ms);
                services.markGone(id);
                services.setGoneInterval(1h);
                QTRY_COMPARE(services.indexOf(id), -1);
            }
            break;
        default: {
            const int number = random.bounded(120);
            Service service = random.bounded(3) == 0 ? StubPlatform::listed(number)
                                                     : StubPlatform::described(number, u"T%1"_s.arg(number));
            if (number % 3 == 0) {
                service.id = ServiceId{
                    u"%1-0000-4000-8000-000000000000"_s.arg(number * 7919, 8, 16, QLatin1Char('0'))};
            }
            if (number % 5 == 0) {
                service.name = u"ÄRGER-Straße-%1"_s.arg(number);
            }
            service.status = any(ServiceStatus::documented());
            service.type = any(ServiceType::documented());
            service.updatedAt =
                random.bounded(8) == 0 ? QDateTime() : service.updatedAt.addSecs(random.bounded(5) * 1000);
            service.tags = any(QList<QStringList>{{}, {u"old"_s}, {u"new"_s, u"old"_s}});
            if (service.details) {
                service.details->minInstances = random.bounded(1, 12);
            }
            services.merge(service);
        }
        }

        const QList<int> expected = naivelyShown(tables, column, order);
        QList<int> got;
        for (int row = 0; row < tables.proxy.rowCount(); ++row) {
            got.append(tables.proxy.mapToSource(tables.proxy.index(row, 0)).row());
        }
        QCOMPARE(got, expected);
    }
    QVERIFY(services.count() > 20);
}

void TestServiceFilterProxy::findsWhatIsProtected()
{
    Tables tables;
    tables.model.setProtection(tables.bench.workspace().protection());
    tables.sort(Column::Name);
    for (int i = 0; i < 4; ++i) {
        tables.add(i, u"svc-%1"_s.arg(i));
    }
    tables.filter(u"is:protected"_s);
    QVERIFY(!tables.proxy.filter().hasProblems());
    QCOMPARE(tables.names(), QStringList());
    tables.bench.workspace().protection().setProtected({StubPlatform::listed(2).id}, true);
    QCOMPARE(tables.names(), QStringList{u"svc-2"_s});
    tables.filter(u"-is:protected"_s);
    QCOMPARE(tables.proxy.rowCount(), 3);
}

void TestServiceFilterProxy::aHeldOrderMovesNothing()
{
    Tables tables;
    ServiceRepository &services = tables.bench.services();
    tables.sort(Column::Status);
    for (int i = 0; i < 80; ++i) {
        services.merge(StubPlatform::listed(i));
    }
    tables.filter(u"-tag:old"_s);
    tables.proxy.setOrderHeld(true);
    QSignalSpy layouts(&tables.proxy, &QAbstractItemModel::layoutChanged);
    QSignalSpy resets(&tables.proxy, &QAbstractItemModel::modelReset);
    QRandomGenerator random(90210);
    QList<ServiceId> order = tables.ids();
    for (int operation = 0; operation < 600; ++operation) {
        Service service = StubPlatform::listed(random.bounded(120));
        service.status = ServiceStatus::documented().at(random.bounded(ServiceStatus::documented().size()));
        service.tags = random.bounded(6) == 0 ? QStringList{u"old"_s} : QStringList();
        services.merge(service);
        // What stays keeps its order; the filter goes on.
        const QList<ServiceId> now = tables.ids();
        QList<ServiceId> stayedBefore = order;
        stayedBefore.removeIf([&](const ServiceId &id) { return !now.contains(id); });
        QList<ServiceId> stayedNow = now;
        stayedNow.removeIf([&](const ServiceId &id) { return !order.contains(id); });
        QCOMPARE(stayedNow, stayedBefore);
        QCOMPARE(now.contains(service.id), service.tags.isEmpty());
        order = now;
    }
    QTRY_VERIFY(tables.proxy.isOrderStale());
    QCOMPARE(layouts.size(), 0);
    tables.proxy.resort();
    QVERIFY(!tables.proxy.isOrderStale());
    QVERIFY(tables.proxy.isOrderHeld());
    QCOMPARE(layouts.size(), 1);
    QStringList statuses;
    for (int row = 0; row < tables.proxy.rowCount(); ++row) {
        statuses.append(tables.proxy.index(row, static_cast<int>(Column::Status)).data().toString());
    }
    QVERIFY(statuses.size() > 50);
    QVERIFY(std::is_sorted(statuses.cbegin(), statuses.cend()));
    QCOMPARE(resets.size(), 0);
}

void TestServiceFilterProxy::lettingGoSorts()
{
    Tables tables;
    tables.sort(Column::Name);
    for (int i = 0; i < 4; ++i) {
        tables.add(i, u"svc-%1"_s.arg(i));
    }
    QSignalSpy stale(&tables.proxy, &ServiceFilterProxy::orderStaleChanged);
    tables.proxy.setOrderHeld(true);
    tables.add(0, u"svc-9"_s);
    tables.add(7, u"svc-1b"_s); // new: where it belongs
    QCOMPARE(tables.names(), (QStringList{u"svc-9"_s, u"svc-1"_s, u"svc-1b"_s, u"svc-2"_s, u"svc-3"_s}));
    QTRY_COMPARE(stale.size(), 1);
    tables.proxy.setOrderHeld(false);
    QCOMPARE(tables.names(), (QStringList{u"svc-1"_s, u"svc-1b"_s, u"svc-2"_s, u"svc-3"_s, u"svc-9"_s}));
    QCOMPARE(stale.size(), 2);
    tables.add(7, u"svc-0"_s); // not held any more
    QCOMPARE(tables.names().first(), u"svc-0"_s);
    tables.proxy.setOrderHeld(true);
    Service same = StubPlatform::listed(7);
    same.name = u"svc-0"_s;
    same.status = ServiceStatus::Deploying;
    tables.bench.services().merge(same); // not what it is sorted by
    tables.sort(Column::Status);
    QCOMPARE(tables.names().last(), u"svc-0"_s); // Deploying
    QVERIFY(!tables.proxy.isOrderStale());
}

QTEST_GUILESS_MAIN(TestServiceFilterProxy)
#include "tst_servicefilterproxy.moc"
