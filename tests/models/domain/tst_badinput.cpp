// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/draftjson.h"
#include "models/domain/service.h"
#include "models/domain/servicedraft.h"
#include "models/domain/servicejson.h"
#include "models/domain/validation.h"
#include "models/files/dotenv.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

//! B01 to B15 where they meet a service: what comes in is either read as it is and goes out as it came, or refused.
class BadInput : public QObject
{
    Q_OBJECT

private slots:
    void textsGoInAndOutAsTheyAre_data();
    void textsGoInAndOutAsTheyAre();
    void loneSurrogatesAreReplacedAndHarmless();
    void variablesOfAnyKindAreKept_data();
    void variablesOfAnyKindAreKept();
    void longAndOddVariablesAreRead();
    void oddNumbersAreExactOrRefused_data();
    void oddNumbersAreExactOrRefused();
    void theLastOfTwoKeysCounts();
    void depthIsLimited_data();
    void depthIsLimited();
    void anUpdateLeavesWhatItDoesNotKnow();
    void oddDatesAreReadOrRefused_data();
    void oddDatesAreReadOrRefused();

private:
    //! A described service with \a members besides the required ones.
    static QByteArray body(QJsonObject members)
    {
        members.insert(u"id"_s, u"id-1"_s);
        members.insert(u"name"_s, u"demand"_s);
        members.insert(u"status"_s, u"AVAILABLE"_s);
        return QJsonDocument(members).toJson(QJsonDocument::Compact);
    }
    static QByteArray rawBody(const QByteArray &members)
    {
        return R"({"id":"id-1","name":"demand","status":"AVAILABLE",)" + members + '}';
    }
};

void BadInput::textsGoInAndOutAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QString plane;
    for (char32_t character = 0; character < 0x10000; ++character) {
        if (!QChar::isSurrogate(character)) {
            plane += QChar(char16_t(character));
        }
    }
    QTest::newRow("B01 10 MB") << QString(10 * 1024 * 1024, u'x');
    QTest::newRow("B02 all of the BMP") << plane;
    QTest::newRow("B02 emoji")
        << u"\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7"_s;
    QTest::newRow("B05 NUL") << QString(u"a"_s + QChar(0) + u"b"_s);
    QTest::newRow("B05 control characters") << u"\u0001\u0007\b\t\n\r\u001b[31m\u007f\u0085"_s;
    QTest::newRow("B08") << u"&Save\t%1 %2 %n && %"_s;
}

void BadInput::textsGoInAndOutAsTheyAre()
{
    QFETCH(QString, text);
    const Result<Service> service = decodeService(body({{u"description"_s, text}}));
    QVERIFY(service);
    // Not QCOMPARE: it would print megabytes.
    QVERIFY(service->details->description == text);
    ServiceDraft draft = ServiceDraft::fromService(*service);
    draft.tags = {text.left(65536)};
    QVERIFY(decodeService(QJsonDocument(encodeService(*service)).toJson()) == service);
    const ServicePatch patch{draft, {ServiceField::Description, ServiceField::Tags}};
    const QByteArray sent = QJsonDocument(encodePatch(patch)).toJson(QJsonDocument::Compact);
    const QJsonObject back = QJsonDocument::fromJson(sent).object();
    QVERIFY(back.value("description"_L1).toString() == text);
    QVERIFY(back.value("tags"_L1)[0]["name"_L1].toString() == draft.tags.first());
    const Result<ServiceDraft> kept = decodeDraft(QJsonDocument(encodeDraft(draft)).toJson());
    QVERIFY(kept && *kept == draft);
}

