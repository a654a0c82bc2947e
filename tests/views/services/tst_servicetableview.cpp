// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicetablelayout.h"
#include "views/services/servicetableview.h"

#include "models/tables/servicetablemodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"
#include "tests/views/common/viewtest.h"
#include "views/common/noticestrip.h"
#include "views/services/servicetableheader.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QProxyStyle>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Column = ServiceTableModel::Column;

namespace {

//! Asks for no motion.
class StillStyle : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

//! A table of services without a platform behind it.
struct Table
{
    Workbench bench{QUrl(u"http://127.0.0.1:9"_s)};
    FakeClock clock;
    ServiceTableModel model{bench.services(), bench.workspace().catalogue()};
    ServiceFilterProxy proxy{model, bench.workspace().catalogue(), clock};
    QAbstractItemModelTester modelTester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester proxyTester{&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy resets{&proxy, &QAbstractItemModel::modelReset};
    ServiceTableView view;

    explicit Table(int count, const QSize &size = QSize(1000, 420))
    {
        model.setProtection(bench.workspace().protection());
        view.setServices(&proxy, &clock);
        for (int i = 0; i < count; ++i) {
            bench.services().merge(StubPlatform::listed(i));
        }
        view.resize(size);
    }
    ~Table() { view.setServices(nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(Table)

    bool show()
    {
        if (!showActive(&view)) {
            return false;
        }
        view.setFocus();
        QTest::keyRelease(&view, Qt::Key_Shift); // which a test before may have left down
        setPointer(false);
        return view.hasFocus();
    }
    //! As if the pointer had come, or left.
    void setPointer(bool over)
    {
        if (over) {
            QEnterEvent event(QPointF(50, 50), QPointF(50, 50), view.mapToGlobal(QPointF(50, 50)));
            QCoreApplication::sendEvent(&view, &event);
        } else {
            QEvent event(QEvent::Leave);
            QCoreApplication::sendEvent(&view, &event);
        }
    }
    QModelIndex cell(int row, Column column) const { return proxy.index(row, static_cast<int>(column)); }
    void click(const QModelIndex &index, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, view.visualRect(index).center());
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view, Qt::Key(key), modifiers);
    }
    void change(int number, const ServiceStatus &status, const QString &by = u"ben@example.com"_s)
    {
        Service service = *bench.services().find(StubPlatform::listed(number).id);
        service.status = status;
        service.updatedBy = by;
        bench.services().merge(service);
    }
    void rename(int number, const QString &name)
    {
        Service service = *bench.services().find(StubPlatform::listed(number).id);
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
    QStringList targets() const
    {
        QStringList names;
        for (const Service &service : view.targetServices()) {
            names.append(service.name);
        }
        return names;
    }
    bool isTicked(int number) const { return model.isTicked(StubPlatform::listed(number).id); }
    ServiceTableHeader &header() { return *view.findChild<ServiceTableHeader *>(); }
    void clickTickHeader()
    {
        QTest::mouseClick(header().viewport(), Qt::LeftButton, {}, QPoint(18, header().height() / 2));
    }
    NoticeStrip *strip() { return view.findChild<NoticeStrip *>(u"orderStrip"_s); }
    //! What is seen in the corner of a cell, where no text is.
    QRgb ground(const QModelIndex &index)
    {
        const QImage image = view.viewport()->grab().toImage();
        return image.pixel((view.visualRect(index).bottomRight() - QPoint(3, 2)) * image.devicePixelRatio());
    }
};

} // namespace

//! The table of services: ticks, order under the pointer, names that stay in sight, flashes.
class TestServiceTableView : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void flashesWhatChanged();
    void reducedMotionFlashesNothing();
    void spaceTicksTheCurrentRow();
    void spaceTicksTheSelectedRows();
    void aClickTicksAndLeavesTheSelection();
    void theHeaderTicksAllShown();
    void ticksSurviveFilterSortAndRefresh();
    void goneRowsTakeTheirTicksAlong();
    void selectsAllAndNone();
    void shiftExtendsTheSelection();
    void ticksAreNotKept();
    void thePointerHoldsTheOrder();
    void theStripSorts();
    void ticksHoldTheOrder();
    void aMenuHoldsTheOrder();
    void newRowsAboveMoveNothing();
    void goneRowsAboveMoveNothing();
    void changesOutOfSightPaintNothing();
    void aFilterKeepsWhatItShows();
    void aFilterThatHidesTheSelectionSaysSo();
    void theNameStaysInSight();
    void theNameIsPinnedAtTheRight();
    void thePinnedHeaderSorts();
    void keysReachCellsBesideThePinnedName();
    void anOldLayoutKeepsTheTicksFirst();
};

void TestServiceTableView::flashesWhatChanged()
{
    Table table(3);
    QVERIFY(table.show());
    const QModelIndex changed = table.cell(1, Column::UpdatedBy);
    const QModelIndex same = table.cell(1, Column::Tags);
    table.view.setColumnHidden(static_cast<int>(Column::Title), true);
    table.view.setColumnHidden(static_cast<int>(Column::Image), true);
    const QRgb before = table.ground(changed);
    const QRgb beforeSame = table.ground(same);
    table.change(1, ServiceStatus::Available, u"eve@example.com"_s);
    QVERIFY(table.ground(changed) != before);
    QCOMPARE(table.ground(same), beforeSame);
    QTRY_COMPARE(table.ground(changed), before);
}

void TestServiceTableView::reducedMotionFlashesNothing()
{
    StillStyle still;
    Table table(3);
    table.view.setStyle(&still);
    QVERIFY(table.show());
    table.view.setColumnHidden(static_cast<int>(Column::Title), true);
    table.view.setColumnHidden(static_cast<int>(Column::Image), true);
    const QModelIndex changed = table.cell(1, Column::UpdatedBy);
    const QRgb before = table.ground(changed);
    table.change(1, ServiceStatus::Available, u"eve@example.com"_s);
    QCOMPARE(table.ground(changed), before);
}

void TestServiceTableView::spaceTicksTheCurrentRow()
{
    Table table(4);
    QVERIFY(table.show());
    table.view.selectRow(0);
    table.press(Qt::Key_Down);
    table.press(Qt::Key_Space);
    QCOMPARE(table.targets(), QStringList{u"service-1"_s});
    QCOMPARE(table.cell(1, Column::Tick).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY(table.cell(1, Column::Tick).flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(!table.cell(1, Column::Name).flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(!table.cell(1, Column::Name).data(Qt::CheckStateRole).isValid());
    table.press(Qt::Key_Space);
    QCOMPARE(table.view.tickedCount(), 0);
    QCOMPARE(table.targets(), QStringList{u"service-1"_s}); // selected
}

void TestServiceTableView::spaceTicksTheSelectedRows()
{
    Table table(5);
    QVERIFY(table.show());
    table.view.selectRow(1);
    table.press(Qt::Key_Down, Qt::ShiftModifier);
    table.press(Qt::Key_Down, Qt::ShiftModifier);
    QSignalSpy told(&table.view, &ServiceTableView::selectionChangedByUser);
    table.press(Qt::Key_Space);
    QVERIFY(!told.isEmpty());
    QCOMPARE(table.view.tickedCount(), 3);
    table.view.selectRow(0);
    QCOMPARE(table.targets(), (QStringList{u"service-1"_s, u"service-2"_s, u"service-3"_s}));
    // One that is not ticked among them: all are afterwards.
    table.press(Qt::Key_Down, Qt::ShiftModifier);
    table.press(Qt::Key_Space);
    QCOMPARE(table.view.tickedCount(), 4);
    table.press(Qt::Key_Space);
    QCOMPARE(table.view.tickedCount(), 2);
}

void TestServiceTableView::aClickTicksAndLeavesTheSelection()
{
    Table table(5);
    QVERIFY(table.show());
    table.click(table.cell(0, Column::Name));
    table.click(table.cell(2, Column::Tick));
    QVERIFY(table.isTicked(2));
    QCOMPARE(table.view.selectedServices().size(), 1);
    QCOMPARE(table.view.selectedServices().first().name, u"service-0"_s);
    table.click(table.cell(2, Column::Tick));
    QVERIFY(!table.isTicked(2));
}

void TestServiceTableView::theHeaderTicksAllShown()
{
    Table table(12);
    QVERIFY(table.show());
    table.proxy.setFilter(ServiceFilter::parse(u"service-1"_s, ServiceFilterProxy::features()));
    QCOMPARE(table.proxy.rowCount(), 3);
    table.clickTickHeader();
    QCOMPARE(table.view.tickedCount(), 3);
    QCOMPARE(table.header().tickState(), Qt::Checked);
    QCOMPARE(table.view.horizontalHeader()->sortIndicatorSection(), static_cast<int>(Column::Name));
    table.proxy.setFilter({});
    QCOMPARE(table.header().tickState(), Qt::PartiallyChecked);
    table.clickTickHeader();
    QCOMPARE(table.view.tickedCount(), 12);
    table.clickTickHeader();
    QCOMPARE(table.view.tickedCount(), 0);
    QCOMPARE(table.header().tickState(), Qt::Unchecked);
}

void TestServiceTableView::ticksSurviveFilterSortAndRefresh()
{
    Table table(12);
    QVERIFY(table.show());
    table.model.setTicked({StubPlatform::listed(2).id, StubPlatform::listed(11).id}, true);
    table.proxy.setFilter(ServiceFilter::parse(u"service-1"_s, ServiceFilterProxy::features()));
    QCOMPARE(table.view.tickedCount(), 2);
    QCOMPARE(table.view.hiddenTickedCount(), 1);
    QCOMPARE(table.targets(), (QStringList{u"service-11"_s, u"service-2"_s})); // what is hidden comes last
    table.proxy.setFilter({});
    table.view.sortByColumn(static_cast<int>(Column::Name), Qt::DescendingOrder);
    table.change(2, ServiceStatus::Deploying);
    QVERIFY(table.isTicked(2));
    QVERIFY(table.isTicked(11));
    QCOMPARE(table.targets(), (QStringList{u"service-11"_s, u"service-2"_s}));
    QCOMPARE(table.resets.size(), 0);
}

void TestServiceTableView::goneRowsTakeTheirTicksAlong()
{
    Table table(4);
    table.bench.services().setGoneInterval(0ms);
    table.model.setTicked({StubPlatform::listed(2).id}, true);
    QSignalSpy told(&table.model, &ServiceTableModel::ticksChanged);
    table.bench.services().markGone(StubPlatform::listed(2).id);
    QTRY_COMPARE(table.proxy.rowCount(), 3);
    QCOMPARE(told.size(), 1);
    QCOMPARE(table.view.tickedCount(), 0);
}

void TestServiceTableView::selectsAllAndNone()
{
    Table table(6);
    QVERIFY(table.show());
    table.press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table.view.selectedServices().size(), 6);
    table.press(Qt::Key_Space);
    QCOMPARE(table.view.tickedCount(), 6);
    table.view.selectNone();
    QCOMPARE(table.view.selectedServices().size(), 0);
    QCOMPARE(table.view.tickedCount(), 0);
}

void TestServiceTableView::shiftExtendsTheSelection()
{
    Table table(6);
    QVERIFY(table.show());
    table.click(table.cell(1, Column::Name));
    table.press(Qt::Key_Down, Qt::ShiftModifier);
    table.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table.view.selectedServices().size(), 3);
    table.press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(table.view.selectedServices().size(), 2);
}

void TestServiceTableView::ticksAreNotKept()
{
    const QTemporaryDir directory;
    Table table(3);
    table.model.setTicked({StubPlatform::listed(1).id}, true);
    QSettings settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat);
    saveLayout(table.view, settings);
    settings.sync();
    QFile file(settings.fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("id-0"));
}

void TestServiceTableView::thePointerHoldsTheOrder()
{
    Table table(6);
    QVERIFY(table.show());
    table.view.selectRow(2);
    table.setPointer(true);
    QVERIFY(!table.strip()->isVisible());
    table.rename(1, u"z-last"_s);
    const QStringList held{u"service-0"_s, u"z-last"_s,    u"service-2"_s,
                           u"service-3"_s, u"service-4"_s, u"service-5"_s};
    QCOMPARE(table.names(), held);
    QTRY_VERIFY(table.strip()->isVisible());
    QCOMPARE(table.strip()->text(), u"Order changed"_s);
    // Filtering goes on, and what is new enters where it belongs.
    Service fresh = StubPlatform::listed(30);
    fresh.name = u"service-3b"_s;
    table.bench.services().merge(fresh);
    QCOMPARE(table.names().indexOf(u"service-3b"_s), 4);
    table.setPointer(false);
    QCOMPARE(table.names().last(), u"z-last"_s);
    QVERIFY(!table.strip()->isVisible());
    QCOMPARE(table.view.selectedServices().first().name, u"service-2"_s);
    QCOMPARE(table.resets.size(), 0);
}

void TestServiceTableView::theStripSorts()
{
    Table table(6);
    QVERIFY(table.show());
    table.setPointer(true);
    table.rename(1, u"z-last"_s);
    QTRY_VERIFY(table.strip()->isVisible());
    QVERIFY(table.view.rect().contains(table.strip()->geometry()));
    QCOMPARE(table.strip()->actionButton()->accessibleName(), u"Re-sort"_s);
    QTest::mouseClick(table.strip()->actionButton(), Qt::LeftButton);
    QCOMPARE(table.names().last(), u"z-last"_s);
    QVERIFY(!table.strip()->isVisible());
    QVERIFY(table.proxy.isOrderHeld());
    // The next change is held again.
    table.rename(1, u"a-first"_s);
    QCOMPARE(table.names().last(), u"a-first"_s);
    QTRY_VERIFY(table.strip()->isVisible());
    table.rename(1, u"z-last"_s); // as it was: nothing is to be done
    QTRY_VERIFY(!table.strip()->isVisible());
}

void TestServiceTableView::ticksHoldTheOrder()
{
    Table table(4);
    QVERIFY(table.show());
    table.model.setTicked({StubPlatform::listed(3).id}, true);
    table.rename(0, u"z-last"_s);
    QCOMPARE(table.names().first(), u"z-last"_s);
    QTRY_VERIFY(table.strip()->isVisible());
    table.view.sortByColumn(static_cast<int>(Column::Name), Qt::DescendingOrder); // a person's wish
    QCOMPARE(table.names().first(), u"z-last"_s);
    QVERIFY(!table.strip()->isVisible());
    table.rename(0, u"a-first"_s);
    QCOMPARE(table.names().first(), u"a-first"_s);
    table.view.selectNone();
    QCOMPARE(table.names().last(), u"a-first"_s);
}

void TestServiceTableView::aMenuHoldsTheOrder()
{
    Table table(4);
    QVERIFY(table.show());
    table.view.selectRow(0);
    QMenu menu;
    menu.addAction(u"Anything"_s);
    connect(&table.view, &ServiceTableView::contextMenuWanted, &menu,
            [&menu](const QPoint &at) { menu.popup(at); });
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), table.view.mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(table.view.viewport(), &event);
    QTRY_VERIFY(menu.isVisible());
    table.setPointer(false);
    table.rename(0, u"z-last"_s);
    QCOMPARE(table.names().first(), u"z-last"_s);
    menu.close();
    QTRY_COMPARE(table.names().last(), u"z-last"_s);
}

