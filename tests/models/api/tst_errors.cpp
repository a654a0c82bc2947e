// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/api/apicalls.h"
#include "tests/support/await.h"
#include "tests/support/testcertificate.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

class ErrorsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void statusBecomesKind_data();
    void statusBecomesKind();
    void serverWordsComeAlong();
    void badBodyIsBadPayload_data();
    void badBodyIsBadPayload();
    void webPageIsNeverTakenForAnAnswer_data() { addCallRows(); }
    void webPageIsNeverTakenForAnAnswer();
    void silenceEndsInTime_data() { addCallRows(); }
    void silenceEndsInTime();
    void slowAnswerIsNoSlowConnect_data() { addCallRows(); }
    void slowAnswerIsNoSlowConnect();
    void drippingEndsInTime();
    void abortEndsAtOnce_data() { addCallRows(); }
    void abortEndsAtOnce();
    void abortInTheQueueSendsNothing();
    void abortBetweenAttemptsFreesItsTurn();
    void deadContextIsLeftAlone_data() { addCallRows(); }
    void deadContextIsLeftAlone();
    void deadClientIsSilent_data() { addCallRows(); }
    void deadClientIsSilent();
    void cutBodyIsNotParsed_data();
    void cutBodyIsNotParsed();
    void tooLargeBodyIsGivenUp();
    void refusedConnectionIsNotSent();
    void unknownHostIsNotSent();
    void unansweredConnectIsNotSent();
    void selfSignedServerSeesNoRequest();
    void keyIsInNoErrorText();
};

void ErrorsTest::statusBecomesKind_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("outcome");
    const std::tuple<int, ErrorKind, Outcome> rows[] = {
        {400, ErrorKind::BadRequest, Outcome::Rejected},    {401, ErrorKind::Unauthorised, Outcome::Rejected},
        {403, ErrorKind::Forbidden, Outcome::Rejected},     {404, ErrorKind::NotFound, Outcome::Rejected},
        {408, ErrorKind::Server, Outcome::Unknown},         {409, ErrorKind::Conflict, Outcome::Rejected},
        {412, ErrorKind::Conflict, Outcome::Rejected},      {418, ErrorKind::Server, Outcome::Rejected},
        {422, ErrorKind::Unprocessable, Outcome::Rejected}, {429, ErrorKind::RateLimited, Outcome::Throttled},
        {500, ErrorKind::Server, Outcome::Unknown},         {502, ErrorKind::Server, Outcome::Unknown},
        {503, ErrorKind::Server, Outcome::Unknown},         {504, ErrorKind::Server, Outcome::Unknown},
    };
    for (int call = 0; call < allApiCalls().size(); ++call) {
        for (const auto &[status, kind, outcome] : rows) {
            QTest::addRow("%s %d", allApiCalls().at(call).name, status)
                << call << status << int(kind) << int(outcome);
        }
    }
}

void ErrorsTest::statusBecomesKind()
{
    QFETCH(int, call);
    QFETCH(int, status);
    QFETCH(int, kind);
    QFETCH(int, outcome);
    FaultServer server;
    server.answerWith(httpAnswer(status, R"({"message":"so it is"})"));
    ClientFixture fixture(server.url());
    const auto error = fixture.run(allApiCalls().at(call));
    QVERIFY(error);
    QCOMPARE(int(error->kind), kind);
    QCOMPARE(int(error->outcome), outcome);
    QCOMPARE(error->httpStatus, status);
    QCOMPARE(error->serverMessage, u"so it is"_s);
    QCOMPARE(error->requestId.toLatin1(), server.requests().last().header("X-Request-ID"));
    const QHash<QByteArray, int> copies = server.copies();
    for (const int count : copies) {
        QCOMPARE(count, 1);
    }
}

void ErrorsTest::serverWordsComeAlong()
{
    FaultServer server;
    server.answerWith(httpAnswer(
        422, R"({"detail":"<b>cannot</b>","errors":{"name":"taken","title":{"message":"too long"}}})"));
    ClientFixture fixture(server.url());
    const auto failed = await(fixture.client.create(someDraft()));
    QVERIFY(!failed);
    QCOMPARE(failed.error().serverMessage, u"<b>cannot</b>"_s);
    QCOMPARE(failed.error().fieldMessages.value(u"name"_s), u"taken"_s);
    QCOMPARE(failed.error().fieldMessages.value(u"title"_s), u"too long"_s);
    QVERIFY(failed.error().bodySample.contains("cannot"));
}

