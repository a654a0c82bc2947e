// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/servicetablemodel.h"

#include "models/invocation/lasttests.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/sandboxbench.h"
#include "tests/support/stubplatform.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

using Column = ServiceTableModel::Column;

Q_DECLARE_METATYPE(Belay::ServiceTableModel::Column)

class TestServiceTableModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsAColumn_data();
    void showsAColumn();
    void showsWhatIsNotKnown_data();
    void showsWhatIsNotKnown();
    void namesImagesOnceTheyAreKnown();
    void tellsTheStateOfARow();
    void hasAHeaderForEachColumn();
    void followsTheRepository();
    void tellsOnlyTheColumnsThatDiffer_data();
    void tellsOnlyTheColumnsThatDiffer();
    void whatWasNotKnownIsNoChange();
    void ticksById();
    void showsWhatIsProtected();
    void showsLastTests();
};

void TestServiceTableModel::init()
{
    failOnWarnings();
}

void TestServiceTableModel::showsAColumn_data()
{
    QTest::addColumn<Column>("column");
    QTest::addColumn<QVariant>("shown");
    QTest::addColumn<QVariant>("sorted");
    const Service service = StubPlatform::described(7);
    const auto text = [](const char *name, Column column, const QString &same) {
        QTest::newRow(name) << column << QVariant(same) << QVariant(same);
    };
    text("status", Column::Status, u"Available"_s);
    text("name", Column::Name, u"service-7"_s);
    text("title", Column::Title, u"A title"_s);
    text("type", Column::Type, u"API"_s);
    text("image", Column::Image, u"#101:#1001"_s);
    text("instance", Column::InstanceType, u"#1"_s);
    QTest::newRow("min") << Column::MinInstances << QVariant(u"1"_s) << QVariant(1);
    QTest::newRow("updated") << Column::UpdatedAt << QVariant(service.updatedAt)
                             << QVariant(service.updatedAt);
    text("updated by", Column::UpdatedBy, u"ben@example.com"_s);
    text("tags", Column::Tags, u"a, b"_s);
    text("id", Column::Id, u"id-00007"_s);
    QTest::newRow("created") << Column::CreatedAt << QVariant(service.createdAt)
                             << QVariant(service.createdAt);
    text("created by", Column::CreatedBy, u"ada@example.com"_s);
    QTest::newRow("stickiness") << Column::SessionStickiness << QVariant(u"Yes"_s) << QVariant(true);
    QTest::newRow("scale to zero") << Column::ScaleToZero << QVariant(u"No"_s) << QVariant(false);
    text("health", Column::HealthCheckUrl, u"/health"_s);
}

void TestServiceTableModel::showsAColumn()
{
    QFETCH(Column, column);
    QFETCH(QVariant, shown);
    QFETCH(QVariant, sorted);
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    Service service = StubPlatform::described(7);
    service.tags = QStringList{u"a"_s, u"b"_s};
    service.details->sessionStickiness = true;
    bench.services().merge(service);
    const QModelIndex index = model.index(0, static_cast<int>(column));
    QCOMPARE(index.data(), shown);
    QCOMPARE(index.data(ServiceTableModel::SortRole), sorted);
}

void TestServiceTableModel::showsWhatIsNotKnown_data()
{
    QTest::addColumn<Column>("column");
    for (int i = 0; i < static_cast<int>(Column::Count); ++i) {
        const auto column = static_cast<Column>(i);
        if (ServiceTableModel::needsDetails(column) || column == Column::UpdatedAt ||
            column == Column::CreatedAt || column == Column::UpdatedBy || column == Column::CreatedBy) {
            QTest::newRow(qPrintable(ServiceTableModel::key(column))) << column;
        }
    }
}

