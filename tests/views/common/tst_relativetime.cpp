// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/plaintext.h"
#include "views/common/relativetime.h"

#include <QPushButton>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Belay;

class TestRelativeTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void agesAreRounded_data();
    void agesAreRounded();
    void oldTimesAreDates();
    void invalidTimesAreEmpty();
    void durationsHaveTwoUnits_data();
    void durationsHaveTwoUnits();
    void bothClocksAreInTheToolTip();
    void buttonTextIsLiteral();
};

void TestRelativeTime::agesAreRounded_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64(0) << u"just now"_s;
    QTest::newRow("skewed a little") << qint64(-4) << u"just now"_s;
    QTest::newRow("seconds") << qint64(12) << u"12 s ago"_s;
    QTest::newRow("almost a minute") << qint64(59) << u"59 s ago"_s;
    QTest::newRow("minute") << qint64(60) << u"1 min ago"_s;
    QTest::newRow("minutes") << qint64(150) << u"2 min ago"_s;
    QTest::newRow("almost an hour") << qint64(3599) << u"59 min ago"_s;
    QTest::newRow("hours") << qint64(3 * 3600) << u"3 h ago"_s;
    QTest::newRow("days") << qint64(5 * 86400 + 3600) << u"5 d ago"_s;
    QTest::newRow("in seconds") << qint64(-30) << u"in 30 s"_s;
    QTest::newRow("in minutes") << qint64(-130) << u"in 2 min"_s;
    QTest::newRow("in hours") << qint64(-7300) << u"in 2 h"_s;
    QTest::newRow("in days") << qint64(-2 * 86400) << u"in 2 d"_s;
}

void TestRelativeTime::agesAreRounded()
{
    QFETCH(qint64, seconds);
    const QDateTime now(QDate(2026, 5, 4), QTime(12, 0), QTimeZone::utc());
    QTEST(relativeTime(now.addSecs(-seconds), now), "text");
}

void TestRelativeTime::oldTimesAreDates()
{
    const QDateTime now(QDate(2026, 5, 4), QTime(12, 0), QTimeZone::utc());
    const QDateTime then(QDate(2025, 3, 12), QTime(12, 0), QTimeZone::utc());
    QCOMPARE(relativeTime(then, now), QLocale().toString(QDate(2025, 3, 12), QLocale::ShortFormat));
}

void TestRelativeTime::invalidTimesAreEmpty()
{
    QCOMPARE(relativeTime(QDateTime(), QDateTime::currentDateTimeUtc()), QString());
    QCOMPARE(absoluteTimes(QDateTime()), QString());
}

void TestRelativeTime::durationsHaveTwoUnits_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("negative") << qint64(-3) << u"0 s"_s;
    QTest::newRow("seconds") << qint64(12) << u"12 s"_s;
    QTest::newRow("whole minutes") << qint64(600) << u"10 min"_s;
    QTest::newRow("minutes and seconds") << qint64(250) << u"4 min 10 s"_s;
    QTest::newRow("hours") << qint64(7500) << u"2 h 5 min"_s;
    QTest::newRow("days") << qint64(90000) << u"1 d 1 h"_s;
}

void TestRelativeTime::durationsHaveTwoUnits()
{
    QFETCH(qint64, seconds);
    QTEST(durationText(seconds), "text");
}

void TestRelativeTime::bothClocksAreInTheToolTip()
{
    const QDateTime then(QDate(2026, 5, 4), QTime(12, 30, 5), QTimeZone::utc());
    QVERIFY(absoluteTimes(then).startsWith(u"2026-05-04 12:30:05 (UTC"_s));
    QVERIFY(absoluteTimes(then).endsWith(u"\n2026-05-04 12:30:05 UTC"_s));
    QWidget widget;
    setPlainToolTip(&widget, absoluteTimes(then));
    QCOMPARE(widget.toolTip().count(u"<br>"_s), 1);
}

void TestRelativeTime::buttonTextIsLiteral()
{
    QPushButton button;
    setPlainButtonText(&button, u"Save & <b>close</b>"_s);
    QCOMPARE(button.text(), u"Save && <b>close</b>"_s);
    QCOMPARE(button.accessibleName(), u"Save & <b>close</b>"_s);
    setPlainButtonText(&button, QString());
    QVERIFY(button.isHidden());
}

QTEST_MAIN(TestRelativeTime)
#include "tst_relativetime.moc"