void ErrorsTest::badBodyIsBadPayload_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<QByteArray>("body");
    const std::pair<const char *, QByteArray> bodies[] = {{"truncated", R"({"services":[{"id":"a)"},
                                                          {"array", "[]"},
                                                          {"scalar", "7"},
                                                          {"null", "null"},
                                                          {"other object", R"({"a":1})"},
                                                          {"bad UTF-8", "{\"id\":\"\xff\"}"},
                                                          {"deep", QByteArray(2000, '[')}};
    for (int call = 0; call < allApiCalls().size(); ++call) {
        for (const auto &[name, body] : bodies) {
            QTest::addRow("%s %s", allApiCalls().at(call).name, name) << call << body;
        }
        if (allApiCalls().at(call).operation != Operation::Delete) {
            QTest::addRow("%s empty", allApiCalls().at(call).name) << call << QByteArray();
        }
    }
}

// N15, N22, N23
void ErrorsTest::badBodyIsBadPayload()
{
    QFETCH(int, call);
    QFETCH(QByteArray, body);
    const ApiCall &c = allApiCalls().at(call);
    FaultServer server;
    server.answerWith(httpAnswer(200, body));
    ClientFixture fixture(server.url());
    const auto error = fixture.run(c);
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::BadPayload);
    QCOMPARE(error->outcome, Outcome::Unknown);
    QCOMPARE(error->httpStatus, 200);
    QVERIFY(!error->detail.isEmpty());
    QCOMPARE(error->bodySample, body.left(2048));
    // Reading a list or a service once more may help; anything else is asked once.
    const bool rereads = c.operation == Operation::ListPage || c.operation == Operation::Describe;
    QCOMPARE(server.requestCount(), rereads ? 2 : 1);
}

// N21
void ErrorsTest::webPageIsNeverTakenForAnAnswer()
{
    QFETCH(int, call);
    FaultServer server;
    server.answerWith(httpAnswer(200, "<html>Please sign in</html>", {}, "text/html; charset=utf-8"));
    ClientFixture fixture(server.url());
    const auto error = fixture.run(allApiCalls().at(call));
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::BadPayload);
    QCOMPARE(error->httpStatus, 200);
    QCOMPARE(server.requestCount(), 1);
}

// N05
void ErrorsTest::silenceEndsInTime()
{
    QFETCH(int, call);
    const ApiCall &c = allApiCalls().at(call);
    FaultServer server;
    ClientFixture fixture(server.url());
    RetryTimings timings = shortTimings();
    timings.longestIdle = 200ms; // long enough for a request to arrive on a machine that has much to do
    fixture.transport.setTimings(timings);
    const auto error = fixture.run(c);
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Timeout);
    QCOMPARE(error->outcome, Outcome::Unknown);
    const OperationRules &rules = rulesFor(c.operation);
    QTRY_COMPARE(server.requestCount(), rules.repeatUnknown ? rules.attempts : 1);
    // Each attempt has an id of its own, and each id went out once.
    QCOMPARE(server.copies().size(), server.requestCount());
}

void ErrorsTest::slowAnswerIsNoSlowConnect()
{
    QFETCH(int, call);
    FaultServer server;
    server.answerWith(FaultScript{FaultStep::sleep(250ms),
                                  FaultStep::send(httpAnswer(200, allApiCalls().at(call).answer))});
    ClientFixture fixture(server.url());
    RetryTimings timings = shortTimings();
    timings.connect = 120ms;
    fixture.transport.setTimings(timings);
    const auto error = fixture.run(allApiCalls().at(call));
    QVERIFY2(!error, error ? qPrintable(error->toString()) : "");
    QCOMPARE(server.requestCount(), 1);
}

// N08, N09
void ErrorsTest::drippingEndsInTime()
{
    // Each byte restarts the idle limit: only the limit of the attempt ends it.
    FaultServer server;
    server.answerWith(FaultScript{FaultStep::drip(httpAnswer(202, R"({"id":"a-1"})"), 1, 30ms)});
    ClientFixture fixture(server.url());
    RetryTimings timings = shortTimings();
    timings.longestIdle = 10s;
    timings.longestAttempt = 200ms;
    fixture.transport.setTimings(timings);
    const auto failed = await(fixture.client.create(someDraft()));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Timeout);
    QCOMPARE(failed.error().outcome, Outcome::Unknown);
    QCOMPARE(server.requestCount(), 1);
}