void TestServiceTableModel::showsWhatIsNotKnown()
{
    QFETCH(Column, column);
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    Service service;
    service.id = ServiceId{u"x"_s};
    bench.services().merge(service);
    const QModelIndex index = model.index(0, static_cast<int>(column));
    QCOMPARE(index.data().toString(), ServiceTableModel::needsDetails(column) ? u"…"_s : QString());
    QVERIFY(!index.data(ServiceTableModel::SortRole).isValid());
    service.details.emplace(); // described, and the platform tells nothing
    bench.services().merge(service);
    QCOMPARE(index.data().toString(), QString());
    QVERIFY(!index.data(ServiceTableModel::SortRole).isValid());
}

void TestServiceTableModel::namesImagesOnceTheyAreKnown()
{
    SandboxBench sandbox;
    Workbench &bench = sandbox.bench;
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    Catalogue &catalogue = bench.workspace().catalogue();
    QVERIFY(await(catalogue.images())); // no row to tell about
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    Service service = StubPlatform::described(1);
    const Result<QList<InstanceType>> types = await(catalogue.instanceTypes(ServiceType::Api));
    service.details->instanceTypeId = types->first().id;
    bench.services().merge(service);
    QVERIFY(await(catalogue.versions(ImageId{101})));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(model.index(0, static_cast<int>(Column::Image)).data().toString(), u"echo:1.0.0"_s);
    QCOMPARE(model.index(0, static_cast<int>(Column::InstanceType)).data().toString(),
             types->first().name.section(u" ("_s, 0, 0));
    QCOMPARE(
        model.index(0, static_cast<int>(Column::InstanceType)).data(ServiceTableModel::SortRole).toString(),
        types->first().name);
    service.details->image->versionId.reset();
    bench.services().merge(service);
    QCOMPARE(model.index(0, static_cast<int>(Column::Image)).data().toString(), u"echo"_s);
}

void TestServiceTableModel::tellsTheStateOfARow()
{
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    bench.services().merge(StubPlatform::listed(1, ServiceStatus::fromText(u"PAUSED"_s), ServiceType::Shiny));
    const QModelIndex index = model.index(0, 0);
    QCOMPARE(index.data(ServiceTableModel::StatusRole).toString(), u"PAUSED"_s);
    QCOMPARE(index.data(ServiceTableModel::TypeRole).toString(), u"shiny"_s);
    QCOMPARE(index.data(ServiceTableModel::IdRole).toString(), u"id-00001"_s);
    QCOMPARE(index.data(ServiceTableModel::IsGoneRole).toBool(), false);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"service-1, PAUSED"_s);
    QVERIFY(!index.data(Qt::DecorationRole).isValid());
    QVERIFY(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignLeft));
    QVERIFY(model.index(0, static_cast<int>(Column::MinInstances))
                .data(Qt::TextAlignmentRole)
                .value<Qt::Alignment>()
                .testFlag(Qt::AlignRight));
    QCOMPARE(model.rowCount(index), 0);
    QCOMPARE(model.columnCount(index), 0);
    bench.services().markGone(ServiceId{u"id-00001"_s});
    QCOMPARE(index.data(ServiceTableModel::IsGoneRole).toBool(), true);
}