void BadInput::loneSurrogatesAreReplacedAndHarmless()
{
    // B06: JSON can spell them, UTF-8 cannot hold them: out goes the replacement character, and no broken text.
    for (const QByteArray &lone : {QByteArray(R"("a\ud800b")"), QByteArray(R"("a\udc00b")")}) {
        const Result<Service> service = decodeService(rawBody("\"title\":" + lone));
        QVERIFY(service);
        QCOMPARE(service->details->title->size(), 3);
        const ServiceDraft draft = ServiceDraft::fromService(*service);
        const QByteArray sent =
            QJsonDocument(encodePatch({draft, {ServiceField::Title}})).toJson(QJsonDocument::Compact);
        QVERIFY(QString::fromUtf8(sent).toUtf8() == sent);
        QVERIFY(QJsonDocument::fromJson(sent).isObject());
        // Left alone it is not sent, so nothing is lost.
        QVERIFY(ServicePatch::between(draft, draft).isEmpty());
    }
}

void BadInput::variablesOfAnyKindAreKept_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("value");
    QTest::newRow("B09 newline") << QByteArray(R"("a\nb")") << u"a\nb"_s;
    QTest::newRow("B09 equals") << QByteArray(R"("a=b=c")") << u"a=b=c"_s;
    QTest::newRow("B09 64 KB") << QByteArray('"' + QByteArray(65536, 'v') + '"') << QString(65536, u'v');
    QTest::newRow("number") << QByteArray("8080") << u"8080"_s;
    QTest::newRow("boolean") << QByteArray("true") << u"true"_s;
    QTest::newRow("object") << QByteArray(R"({"a":[1]})") << uR"({"a":[1]})"_s;
    QTest::newRow("array") << QByteArray("[1,2]") << u"[1,2]"_s;
}

void BadInput::variablesOfAnyKindAreKept()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, value);
    const Result<Service> service = decodeService(rawBody("\"parameters\":{\"env\":{\"A\":" + json + "}}"));
    QVERIFY(service);
    QCOMPARE(service->details->parameters->env.value(u"A"_s), value);
    const QJsonObject sent = encodePatch({ServiceDraft::fromService(*service), {ServiceField::Env}});
    QCOMPARE(sent.value("parameters"_L1)["env"_L1]["A"_L1].toString(), value);
}

void BadInput::longAndOddVariablesAreRead()
{
    // B09, from a file and in the table
    const QString large(65536, u'v');
    const DotEnv read = readDotEnv(u"A=\"x\\ny\"\nB=c=d\nC="_s + large + u"\n=nameless\n"_s);
    QCOMPARE(read.variables.size(), 3);
    QCOMPARE(read.variables.at(0).second, u"x\ny"_s);
    QCOMPARE(read.variables.at(1).second, u"c=d"_s);
    QVERIFY(read.variables.at(2).second == large);
    QCOMPARE(read.badLines, QList<int>{4});
    // A variable without a name is refused before anything is sent.
    ServiceDraft draft;
    draft.name = u"demand"_s;
    draft.parameters = Parameters{{{QString(), u"value"_s}}, {}};
    const QList<FieldProblem> problems = validate(draft, ValidationPurpose::Create);
    QVERIFY(std::any_of(problems.begin(), problems.end(), [](const FieldProblem &problem) {
        return problem.field == ServiceField::Env && problem.severity == FieldProblem::Error;
    }));
}

void BadInput::oddNumbersAreExactOrRefused_data()
{
    // B11
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isRead");
    QTest::addColumn<int>("value");
    QTest::newRow("zero") << QByteArray("0") << true << 0;
    QTest::newRow("minus zero") << QByteArray("-0") << true << 0;
    QTest::newRow("negative") << QByteArray("-3") << true << -3;
    QTest::newRow("whole fraction") << QByteArray("2.0") << true << 2;
    QTest::newRow("fraction") << QByteArray("1.5") << false << 0;
    QTest::newRow("text") << QByteArray("\"1\"") << false << 0;
    QTest::newRow("2^31") << QByteArray("2147483648") << false << 0;
    QTest::newRow("2^32+1") << QByteArray("4294967297") << false << 0;
    QTest::newRow("2^53+1") << QByteArray("9007199254740993") << false << 0;
    QTest::newRow("1e308") << QByteArray("1e308") << false << 0;
    QTest::newRow("1e999") << QByteArray("1e999") << false << 0;
    QTest::newRow("NaN") << QByteArray("NaN") << false << 0;
    QTest::newRow("boolean") << QByteArray("true") << false << 0;
}

void BadInput::oddNumbersAreExactOrRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isRead);
    const Result<Service> service = decodeService(rawBody("\"minInstances\":" + json));
    QCOMPARE(service.has_value(), isRead);
    if (isRead) {
        QTEST(service->details->minInstances.value_or(-99), "value");
    } else {
        QCOMPARE(service.error().kind, ErrorKind::BadPayload);
    }
}

void BadInput::theLastOfTwoKeysCounts()
{
    // B12
    const Result<Service> service =
        decodeService(rawBody(R"("title":"first","parameters":{"env":{"A":"1","A":"2"}},"title":"last")"));
    QVERIFY(service);
    QCOMPARE(service->details->title, std::optional(u"last"_s));
    QCOMPARE(service->details->parameters->env, (QMap<QString, QString>{{u"A"_s, u"2"_s}}));
}

void BadInput::depthIsLimited_data()
{
    // B13: 1,024 levels in all, of which the service is the first
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("1024") << 1024 << true;
    QTest::newRow("1025") << 1025 << false;
    QTest::newRow("100000") << 100'000 << false;
}

void BadInput::depthIsLimited()
{
    QFETCH(int, depth);
    QFETCH(bool, isRead);
    const QByteArray json = rawBody("\"unknown\":" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']'));
    QCOMPARE(decodeService(json).has_value(), isRead);
}

void BadInput::anUpdateLeavesWhatItDoesNotKnow()
{
    // B14: an update sends what was changed and nothing else, so what it does not know stays as it is.
    const Result<Service> service = decodeService(
        rawBody(R"("serviceType":"quantum-app","future":{"a":1},"title":"old","description":null)"));
    QVERIFY(service);
    QCOMPARE(service->type.text(), u"quantum-app"_s);
    QVERIFY(!service->details->description);
    QVERIFY(!service->details->parameters);
    const ServiceDraft before = ServiceDraft::fromService(*service);
    ServiceDraft after = before;
    after.title = u"new"_s;
    QCOMPARE(encodePatch(ServicePatch::between(before, after)), (QJsonObject{{u"title"_s, u"new"_s}}));
    const Result<Service> status =
        decodeService(R"({"id":"id-1","name":"demand","status":"HIBERNATING","serviceType":null})");
    QVERIFY(status);
    QCOMPARE(status->status.text(), u"HIBERNATING"_s);
    QVERIFY(!decodeService(R"({"id":null,"name":"demand","status":"AVAILABLE"})"));
    QVERIFY(!decodeService(R"({"name":"demand","status":"AVAILABLE"})"));
}

void BadInput::oddDatesAreReadOrRefused_data()
{
    // B15
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("usual") << QByteArray("\"2025-01-02T03:04:05.678Z\"") << true;
    QTest::newRow("missing") << QByteArray("null") << true;
    QTest::newRow("year 9999") << QByteArray("\"9999-12-31T23:59:59Z\"") << true;
    QTest::newRow("year 0") << QByteArray("\"0000-01-01T00:00:00Z\"") << false;
    QTest::newRow("no such day") << QByteArray("\"2025-02-30T00:00:00Z\"") << false;
    QTest::newRow("no such hour") << QByteArray("\"2025-02-03T25:00:00Z\"") << false;
    QTest::newRow("words") << QByteArray("\"yesterday\"") << false;
    QTest::newRow("empty") << QByteArray("\"\"") << false;
    QTest::newRow("number") << QByteArray("1735689600") << false;
}

void BadInput::oddDatesAreReadOrRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isRead);
    const Result<Service> service = decodeService(rawBody("\"createdAt\":" + json));
    QCOMPARE(service.has_value(), isRead);
    if (isRead) {
        QVERIFY(decodeService(QJsonDocument(encodeService(*service)).toJson()) == service);
    }
}

QTEST_GUILESS_MAIN(BadInput)
#include "tst_badinput.moc"
