// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/cataloguejson.h"
#include "models/domain/jsonreader.h"
#include "models/domain/servicejson.h"
#include "tests/support/utc.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

const QByteArray fullService = R"({
    "id": "ab11c21d-1add-45dd-a72e-8c6b83b68dee", "name": "awesome-service", "status": "AVAILABLE",
    "serviceType": "web-app", "title": "Awesome", "description": "A service",
    "imageDetails": {"imageId": 1, "versionId": 2}, "resources": {"instanceTypeId": 3},
    "parameters": {"env": {"A": "1", "B": ""}, "secrets": ["s1", "s2"]},
    "sessionStickiness": true, "scaleToZero": false, "entrypoint": "python\nmain.py",
    "healthCheckURL": "/health", "minInstances": 2,
    "createdAt": "2020-01-01T18:00:00.000Z", "createdBy": "someone@peak.ai",
    "updatedAt": "2020-02-01T18:00:00.123Z", "updatedBy": "else@peak.ai",
    "tags": [{"name": "foo"}, {"name": "bar"}], "somethingNew": {"a": [1]}})";

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class JsonTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void describedServiceIsReadWhole();
    void fewFieldsAreEnough();
    void wrongFieldNamesItsPlace_data();
    void wrongFieldNamesItsPlace();
    void missingAndNullAreTheSame_data();
    void missingAndNullAreTheSame();
    void emptyIsNotMissing();
    void unknownWordsAreKept();
    void numbersAreWholeOrWrong_data();
    void numbersAreWholeOrWrong();
    void datesAreUtcOrWrong_data();
    void datesAreUtcOrWrong();
    void oddTextSurvives_data();
    void oddTextSurvives();
    void lastDuplicateKeyWins();
    void pageAcceptsBothPairsOfKeys();
    void pageCountsAreHints_data();
    void pageCountsAreHints();
    void wrongPageNamesItsPlace_data();
    void wrongPageNamesItsPlace();
    void idIsReadOrWrong_data();
    void idIsReadOrWrong();
    void createLeavesOutWhatIsNotSet();
    void createSendsWhatTheTypeTakes_data();
    void createSendsWhatTheTypeTakes();
    void createIsTheDocumentedBody();
    void patchSendsItsFieldsOnly_data();
    void patchSendsItsFieldsOnly();
    void patchOfTheImageIsWhole();
    void patchCannotSendWhatIsNotThere();
    void serviceSurvivesTheRoundTrip();
    void unreturnedFieldsAreNotWritten();
    void cataloguesAreRead();
    void wrongCatalogueNamesItsPlace_data();
    void wrongCatalogueNamesItsPlace();
    void topLevelMustBeAnObject_data();
    void topLevelMustBeAnObject();
    void bigListIsReadSoonEnough();
};

void JsonTest::describedServiceIsReadWhole()
{
    const Result<Service> service = decodeService(fullService);
    QVERIFY2(service, service ? "" : qPrintable(service.error().toString()));
    QCOMPARE(service->id.value, u"ab11c21d-1add-45dd-a72e-8c6b83b68dee"_s);
    QCOMPARE(service->name, u"awesome-service"_s);
    QCOMPARE(service->status, ServiceStatus(ServiceStatus::Available));
    QCOMPARE(service->type, ServiceType(ServiceType::WebApp));
    QCOMPARE(service->createdAt, utc(QDate(2020, 1, 1), QTime(18, 0)));
    QCOMPARE(service->updatedAt, utc(QDate(2020, 2, 1), QTime(18, 0, 0, 123)));
    QCOMPARE(service->createdBy, u"someone@peak.ai"_s);
    QCOMPARE(service->updatedBy, u"else@peak.ai"_s);
    QCOMPARE(service->tags, QStringList({u"foo"_s, u"bar"_s}));
    const ServiceDetails &details = *service->details;
    QCOMPARE(details.title, u"Awesome"_s);
    QCOMPARE(details.description, u"A service"_s);
    QCOMPARE(details.image, (ImageDetails{ImageId{1}, VersionId{2}}));
    QCOMPARE(details.instanceTypeId, InstanceTypeId{3});
    QCOMPARE(details.parameters->env, (QMap<QString, QString>{{u"A"_s, u"1"_s}, {u"B"_s, QString()}}));
    QCOMPARE(details.parameters->secrets, QStringList({u"s1"_s, u"s2"_s}));
    QCOMPARE(details.sessionStickiness, true);
    QCOMPARE(details.scaleToZero, false);
    QCOMPARE(details.entrypoint, u"python\nmain.py"_s);
    QCOMPARE(details.healthCheckUrl, u"/health"_s);
    QCOMPARE(details.minInstances, 2);
}

