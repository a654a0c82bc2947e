// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/fuzzypattern.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestFuzzyPattern : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void prefersTheBetterFit_data();
    void prefersTheBetterFit();
    void emptyFitsEverything();
    void longTextsAreLookedAtFromTheFront();
    void agreesWithANaiveSearch();
};

void TestFuzzyPattern::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("whole") << u"delete"_s << u"Delete service"_s << true;
    QTest::newRow("letters apart") << u"dlsv"_s << u"Delete service"_s << true;
    QTest::newRow("in order only") << u"svdl"_s << u"Delete service"_s << false;
    QTest::newRow("words in any order") << u"serv del"_s << u"Delete service"_s << true;
    QTest::newRow("each word is needed") << u"del xyz"_s << u"Delete service"_s << false;
    QTest::newRow("no case") << u"ÉTÉ"_s << u"prévision-été"_s << true;
    QTest::newRow("twice needs two") << u"aa"_s << u"abc"_s << false;
    QTest::newRow("signs count") << u"a-b"_s << u"ab"_s << false;
    QTest::newRow("nothing in nothing") << u"a"_s << QString() << false;
}

void TestFuzzyPattern::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, fits);
    QCOMPARE(FuzzyPattern(pattern).score(text).has_value(), fits);
}

void TestFuzzyPattern::prefersTheBetterFit_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("start of words") << u"ds"_s << u"Delete service"_s << u"Undo last as"_s;
    QTest::newRow("initials before the middle") << u"es"_s << u"Edit service"_s << u"Next pane shown"_s;
    QTest::newRow("side by side") << u"api"_s << u"demand-api"_s << u"chapter-ii"_s;
    QTest::newRow("start of the text") << u"test"_s << u"Test service"_s << u"Latest service"_s;
    QTest::newRow("the shorter") << u"demand"_s << u"demand-api"_s << u"demand-api-old"_s;
    QTest::newRow("numbers begin words") << u"d2"_s << u"demand2"_s << u"demand12"_s;
    QTest::newRow("capitals begin words") << u"st"_s << u"ServiceTable"_s << u"Scottish"_s;
    // The first S that comes is not the one that is meant.
    QTest::newRow("best, not first") << u"serv"_s << u"Some service"_s << u"Some sharp curve"_s;
}

void TestFuzzyPattern::prefersTheBetterFit()
{
    QFETCH(QString, pattern);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const FuzzyPattern fuzzy(pattern);
    const std::optional<int> high = fuzzy.score(better);
    QVERIFY(high);
    const std::optional<int> low = fuzzy.score(worse);
    QVERIFY2(!low || *high > *low, qPrintable(u"%1 against %2"_s.arg(*high).arg(low.value_or(0))));
}

void TestFuzzyPattern::emptyFitsEverything()
{
    QVERIFY(FuzzyPattern(u"  "_s).isEmpty());
    QVERIFY(FuzzyPattern(QString()).score(u"anything"_s));
}

void TestFuzzyPattern::longTextsAreLookedAtFromTheFront()
{
    const QString text = QString(5000, u'x') + u"end"_s;
    QVERIFY(!FuzzyPattern(u"end"_s).score(text));
    QVERIFY(FuzzyPattern(QString(100, u'x')).score(text));
}

void TestFuzzyPattern::agreesWithANaiveSearch()
{
    QRandomGenerator dice(7);
    const auto word = [&dice](int longest) {
        QString text;
        for (int i = 1 + dice.bounded(longest); i > 0; --i) {
            text.append(QChar(u"abcA -1"_s.at(dice.bounded(7))));
        }
        return text;
    };
    for (int round = 0; round < 5000; ++round) {
        const QString text = word(14);
        QString pattern = word(4).remove(u' ');
        if (pattern.isEmpty()) {
            continue;
        }
        qsizetype at = 0;
        for (const QChar letter : pattern.toLower()) {
            at = at < 0 ? at : text.toLower().indexOf(letter, at);
            at += at < 0 ? 0 : 1;
        }
        QCOMPARE(FuzzyPattern(pattern).score(text).has_value(), at >= 0);
    }
}

QTEST_APPLESS_MAIN(TestFuzzyPattern)
#include "tst_fuzzypattern.moc"
