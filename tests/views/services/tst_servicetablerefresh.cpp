// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/servicefilterproxy.h"
#include "models/tables/servicetablemodel.h"
#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"

#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

constexpr int nameColumn = static_cast<int>(ServiceTableModel::Column::Name);

} // namespace

//! What a refresh does to a table on the screen.
class TestServiceTableRefresh : public QObject
{
    Q_OBJECT

private slots:
    void keepsSelectionCurrentAndScroll();
};

void TestServiceTableRefresh::keepsSelectionCurrentAndScroll()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    StubPlatform platform;
    Workbench bench(platform.url());
    const SystemClock clock;
    ServiceTableModel model(bench.services(), bench.workspace().catalogue());
    ServiceFilterProxy proxy(model, bench.workspace().catalogue(), clock);
    proxy.sort(nameColumn);
    for (int i = 0; i < 1000; ++i) {
        platform.services.append(StubPlatform::listed(i));
    }
    QVERIFY(bench.refresh());
    QCOMPARE(proxy.rowCount(), 1000);

    QTableView view;
    view.setModel(&proxy);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.resize(800, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.scrollTo(proxy.index(500, 0), QAbstractItemView::PositionAtTop);
    for (const int row : {503, 505}) {
        view.selectionModel()->setCurrentIndex(proxy.index(row, nameColumn),
                                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const int scrolled = view.verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    QSignalSpy resets(&proxy, &QAbstractItemModel::modelReset);

    std::reverse(platform.services.begin(), platform.services.end());
    for (Service &service : platform.services) {
        service.updatedAt = service.updatedAt.addSecs(60);
        service.status = ServiceStatus::Deploying;
    }
    platform.services.append(StubPlatform::listed(2000)); // below what is seen
    QVERIFY(bench.refresh());
    QCOMPARE(proxy.rowCount(), 1001);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(view.verticalScrollBar()->value(), scrolled);
    QCOMPARE(view.currentIndex().data().toString(), u"service-505"_s);
    QStringList selected;
    for (const QModelIndex &index : view.selectionModel()->selectedRows(nameColumn)) {
        selected.append(index.data().toString());
    }
    selected.sort();
    QCOMPARE(selected, (QStringList{u"service-503"_s, u"service-505"_s}));
}

QTEST_MAIN(TestServiceTableRefresh)
#include "tst_servicetablerefresh.moc"