void JsonTest::fewFieldsAreEnough()
{
    const Result<Service> service = decodeService(R"({"id":"1","name":"n","status":"CREATING"})");
    QVERIFY(service);
    QVERIFY(service->details);
    QCOMPARE(*service->details, ServiceDetails());
    QVERIFY(!service->createdAt.isValid());
    QVERIFY(service->tags.isEmpty());
    QCOMPARE(service->type.known(), ServiceType::Other);
}

void JsonTest::wrongFieldNamesItsPlace_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("says");
    const std::tuple<const char *, QByteArray, QString> rows[] = {
        {"id", R"("id":7)", u"id: expected string, found number"_s},
        {"name", R"("name":null)", u"name: expected string, found nothing"_s},
        {"status", R"("status":[])", u"status: expected string, found array"_s},
        {"title", R"("title":{})", u"title: expected string, found object"_s},
        {"image", R"("imageDetails":7)", u"imageDetails: expected object, found number"_s},
        {"image id", R"("imageDetails":{"imageId":"7"})",
         u"imageDetails.imageId: expected integer, found string"_s},
        {"version id", R"("imageDetails":{"imageId":7,"versionId":true})",
         u"imageDetails.versionId: expected integer, found boolean"_s},
        {"resources", R"("resources":{"instanceTypeId":1.5})",
         u"resources.instanceTypeId: expected integer, found number"_s},
        {"parameters", R"("parameters":[])", u"parameters: expected object, found array"_s},
        {"env", R"("parameters":{"env":[]})", u"parameters.env: expected object, found array"_s},
        {"secrets", R"("parameters":{"secrets":"s"})", u"parameters.secrets: expected array, found string"_s},
        {"stickiness", R"("sessionStickiness":"yes")",
         u"sessionStickiness: expected boolean, found string"_s},
        {"instances", R"("minInstances":"1")", u"minInstances: expected integer, found string"_s},
        {"too many instances", R"("minInstances":4294967297)",
         u"minInstances: expected 32-bit integer, found number"_s},
        {"tags", R"("tags":{})", u"tags: expected array, found object"_s},
        {"tag", R"("tags":[{"name":"a"},{"name":7}])", u"tags[1]: expected tag, found number"_s},
        {"date", R"("createdAt":"yesterday")", u"createdAt: expected ISO 8601 date, found string"_s},
    };
    for (const auto &[name, field, says] : rows) {
        QTest::newRow(name) << field << says;
    }
}

void JsonTest::wrongFieldNamesItsPlace()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, says);
    // The last of two equal keys wins.
    const Result<Service> service =
        decodeService(R"({"id":"1","name":"n","status":"CREATING",)" + field + "}");
    QVERIFY(!service);
    QCOMPARE(service.error().kind, ErrorKind::BadPayload);
    QCOMPARE(service.error().outcome, Outcome::Unknown);
    QCOMPARE(service.error().detail, says);
}

void JsonTest::missingAndNullAreTheSame_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char *key : {"serviceType", "title", "description", "imageDetails", "resources", "parameters",
                            "sessionStickiness", "scaleToZero", "entrypoint", "healthCheckURL",
                            "minInstances", "createdAt", "createdBy", "updatedAt", "updatedBy", "tags"}) {
        QTest::newRow(key) << QByteArray(key);
    }
}

void JsonTest::missingAndNullAreTheSame()
{
    QFETCH(QByteArray, key);
    QJsonObject object = parsed(fullService);
    QVERIFY(object.contains(QString::fromLatin1(key)));
    object.insert(QString::fromLatin1(key), QJsonValue::Null);
    const Result<Service> withNull = decodeService(QJsonDocument(object).toJson());
    object.remove(QString::fromLatin1(key));
    const Result<Service> without = decodeService(QJsonDocument(object).toJson());
    QVERIFY(withNull && without);
    QCOMPARE(*withNull, *without);
}

