// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/shownbody.h"
#include "tests/support/failonwarnings.h"

#include <QTest>

#include <algorithm>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestShownBody : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void usualTextsStayAsTheyAre_data();
    void usualTextsStayAsTheyAre();
    void longLinesAreBroken();
    void noCharacterIsTorn();
    void jsonIsLaidOut();
    void whatIsNoJsonIsShownAsItCame();

private:
    static qsizetype longestLine(const ShownBody &shown)
    {
        const QStringList lines = QString::fromUtf8(shown.text).split(u'\n');
        return std::max_element(lines.begin(), lines.end(),
                                [](const QString &a, const QString &b) { return a.size() < b.size(); })
            ->size();
    }
};

void TestShownBody::usualTextsStayAsTheyAre_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("shown");
    const auto same = [](const char *name, const QString &body) { QTest::newRow(name) << body << body; };
    same("empty", QString());
    same("a line", u"{\"ok\":true}"_s);
    same("lines", u"one\r\ntwo\n\nthree"_s);
    same("ends with a line end", u"one\n"_s);
    same("beyond ASCII", u"Größe 需求 🚀"_s);
    same("the longest line", QString(ShownBody::longestLine, u'x'));
    QTest::newRow("NUL") << u"a"_s + QChar(u'\0') + u"b"_s << u"a␀b"_s;
}

void TestShownBody::usualTextsStayAsTheyAre()
{
    QFETCH(QString, body);
    QFETCH(QString, shown);
    const ShownBody made = ShownBody::asItCame(body);
    QCOMPARE(QString::fromUtf8(made.text), shown);
    QCOMPARE(made.size, body.toUtf8().size());
    QVERIFY(!made.areLinesBroken);
    QVERIFY(made.whole.isEmpty());
}

void TestShownBody::longLinesAreBroken()
{
    const QString body = u"first\n"_s + QString(10'500, u'x') + u"\nlast"_s;
    const ShownBody made = ShownBody::asItCame(body);
    QVERIFY(made.areLinesBroken);
    QCOMPARE(made.whole, body);
    QCOMPARE(longestLine(made), ShownBody::pieceOfLine);
    QCOMPARE(made.text.count('x'), 10'500);
    QVERIFY(made.text.startsWith("first\nxxx"));
    QVERIFY(made.text.endsWith("xxx\nlast"));
    QCOMPARE(made.text.count('\n'), 10'500 / ShownBody::pieceOfLine + 2);
    QCOMPARE(made.size, body.size());
}

void TestShownBody::noCharacterIsTorn()
{
    // Each a pair of units, and the first piece would end within one.
    const QString body = u"x"_s + u"🚀"_s.repeated(3000);
    const ShownBody made = ShownBody::asItCame(body);
    QVERIFY(made.areLinesBroken);
    QCOMPARE(QString::fromUtf8(made.text).remove(u'\n'), body);
}

void TestShownBody::jsonIsLaidOut()
{
    const ShownBody made = ShownBody::laidOut(u"{\"a\":\"%1\"}"_s.arg(QString(5000, u'x')));
    QVERIFY(made.isLaidOut);
    QVERIFY(made.areLinesBroken);
    QVERIFY(made.whole.startsWith("{\n"_L1));
    QVERIFY(longestLine(made) <= ShownBody::pieceOfLine);
}

void TestShownBody::whatIsNoJsonIsShownAsItCame()
{
    const ShownBody made = ShownBody::laidOut(u"<html>"_s);
    QVERIFY(!made.isLaidOut);
    QCOMPARE(made.text, "<html>");
}

QTEST_GUILESS_MAIN(TestShownBody)
#include "tst_shownbody.moc"
