// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "belay/buildinfo.h"
#include "tests/models/api/apicalls.h"
#include "tests/support/await.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace Belay {

class RequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void eachOperationHasItsMethodAndPath_data() { addCallRows(); }
    void eachOperationHasItsMethodAndPath();
    void eachOperationSendsOurHeadersAndNoOthers_data() { addCallRows(); }
    void eachOperationSendsOurHeadersAndNoOthers();
    void listRepeatsKeysAndPercentEncodes();
    void pathSegmentsAreEncoded_data();
    void pathSegmentsAreEncoded();
    void createSendsTheDraft();
    void updateSendsOnlyWhatChanged();
    void deleteCarriesAnEmptyObject();
    void testSendsMethodPathAndPayload();
    void testRefusesAPayloadThatIsNoObject();
    void emptyAnswerOfDeleteIsSuccess();
    void testTellsPlatformAndRoundTrip();
    void cookiesAreNeverSentBack();
    void bearerKeyIsSentAsItIs();
    void whatWaitsForTheKeyIsSentWithIt();
    void whatWaitedInVainIsNeverSent();
    void eachRequestIsCounted();
    void mostRequestsAtOnceIsSix();
    void cataloguesReadAllPages();
    void findByNameTakesOnlyTheExactName();
    void findByNameReadsAllPages();
    void findByNameAdmitsThatItDoesNotKnow();
    void createOrUpdateCreatesWhatIsMissing();
    void createOrUpdateSendsOnlyTheDifference();
    void createOrUpdateSendsNothingForNoDifference();
    void createOrUpdateSurvivesARace();
    void createOrUpdateFailures_data();
    void createOrUpdateFailures();
    void largeBodiesArriveWhole();
};

void RequestsTest::eachOperationHasItsMethodAndPath()
{
    QFETCH(int, call);
    const ApiCall &c = allApiCalls().at(call);
    FaultServer server;
    server.answerWith(httpAnswer(200, c.answer));
    ClientFixture fixture(server.url());
    const auto error = fixture.run(c);
    QVERIFY2(!error, error ? qPrintable(error->toString()) : "");
    QCOMPARE(server.requestCount(), 1);
    QCOMPARE(server.requests().first().method, c.method);
    QCOMPARE(server.requests().first().path(), c.target);
}

// S12, S13: HTTP/1.1, and our own User-Agent
void RequestsTest::eachOperationSendsOurHeadersAndNoOthers()
{
    QFETCH(int, call);
    const ApiCall &c = allApiCalls().at(call);
    FaultServer server;
    server.answerWith(httpAnswer(200, c.answer));
    ClientFixture fixture(server.url());
    QVERIFY(!fixture.run(c));
    const FaultRequest request = server.requests().first();
    QCOMPARE(request.header("Authorization"), testKey);
    QCOMPARE(request.header("User-Agent"),
             QString(BuildInfo::applicationName + u'/' + BuildInfo::version).toLatin1());
    QVERIFY(request.header("User-Agent").startsWith("Belay/"));
    QCOMPARE(request.header("Accept"), QByteArray("application/json"));
    QCOMPARE(request.header("X-Request-ID").size(), 36);
    QCOMPARE(request.header("Content-Type"),
             request.body.isEmpty() ? QByteArray() : QByteArray("application/json"));
    QSet<QByteArray> names;
    for (const auto &[name, value] : request.headers) {
        names.insert(name.toLower());
    }
    const QSet<QByteArray> ours{
        "host",         "authorization", "user-agent", "accept",     "accept-language", "accept-encoding",
        "x-request-id", "cache-control", "pragma",     "connection", "content-type",    "content-length"};
    QCOMPARE(names - ours, QSet<QByteArray>());
}