void JsonTest::emptyIsNotMissing()
{
    const Result<Service> service =
        decodeService(R"({"id":"1","name":"n","status":"x","title":"","parameters":{},"imageDetails":{}})");
    QVERIFY(service);
    QCOMPARE(service->details->title, QString());
    QVERIFY(service->details->title.has_value());
    QCOMPARE(service->details->parameters, Parameters());
    QVERIFY(!service->details->image);
}

void JsonTest::unknownWordsAreKept()
{
    const Result<Service> service = decodeService(
        R"({"id":"1","name":"n","status":"UPDATE_FAILED","serviceType":"batch","tags":["plain"]})");
    QVERIFY(service);
    QCOMPARE(service->status.known(), ServiceStatus::Other);
    QCOMPARE(service->status.text(), u"UPDATE_FAILED"_s);
    QCOMPARE(service->type.text(), u"batch"_s);
    QCOMPARE(service->tags, QStringList({u"plain"_s}));
    const QJsonObject written = encodeService(*service);
    QCOMPARE(written.value("status"_L1).toString(), u"UPDATE_FAILED"_s);
    QCOMPARE(written.value("serviceType"_L1).toString(), u"batch"_s);
}

void JsonTest::numbersAreWholeOrWrong_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("good");
    QTest::newRow("zero") << QByteArray("0") << true;
    QTest::newRow("minus zero") << QByteArray("-0") << true;
    QTest::newRow("negative") << QByteArray("-5") << true;
    QTest::newRow("1.0") << QByteArray("1.0") << true;
    QTest::newRow("1e3") << QByteArray("1e3") << true;
    QTest::newRow("2^53") << QByteArray("9007199254740992") << true;
    QTest::newRow("1.5") << QByteArray("1.5") << false;
    QTest::newRow("1e308") << QByteArray("1e308") << false;
    QTest::newRow("text") << QByteArray("\"7\"") << false;
    QTest::newRow("boolean") << QByteArray("true") << false;
}

void JsonTest::numbersAreWholeOrWrong()
{
    QFETCH(QByteArray, number);
    QFETCH(bool, good);
    Result<JsonReader> reader = JsonReader::parse("{\"a\":" + number + "}");
    QVERIFY(reader);
    const qint64 value = reader->integer("a"_L1);
    QCOMPARE(!reader->hasError(), good);
    if (good) {
        QCOMPARE(double(value), number.toDouble());
    } else {
        QCOMPARE(value, 0);
        QVERIFY(reader->failure().value().detail.startsWith(u"a: expected integer"_s));
    }
}

void JsonTest::datesAreUtcOrWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("utc");
    QTest::newRow("milliseconds") << QByteArray("2020-01-01T18:00:00.250Z")
                                  << utc(QDate(2020, 1, 1), QTime(18, 0, 0, 250));
    QTest::newRow("seconds") << QByteArray("2020-01-01T18:00:00Z") << utc(QDate(2020, 1, 1), QTime(18, 0));
    QTest::newRow("offset") << QByteArray("2020-01-01T20:00:00+02:00")
                            << utc(QDate(2020, 1, 1), QTime(18, 0));
    QTest::newRow("year 9999") << QByteArray("9999-12-31T23:59:59.000Z")
                               << utc(QDate(9999, 12, 31), QTime(23, 59, 59));
    QTest::newRow("year 10000 in UTC") << QByteArray("9999-12-31T23:59:59-14:00") << QDateTime();
    QTest::newRow("year 0 in UTC") << QByteArray("0001-01-01T00:00:00+14:00") << QDateTime();
    QTest::newRow("no month 13") << QByteArray("2020-13-01T18:00:00Z") << QDateTime();
    QTest::newRow("empty") << QByteArray("") << QDateTime();
    QTest::newRow("a word") << QByteArray("now") << QDateTime();
}

void JsonTest::datesAreUtcOrWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QDateTime, utc);
    Result<JsonReader> reader = JsonReader::parse("{\"at\":\"" + text + "\"}");
    QVERIFY(reader);
    const QDateTime read = reader->optionalDateTime("at"_L1);
    QCOMPARE(reader->hasError(), !utc.isValid());
    if (utc.isValid()) {
        QCOMPARE(read, utc);
        QCOMPARE(read.timeSpec(), Qt::UTC);
    }
}

