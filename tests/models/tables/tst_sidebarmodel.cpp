// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/sidebarmodel.h"

#include "models/services/savedviews.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

//! A workspace with services, views and the model on both; no platform.
struct Sidebars
{
    Workbench bench{QUrl(u"http://127.0.0.1:9"_s)};
    QSettings settings{bench.directory() + u"/window.ini"_s, QSettings::IniFormat};
    SavedViews views{settings};
    SidebarModel model{views};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    void add(int number, const ServiceStatus &status)
    {
        bench.services().merge(StubPlatform::listed(number, status));
    }
    QStringList texts() const
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            texts.append(model.index(row).data(Qt::AccessibleTextRole).toString());
        }
        return texts;
    }
};

} // namespace

class TestSidebarModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void showsNoNumbersWithoutAProfile();
    void countsWhatEachViewShows();
    void followsTheListOncePerTurn();
    void followsTheViewsWithoutReset();
    void goneServicesDoNotCount();
    void findsRows();
};

void TestSidebarModel::showsNoNumbersWithoutAProfile()
{
    Sidebars bars;
    bars.views.save({u"Failing"_s, u"is:failed"_s});
    QCOMPARE(bars.texts(), (QStringList{u"Services"_s, u"Failing"_s, u"Activity"_s}));
    bars.model.setRunningCount(2);
    QCOMPARE(bars.texts().last(), u"Activity (2 running)"_s);
}

void TestSidebarModel::countsWhatEachViewShows()
{
    Sidebars bars;
    bars.add(1, ServiceStatus::Available);
    bars.add(2, ServiceStatus::CreateFailed);
    bars.add(3, ServiceStatus::DeleteFailed);
    bars.views.save({u"Failing"_s, u"is:failed"_s});
    bars.views.save({u"None"_s, u"type:shiny"_s});
    bars.model.setWorkspace(&bars.bench.workspace());
    QCOMPARE(bars.texts(), (QStringList{u"Services (3)"_s, u"Failing (2)"_s, u"None (0)"_s, u"Activity"_s}));
    bars.model.setWorkspace(nullptr);
    QCOMPARE(bars.texts().first(), u"Services"_s);
}

void TestSidebarModel::followsTheListOncePerTurn()
{
    Sidebars bars;
    bars.views.save({u"Failing"_s, u"is:failed"_s});
    bars.model.setWorkspace(&bars.bench.workspace());
    QSignalSpy changed(&bars.model, &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 100; ++i) {
        bars.add(i, i % 10 == 0 ? ServiceStatus::CreateFailed : ServiceStatus::Available);
    }
    QCOMPARE(changed.size(), 0);
    QTRY_COMPARE(bars.texts().at(1), u"Failing (10)"_s);
    QCOMPARE(changed.size(), 1);
}

void TestSidebarModel::followsTheViewsWithoutReset()
{
    Sidebars bars;
    bars.add(1, ServiceStatus::CreateFailed);
    bars.model.setWorkspace(&bars.bench.workspace());
    QSignalSpy reset(&bars.model, &QAbstractItemModel::modelReset);
    bars.views.save({u"A"_s, u"is:failed"_s});
    bars.views.save({u"B"_s, u"type:shiny"_s});
    bars.views.move(u"B"_s, -1);
    QCOMPARE(bars.texts(), (QStringList{u"Services (1)"_s, u"B (0)"_s, u"A (1)"_s, u"Activity"_s}));
    bars.views.rename(u"A"_s, u"C"_s);
    QCOMPARE(bars.texts().at(2), u"C (1)"_s);
    bars.views.remove(u"B"_s);
    QCOMPARE(bars.texts(), (QStringList{u"Services (1)"_s, u"C (1)"_s, u"Activity"_s}));
    QCOMPARE(reset.size(), 0);
}

void TestSidebarModel::goneServicesDoNotCount()
{
    Sidebars bars;
    bars.add(1, ServiceStatus::Available);
    bars.add(2, ServiceStatus::Available);
    bars.model.setWorkspace(&bars.bench.workspace());
    bars.bench.services().markGone(StubPlatform::listed(1).id);
    QTRY_COMPARE(bars.texts().first(), u"Services (1)"_s);
}

void TestSidebarModel::findsRows()
{
    Sidebars bars;
    bars.views.save({u"Failing"_s, u"is:failed"_s});
    QCOMPARE(bars.model.rowOfQuery(QString()), 0);
    QCOMPARE(bars.model.rowOfQuery(u"is:failed"_s), 1);
    QCOMPARE(bars.model.rowOfQuery(u"is:busy"_s), -1);
    QCOMPARE(bars.model.rowOfView(u"failing"_s), 1);
    QCOMPARE(bars.model.rowOfView(u"other"_s), -1);
}

QTEST_GUILESS_MAIN(TestSidebarModel)
#include "tst_sidebarmodel.moc"