void RequestsTest::listRepeatsKeysAndPercentEncodes()
{
    FaultServer server;
    server.answerWith(httpAnswer(200, allApiCalls().first().answer));
    ClientFixture fixture(server.url());
    ServiceQuery query;
    query.searchTerm = u"a b&c=d+é"_s;
    query.statuses = {ServiceStatus::Creating, ServiceStatus::Available};
    query.types = {ServiceType::Api, ServiceType::Shiny};
    query.pageSize = 50;
    QVERIFY(await(fixture.client.listPage(query, 3)));
    const FaultRequest request = server.requests().first();
    QCOMPARE(request.query("status"), QList<QByteArray>({"CREATING", "AVAILABLE"}));
    QCOMPARE(request.query("serviceType"), QList<QByteArray>({"api", "shiny"}));
    QCOMPARE(request.query("searchTerm"), QList<QByteArray>({"a%20b%26c%3Dd%2B%C3%A9"}));
    QCOMPARE(request.query("pageSize"), QList<QByteArray>({"50"}));
    QCOMPARE(request.query("pageNumber"), QList<QByteArray>({"3"}));
    QCOMPARE(request.query("featureType"), QList<QByteArray>({"services"}));
}

void RequestsTest::pathSegmentsAreEncoded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("plain") << u"demand-api"_s << QByteArray("demand-api");
    QTest::newRow("slash") << u"a/b"_s << QByteArray("a%2Fb");
    QTest::newRow("query") << u"a?b#c"_s << QByteArray("a%3Fb%23c");
    QTest::newRow("space and percent") << u"a b%20"_s << QByteArray("a%20b%2520");
    QTest::newRow("umlaut") << u"ä"_s << QByteArray("%C3%A4");
    QTest::newRow("line break") << u"a\r\nX: y"_s << QByteArray("a%0D%0AX%3A%20y");
}

void RequestsTest::pathSegmentsAreEncoded()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, sent);
    FaultServer server;
    server.answerWith(httpAnswer(200, R"({"responseStatus":200,"id":"x","name":"x","status":"x"})"));
    ClientFixture fixture(server.url());
    QVERIFY(await(fixture.client.describe(ServiceId{name})));
    QVERIFY(await(fixture.client.test(name, {})));
    QCOMPARE(server.requests().at(0).target, QByteArray("/webapps/api/v1/webapps/" + sent));
    QCOMPARE(server.requests().at(1).target, QByteArray("/webapps/api/v1/webapps/" + sent + "/test"));
}

void RequestsTest::createSendsTheDraft()
{
    FaultServer server;
    server.answerWith(httpAnswer(202, R"({"id":"new-1"})"));
    ClientFixture fixture(server.url());
    ServiceDraft draft = someDraft();
    draft.parameters = Parameters{{{u"A"_s, u"ä\n\"1\""_s}}, {u"secret1"_s}};
    const Result<WriteAnswer> created = await(fixture.client.create(draft));
    QVERIFY(created);
    QCOMPARE(created->id.value, u"new-1"_s);
    QCOMPARE(created->requestId.toLatin1(), server.requests().first().header("X-Request-ID"));
    const QJsonObject body = QJsonDocument::fromJson(server.requests().first().body).object();
    QCOMPARE(body, encodeCreate(draft));
    QCOMPARE(body.value("parameters"_L1)["env"_L1]["A"_L1].toString(), u"ä\n\"1\""_s);
    QCOMPARE(server.requests().first().header("Content-Length").toInt(),
             int(server.requests().first().body.size()));
}

void RequestsTest::updateSendsOnlyWhatChanged()
{
    FaultServer server;
    server.answerWith(httpAnswer(202, R"({"id":"a-1"})"));
    ClientFixture fixture(server.url());
    QVERIFY(await(fixture.client.update(ServiceId{u"a-1"_s}, somePatch())));
    QCOMPARE(server.requests().first().body, QByteArray(R"({"title":"Demand"})"));
}

void RequestsTest::deleteCarriesAnEmptyObject()
{
    FaultServer server;
    server.answerWith(httpAnswer(200, R"({"id":"a-1"})"));
    ClientFixture fixture(server.url());
    QVERIFY(await(fixture.client.remove(ServiceId{u"a-1"_s})));
    QCOMPARE(server.requests().first().body, QByteArray("{}"));
}

