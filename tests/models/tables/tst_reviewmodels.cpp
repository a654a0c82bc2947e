// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/draftdiffmodel.h"
#include "models/tables/mergetablemodel.h"
#include "tests/support/failonwarnings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

//! The small models behind the review and the merge of a service form.
class ReviewModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void differencesFollowTheDraft();
    void aCreateHasNoVerdicts();
    void oneValueOfEachConflictIsPicked();
    void aPickIsNotTakenAway();
};

namespace {

QList<DiffRow> rowsOf(const Service &base, const ServiceDraft &draft)
{
    QList<DiffRow> rows;
    const Forecast all = forecast(base, draft, std::nullopt);
    for (const FieldChange &change : describeChanges(&base, ServiceDraft::fromService(base), draft)) {
        DiffRow row{change, std::nullopt};
        for (const FieldForecast &field : all.fields) {
            if (field.field == change.field) {
                row.forecast = field;
            }
        }
        rows.append(row);
    }
    return rows;
}

Service sampleService()
{
    Service service;
    service.name = u"demand-api"_s;
    service.type = ServiceType::Api;
    service.details = ServiceDetails();
    service.details->title = u"Demand"_s;
    service.details->healthCheckUrl = u"/health"_s;
    service.details->image = ImageDetails{ImageId{1}, VersionId{2}};
    service.details->parameters = Parameters{{{u"REGION"_s, u"eu"_s}}, {}};
    return service;
}

ThreeWayMerge sampleMerge()
{
    ServiceDraft base;
    base.title = u"base"_s;
    base.description = u"base"_s;
    ServiceDraft theirs = base;
    theirs.title = u"theirs"_s;
    theirs.description = u"theirs"_s;
    ServiceDraft mine = base;
    mine.title = u"mine"_s;
    mine.description = u"mine"_s;
    return merge(base, theirs, mine);
}

QString textOf(const ServiceDraft &draft, const MergeConflict &conflict)
{
    return fieldText(draft, conflict.field, Masking::Plain);
}

} // namespace

void ReviewModelsTest::init()
{
    failOnWarnings();
}

void ReviewModelsTest::differencesFollowTheDraft()
{
    DraftDiffModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const Service base = sampleService();
    ServiceDraft draft = ServiceDraft::fromService(base);
    draft.title = u"Other"_s;
    draft.versionId = VersionId{3};
    draft.parameters->env[u"REGION"_s] = u"us"_s;
    model.setRows(rowsOf(base, draft));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, 0).data().toString(), u"Title"_s);
    QCOMPARE(model.index(0, 1).data().toString(), u"Demand"_s);
    QCOMPARE(model.index(0, 2).data().toString(), u"Other"_s);
    QCOMPARE(model.index(1, 3).data(DraftDiffModel::VerdictRole).toInt(), int(Verdict::WillRedeploy));
    QCOMPARE(model.index(2, 0).data().toString(), u"REGION"_s);

    draft.parameters->env[u"REGION"_s] = u"eu"_s;
    model.setRows(rowsOf(base, draft));
    QCOMPARE(model.rowCount(), 2);
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(reset.size(), 0);
}

void ReviewModelsTest::aCreateHasNoVerdicts()
{
    DraftDiffModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ServiceDraft nothing;
    ServiceDraft draft;
    draft.name = u"new-one"_s;
    QList<DiffRow> rows;
    for (const FieldChange &change : describeChanges(nullptr, nothing, draft)) {
        rows.append({change, std::nullopt});
    }
    model.setRows(rows);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.index(0, 3).data(DraftDiffModel::VerdictRole).isValid());
    QCOMPARE(model.index(0, 3).data().toString(), QString());
}

void ReviewModelsTest::oneValueOfEachConflictIsPicked()
{
    MergeTableModel model(sampleMerge(), textOf);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 1).data().toString(), u"base"_s);
    QCOMPARE(model.index(0, 2).data().toString(), u"theirs"_s);
    QCOMPARE(model.index(0, 3).data().toString(), u"mine"_s);
    QCOMPARE(model.resolved().title, u"mine"_s);
    QVERIFY(model.setData(model.index(0, 2), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.index(0, 2).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(model.index(0, 3).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(model.resolved().title, u"theirs"_s);
    QCOMPARE(model.resolved().description, u"mine"_s);
    model.pickAll(MergeSide::Base);
    QCOMPARE(model.resolved().title, u"base"_s);
    QCOMPARE(model.resolved().description, u"base"_s);
    QVERIFY(!model.index(0, 0).flags().testFlag(Qt::ItemIsUserCheckable));
}

void ReviewModelsTest::aPickIsNotTakenAway()
{
    MergeTableModel model(sampleMerge(), textOf);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setData(model.index(0, 3), Qt::Unchecked, Qt::CheckStateRole);
    QCOMPARE(model.picked(0), MergeSide::Mine);
    QCOMPARE(changed.size(), 0);
}

QTEST_GUILESS_MAIN(ReviewModelsTest)
#include "tst_reviewmodels.moc"
