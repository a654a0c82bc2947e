// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/presence.h"

#include "tests/views/common/viewtest.h"

#include <QSignalSpy>
#include <QVBoxLayout>

using namespace Belay;
using namespace std::chrono_literals;

class TestPresence : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void endsWhenNothingIsDone();
    void lastsWhileSomethingIsDone();
    void comesBackWithAKeyOrThePointer();
};

void TestPresence::endsWhenNothingIsDone()
{
    QWidget window;
    auto *inner = new QWidget;
    (new QVBoxLayout(&window))->addWidget(inner);
    Presence presence(inner);
    presence.setLimit(20ms);
    QSignalSpy changes(&presence, &Presence::changed);
    QVERIFY(!presence.isThere());
    window.show();
    QVERIFY(presence.isThere());
    QTRY_VERIFY(!presence.isThere());
    QCOMPARE(changes.size(), 2);
    QTest::qWait(60);
    QCOMPARE(changes.size(), 2);
}

void TestPresence::lastsWhileSomethingIsDone()
{
    QWidget window;
    Presence presence(&window);
    presence.setLimit(500ms);
    QSignalSpy changes(&presence, &Presence::changed);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QElapsedTimer whole;
    QElapsedTimer pause;
    qint64 longest = 0;
    whole.start();
    pause.start();
    while (whole.elapsed() < 1500) {
        QTest::qWait(20);
        QTest::keyClick(window.windowHandle(), Qt::Key_A);
        longest = std::max(longest, pause.restart());
    }
    QVERIFY(changes.size() == 1 ||
            longest >= 500); // on a machine that stood still, somebody may have been away
    QTRY_VERIFY(!presence.isThere());
}

void TestPresence::comesBackWithAKeyOrThePointer()
{
    QWidget window;
    window.resize(200, 100);
    Presence presence(&window);
    presence.setLimit(20ms);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(!presence.isThere());
    QSignalSpy changes(&presence, &Presence::changed);
    QTest::keyClick(window.windowHandle(), Qt::Key_A);
    QTRY_COMPARE(changes.size(), 2);
    QTest::mouseMove(window.windowHandle(), {20, 20});
    QTest::mouseMove(window.windowHandle(), {30, 30});
    QTRY_COMPARE(changes.size(), 4);
    QTest::mouseClick(window.windowHandle(), Qt::LeftButton, {}, {30, 30});
    QTRY_COMPARE(changes.size(), 6);
}

QTEST_MAIN(TestPresence)
#include "tst_presence.moc"
