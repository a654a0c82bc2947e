// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/servicetablemodel.h"
#include "tests/support/sandboxbench.h"
#include "tests/support/stubplatform.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
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
};

void TestServiceTableModel::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
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

QTEST_GUILESS_MAIN(TestServiceTableModel)
#include "tst_servicetablemodel.moc"
