// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/envtablemodel.h"
#include "tests/support/failonwarnings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

using Env = QMap<QString, QString>;

class EnvTableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void holdsWhatItWasGiven();
    void settingAgainKeepsRowsAndMasks();
    void emptyRowsDoNotCount();
    void aKeyThereTwiceIsTold();
    void secretsAreMaskedWhileTheyAreTyped();
    void aChosenMaskStays();
    void theTickIsNoChangeOfTheVariables();
    void assignReplacesOrAppends();
};

namespace {

QModelIndex cell(const EnvTableModel &model, int row, EnvTableModel::Column column)
{
    return model.index(row, int(column));
}

QString shown(const EnvTableModel &model, int row, EnvTableModel::Column column)
{
    return cell(model, row, column).data().toString();
}

} // namespace

void EnvTableModelTest::init()
{
    failOnWarnings();
}

void EnvTableModelTest::holdsWhatItWasGiven()
{
    EnvTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy edited(&model, &EnvTableModel::edited);
    const Env env{{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}};
    model.setEnv(env, false);
    QCOMPARE(model.env(), env);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(shown(model, 1, EnvTableModel::Column::Key), u"B"_s);
    QCOMPARE(shown(model, 1, EnvTableModel::Column::Value), u"2"_s);
    QCOMPARE(edited.size(), 0);
}

void EnvTableModelTest::settingAgainKeepsRowsAndMasks()
{
    EnvTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setEnv({{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}, {u"C"_s, u"3"_s}}, true);
    model.setData(cell(model, 2, EnvTableModel::Column::Masked), Qt::Unchecked, Qt::CheckStateRole);
    const QPersistentModelIndex third(cell(model, 2, EnvTableModel::Column::Key));
    model.setEnv({{u"A"_s, u"1"_s}, {u"C"_s, u"4"_s}, {u"D"_s, u"5"_s}}, true);
    QCOMPARE(model.env(), (Env{{u"A"_s, u"1"_s}, {u"C"_s, u"4"_s}, {u"D"_s, u"5"_s}}));
    QCOMPARE(third.row(), 1);
    QCOMPARE(shown(model, 1, EnvTableModel::Column::Value), u"4"_s);
    QVERIFY(cell(model, 2, EnvTableModel::Column::Value).data(EnvTableModel::MaskedRole).toBool());
    QCOMPARE(reset.size(), 0);
}

void EnvTableModelTest::emptyRowsDoNotCount()
{
    EnvTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy edited(&model, &EnvTableModel::edited);
    QCOMPARE(model.append(), 0);
    QCOMPARE(model.append(), 1);
    QCOMPARE(model.env(), Env());
    QCOMPARE(model.duplicates(), QStringList());
    model.removeAt(0);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(edited.size(), 3);
}

void EnvTableModelTest::aKeyThereTwiceIsTold()
{
    EnvTableModel model;
    model.append(u"A"_s, u"1"_s);
    model.append(u"A"_s, u"2"_s);
    QCOMPARE(model.duplicates(), QStringList{u"A"_s});
    QCOMPARE(model.env(), (Env{{u"A"_s, u"2"_s}}));
    QCOMPARE(shown(model, 0, EnvTableModel::Column::Hint), u"There twice"_s);
    model.setData(cell(model, 0, EnvTableModel::Column::Key), u" B "_s);
    QCOMPARE(model.duplicates(), QStringList());
    QCOMPARE(shown(model, 1, EnvTableModel::Column::Hint), QString());
    QCOMPARE(model.env(), (Env{{u"A"_s, u"2"_s}, {u"B"_s, u"1"_s}}));
}

void EnvTableModelTest::secretsAreMaskedWhileTheyAreTyped()
{
    EnvTableModel model;
    model.append(u"DB_PASSWORD"_s, QString());
    QVERIFY(model.setData(cell(model, 0, EnvTableModel::Column::Value), u"hunter22!"_s));
    QVERIFY(!shown(model, 0, EnvTableModel::Column::Value).contains(u"hunter"_s));
    QCOMPARE(cell(model, 0, EnvTableModel::Column::Value).data(Qt::EditRole).toString(), u"hunter22!"_s);
    QCOMPARE(shown(model, 0, EnvTableModel::Column::Hint), u"Looks like a secret"_s);
    QCOMPARE(model.env().value(u"DB_PASSWORD"_s), u"hunter22!"_s);
}

void EnvTableModelTest::aChosenMaskStays()
{
    EnvTableModel model;
    model.append(u"DB_PASSWORD"_s, u"hunter22!"_s);
    model.setData(cell(model, 0, EnvTableModel::Column::Masked), Qt::Unchecked, Qt::CheckStateRole);
    model.setData(cell(model, 0, EnvTableModel::Column::Value), u"hunter23!"_s);
    QCOMPARE(shown(model, 0, EnvTableModel::Column::Value), u"hunter23!"_s);
}

void EnvTableModelTest::theTickIsNoChangeOfTheVariables()
{
    EnvTableModel model;
    model.setEnv({{u"A"_s, u"1"_s}}, false);
    QSignalSpy edited(&model, &EnvTableModel::edited);
    model.setData(cell(model, 0, EnvTableModel::Column::Masked), Qt::Checked, Qt::CheckStateRole);
    QCOMPARE(edited.size(), 0);
    QVERIFY(!model.setData(cell(model, 0, EnvTableModel::Column::Hint), u"x"_s));
}

void EnvTableModelTest::assignReplacesOrAppends()
{
    EnvTableModel model;
    model.setEnv({{u"A"_s, u"1"_s}}, false);
    QSignalSpy edited(&model, &EnvTableModel::edited);
    model.assign(u"A"_s, u"1"_s);
    QCOMPARE(edited.size(), 0);
    model.assign(u"A"_s, u"2"_s);
    model.assign(u"B"_s, u"3"_s);
    QCOMPARE(model.env(), (Env{{u"A"_s, u"2"_s}, {u"B"_s, u"3"_s}}));
    QCOMPARE(edited.size(), 2);
}

QTEST_GUILESS_MAIN(EnvTableModelTest)
#include "tst_envtablemodel.moc"