void TestServiceTableView::newRowsAboveMoveNothing()
{
    Table table(60);
    QVERIFY(table.show());
    table.view.verticalScrollBar()->setValue(20 * 30 + 7);
    const QString top = table.proxy.serviceAt(table.view.rowAt(0)).name;
    const int at = table.view.rowViewportPosition(table.view.rowAt(0));
    for (int i = 0; i < 3; ++i) {
        Service fresh = StubPlatform::listed(100 + i);
        fresh.name = u"a-%1"_s.arg(i);
        table.bench.services().merge(fresh);
    }
    QCOMPARE(table.proxy.serviceAt(0).name, u"a-0"_s);
    QCOMPARE(table.proxy.serviceAt(table.view.rowAt(0)).name, top);
    QCOMPARE(table.view.rowViewportPosition(table.view.rowAt(0)), at);
    // Below what is seen: nothing to make up for.
    const int scrolled = table.view.verticalScrollBar()->value();
    Service last = StubPlatform::listed(200);
    last.name = u"z"_s;
    table.bench.services().merge(last);
    QCOMPARE(table.view.verticalScrollBar()->value(), scrolled);
    // At the very top, what is new at the top is seen.
    table.view.verticalScrollBar()->setValue(0);
    Service first = StubPlatform::listed(201);
    first.name = u"a"_s;
    table.bench.services().merge(first);
    QCOMPARE(table.view.verticalScrollBar()->value(), 0);
    QCOMPARE(table.view.rowAt(0), 0);
    QCOMPARE(table.resets.size(), 0);
}