void RequestsTest::testSendsMethodPathAndPayload()
{
    FaultServer server;
    server.answerWith(httpAnswer(200, R"({"responseStatus":200})"));
    ClientFixture fixture(server.url());
    QVERIFY(await(fixture.client.test(u"demand-api"_s, {TestMethod::Post, u"/predict"_s, R"({"x":1})"})));
    QVERIFY(await(fixture.client.test(u"demand-api"_s, {})));
    QCOMPARE(QJsonDocument::fromJson(server.requests().at(0).body).object(),
             (QJsonObject{{u"httpMethod"_s, u"post"_s},
                          {u"path"_s, u"/predict"_s},
                          {u"payload"_s, QJsonObject{{u"x"_s, 1}}}}));
    QCOMPARE(QJsonDocument::fromJson(server.requests().at(1).body).object(),
             (QJsonObject{{u"httpMethod"_s, u"get"_s}, {u"path"_s, u"/"_s}}));
}

void RequestsTest::testRefusesAPayloadThatIsNoObject()
{
    FaultServer server;
    ClientFixture fixture(server.url());
    const auto refused = await(fixture.client.test(u"demand-api"_s, {TestMethod::Post, u"/"_s, "[1]"}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(server.connectionCount(), 0);
}

// N23
void RequestsTest::emptyAnswerOfDeleteIsSuccess()
{
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(204, {}))}, {FaultStep::send(httpAnswer(200, " "))}});
    ClientFixture fixture(server.url());
    for (int i = 0; i < 2; ++i) {
        const Result<WriteAnswer> removed = await(fixture.client.remove(ServiceId{u"a-1"_s}));
        QVERIFY(removed);
        QCOMPARE(removed->id.value, u"a-1"_s);
    }
}

void RequestsTest::testTellsPlatformAndRoundTrip()
{
    using namespace std::chrono_literals;
    FaultServer server;
    server.answerWith(FaultScript{
        FaultStep::sleep(20ms),
        FaultStep::send(httpAnswer(200,
                                   R"({"responseBody":"{\"status\": \"OK\"}","responseStatus":503,)"
                                   R"("reqStartTime":"2024-01-01T10:00:01.064Z",)"
                                   R"("reqEndTime":"2024-01-01T10:00:05.064Z","responseSize":"1KB"})"))});
    ClientFixture fixture(server.url());
    const Result<TestResult> result = await(fixture.client.test(u"demand-api"_s, {}));
    QVERIFY(result);
    QCOMPARE(result->responseStatus, 503);
    QCOMPARE(result->body, u"{\"status\": \"OK\"}"_s);
    QCOMPARE(result->responseSize, u"1KB"_s);
    QVERIFY(result->roundTrip >= 20ms);
    QCOMPARE(*result->platformTime(), 4s);
}

// S11
void RequestsTest::cookiesAreNeverSentBack()
{
    FaultServer server;
    server.answerWith(httpAnswer(200, allApiCalls().first().answer, {"Set-Cookie: session=1; Path=/"}));
    ClientFixture fixture(server.url());
    QVERIFY(await(fixture.client.listPage({}, 1)));
    QVERIFY(await(fixture.client.listPage({}, 1)));
    QCOMPARE(server.requestCount(), 2);
    QVERIFY(!server.requests().last().hasHeader("Cookie"));
}

void RequestsTest::bearerKeyIsSentAsItIs()
{
    FaultServer server;
    server.answerWith(httpAnswer(200, allApiCalls().first().answer));
    HttpTransport transport(server.url(), Secret("Bearer abc.def-ghi"));
    ApiClient client(transport);
    QVERIFY(await(client.listPage({}, 1)));
    QCOMPARE(server.requests().first().header("Authorization"), QByteArray("Bearer abc.def-ghi"));
}

void RequestsTest::whatWaitsForTheKeyIsSentWithIt()
{
    FaultServer server;
    server.answerWith(httpAnswer(202, R"({"id":"a-1"})"));
    ClientFixture fixture(server.url());
    fixture.transport.awaitKey();
    int answers = 0;
    const auto count = [&answers](const Result<WriteAnswer> &result) { answers += result ? 1 : 0; };
    fixture.client.create(someDraft())->then(this, count);
    fixture.client.remove(ServiceId{u"a-1"_s})->then(this, count);
    QTest::qWait(50);
    QCOMPARE(server.connectionCount(), 0);

    const QByteArray awaited = "the-key-that-was-awaited";
    fixture.transport.setKey(Secret(awaited));
    QVERIFY(!fixture.transport.awaitsKey());
    QTRY_COMPARE(answers, 2);
    const QList<FaultRequest> requests = server.requests();
    QCOMPARE(requests.size(), 2);
    for (const FaultRequest &request : requests) {
        QCOMPARE(request.header("Authorization"), awaited);
    }
}