void JsonTest::oddTextSurvives_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("emoji") << u"🚀 \U0001F9D1‍\U0001F52C"_s;
    QTest::newRow("right to left") << u"\u202Eevil\u202C שלום"_s;
    QTest::newRow("zero width") << u"a\u200Bb"_s;
    QTest::newRow("quotes and breaks") << u"\"'\\/\n\r\t%1 &<b>"_s;
    QTest::newRow("NUL") << QString(u'a') + QChar(0) + u'b';
    QTest::newRow("64 KiB") << QString(65536, u'x');
}

void JsonTest::oddTextSurvives()
{
    QFETCH(QString, text);
    ServiceDraft draft;
    draft.name = u"n"_s;
    draft.title = text;
    draft.parameters = Parameters{{{text, text}}, {text}};
    draft.tags = {text};
    QJsonObject body = encodeCreate(draft);
    body.insert(u"id"_s, u"1"_s);
    body.insert(u"status"_s, u"CREATING"_s);
    const Result<Service> service = decodeService(QJsonDocument(body).toJson());
    QVERIFY2(service, service ? "" : qPrintable(service.error().toString()));
    QCOMPARE(*service->details->title, text);
    QCOMPARE(service->details->parameters, draft.parameters);
    QCOMPARE(service->tags, draft.tags);
}

void JsonTest::lastDuplicateKeyWins()
{
    const Result<ServiceId> id = decodeServiceId(R"({"id":"first","id":"last"})");
    QVERIFY(id);
    QCOMPARE(id->value, u"last"_s);
}

void JsonTest::pageAcceptsBothPairsOfKeys()
{
    for (const QByteArray &key : {QByteArray("services"), QByteArray("webapps")}) {
        const Result<ServicePage> page =
            decodeServicePage("{\"" + key + "\":[{\"id\":\"1\",\"name\":\"n\",\"status\":\"CREATING\"}],\"" +
                              key + "Count\":40,\"pageCount\":2,\"pageNumber\":1}");
        QVERIFY(page);
        QCOMPARE(page->services.size(), 1);
        QVERIFY(!page->services.first().details);
        QCOMPARE(page->totalCount, 40);
        QCOMPARE(page->pageCount, 2);
        QCOMPARE(page->pageNumber, 1);
    }
}

void JsonTest::pageCountsAreHints_data()
{
    QTest::addColumn<QByteArray>("counts");
    QTest::addColumn<int>("pageCount");
    QTest::addColumn<int>("total"); // -1: not told
    QTest::newRow("missing") << QByteArray(R"("x":1)") << 0 << -1;
    QTest::newRow("null") << QByteArray(R"("pageCount":null,"servicesCount":null)") << 0 << -1;
    QTest::newRow("text") << QByteArray(R"("pageCount":"2","servicesCount":"40")") << 0 << -1;
    QTest::newRow("negative") << QByteArray(R"("pageCount":-2,"servicesCount":-40)") << 0 << -1;
    QTest::newRow("fractions") << QByteArray(R"("pageCount":1.5,"servicesCount":1.5)") << 0 << -1;
    QTest::newRow("too large") << QByteArray(R"("pageCount":1e99,"servicesCount":1e99)") << 0 << -1;
    QTest::newRow("zero") << QByteArray(R"("pageCount":0,"servicesCount":0)") << 0 << 0;
    QTest::newRow("of the other pair") << QByteArray(R"("pageCount":3,"webappsCount":40)") << 3 << -1;
}

void JsonTest::pageCountsAreHints()
{
    QFETCH(QByteArray, counts);
    QFETCH(int, pageCount);
    QFETCH(int, total);
    const Result<ServicePage> page = decodeServicePage("{\"services\":[]," + counts + "}");
    QVERIFY(page);
    QCOMPARE(page->pageCount, pageCount);
    QCOMPARE(page->totalCount.value_or(-1), total);
}

void JsonTest::wrongPageNamesItsPlace_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("no list") << QByteArray(R"({"pageCount":1})")
                             << u"services: expected array, found nothing"_s;
    QTest::newRow("null list") << QByteArray(R"({"webapps":null})")
                               << u"services: expected array, found nothing"_s;
    QTest::newRow("object for a list")
        << QByteArray(R"({"services":{}})") << u"services: expected array, found object"_s;
    QTest::newRow("item is a number")
        << QByteArray(R"({"services":[7]})") << u"services[0]: expected object, found number"_s;
    QTest::newRow("item without id") << QByteArray(R"({"services":[{"id":"1","name":"n","status":"x"},{}]})")
                                     << u"services[1].id: expected string, found nothing"_s;
    QTest::newRow("item with a wrong name")
        << QByteArray(R"({"webapps":[{"id":"1","name":false,"status":"x"}]})")
        << u"webapps[0].name: expected string, found boolean"_s;
    QTest::newRow("item with a wrong tag")
        << QByteArray(R"({"services":[{"id":"1","name":"n","status":"x","tags":[null]}]})")
        << u"services[0].tags[0]: expected tag, found nothing"_s;
}

