// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/visibletimer.h"

#include "tests/views/common/viewtest.h"

#include <QSignalSpy>
#include <QVBoxLayout>

using namespace Belay;
using namespace std::chrono_literals;

class TestVisibleTimer : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void ticksWhileItCanBeSeen();
    void aMinimisedWindowStopsIt();
    void aWidgetInAnotherWindowFollowsThatOne();
};

void TestVisibleTimer::ticksWhileItCanBeSeen()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *inner = new QWidget;
    layout->addWidget(inner);
    VisibleTimer timer(inner, 5ms);
    QSignalSpy ticks(&timer, &VisibleTimer::timeout);
    timer.setRunning(true);
    QVERIFY(!timer.isTicking());
    window.show();
    QVERIFY(timer.isTicking());
    QCOMPARE(ticks.size(), 1); // at once
    QTRY_VERIFY(ticks.size() > 3);
    inner->hide();
    QVERIFY(!timer.isTicking());
    inner->show();
    QVERIFY(timer.isTicking());
    timer.setRunning(false);
    QVERIFY(!timer.isTicking());
}

void TestVisibleTimer::aMinimisedWindowStopsIt()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *inner = new QWidget;
    layout->addWidget(inner);
    VisibleTimer timer(inner, 1h);
    QSignalSpy ticks(&timer, &VisibleTimer::timeout);
    timer.setRunning(true);
    window.show();
    QVERIFY(timer.isTicking());
    window.showMinimized();
    QTRY_VERIFY(!timer.isTicking());
    ticks.clear();
    window.showNormal();
    QTRY_VERIFY(timer.isTicking());
    QCOMPARE(ticks.size(), 1);
}

void TestVisibleTimer::aWidgetInAnotherWindowFollowsThatOne()
{
    QWidget first;
    QWidget second;
    QWidget *inner = new QWidget(&first);
    VisibleTimer timer(inner, 1h);
    timer.setRunning(true);
    first.show();
    QVERIFY(timer.isTicking());
    inner->setParent(&second);
    QVERIFY(!timer.isTicking());
    inner->show();
    second.show();
    QVERIFY(timer.isTicking());
    first.showMinimized();
    QCoreApplication::processEvents();
    QVERIFY(timer.isTicking());
    second.showMinimized();
    QTRY_VERIFY(!timer.isTicking());
}

QTEST_MAIN(TestVisibleTimer)
#include "tst_visibletimer.moc"