void RequestsTest::whatWaitedInVainIsNeverSent()
{
    FaultServer server;
    server.answerWith(httpAnswer(202, R"({"id":"a-1"})"));
    {
        ClientFixture fixture(server.url());
        fixture.transport.awaitKey();
        std::optional<ApiError> error;
        Reply<WriteAnswer> *created = fixture.client.create(someDraft());
        created->then(this, [&error](const Result<WriteAnswer> &result) {
            error = result ? std::nullopt : std::optional(result.error());
        });
        QTest::qWait(10);
        created->abort();
        QTRY_VERIFY(error);
        QCOMPARE(error->outcome, Outcome::NotSent);
        fixture.transport.setKey(Secret(testKey));
        QTest::qWait(50);
        fixture.transport.awaitKey();
        (void)fixture.client.create(someDraft()); // and the profile is closed
        QTest::qWait(10);
    }
    QCOMPARE(server.connectionCount(), 0);
}

void RequestsTest::eachRequestIsCounted()
{
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(500, "{}"))},
                         {FaultStep::send(httpAnswer(200, allApiCalls().first().answer))}});
    ClientFixture fixture(server.url());
    QSignalSpy started(&fixture.transport, &HttpTransport::requestStarted);
    QVERIFY(await(fixture.client.listPage({}, 1)));
    QCOMPARE(started.count(), 2);
    QCOMPARE(fixture.transport.baseUrl(), server.url());
    fixture.transport.reconnect();
    QVERIFY(await(fixture.client.listPage({}, 1)));
    QCOMPARE(server.connectionCount(), 2);
}

// N47
void RequestsTest::mostRequestsAtOnceIsSix()
{
    using namespace std::chrono_literals;
    FaultServer server;
    server.answerWith(
        FaultScript{FaultStep::sleep(15ms), FaultStep::send(httpAnswer(200, allApiCalls().first().answer))});
    ClientFixture fixture(server.url());
    int finished = 0;
    for (int i = 0; i < 50; ++i) {
        fixture.client.listPage({}, 1)->then(this, [&finished](const Result<ServicePage> &page) {
            QVERIFY(page);
            ++finished;
        });
    }
    QTRY_COMPARE(finished, 50);
    QCOMPARE(server.mostAtOnce(), 6);
}

void RequestsTest::cataloguesReadAllPages()
{
    FaultServer server;
    server.setHandler([](const FaultRequest &request) {
        const QByteArray page = request.query("pageNumber").value(0);
        const QByteArray items = "[{\"id\":" + page + ",\"name\":\"image " + page + "\",\"version\":\"1\"}]";
        const QByteArray key = request.path().endsWith("/versions") ? "versions" : "images";
        return FaultScript{
            FaultStep::send(httpAnswer(200, "{\"" + key + "\":" + items + ",\"pageCount\":3}"))};
    });
    ClientFixture fixture(server.url());
    const Result<QList<Image>> images = await(fixture.client.images());
    QVERIFY(images);
    QCOMPARE(images->size(), 3);
    QCOMPARE(images->last().name, u"image 3"_s);
    const Result<QList<ImageVersion>> versions = await(fixture.client.imageVersions(ImageId{7}));
    QVERIFY(versions);
    QCOMPARE(versions->size(), 3);
    QCOMPARE(server.requestCount(), 6);
}

