// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/api/apicalls.h"
#include "tests/support/await.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

QByteArray httpDate(const QDateTime &time)
{
    return (QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss"_s) + u" GMT"_s).toLatin1();
}

} // namespace

class RetryTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rulesAreThoseOfThePolicy_data();
    void rulesAreThoseOfThePolicy();
    void failuresAreRepeatedAsPromised_data();
    void failuresAreRepeatedAsPromised();
    void shortFaultIsInvisible_data();
    void shortFaultIsInvisible();
    void nothingSentIsRepeatedForWritesToo_data() { addCallRows(true); }
    void nothingSentIsRepeatedForWritesToo();
    void retryAfterIsWaitedFor_data();
    void retryAfterIsWaitedFor();
    void longRetryAfterIsToldInstead();
    void backoffStaysInItsBounds_data();
    void backoffStaysInItsBounds();
    void backoffIsSpread();
    void failingOriginIsSoonLeftAlone();
    void throttledRepetitionsCostHalf();
    void successRefillsTheBucket();
    void budgetEndsTheRepetitions();
    void badAnswerIsReadOnceMore();
    void sleepOfTheMachineEndsAnAttempt();
    void sleepOfTheMachineNeverRepeatsAWrite();
};

void RetryTest::rulesAreThoseOfThePolicy_data()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<bool>("repeatUnknown");
    QTest::addColumn<int>("budgetSeconds");
    const auto add = [](const char *name, Operation operation, int attempts, bool unknown, int budget) {
        QTest::newRow(name) << int(operation) << attempts << unknown << budget;
    };
    add("list page", Operation::ListPage, 3, true, 90);
    add("describe", Operation::Describe, 3, true, 60);
    add("create", Operation::Create, 3, false, 120);
    add("update", Operation::Update, 3, false, 120);
    add("delete", Operation::Delete, 3, true, 90);
    add("test", Operation::Test, 2, false, 150);
    add("sign-in check", Operation::SignInCheck, 2, true, 30);
}

void RetryTest::rulesAreThoseOfThePolicy()
{
    QFETCH(int, operation);
    QFETCH(int, attempts);
    QFETCH(bool, repeatUnknown);
    QFETCH(int, budgetSeconds);
    const OperationRules &rules = rulesFor(Operation(operation));
    QCOMPARE(rules.attempts, attempts);
    QCOMPARE(rules.repeatUnknown, repeatUnknown);
    QCOMPARE(rules.budget, std::chrono::seconds(budgetSeconds));
    QVERIFY(rules.idle <= rules.attempt);
    QVERIFY(rules.attempt <= rules.budget);
    QVERIFY(rules.bodyCap >= 64 * 1024);
}

void RetryTest::failuresAreRepeatedAsPromised_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("requests");
    for (int call = 0; call < allApiCalls().size(); ++call) {
        const ApiCall &c = allApiCalls().at(call);
        const OperationRules &rules = rulesFor(c.operation);
        for (const int status : {400, 401, 403, 404, 409, 412, 422, 301}) {
            QTest::addRow("%s %d", c.name, status) << call << status << 1;
        }
        for (const int status : {408, 500, 502, 503, 504}) {
            QTest::addRow("%s %d", c.name, status)
                << call << status << (rules.repeatUnknown ? rules.attempts : 1);
        }
        QTest::addRow("%s 429", c.name) << call << 429 << (rules.repeatUntimed ? rules.attempts : 1);
    }
}

// N27, N31, N33
void RetryTest::failuresAreRepeatedAsPromised()
{
    QFETCH(int, call);
    QFETCH(int, status);
    QFETCH(int, requests);
    FaultServer server;
    server.answerWith(httpAnswer(status, "{}"));
    ClientFixture fixture(server.url());
    const auto error = fixture.run(allApiCalls().at(call));
    QVERIFY(error);
    QCOMPARE(error->httpStatus, status);
    QCOMPARE(server.requestCount(), requests);
    QCOMPARE(server.copies().size(), requests);
}

void RetryTest::shortFaultIsInvisible_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("status");
    for (int call = 0; call < allApiCalls().size(); ++call) {
        const ApiCall &c = allApiCalls().at(call);
        QTest::addRow("%s 429", c.name) << call << 429;
        if (rulesFor(c.operation).repeatUnknown) {
            QTest::addRow("%s 503", c.name) << call << 503;
        }
    }
}

void RetryTest::shortFaultIsInvisible()
{
    QFETCH(int, call);
    QFETCH(int, status);
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(status, "{}", {"Retry-After: 0"}))},
                         {FaultStep::send(httpAnswer(200, allApiCalls().at(call).answer))}});
    ClientFixture fixture(server.url());
    const auto error = fixture.run(allApiCalls().at(call));
    QVERIFY2(!error, error ? qPrintable(error->toString()) : "");
    QCOMPARE(server.requestCount(), 2);
}