// U09
void ErrorsTest::abortEndsAtOnce()
{
    QFETCH(int, call);
    FaultServer server;
    ClientFixture fixture(server.url());
    int ended = 0;
    std::optional<ApiError> error;
    QPointer<ReplyBase> reply =
        allApiCalls().at(call).start(fixture.client, this, [&](const std::optional<ApiError> &e) {
            ++ended;
            error = e;
        });
    QTRY_COMPARE(server.requestCount(), 1);
    reply->abort();
    QCOMPARE(ended, 1);
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Aborted);
    // That a read has left is told a moment after it has; of a write nothing may be left open.
    const auto name = QLatin1StringView(allApiCalls().at(call).name);
    const bool isWrite =
        name == "create"_L1 || name == "update"_L1 || name == "delete"_L1 || name == "test"_L1;
    QVERIFY(error->outcome == Outcome::Unknown || (error->outcome == Outcome::NotSent && !isWrite));
    QTRY_VERIFY(reply.isNull());
    QCOMPARE(ended, 1);
    QCOMPARE(server.requestCount(), 1);
    // The next call is served as if nothing had been.
    server.answerWith(httpAnswer(200, allApiCalls().first().answer));
    QVERIFY(await(fixture.client.listPage({}, 1)));
}

void ErrorsTest::abortInTheQueueSendsNothing()
{
    FaultServer server;
    ClientFixture fixture(server.url());
    for (int i = 0; i < HttpTransport::maxInFlight; ++i) {
        std::ignore = fixture.client.listPage({}, 1);
    }
    Reply<WriteAnswer> *waiting = fixture.client.create(someDraft());
    QTRY_COMPARE(server.requestCount(), HttpTransport::maxInFlight);
    std::optional<ApiError> error;
    waiting->then(this, [&error](const Result<WriteAnswer> &result) { error = result.error(); });
    waiting->abort();
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Aborted);
    QCOMPARE(error->outcome, Outcome::NotSent);
    QTest::qWait(20);
    QCOMPARE(server.requestCount(), HttpTransport::maxInFlight);
}

void ErrorsTest::abortBetweenAttemptsFreesItsTurn()
{
    FaultServer server;
    server.answerWith(httpAnswer(429, "{}", {"Retry-After: 30"}));
    ClientFixture fixture(server.url());
    QList<ReplyBase *> throttled;
    int waiting = 0;
    connect(&fixture.transport, &HttpTransport::throttled, this, [&waiting] { ++waiting; });
    int ended = 0;
    for (int i = 0; i < HttpTransport::maxInFlight; ++i) {
        throttled.append(
            fixture.client.listPage({}, 1)->then(this, [&ended](const Result<ServicePage> &page) {
                QCOMPARE(page.error().kind, ErrorKind::Aborted);
                ++ended;
            }));
    }
    QTRY_COMPARE(waiting, HttpTransport::maxInFlight);
    for (ReplyBase *reply : std::as_const(throttled)) {
        reply->abort();
    }
    QCOMPARE(ended, HttpTransport::maxInFlight);
    server.answerWith(httpAnswer(200, allApiCalls().first().answer));
    QVERIFY(await(fixture.client.listPage({}, 1), 2s));
}

void ErrorsTest::deadContextIsLeftAlone()
{
    QFETCH(int, call);
    const ApiCall &c = allApiCalls().at(call);
    FaultServer server;
    server.answerWith(FaultScript{FaultStep::sleep(300ms), FaultStep::send(httpAnswer(200, c.answer))});
    ClientFixture fixture(server.url());
    auto context = std::make_unique<QObject>();
    int ended = 0;
    QPointer<ReplyBase> reply =
        c.start(fixture.client, context.get(), [&ended](const std::optional<ApiError> &) { ++ended; });
    QTRY_COMPARE(server.requestCount(), 1);
    context.reset();
    QTRY_VERIFY(reply.isNull());
    QCOMPARE(ended, 0);
}

void ErrorsTest::deadClientIsSilent()
{
    QFETCH(int, call);
    FaultServer server;
    auto fixture = std::make_unique<ClientFixture>(server.url());
    int ended = 0;
    allApiCalls().at(call).start(fixture->client, this,
                                 [&ended](const std::optional<ApiError> &) { ++ended; });
    QTRY_COMPARE(server.requestCount(), 1);
    fixture.reset();
    QCoreApplication::processEvents();
    QCOMPARE(ended, 0);
}

void ErrorsTest::cutBodyIsNotParsed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("resets");
    const QByteArray whole = httpAnswer(200, allApiCalls().first().answer);
    for (const bool resets : {false, true}) {
        const char *how = resets ? "RST" : "FIN";
        QTest::addRow("in the status line, %s", how) << QByteArray("HTTP/1.1 20") << resets;
        QTest::addRow("in the headers, %s", how) << whole.left(40) << resets;
        QTest::addRow("in the body, %s", how) << whole.chopped(10) << resets;
        QTest::addRow("in a chunk, %s", how)
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n20\r\n{\"services\":[")
            << resets;
    }
    QTest::addRow("without a length, FIN")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                      "{\"services\":[")
        << false;
    QTest::addRow("in gzip, FIN")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                      "Content-Length: 12\r\n\r\n") +
               QByteArrayLiteral("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\x56")
        << false;
}