namespace {

QByteArray pageOf(const QList<QByteArray> &names, int pageCount = 1, int total = -1)
{
    QByteArray items;
    for (const QByteArray &name : names) {
        items += (items.isEmpty() ? "" : ",") + ("{\"id\":\"id-" + name + "\",\"name\":\"" + name) +
                 "\",\"status\":\"AVAILABLE\",\"serviceType\":\"api\"}";
    }
    return "{\"services\":[" + items + "],\"pageCount\":" + QByteArray::number(pageCount) +
           ",\"servicesCount\":" + QByteArray::number(total < 0 ? names.size() : total) + "}";
}

const QByteArray described =
    R"({"id":"id-demand-api","name":"demand-api","status":"AVAILABLE","serviceType":"api",)"
    R"("imageDetails":{"imageId":7,"versionId":70},"resources":{"instanceTypeId":23},"title":"",)"
    R"("description":"","minInstances":1,"entrypoint":"","healthCheckURL":"",)"
    R"("sessionStickiness":false,"scaleToZero":false,"tags":[]})";

} // namespace

void RequestsTest::findByNameTakesOnlyTheExactName()
{
    FaultServer server;
    server.answerWith(httpAnswer(200, pageOf({"demand-api-2", "Demand-API", "demand-api"})));
    ClientFixture fixture(server.url());
    const auto found = await(fixture.client.findByName(u"demand-api"_s));
    QVERIFY(found && *found);
    QCOMPARE((*found)->id.value, u"id-demand-api"_s);
    const auto missing = await(fixture.client.findByName(u"demand"_s));
    QVERIFY(missing && !*missing);
    QCOMPARE(server.requests().first().query("searchTerm"), QList<QByteArray>({"demand-api"}));
}

void RequestsTest::findByNameReadsAllPages()
{
    FaultServer server;
    server.setHandler([](const FaultRequest &request) {
        const bool last = request.query("pageNumber").value(0) == "3";
        return FaultScript{FaultStep::send(httpAnswer(
            200,
            pageOf({last ? QByteArray("demand-api") : "demand-api-" + request.query("pageNumber").value(0)},
                   3, 3)))};
    });
    ClientFixture fixture(server.url());
    const auto found = await(fixture.client.findByName(u"demand-api"_s));
    QVERIFY(found && *found);
    QCOMPARE(server.requestCount(), 3);
}

void RequestsTest::findByNameAdmitsThatItDoesNotKnow()
{
    FaultServer server;
    server.setHandler([](const FaultRequest &request) {
        if (request.query("pageNumber").value(0) == "2") {
            return FaultScript{FaultStep::send(httpAnswer(403, R"({"message":"no"})"))};
        }
        return FaultScript{FaultStep::send(
            httpAnswer(200, pageOf({"demand-api-" + request.query("pageNumber").value(0)}, 3, 3)))};
    });
    ClientFixture fixture(server.url());
    const auto unknown = await(fixture.client.findByName(u"demand-api"_s));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::Forbidden);
    // What the other pages hold is known all the same.
    const auto found = await(fixture.client.findByName(u"demand-api-3"_s));
    QVERIFY(found && *found);
}

void RequestsTest::createOrUpdateCreatesWhatIsMissing()
{
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(200, pageOf({})))},
                         {FaultStep::send(httpAnswer(202, R"({"id":"new-1"})"))}});
    ClientFixture fixture(server.url());
    const auto done = await(fixture.client.createOrUpdate(someDraft()));
    QVERIFY(done);
    QCOMPARE(done->branch, CreateOrUpdateOutcome::Branch::Created);
    QCOMPARE(done->id.value, u"new-1"_s);
    QCOMPARE(server.requests().last().method, QByteArray("POST"));
}

void RequestsTest::createOrUpdateSendsOnlyTheDifference()
{
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(200, pageOf({"demand-api"})))},
                         {FaultStep::send(httpAnswer(200, described))},
                         {FaultStep::send(httpAnswer(202, R"({"id":"id-demand-api"})"))}});
    ClientFixture fixture(server.url());
    ServiceDraft draft = someDraft();
    draft.title = u"New"_s;
    // Cannot be changed: not even tried.
    draft.type = ServiceType::WebApp;
    const auto done = await(fixture.client.createOrUpdate(draft));
    QVERIFY(done);
    QCOMPARE(done->branch, CreateOrUpdateOutcome::Branch::Updated);
    QCOMPARE(server.requests().last().method, QByteArray("PATCH"));
    QCOMPARE(server.requests().last().body, QByteArray(R"({"title":"New"})"));
}