void RetryTest::nothingSentIsRepeatedForWritesToo()
{
    QFETCH(int, call);
    const ApiCall &c = allApiCalls().at(call);
    // TLS towards a server without: the connection comes about, the request never.
    FaultServer server;
    server.greetWith({FaultStep::fin()});
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    ClientFixture fixture(url);
    RetryTimings timings = shortTimings();
    timings.connect = 100ms;
    fixture.transport.setTimings(timings);
    const auto error = fixture.run(c);
    QVERIFY(error);
    QCOMPARE(error->outcome, Outcome::NotSent);
    QCOMPARE(server.requestCount(), 0);
    if (error->kind != ErrorKind::Tls) {
        QCOMPARE(server.connectionCount(), rulesFor(c.operation).attempts);
    }
}

void RetryTest::retryAfterIsWaitedFor_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("seconds"); // -1: ignored
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QTest::newRow("a number") << QByteArray("1") << QByteArray() << 1;
    QTest::newRow("a date, clocks agree") << httpDate(now.addSecs(1)) << httpDate(now) << 1;
    const QDateTime yesterday = now.addDays(-1);
    QTest::newRow("a date, server a day behind")
        << httpDate(yesterday.addSecs(1)) << httpDate(yesterday) << 1;
    const QDateTime tomorrow = now.addDays(1);
    QTest::newRow("a date, server a day ahead") << httpDate(tomorrow.addSecs(1)) << httpDate(tomorrow) << 1;
    QTest::newRow("zero") << QByteArray("0") << QByteArray() << 0;
    QTest::newRow("negative") << QByteArray("-1") << QByteArray() << -1;
    QTest::newRow("huge") << QByteArray("1000000000") << QByteArray() << -1;
    QTest::newRow("garbage") << QByteArray("soon") << QByteArray() << -1;
    QTest::newRow("a date without the server's") << httpDate(now.addSecs(30)) << QByteArray() << -1;
    QTest::newRow("two numbers") << QByteArray("0, 1") << QByteArray() << 1;
}

// N24
void RetryTest::retryAfterIsWaitedFor()
{
    QFETCH(QByteArray, retryAfter);
    QFETCH(QByteArray, date);
    QFETCH(int, seconds);
    QList<QByteArray> headers{"Retry-After: " + retryAfter};
    if (!date.isEmpty()) {
        headers.append("Date: " + date);
    }
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(429, "{}", headers))},
                         {FaultStep::send(httpAnswer(202, R"({"id":"a-1"})"))}});
    ClientFixture fixture(server.url());
    QSignalSpy throttled(&fixture.transport, &HttpTransport::throttled);
    QElapsedTimer elapsed;
    elapsed.start();
    QVERIFY(await(fixture.client.create(someDraft())));
    QCOMPARE(throttled.count(), 1);
    const auto pause = throttled.first().first().value<std::chrono::milliseconds>();
    if (seconds >= 0) {
        QVERIFY(pause >= std::chrono::seconds(seconds));
        QVERIFY(elapsed.elapsed() >= seconds * 1000);
    }
    QVERIFY(pause <= std::chrono::seconds(qMax(0, seconds)) + shortTimings().cap);
}

// N26
void RetryTest::longRetryAfterIsToldInstead()
{
    FaultServer server;
    server.answerWith(httpAnswer(429, "{}", {"Retry-After: 61"}));
    ClientFixture fixture(server.url());
    const auto failed = await(fixture.client.listPage({}, 1));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::RateLimited);
    QCOMPARE(failed.error().retryAfter, std::optional(61s));
    QCOMPARE(server.requestCount(), 1);
    // 503 with a time says the same.
    server.answerWith(httpAnswer(503, "{}", {"Retry-After: 3600"}));
    const auto busy = await(fixture.client.create(someDraft()));
    QVERIFY(!busy);
    QCOMPARE(busy.error().kind, ErrorKind::RateLimited);
    QCOMPARE(busy.error().outcome, Outcome::Throttled);
}

void RetryTest::backoffStaysInItsBounds_data()
{
    QTest::addColumn<bool>("throttled");
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("ceiling");
    QTest::newRow("second") << false << 2 << 500;
    QTest::newRow("third") << false << 3 << 1000;
    QTest::newRow("sixth") << false << 6 << 8000;
    QTest::newRow("ninth is capped") << false << 9 << 20000;
    QTest::newRow("second, throttled") << true << 2 << 1000;
    QTest::newRow("third, throttled") << true << 3 << 2000;
}

void RetryTest::backoffStaysInItsBounds()
{
    QFETCH(bool, throttled);
    QFETCH(int, attempt);
    QFETCH(int, ceiling);
    const RetryTimings timings;
    QCOMPARE(backoff(timings, throttled, attempt, 0.0), 0ms);
    QCOMPARE(backoff(timings, throttled, attempt, 0.5), std::chrono::milliseconds(ceiling / 2));
    QVERIFY(backoff(timings, throttled, attempt, 0.999999) < std::chrono::milliseconds(ceiling));
}

