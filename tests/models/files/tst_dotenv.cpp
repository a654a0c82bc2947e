// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/dotenv.h"

#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

using Variables = QList<std::pair<QString, QString>>;

class DotEnvTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsALine_data();
    void readsALine();
    void keepsTheOrder();
    void quotedValuesMayRunOverLines();
    void anOpenQuoteSpoilsItsOwnLineOnly();
    void badLinesAreCounted();
};

void DotEnvTest::readsALine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << u"A=1"_s << u"A"_s << u"1"_s;
    QTest::newRow("export") << u"export A=1"_s << u"A"_s << u"1"_s;
    QTest::newRow("spaces") << u"  A =  1 2  "_s << u"A"_s << u"1 2"_s;
    QTest::newRow("empty") << u"A="_s << u"A"_s << u""_s;
    QTest::newRow("equals") << u"A=b=c"_s << u"A"_s << u"b=c"_s;
    QTest::newRow("comment") << u"A=1 # one"_s << u"A"_s << u"1"_s;
    QTest::newRow("hash inside") << u"A=a#b"_s << u"A"_s << u"a#b"_s;
    QTest::newRow("only a comment") << u"A= # none"_s << u"A"_s << u""_s;
    QTest::newRow("single quotes") << u"A='a # \\n b'"_s << u"A"_s << u"a # \\n b"_s;
    QTest::newRow("double quotes") << u"A=\"a\\n\\\"b\\\" \\\\ \\$ \\x\""_s << u"A"_s
                                   << u"a\n\"b\" \\ $ \\x"_s;
    QTest::newRow("quotes and comment") << u"A=\"x\" # y"_s << u"A"_s << u"x"_s;
    QTest::newRow("carriage return") << u"A=1\r\n"_s << u"A"_s << u"1"_s;
    QTest::newRow("not ASCII") << u"A=Zürich"_s << u"A"_s << u"Zürich"_s;
}

void DotEnvTest::readsALine()
{
    QFETCH(QString, line);
    QFETCH(QString, key);
    QFETCH(QString, value);
    const DotEnv read = readDotEnv(line);
    QCOMPARE(read.variables, (Variables{{key, value}}));
    QCOMPARE(read.badLines, QList<int>());
}

void DotEnvTest::keepsTheOrder()
{
    const DotEnv read = readDotEnv(u"# first\nB=1\n\nA=2\nB=3\n"_s);
    QCOMPARE(read.variables, (Variables{{u"B"_s, u"1"_s}, {u"A"_s, u"2"_s}, {u"B"_s, u"3"_s}}));
}

void DotEnvTest::quotedValuesMayRunOverLines()
{
    const DotEnv read = readDotEnv(u"KEY='-----BEGIN\nabc\n-----END'\nA=1"_s);
    QCOMPARE(read.variables, (Variables{{u"KEY"_s, u"-----BEGIN\nabc\n-----END"_s}, {u"A"_s, u"1"_s}}));
}

void DotEnvTest::anOpenQuoteSpoilsItsOwnLineOnly()
{
    const DotEnv read = readDotEnv(u"A='open\nB=2"_s);
    QCOMPARE(read.variables, (Variables{{u"B"_s, u"2"_s}}));
    QCOMPARE(read.badLines, QList<int>{1});
}

void DotEnvTest::badLinesAreCounted()
{
    const DotEnv read = readDotEnv(u"nonsense\nA=1\n=2\nB='x'y\n"_s);
    QCOMPARE(read.variables, (Variables{{u"A"_s, u"1"_s}}));
    QCOMPARE(read.badLines, (QList<int>{1, 3, 4}));
}

QTEST_GUILESS_MAIN(DotEnvTest)
#include "tst_dotenv.moc"