void JsonTest::wrongPageNamesItsPlace()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const Result<ServicePage> page = decodeServicePage(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::BadPayload);
    QCOMPARE(page.error().detail, says);
}

void JsonTest::idIsReadOrWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("id");
    QTest::newRow("id") << QByteArray(R"({"id":"a-1","more":1})") << u"a-1"_s;
    QTest::newRow("missing") << QByteArray("{}") << QString();
    QTest::newRow("number") << QByteArray(R"({"id":7})") << QString();
    QTest::newRow("no JSON") << QByteArray("OK") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void JsonTest::idIsReadOrWrong()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, id);
    const Result<ServiceId> read = decodeServiceId(body);
    QCOMPARE(read.has_value(), !id.isEmpty());
    if (read) {
        QCOMPARE(read->value, id);
    } else {
        QCOMPARE(read.error().kind, ErrorKind::BadPayload);
    }
}

void JsonTest::createLeavesOutWhatIsNotSet()
{
    ServiceDraft draft;
    draft.name = u"n"_s;
    draft.type = ServiceType::Api;
    QCOMPARE(encodeCreate(draft), parsed(R"({"name":"n","serviceType":"api","minInstances":1})"));
    draft.parameters = Parameters();
    QVERIFY(!encodeCreate(draft).contains("parameters"_L1));
    draft.imageId = ImageId{5};
    QCOMPARE(encodeCreate(draft).value("imageDetails"_L1).toObject(), parsed(R"({"imageId":5})"));
}

void JsonTest::createSendsWhatTheTypeTakes_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("stickiness");
    QTest::addColumn<bool>("scaleToZero");
    QTest::newRow("api") << int(ServiceType::Api) << false << false;
    QTest::newRow("web-app") << int(ServiceType::WebApp) << true << true;
    QTest::newRow("shiny") << int(ServiceType::Shiny) << true << false;
}

void JsonTest::createSendsWhatTheTypeTakes()
{
    QFETCH(int, type);
    QFETCH(bool, stickiness);
    QFETCH(bool, scaleToZero);
    ServiceDraft draft;
    draft.name = u"n"_s;
    draft.type = ServiceType(ServiceType::Known(type));
    const QJsonObject body = encodeCreate(draft);
    QCOMPARE(body.contains("sessionStickiness"_L1), stickiness);
    QCOMPARE(body.contains("scaleToZero"_L1), scaleToZero);
}

void JsonTest::createIsTheDocumentedBody()
{
    ServiceDraft draft;
    draft.name = u"service101"_s;
    draft.title = u"Hello"_s;
    draft.description = u"Hi there"_s;
    draft.type = ServiceType::WebApp;
    draft.imageId = ImageId{123};
    draft.versionId = VersionId{100};
    draft.instanceTypeId = InstanceTypeId{43};
    draft.parameters = Parameters{{{u"param1"_s, u"value1"_s}}, {u"secret1"_s}};
    draft.scaleToZero = true;
    draft.entrypoint = u"python\nmain.py"_s;
    draft.healthCheckUrl = u"/health"_s;
    QCOMPARE(encodeCreate(draft), parsed(R"({
        "name": "service101", "title": "Hello", "description": "Hi there", "serviceType": "web-app",
        "imageDetails": {"imageId": 123, "versionId": 100}, "resources": {"instanceTypeId": 43},
        "parameters": {"env": {"param1": "value1"}, "secrets": ["secret1"]}, "sessionStickiness": false,
        "scaleToZero": true, "entrypoint": "python\nmain.py", "healthCheckURL": "/health", "minInstances": 1})"));
}

