// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/requiredtext.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestRequiredText : public QObject
{
    Q_OBJECT

private slots:
    void isWhatEveryMatchHolds_data();
    void isWhatEveryMatchHolds();
    void agreesWithTheMatcher();
};

void TestRequiredText::isWhatEveryMatchHolds_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("required");
    QTest::newRow("plain") << u"price-api"_s << u"price-api"_s;
    QTest::newRow("the longest") << u"^v.staging-[0-9]+$"_s << u"staging-"_s;
    QTest::newRow("escaped signs") << u"a\\.b\\/c"_s << u"a.b/c"_s;
    QTest::newRow("may be missing") << u"colou?r"_s << u"colo"_s;
    QTest::newRow("any number") << u"ab*c"_s << u"a"_s;
    QTest::newRow("counted") << u"ab{0,2}cd"_s << u"cd"_s;
    QTest::newRow("repeated") << u"ab+cde"_s << u"cde"_s;
    QTest::newRow("groups hold nothing") << u"(abc|d)e(?:fgh)?"_s << u"e"_s;
    QTest::newRow("classes hold nothing") << u"[]abc)(]x[^\\]]"_s << u"x"_s;
    QTest::newRow("kinds of characters") << u"\\d\\dab\\w"_s << u"ab"_s;
    QTest::newRow("alternatives") << u"abc|abd"_s << QString();
    QTest::newRow("literal to the end") << u"\\Qa?"_s << QString();
    QTest::newRow("by number") << u"\\x41bc"_s << QString();
    QTest::newRow("options") << u"(?x) a b"_s << QString();
    QTest::newRow("looks around") << u"(?=abc)x"_s << QString();
    QTest::newRow("named class") << u"[[:alpha:]]x"_s << QString();
    QTest::newRow("not ASCII") << u"äabc"_s << u"abc"_s;
    QTest::newRow("nothing") << u".*"_s << QString();
}

void TestRequiredText::isWhatEveryMatchHolds()
{
    QFETCH(const QString, pattern);
    QVERIFY(QRegularExpression(pattern).isValid());
    QTEST(requiredText(pattern), "required");
}

// Whatever a pattern is put together of: what it matches has the text.
void TestRequiredText::agreesWithTheMatcher()
{
    static const QStringList pieces{
        u"a"_s,     u"b"_s,     u"A"_s,   u"-"_s,     u"."_s,   u"?"_s,   u"*"_s,    u"+"_s,         u"{2}"_s,
        u"{0,1}"_s, u"{"_s,     u"}"_s,   u"("_s,     u")"_s,   u"(?:"_s, u"(?i)"_s, u"(?x)"_s,      u"|"_s,
        u"["_s,     u"]"_s,     u"[^"_s,  u"[a-b]"_s, u"^"_s,   u"$"_s,   u"\\"_s,   u"\\b"_s,       u"\\w"_s,
        u"\\."_s,   u"\\x61"_s, u"\\Q"_s, u"\\E"_s,   u"\\1"_s, u" "_s,   u"#"_s,    u"[:alpha:]"_s, u"ä"_s};
    static const QStringList letters{u"a"_s, u"b"_s, u"A"_s, u"B"_s, u"-"_s, u"."_s, u" "_s, u"#"_s, u"ä"_s};
    QRandomGenerator random(20261126);
    const auto made = [&random](const QStringList &from, int most) {
        QString text;
        for (quint32 left = 1 + random.bounded(quint32(most)); left > 0; --left) {
            text += from.at(random.bounded(static_cast<int>(from.size())));
        }
        return text;
    };
    int matches = 0;
    int required = 0;
    for (int i = 0; i < 20'000; ++i) {
        const QString text = made(pieces, 7);
        const QRegularExpression pattern(text, QRegularExpression::CaseInsensitiveOption |
                                                   QRegularExpression::UseUnicodePropertiesOption);
        const QString needed = pattern.isValid() ? requiredText(text) : QString();
        required += needed.isEmpty() ? 0 : 1;
        for (int j = 0; j < 8 && pattern.isValid(); ++j) {
            const QString subject = made(letters, 6);
            if (pattern.match(subject).hasMatch()) {
                ++matches;
                QVERIFY2(subject.contains(needed, Qt::CaseInsensitive),
                         qPrintable(u"/%1/ matches \"%2\" without \"%3\""_s.arg(text, subject, needed)));
            }
        }
    }
    QVERIFY2(matches > 1000 && required > 1000, qPrintable(u"%1, %2"_s.arg(matches).arg(required)));
}

QTEST_APPLESS_MAIN(TestRequiredText)
#include "tst_requiredtext.moc"