void TestServiceTableView::goneRowsAboveMoveNothing()
{
    Table table(60);
    QVERIFY(table.show());
    table.bench.services().setGoneInterval(0ms);
    table.view.verticalScrollBar()->setValue(20 * 30 + 7);
    const QString top = table.proxy.serviceAt(table.view.rowAt(0)).name;
    for (const int number : {3, 4, 9}) {
        table.bench.services().markGone(StubPlatform::listed(number).id);
    }
    QTRY_COMPARE(table.proxy.rowCount(), 57);
    QCOMPARE(table.proxy.serviceAt(table.view.rowAt(0)).name, top);
    QCOMPARE(table.view.rowViewportPosition(table.view.rowAt(0)), -7);
}

//! Counts how often a widget is painted.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget *widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

void TestServiceTableView::changesOutOfSightPaintNothing()
{
    if (QAccessible::isActive()) {
        QSKIP("somebody listens to all rows");
    }
    Table table(200);
    QVERIFY(table.show());
    QCoreApplication::processEvents();
    PaintCounter paints(table.view.viewport());
    table.change(150, ServiceStatus::Deploying);
    QTest::qWait(120); // longer than a step of a flash
    QCOMPARE(paints.count, 0);
    table.change(1, ServiceStatus::Deploying);
    QTRY_VERIFY(paints.count > 0);
}