void JsonTest::patchSendsItsFieldsOnly_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("body");
    const std::pair<ServiceField, QByteArray> rows[] = {
        {ServiceField::Name, R"({"name":"n"})"},
        {ServiceField::Title, R"({"title":""})"},
        {ServiceField::Description, R"({"description":"d"})"},
        {ServiceField::Type, R"({"serviceType":"api"})"},
        {ServiceField::Image, R"({"imageDetails":{"imageId":1,"versionId":2}})"},
        {ServiceField::Version, R"({"imageDetails":{"imageId":1,"versionId":2}})"},
        {ServiceField::InstanceType, R"({"resources":{"instanceTypeId":3}})"},
        {ServiceField::MinInstances, R"({"minInstances":2})"},
        {ServiceField::Env, R"({"parameters":{"env":{"A":"1"},"secrets":["s"]}})"},
        {ServiceField::Secrets, R"({"parameters":{"env":{"A":"1"},"secrets":["s"]}})"},
        {ServiceField::Entrypoint, R"({"entrypoint":""})"},
        {ServiceField::HealthCheckUrl, R"({"healthCheckURL":""})"},
        {ServiceField::SessionStickiness, R"({"sessionStickiness":false})"},
        {ServiceField::ScaleToZero, R"({"scaleToZero":false})"},
        {ServiceField::Tags, R"({"tags":[{"name":"t"}]})"}};
    for (const auto &[field, body] : rows) {
        QTest::addRow("%d", int(field)) << int(field) << body;
    }
    QCOMPARE(int(std::size(rows)), allServiceFields().size());
}

void JsonTest::patchSendsItsFieldsOnly()
{
    QFETCH(int, field);
    QFETCH(QByteArray, body);
    ServiceDraft draft;
    draft.name = u"n"_s;
    draft.description = u"d"_s;
    draft.type = ServiceType::Api;
    draft.imageId = ImageId{1};
    draft.versionId = VersionId{2};
    draft.instanceTypeId = InstanceTypeId{3};
    draft.minInstances = 2;
    draft.parameters = Parameters{{{u"A"_s, u"1"_s}}, {u"s"_s}};
    draft.tags = {u"t"_s};
    QCOMPARE(encodePatch({draft, {ServiceField(field)}}), parsed(body));
}

void JsonTest::patchOfTheImageIsWhole()
{
    ServiceDraft draft;
    draft.imageId = ImageId{1};
    // Without a version the newest ready one is meant.
    QCOMPARE(encodePatch({draft, {ServiceField::Version}}), parsed(R"({"imageDetails":{"imageId":1}})"));
}

void JsonTest::patchCannotSendWhatIsNotThere()
{
    const ServiceDraft empty;
    for (const ServiceField field : {ServiceField::Image, ServiceField::InstanceType, ServiceField::Env}) {
        QVERIFY(encodePatch({empty, {field}}).isEmpty());
    }
}

void JsonTest::serviceSurvivesTheRoundTrip()
{
    const Result<Service> service = decodeService(fullService);
    QVERIFY(service);
    const Result<Service> again = decodeService(QJsonDocument(encodeService(*service)).toJson());
    QVERIFY(again);
    QCOMPARE(*again, *service);
    QJsonObject expected = parsed(fullService);
    expected.remove(u"somethingNew"_s);
    QCOMPARE(encodeService(*service), expected);
}

void JsonTest::unreturnedFieldsAreNotWritten()
{
    const QByteArray few = R"({"id":"1","name":"n","status":"CREATING","serviceType":"api","title":""})";
    const Result<Service> service = decodeService(few);
    QVERIFY(service);
    const QJsonObject written = encodeService(*service);
    for (const auto key : {"description"_L1, "imageDetails"_L1, "parameters"_L1, "entrypoint"_L1,
                           "createdAt"_L1, "minInstances"_L1}) {
        QVERIFY2(!written.contains(key), key.data());
    }
    QVERIFY(written.contains("title"_L1));
}

void JsonTest::cataloguesAreRead()
{
    const auto images = decodeImagePage(R"({"imageCount":1,"pageCount":4,"images":[
        {"id":1,"name":"awesome-image","type":"webapp","latestVersion":{"id":101,"version":"0.0.1",
         "status":"ready","lastBuildStatus":"success","createdAt":"2020-01-01T18:00:00.000Z","tags":[]}},
        {"id":2,"name":"bare"}]})");
    QVERIFY(images);
    QCOMPARE(images->pageCount, 4);
    QCOMPARE(images->items.size(), 2);
    QCOMPARE(images->items.first().type, u"webapp"_s);
    QCOMPARE(images->items.first().latestVersion->id, VersionId{101});
    QVERIFY(images->items.first().latestVersion->isDeployable());
    QVERIFY(!images->items.last().latestVersion);
    const auto versions = decodeVersionPage(R"({"versions":[{"id":5,"version":"1","status":"not-ready"}]})");
    QVERIFY(versions);
    QCOMPARE(versions->pageCount, 0);
    QVERIFY(!versions->items.first().isDeployable());
    const auto types = decodeInstanceTypes(
        R"({"data":[{"id":20,"name":"Pico","cpu":125,"memory":250,"gpu":null},{"id":21,"name":"Big","gpu":2}]})");
    QVERIFY(types);
    QCOMPARE(types->first(), (InstanceType{InstanceTypeId{20}, u"Pico"_s, 125, 250, 0}));
    QCOMPARE(types->last(), (InstanceType{InstanceTypeId{21}, u"Big"_s, 0, 0, 2}));
}