void TestServiceTableModel::hasAHeaderForEachColumn()
{
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    QSet<QString> titles;
    QSet<QString> keys;
    for (int i = 0; i < model.columnCount(); ++i) {
        titles.insert(model.headerData(i, Qt::Horizontal).toString());
        keys.insert(ServiceTableModel::key(static_cast<Column>(i)));
        QVERIFY(model.headerData(i, Qt::Horizontal, Qt::TextAlignmentRole).isValid());
    }
    QCOMPARE(titles.size(), 18);
    QCOMPARE(keys.size(), 18);
    QVERIFY(!titles.contains(QString()));
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
    QVERIFY(!model.headerData(18, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(-1, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(0, Qt::Horizontal, Qt::DecorationRole).isValid());
    QVERIFY(ServiceTableModel::isShownAtFirst(Column::Tags));
    QVERIFY(!ServiceTableModel::isShownAtFirst(Column::Id));
}

void TestServiceTableModel::followsTheRepository()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    bench.services().setGoneInterval(std::chrono::milliseconds(0));
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 10; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    QVERIFY(bench.refresh());
    QCOMPARE(model.rowCount(), 10);
    platform.services.remove(3, 4);
    platform.services.append(StubPlatform::listed(20));
    QVERIFY(bench.refresh());
    QTRY_COMPARE(model.rowCount(), 7);
    QCOMPARE(model.serviceAt(3).name, u"service-7"_s);
    QCOMPARE(model.serviceAt(6).name, u"service-20"_s);
}

void TestServiceTableModel::tellsOnlyTheColumnsThatDiffer_data()
{
    QTest::addColumn<Service>("changed");
    QTest::addColumn<QList<Column>>("columns");
    const Service same = StubPlatform::described(1);
    const auto row = [&](const char *name, const QList<Column> &columns, auto change) {
        Service service = same;
        change(service);
        QTest::newRow(name) << service << columns;
    };
    row("status", {Column::Status}, [](Service &s) { s.status = ServiceStatus::Deploying; });
    row("type", {Column::Type}, [](Service &s) { s.type = ServiceType::Shiny; });
    row("name", {Column::Name}, [](Service &s) { s.name = u"x"_s; });
    row("updated", {Column::UpdatedAt, Column::UpdatedBy}, [](Service &s) {
        s.updatedAt = s.updatedAt.addSecs(1);
        s.updatedBy = u"eve"_s;
    });
    row("created", {Column::CreatedAt, Column::CreatedBy}, [](Service &s) {
        s.createdAt = s.createdAt.addSecs(1);
        s.createdBy = u"eve"_s;
    });
    row("tags", {Column::Tags}, [](Service &s) { s.tags = QStringList{u"new"_s}; });
    row("title and min", {Column::Title, Column::MinInstances}, [](Service &s) {
        s.details->title = u"Other"_s;
        s.details->minInstances = 9;
    });
    row("image", {Column::Image}, [](Service &s) { s.details->image->imageId = ImageId{7}; });
    row("instance", {Column::InstanceType},
        [](Service &s) { s.details->instanceTypeId = InstanceTypeId{7}; });
    row("stickiness", {Column::SessionStickiness}, [](Service &s) { s.details->sessionStickiness = true; });
    row("scale", {Column::ScaleToZero}, [](Service &s) { s.details->scaleToZero = true; });
    row("health", {Column::HealthCheckUrl}, [](Service &s) { s.details->healthCheckUrl = u"/up"_s; });
}

void TestServiceTableModel::tellsOnlyTheColumnsThatDiffer()
{
    QFETCH(Service, changed);
    QFETCH(QList<Column>, columns);
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    bench.services().merge(StubPlatform::described(0));
    bench.services().merge(StubPlatform::described(1));
    QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy cells(&model, &ServiceTableModel::cellsChanged);
    bench.services().merge(changed);
    QSet<int> got;
    for (const QList<QVariant> &change : told) {
        const auto topLeft = change.at(0).toModelIndex();
        const auto bottomRight = change.at(1).toModelIndex();
        QCOMPARE(topLeft.row(), 1);
        QCOMPARE(bottomRight.row(), 1);
        for (int column = topLeft.column(); column <= bottomRight.column(); ++column) {
            QVERIFY(!got.contains(column));
            got.insert(column);
        }
    }
    QSet<int> wanted;
    ServiceTableModel::Columns bits;
    for (const Column column : columns) {
        wanted.insert(static_cast<int>(column));
        bits.set(static_cast<std::size_t>(column));
    }
    QCOMPARE(got, wanted);
    QCOMPARE(cells.size(), 1);
    QCOMPARE(cells.first().at(0).value<ServiceId>(), changed.id);
    QVERIFY(cells.first().at(1).value<ServiceTableModel::Columns>() == bits);
}

void TestServiceTableModel::whatWasNotKnownIsNoChange()
{
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    bench.services().merge(StubPlatform::listed(1));
    QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy cells(&model, &ServiceTableModel::cellsChanged);
    bench.services().merge(StubPlatform::described(1));
    QVERIFY(!told.isEmpty());
    QCOMPARE(cells.size(), 0);
    told.clear();
    bench.services().markGone(StubPlatform::listed(1).id);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().at(0).toModelIndex().column(), 0);
    QCOMPARE(told.first().at(1).toModelIndex().column(), model.columnCount() - 1);
    QCOMPARE(cells.size(), 0);
}

