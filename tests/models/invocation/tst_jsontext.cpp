// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/jsontext.h"

#include "models/invocation/testcommand.h"

#include <QJsonDocument>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:
    void layoutKeepsEveryToken_data();
    void layoutKeepsEveryToken();
    void deepNestingStaysSmall();
    void problemsAreLocated_data();
    void problemsAreLocated();
    void payloadsAreObjectsOrNothing_data();
    void payloadsAreObjectsOrNothing();
    void commandsAreQuoted();
};

void TestJsonText::layoutKeepsEveryToken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("laidOut");
    QTest::newRow("order and numbers") << u"{\"z\":1.50,\"a\":12345678901234567890}"_s
                                       << u"{\n  \"z\": 1.50,\n  \"a\": 12345678901234567890\n}"_s;
    QTest::newRow("empty ones") << u"{\"a\": { } , \"b\":[ ]}"_s << u"{\n  \"a\": {},\n  \"b\": []\n}"_s;
    QTest::newRow("punctuation in strings")
        << u"[\"{,:}\\\"]\",null]"_s << u"[\n  \"{,:}\\\"]\",\n  null\n]"_s;
    QTest::newRow("scalar") << u" 42 "_s << u"42"_s;
    QTest::newRow("string") << u"\"ok\""_s << u"\"ok\""_s;
    QTest::newRow("other scripts") << u"{\"ключ\":\"値\"}"_s << u"{\n  \"ключ\": \"値\"\n}"_s;
}

void TestJsonText::layoutKeepsEveryToken()
{
    QFETCH(const QString, text);
    QFETCH(const QString, laidOut);
    const Result<QString> result = indentJson(text);
    QVERIFY(result);
    QCOMPARE(*result, laidOut);
    QCOMPARE(*indentJson(*result), laidOut);
}

void TestJsonText::deepNestingStaysSmall()
{
    const QString deep = QString(1000, u'[') + u"1"_s + QString(1000, u']');
    const Result<QString> result = indentJson(deep);
    QVERIFY(result);
    QVERIFY(result->size() < 200'000);
}

void TestJsonText::problemsAreLocated_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("missing colon") << u"{\n  \"a\" 1\n}"_s << 2;
    QTest::newRow("cut") << u"{\n  \"a\": 1,\n"_s << 3;
    QTest::newRow("two values") << u"1, 2"_s << 1;
    QTest::newRow("nothing") << QString() << 1;
    QTest::newRow("words") << u"Internal error"_s << 1;
}

void TestJsonText::problemsAreLocated()
{
    QFETCH(const QString, text);
    QFETCH(const int, line);
    const std::optional<JsonProblem> problem = jsonProblem(text);
    QVERIFY(problem);
    QCOMPARE(problem->line, line);
    QVERIFY(problem->column >= 1);
    QVERIFY(!indentJson(text));
}

void TestJsonText::payloadsAreObjectsOrNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("blank") << u" \n"_s << true;
    QTest::newRow("object") << u"{\"x\": 1}"_s << true;
    QTest::newRow("array") << u"[1]"_s << false;
    QTest::newRow("number") << u"1"_s << false;
    QTest::newRow("broken") << u"{"_s << false;
}

void TestJsonText::payloadsAreObjectsOrNothing()
{
    QFETCH(const QString, text);
    QFETCH(const bool, accepted);
    QCOMPARE(!payloadProblem(text).has_value(), accepted);
}

void TestJsonText::commandsAreQuoted()
{
    const TestRequest request{TestMethod::Post, u"/it's"_s, QByteArray("{\"a\": \"$(id)\"}")};
    const QString cli = peakCliCommand(u"demand-api"_s, request);
    QVERIFY2(cli.contains("--http-method post"_L1) && cli.contains("--path '/it'\\''s'"_L1), qPrintable(cli));
    QVERIFY(cli.contains("'{\"a\": \"$(id)\"}'"_L1));
    const QString curl = curlCommand(QUrl(u"https://service.peak.ai"_s), u"demand-api"_s, request);
    QVERIFY2(curl.contains("https://service.peak.ai/webapps/api/v1/webapps/demand-api/test"_L1),
             qPrintable(curl));
    QVERIFY(curl.contains("\"Authorization: $API_KEY\""_L1));
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