void TestServiceTableView::aFilterKeepsWhatItShows()
{
    Table table(200);
    QVERIFY(table.show());
    table.view.selectService(StubPlatform::listed(121).id);
    QCoreApplication::processEvents();
    const auto top = [&] { return table.view.rowViewportPosition(table.view.currentIndex().row()); };
    const int before = top();
    QVERIFY(table.view.verticalScrollBar()->value() > 0);
    QSignalSpy layouts(&table.proxy, &QAbstractItemModel::layoutChanged);
    // Every other row goes: far more runs than are taken out one by one.
    table.proxy.setFilter(ServiceFilter::parse(u"/[13579]$/"_s, ServiceFilterProxy::features()));
    QCOMPARE(layouts.size(), 1);
    QCOMPARE(table.proxy.rowCount(), 100);
    QCOMPARE(table.view.currentService()->name, u"service-121"_s);
    QCOMPARE(table.targets(), QStringList{u"service-121"_s});
    const int tolerated = table.view.verticalHeader()->defaultSectionSize() * 20;
    QVERIFY2(std::abs(top() - before) < tolerated && top() >= 0 && top() < table.view.viewport()->height(),
             qPrintable(u"%1 was %2"_s.arg(top()).arg(before)));
    table.proxy.setFilter({});
    QCOMPARE(table.proxy.rowCount(), 200);
    QCOMPARE(table.targets(), QStringList{u"service-121"_s});
}