void TestServiceTableModel::ticksById()
{
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    bench.services().setGoneInterval(std::chrono::milliseconds(0));
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 5; ++i) {
        bench.services().merge(StubPlatform::listed(i));
    }
    QSignalSpy ticks(&model, &ServiceTableModel::ticksChanged);
    QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
    const QModelIndex box = model.index(3, static_cast<int>(Column::Tick));
    QVERIFY(model.setData(box, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(box, u"x"_s, Qt::EditRole));
    QVERIFY(!model.setData(model.index(3, static_cast<int>(Column::Name)), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticks.size(), 1);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().at(0).toModelIndex(), box);
    QVERIFY(model.isTicked(ServiceId{u"id-00003"_s}));
    model.setTicked({ServiceId{u"id-00003"_s}, ServiceId{u"unknown"_s}}, true); // as it is
    QCOMPARE(ticks.size(), 1);
    bench.services().markGone(ServiceId{u"id-00000"_s});
    QTRY_COMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(2, 0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QCOMPARE(model.ticked().size(), 1);
}

void TestServiceTableModel::showsWhatIsProtected()
{
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    bench.services().merge(StubPlatform::listed(1));
    const QModelIndex name = model.index(0, static_cast<int>(Column::Name));
    QVERIFY(!name.data(ServiceTableModel::IsProtectedRole).toBool());
    model.setProtection(bench.workspace().protection());
    QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
    bench.workspace().protection().setProtected({StubPlatform::listed(1).id, ServiceId{u"unknown"_s}}, true);
    QVERIFY(name.data(ServiceTableModel::IsProtectedRole).toBool());
    QCOMPARE(name.data(Qt::AccessibleTextRole).toString(), u"service-1, Available, protected"_s);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().at(0).toModelIndex(), name);
}

void TestServiceTableModel::showsLastTests()
{
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    TestHistory &history = bench.workspace().history();
    LastTests tests(history, bench.workspace().profile().id);
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    model.setLastTests(tests);
    for (int i = 0; i < 3; ++i) {
        bench.services().merge(StubPlatform::listed(i));
    }
    const auto cell = [&model](int row) { return model.index(row, static_cast<int>(Column::LastTest)); };
    QVERIFY(!cell(1).data().isValid());
    TestHistoryEntry entry;
    entry.profileId = bench.workspace().profile().id;
    entry.serviceId = StubPlatform::listed(1).id;
    entry.at = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000).toUTC();
    entry.result.emplace();
    entry.result->responseStatus = 404;
    QVERIFY(await(history.add(entry)).has_value());
    entry.serviceId = StubPlatform::listed(2).id;
    entry.result.reset();
    QVERIFY(await(history.add(entry)).has_value());
    QVERIFY(!cell(1).data().isValid()); // not asked for
    model.wantLastTests(true);
    QTRY_COMPARE(cell(1).data().toString(), u"404"_s);
    QCOMPARE(cell(1).data(ServiceTableModel::SortRole).toDateTime(), entry.at);
    QCOMPARE(cell(2).data().toString(), u"no answer"_s);
    QVERIFY(!cell(0).data().isValid());
}

QTEST_GUILESS_MAIN(TestServiceTableModel)
#include "tst_servicetablemodel.moc"