// N29
void RetryTest::backoffIsSpread()
{
    const RetryTimings timings;
    QRandomGenerator random(1);
    double sum = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto pause = backoff(timings, false, 4, random.generateDouble());
        QVERIFY(pause >= 0ms && pause <= 2000ms);
        sum += double(pause.count());
    }
    QVERIFY2(std::abs(sum / 1000 - 1000) < 60, qPrintable(QString::number(sum / 1000)));
}

// N28
void RetryTest::failingOriginIsSoonLeftAlone()
{
    FaultServer server;
    server.answerWith(httpAnswer(500, "{}"));
    ClientFixture fixture(server.url());
    int failed = 0;
    for (int i = 0; i < 100; ++i) {
        fixture.client.listPage({}, 1)->then(this, [&failed](const Result<ServicePage> &page) {
            QVERIFY(!page);
            ++failed;
        });
    }
    QTRY_COMPARE(failed, 100);
    QCOMPARE(server.requestCount(), 110);
}

void RetryTest::throttledRepetitionsCostHalf()
{
    FaultServer server;
    server.answerWith(httpAnswer(429, "{}"));
    ClientFixture fixture(server.url());
    int failed = 0;
    for (int i = 0; i < 30; ++i) {
        fixture.client.listPage({}, 1)->then(this, [&failed](const Result<ServicePage> &) { ++failed; });
    }
    QTRY_COMPARE(failed, 30);
    QCOMPARE(server.requestCount(), 50);
}

void RetryTest::successRefillsTheBucket()
{
    FaultServer server;
    server.answerWith(httpAnswer(500, "{}"));
    ClientFixture fixture(server.url());
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!await(fixture.client.listPage({}, 1)));
    }
    QCOMPARE(server.requestCount(), 15);
    QVERIFY(!await(fixture.client.listPage({}, 1)));
    QCOMPARE(server.requestCount(), 16);
    // Ten answers at once are worth one repetition, which brings its own price back.
    server.answerWith(httpAnswer(200, allApiCalls().first().answer));
    for (int i = 0; i < 10; ++i) {
        QVERIFY(await(fixture.client.listPage({}, 1)));
    }
    for (int i = 0; i < 3; ++i) {
        server.answerInTurn({{FaultStep::send(httpAnswer(500, "{}"))},
                             {FaultStep::send(httpAnswer(200, allApiCalls().first().answer))}});
        QVERIFY(await(fixture.client.listPage({}, 1)));
    }
}

void RetryTest::budgetEndsTheRepetitions()
{
    FaultServer server;
    ClientFixture fixture(server.url());
    // The sign-in check may take 30 s in all.
    server.answerWith(httpAnswer(429, "{}", {"Retry-After: 30"}));
    const auto failed = await(fixture.client.checkSignIn());
    QVERIFY(!failed);
    QCOMPARE(failed.error().retryAfter, std::optional(30s));
    QCOMPARE(server.requestCount(), 1);
}

void RetryTest::badAnswerIsReadOnceMore()
{
    FaultServer server;
    server.answerInTurn({{FaultStep::send(httpAnswer(200, R"({"services":[{"id":"a)"))},
                         {FaultStep::send(httpAnswer(200, allApiCalls().first().answer))}});
    ClientFixture fixture(server.url());
    QVERIFY(await(fixture.client.listPage({}, 1)));
    QCOMPARE(server.requestCount(), 2);
}

// L18: timers stand still while the machine sleeps; the clock of its boot does not.
void RetryTest::sleepOfTheMachineEndsAnAttempt()
{
    FaultServer server;
    server.answerInTurn({{}, {FaultStep::send(httpAnswer(200, allApiCalls().first().answer))}});
    ClientFixture fixture(server.url());
    std::chrono::milliseconds now = 5h;
    fixture.transport.setBootClock([&now] { return now; });
    std::optional<Result<ServicePage>> page;
    fixture.client.listPage({}, 1)->then(this, [&page](const Result<ServicePage> &result) { page = result; });
    QTRY_COMPARE(server.requestCount(), 1);
    QTest::qWait(50);
    QVERIFY(!page);
    now += 1h;
    QTRY_VERIFY(page);
    QVERIFY(page->has_value());
    QCOMPARE(server.requestCount(), 2);
    QCOMPARE(server.connectionCount(), 2); // the old one leads nowhere
}

void RetryTest::sleepOfTheMachineNeverRepeatsAWrite()
{
    FaultServer server;
    ClientFixture fixture(server.url());
    std::chrono::milliseconds now = 5h;
    fixture.transport.setBootClock([&now] { return now; });
    std::optional<ApiError> error;
    fixture.client.create(someDraft())->then(this, [&error](const Result<WriteAnswer> &result) {
        error = result.error();
    });
    QTRY_COMPARE(server.requestCount(), 1);
    now += 1h;
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Timeout);
    QCOMPARE(error->outcome, Outcome::Unknown);
    QCOMPARE(server.requestCount(), 1);
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::RetryTest)
#include "tst_retry.moc"