void RequestsTest::createOrUpdateSendsNothingForNoDifference()
{
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(200, pageOf({"demand-api"})))},
                         {FaultStep::send(httpAnswer(200, described))}});
    ClientFixture fixture(server.url());
    const auto done = await(fixture.client.createOrUpdate(someDraft()));
    QVERIFY(done);
    QCOMPARE(done->branch, CreateOrUpdateOutcome::Branch::Updated);
    QCOMPARE(server.requestCount(), 2);
}

void RequestsTest::createOrUpdateSurvivesARace()
{
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(200, pageOf({})))},
                         {FaultStep::send(httpAnswer(400, R"({"message":"name is taken"})"))},
                         {FaultStep::send(httpAnswer(200, pageOf({"demand-api"})))},
                         {FaultStep::send(httpAnswer(200, described))},
                         {FaultStep::send(httpAnswer(202, R"({"id":"id-demand-api"})"))}});
    ClientFixture fixture(server.url());
    ServiceDraft draft = someDraft();
    draft.title = u"New"_s;
    const auto done = await(fixture.client.createOrUpdate(draft));
    QVERIFY(done);
    QCOMPARE(done->branch, CreateOrUpdateOutcome::Branch::Updated);
    QCOMPARE(server.requestCount(), 5);
}

void RequestsTest::createOrUpdateFailures_data()
{
    QTest::addColumn<QList<QByteArray>>("answers");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("requests");
    const QByteArray none = httpAnswer(200, pageOf({}));
    const QByteArray one = httpAnswer(200, pageOf({"demand-api"}));
    QTest::newRow("the search fails")
        << QList<QByteArray>{httpAnswer(403, "{}")} << int(ErrorKind::Forbidden) << 1;
    QTest::newRow("the create is forbidden")
        << QList<QByteArray>{none, httpAnswer(403, "{}")} << int(ErrorKind::Forbidden) << 2;
    QTest::newRow("the create is refused, and not for the name")
        << QList<QByteArray>{none, httpAnswer(400, "{}"), none} << int(ErrorKind::BadRequest) << 3;
    QTest::newRow("the create is refused, and the search fails")
        << QList<QByteArray>{none, httpAnswer(409, "{}"), httpAnswer(403, "{}")} << int(ErrorKind::Conflict)
        << 3;
    QTest::newRow("describe fails") << QList<QByteArray>{one, httpAnswer(404, "{}")}
                                    << int(ErrorKind::NotFound) << 2;
    QTest::newRow("the update fails")
        << QList<QByteArray>{one, httpAnswer(200, described), httpAnswer(422, "{}")}
        << int(ErrorKind::Unprocessable) << 3;
}

void RequestsTest::createOrUpdateFailures()
{
    QFETCH(QList<QByteArray>, answers);
    QFETCH(int, kind);
    QFETCH(int, requests);
    QList<FaultScript> scripts;
    for (const QByteArray &answer : answers) {
        scripts.append(FaultScript{FaultStep::send(answer)});
    }
    FaultServer server;
    server.answerInTurn(scripts);
    ClientFixture fixture(server.url());
    ServiceDraft draft = someDraft();
    draft.title = u"New"_s;
    const auto failed = await(fixture.client.createOrUpdate(draft));
    QVERIFY(!failed);
    QCOMPARE(int(failed.error().kind), kind);
    QCOMPARE(server.requestCount(), requests);
}

// B01
void RequestsTest::largeBodiesArriveWhole()
{
    FaultServer server;
    server.answerWith(httpAnswer(202, R"({"id":"a-1"})"));
    ClientFixture fixture(server.url());
    ServicePatch patch = somePatch();
    patch.draft.title = QString(2 * 1024 * 1024, u'x');
    QVERIFY(await(fixture.client.update(ServiceId{u"a-1"_s}, patch)));
    QCOMPARE(server.requests().first().body.size(), QByteArray(R"({"title":""})").size() + 2 * 1024 * 1024);
    QCOMPARE(server.requestCount(), 1);
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::RequestsTest)
#include "tst_requests.moc"