void TestServiceTableView::aFilterThatHidesTheSelectionSaysSo()
{
    Table table(200);
    QVERIFY(table.show());
    table.view.selectService(StubPlatform::listed(121).id);
    QTest::keyClick(&table.view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table.view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table.targets().size(), 3);
    QSignalSpy told(&table.view, &ServiceTableView::selectionChangedByUser);
    table.proxy.setFilter(ServiceFilter::parse(u"/[02468]$/"_s, ServiceFilterProxy::features()));
    QCOMPARE(table.targets().size(), 1);
    QVERIFY(told.size() >= 1);
    told.clear();
    table.proxy.setFilter(ServiceFilter::parse(u"/[048]$/ -/122/"_s, ServiceFilterProxy::features()));
    QVERIFY(table.targets().isEmpty());
    QVERIFY(!table.view.currentService());
    QVERIFY(told.size() >= 1);
    table.proxy.setFilter({});
    QVERIFY(table.targets().isEmpty());
}

void TestServiceTableView::theNameStaysInSight()
{
    Table table(20, QSize(600, 300));
    QVERIFY(table.show());
    QVERIFY(table.header().pinnedSpan().isEmpty());
    QScrollBar *bar = table.view.horizontalScrollBar();
    QVERIFY(bar->maximum() > 400);
    bar->setValue(400);
    const QRect pinned = table.header().pinnedSpan();
    QCOMPARE(pinned.left(), 0);
    QCOMPARE(pinned.width(), table.view.columnWidth(static_cast<int>(Column::Name)));
    const QModelIndex name = table.cell(2, Column::Name);
    QCOMPARE(table.view.visualRect(name).left(), 0);
    QCOMPARE(table.view.indexAt(table.view.visualRect(name).center()), name);
    // It takes clicks and shows the selection like any cell of the row.
    const QRgb before = table.ground(name);
    table.click(name);
    QCOMPARE(table.view.selectedServices().first().name, u"service-2"_s);
    QCOMPARE(bar->value(), 400);
    QVERIFY(table.ground(name) != before);
    table.view.selectService(StubPlatform::listed(15).id);
    QCOMPARE(bar->value(), 400);
    bar->setValue(0);
    QVERIFY(table.header().pinnedSpan().isEmpty());
}

