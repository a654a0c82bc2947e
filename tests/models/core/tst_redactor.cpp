// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/redactor.h"

#include "models/core/secret.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestRedactor : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void takesOutWhatItKnows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto row = [](const char *name, const QString &text, const QString &left) {
            QTest::newRow(name) << text << left;
        };
        row("alone", u"sentinel-key-01"_s, u"*"_s);
        row("within a word", u"xxsentinel-key-01yy"_s, u"xx*yy"_s);
        row("twice", u"sentinel-key-01sentinel-key-01 x"_s, u"** x"_s);
        row("at the end", u"key=sentinel-key-01"_s, u"key=*"_s);
        row("in JSON", u"{\"a\":\"sentinel-key-01\"}"_s, u"{\"a\":\"*\"}"_s);
        row("the longer of two", u"sentinel-key-01-more"_s, u"*"_s);
        row("a value with spaces", u"is: pass word 99 !"_s, u"is: * !"_s);
        row("beyond ASCII", u"is: p\u00e4ssw\u00f6rter!"_s, u"is: *!"_s);
        row("short values stay", u"short"_s, u"short"_s);
        row("half of it stays", u"sentinel-key"_s, u"sentinel-key"_s);
        row("nothing", QString(), QString());
        row("long", QString(u"a "_s + QString(5000, u'L') + u" b"_s), u"a * b"_s);
        row("long and cut", QString(u"a "_s + QString(100, u'L')), u"a *"_s);
    }
    void takesOutWhatItKnows()
    {
        QFETCH(QString, text);
        QFETCH(QString, left);
        Redactor redactor;
        redactor.add(Secret("Bearer sentinel-key-01"));
        redactor.add(u"sentinel-key-01-more");
        redactor.add(u"pass word 99");
        redactor.add(u"p\u00e4ssw\u00f6rter");
        redactor.add(u"short");
        redactor.add(QString(5000, u'L'));
        static const QRegularExpression mark(u"\\[redacted [0-9a-f]{6}\\]"_s);
        QCOMPARE(redactor.redacted(text).replace(mark, u"*"_s), left);
    }

    void takesOutWhatLooksLikeAKey_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("end");
        // Of a header the rest of the line goes, whatever scheme it names.
        QTest::newRow("header") << u"Authorization: Bearer unknown-key-7 x"_s << u": [redacted]"_s;
        QTest::newRow("small") << u"authorization: bearer  unknown-key-7 x"_s << u": [redacted]"_s;
        QTest::newRow("other scheme") << u"Authorization: unknown-key-7 x"_s << u": [redacted]"_s;
        QTest::newRow("bearer") << u"sent Bearer unknown-key-7 x"_s << u"Bearer [redacted] x"_s;
        QTest::newRow("query") << u"GET /x?api_key=unknown-key-7 x"_s << u"=[redacted] x"_s;
        QTest::newRow("apikey") << u"APIKEY=unknown-key-7 x"_s << u"=[redacted] x"_s;
    }
    void takesOutWhatLooksLikeAKey()
    {
        QFETCH(QString, text);
        QFETCH(QString, end);
        const QString left = Redactor().redacted(text);
        QVERIFY2(!left.contains("unknown"_L1), qPrintable(left));
        QVERIFY2(left.endsWith(end), qPrintable(left));
    }

    void theSameSecretHasTheSameMark()
    {
        Redactor redactor;
        redactor.add(u"sentinel-one");
        redactor.add(u"sentinel-two");
        const QString one = redactor.redacted(u"sentinel-one"_s);
        QCOMPARE(redactor.redacted(u"sentinel-one"_s), one);
        QVERIFY(redactor.redacted(u"sentinel-two"_s) != one);
    }

    void servesSeveralThreads()
    {
        Redactor redactor;
        redactor.add(u"sentinel-0");
        std::thread writer([&redactor] {
            for (int i = 1; i < 2000; ++i) {
                redactor.add(QString(u"sentinel-"_s + QString::number(i)));
            }
        });
        bool isClean = true;
        for (int i = 0; i < 2000; ++i) {
            isClean = isClean && !redactor.redacted(u"this is sentinel-0."_s).contains("sentinel"_L1);
        }
        writer.join();
        QVERIFY(isClean);
        QVERIFY(!redactor.redacted(u"sentinel-1999"_s).contains("sentinel"_L1));
    }
};

QTEST_GUILESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