// N06, N07, N16
void ErrorsTest::cutBodyIsNotParsed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, resets);
    FaultServer server;
    server.answerWith(FaultScript{FaultStep::send(bytes), FaultStep::sleep(5ms),
                                  resets ? FaultStep::rst() : FaultStep::fin()});
    ClientFixture fixture(server.url());
    const auto failed = await(fixture.client.listPage({}, 1));
    QVERIFY(!failed);
    QVERIFY(failed.error().kind == ErrorKind::Network || failed.error().kind == ErrorKind::BadPayload);
    QCOMPARE(failed.error().outcome, Outcome::Unknown);
    QVERIFY(server.requestCount() >= 2);
}

// N19
void ErrorsTest::tooLargeBodyIsGivenUp()
{
    FaultServer server;
    server.answerWith(httpAnswer(200, QByteArray(2 * 1024 * 1024, ' ') + R"({"id":"a-1"})"));
    ClientFixture fixture(server.url());
    const auto failed = await(fixture.client.create(someDraft()));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::BadPayload);
    QCOMPARE(failed.error().outcome, Outcome::Unknown);
    QVERIFY(failed.error().detail.contains(u"larger than"_s));
    QCOMPARE(server.requestCount(), 1);
}

// N02
void ErrorsTest::refusedConnectionIsNotSent()
{
    QUrl nobody;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        nobody = QUrl(u"http://127.0.0.1:%1"_s.arg(closed.serverPort()));
    }
    ClientFixture fixture(nobody);
    const auto failed = await(fixture.client.create(someDraft()));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Network);
    QCOMPARE(failed.error().outcome, Outcome::NotSent);
    QCOMPARE(failed.error().httpStatus, 0);
}

// N01
void ErrorsTest::unknownHostIsNotSent()
{
    ClientFixture fixture(QUrl(u"http://nx.invalid"_s));
    const auto failed = await(fixture.client.update(ServiceId{u"a-1"_s}, somePatch()));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Network);
    QCOMPARE(failed.error().outcome, Outcome::NotSent);
}

// N04
void ErrorsTest::unansweredConnectIsNotSent()
{
    // TLS that never answers: connected, but nothing has been said.
    FaultServer mute;
    QUrl url = mute.url();
    url.setScheme(u"https"_s);
    ClientFixture fixture(url);
    RetryTimings timings = shortTimings();
    timings.connect = 500ms; // enough to begin to connect also on a busy machine
    fixture.transport.setTimings(timings);
    const auto failed = await(fixture.client.create(someDraft()));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Timeout);
    QCOMPARE(failed.error().outcome, Outcome::NotSent);
    QTRY_COMPARE(mute.connectionCount(), 3);
    QCOMPARE(mute.requestCount(), 0);
}

// S03
void ErrorsTest::selfSignedServerSeesNoRequest()
{
    if (!QSslSocket::supportsSsl()) {
        QSKIP("no TLS library here");
    }
    const TestCertificate own = TestCertificate::make();
    FaultServer server;
    server.useTls(own.certificate, own.key);
    server.answerWith(httpAnswer(202, R"({"id":"a-1"})"));
    ClientFixture fixture(server.url());
    const auto failed = await(fixture.client.create(someDraft()));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Tls);
    QCOMPARE(failed.error().outcome, Outcome::NotSent);
    QVERIFY(!failed.error().detail.isEmpty());
    QCOMPARE(server.requestCount(), 0);
    QCOMPARE(server.connectionCount(), 1);
}

void ErrorsTest::keyIsInNoErrorText()
{
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(401, R"({"message":"no"})"))},
                         {FaultStep::send(httpAnswer(200, "nonsense"))},
                         {FaultStep::fin()}});
    ClientFixture fixture(server.url());
    for (int i = 0; i < 3; ++i) {
        const auto failed = await(fixture.client.create(someDraft()));
        QVERIFY(!failed);
        const ApiError &error = failed.error();
        const QString all = error.toString() + error.detail + error.serverMessage + error.requestId;
        QVERIFY(!all.contains(QString::fromLatin1(testKey)));
        QVERIFY(!error.bodySample.contains(testKey));
    }
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::ErrorsTest)
#include "tst_errors.moc"