void JsonTest::wrongCatalogueNamesItsPlace_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("no images") << u"images"_s << QByteArray("{}")
                               << u"images: expected array, found nothing"_s;
    QTest::newRow("image id") << u"images"_s << QByteArray(R"({"images":[{"id":"1","name":"n"}]})")
                              << u"images[0].id: expected integer, found string"_s;
    QTest::newRow("latest version") << u"images"_s
                                    << QByteArray(
                                           R"({"images":[{"id":1,"name":"n","latestVersion":{"id":"x"}}]})")
                                    << u"images[0].latestVersion.id: expected integer, found string"_s;
    QTest::newRow("version is a number") << u"versions"_s << QByteArray(R"({"versions":[7]})")
                                         << u"versions[0].id: expected integer, found nothing"_s;
    QTest::newRow("instance type") << u"types"_s << QByteArray(R"({"data":[{"id":1,"name":"n","cpu":"x"}]})")
                                   << u"data[0].cpu: expected integer, found string"_s;
    QTest::newRow("not JSON") << u"types"_s << QByteArray("<html>") << u"not JSON"_s;
}

void JsonTest::wrongCatalogueNamesItsPlace()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    ApiError error;
    if (what == "images"_L1) {
        error = decodeImagePage(body).error();
    } else if (what == "versions"_L1) {
        error = decodeVersionPage(body).error();
    } else {
        error = decodeInstanceTypes(body).error();
    }
    QCOMPARE(error.kind, ErrorKind::BadPayload);
    QVERIFY2(error.detail.startsWith(says), qPrintable(error.detail));
}

void JsonTest::topLevelMustBeAnObject_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("good");
    QTest::newRow("object") << QByteArray("{}") << true;
    QTest::newRow("array") << QByteArray("[]") << false;
    QTest::newRow("null") << QByteArray("null") << false;
    QTest::newRow("number") << QByteArray("7") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("truncated") << QByteArray(R"({"a":)") << false;
    QTest::newRow("trailing garbage") << QByteArray("{} x") << false;
    QTest::newRow("bad UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}") << false;
    QTest::newRow("1e999") << QByteArray(R"({"a":1e999})") << false;
    QTest::newRow("deep enough") << QByteArray(R"({"a":)") + QByteArray(1000, '[') + QByteArray(1000, ']') +
                                        '}'
                                 << true;
    QTest::newRow("too deep") << QByteArray(R"({"a":)") + QByteArray(100000, '[') + QByteArray(100000, ']') +
                                     '}'
                              << false;
}

void JsonTest::topLevelMustBeAnObject()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, good);
    const Result<JsonReader> reader = JsonReader::parse(body);
    QCOMPARE(reader.has_value(), good);
    if (!reader) {
        QCOMPARE(reader.error().kind, ErrorKind::BadPayload);
        QVERIFY(!reader.error().detail.isEmpty());
    }
}

void JsonTest::bigListIsReadSoonEnough()
{
    QByteArray items;
    for (int i = 0; i < 20000; ++i) {
        const QByteArray n = QByteArray::number(i);
        items +=
            (i == 0 ? "" : ",") + ("{\"id\":\"id-" + n + "\",\"name\":\"service-" + n) +
            "\",\"status\":\"AVAILABLE\",\"serviceType\":\"api\",\"updatedAt\":\"2020-01-01T18:00:00.000Z\"}";
    }
    const Result<ServicePage> page = decodeServicePage("{\"services\":[" + items + "]}");
    QVERIFY(page);
    QCOMPARE(page->services.size(), 20000);
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::JsonTest)
#include "tst_json.moc"