void TestServiceTableView::theNameIsPinnedAtTheRight()
{
    Table table(20, QSize(600, 300));
    QVERIFY(table.show());
    QHeaderView *header = table.view.horizontalHeader();
    header->moveSection(header->visualIndex(static_cast<int>(Column::Name)), header->count() - 1);
    const QRect pinned = table.header().pinnedSpan();
    QCOMPARE(pinned.right(), table.view.viewport()->width() - 1);
    const QModelIndex name = table.cell(3, Column::Name);
    QCOMPARE(table.view.visualRect(name).right(), table.view.viewport()->width() - 1);
    table.click(name);
    QCOMPARE(table.view.selectedServices().first().name, u"service-3"_s);
    QCOMPARE(table.view.horizontalScrollBar()->value(), 0);
}

void TestServiceTableView::thePinnedHeaderSorts()
{
    Table table(5, QSize(600, 300));
    QVERIFY(table.show());
    table.view.horizontalScrollBar()->setValue(400);
    QCOMPARE(table.names().first(), u"service-0"_s);
    QTest::mouseClick(table.header().viewport(), Qt::LeftButton, {}, table.header().pinnedSpan().center());
    QCOMPARE(table.view.horizontalHeader()->sortIndicatorSection(), static_cast<int>(Column::Name));
    QCOMPARE(table.names().first(), u"service-4"_s);
}

void TestServiceTableView::keysReachCellsBesideThePinnedName()
{
    Table table(5, QSize(600, 300));
    QVERIFY(table.show());
    table.view.horizontalScrollBar()->setValue(table.view.horizontalScrollBar()->maximum());
    table.view.setCurrentIndex(table.cell(1, Column::Tags));
    for (int i = 0; i < 4; ++i) {
        table.press(Qt::Key_Left);
        const QRect cell = table.view.visualRect(table.view.currentIndex());
        QVERIFY(table.view.currentIndex().column() != static_cast<int>(Column::Tags));
        QVERIFY(cell.left() > table.header().pinnedSpan().right());
    }
}

void TestServiceTableView::anOldLayoutKeepsTheTicksFirst()
{
    const QTemporaryDir directory;
    Table table(2);
    QSettings settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat);
    settings.setValue(u"table/order"_s, QStringList{u"name"_s, u"status"_s, u"title"_s});
    for (const QString &key : {u"name"_s, u"status"_s, u"title"_s}) {
        settings.setValue(u"table/shown/"_s + key, true);
    }
    restoreLayout(table.view, settings);
    QHeaderView *header = table.view.horizontalHeader();
    QCOMPARE(header->logicalIndex(0), static_cast<int>(Column::Tick));
    QCOMPARE(header->logicalIndex(1), static_cast<int>(Column::Name));
    QCOMPARE(header->logicalIndex(2), static_cast<int>(Column::Status));
    QVERIFY(!table.view.isColumnHidden(static_cast<int>(Column::Tick)));
    QMenu menu;
    table.view.fillColumnMenu(&menu);
    QVERIFY(std::none_of(menu.actions().cbegin(), menu.actions().cend(),
                         [](const QAction *action) { return action->text() == "Ticked"_L1; }));
}

QTEST_MAIN(TestServiceTableView)
#include "tst_servicetableview.moc"
