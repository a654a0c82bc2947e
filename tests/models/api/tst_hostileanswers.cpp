// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/api/apicalls.h"
#include "tests/support/await.h"
#include "tests/support/sanitized.h"
#include "tests/support/testcertificate.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

const QByteArray page = R"({"services":[{"id":"a-1","name":"a","status":"AVAILABLE"}],"pageCount":1})";

//! An answer whose body is compressed as Content-Encoding says: deflate.
QByteArray deflated(const QByteArray &compressed)
{
    return httpAnswer(200, compressed, {"Content-Encoding: deflate"});
}

//! The zlib format; qCompress() puts the length before it.
QByteArray compress(const QByteArray &bytes)
{
    return qCompress(bytes, 9).mid(4);
}

//! The most memory that this process has held since the last reset, in KiB; -1 where the system does not tell.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> lines = status.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("VmHWM:")) {
                return line.mid(6).trimmed().split(' ').first().toLongLong();
            }
        }
    }
    return -1;
}

void resetPeakMemory()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly)) {
        file.write("5");
    }
}

} // namespace

//! Answers that are not what they seem.
class HostileAnswersTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void compressedAnswerIsRead();
    void brokenCompressionIsNotShown_data();
    void brokenCompressionIsNotShown();
    void bombsAndFloodsEndAtTheCap_data();
    void bombsAndFloodsEndAtTheCap();
    void tooManyHeadersEndInTime_data();
    void tooManyHeadersEndInTime();
    void oddButRightAnswersAreUnderstood_data();
    void oddButRightAnswersAreUnderstood();
    void earlyHintsAreNeverMistaken();
    void closingAfterTheBodyIsNoFailure();
};

void HostileAnswersTest::compressedAnswerIsRead()
{
    FaultServer server;
    server.answerWith(deflated(compress(page)));
    ClientFixture fixture(server.url());
    const Result<ServicePage> result = await(fixture.client.listPage({}, 1));
    QVERIFY2(result, result ? "" : qPrintable(result.error().toString()));
    QCOMPARE(result->services.size(), 1);
}

void HostileAnswersTest::brokenCompressionIsNotShown_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray whole = compress(page + QByteArray(4000, ' '));
    QTest::newRow("cut in half") << whole.left(whole.size() / 2);
    QTest::newRow("garbage") << QByteArray(200, '\x5a');
    QTest::newRow("garbage at the end") << QByteArray(whole.chopped(8) + QByteArray(8, '\x5a'));
}

// N17
void HostileAnswersTest::brokenCompressionIsNotShown()
{
    QFETCH(QByteArray, body);
    FaultServer server;
    server.answerWith(deflated(body));
    ClientFixture fixture(server.url());
    const Result<ServicePage> result = await(fixture.client.listPage({}, 1));
    QVERIFY(!result);
    QCOMPARE(result.error().outcome, Outcome::Unknown);
    QVERIFY(!result.error().serverMessage.contains(u'Z'));
}

void HostileAnswersTest::bombsAndFloodsEndAtTheCap_data()
{
    QTest::addColumn<FaultScript>("script");
    for (const int mebibytes : {9, 64}) {
        QTest::addRow("bomb of %d MiB", mebibytes)
            << FaultScript{FaultStep::send(deflated(compress(QByteArray(mebibytes * 1024 * 1024, ' '))))};
    }
    FaultScript flood{FaultStep::send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")};
    const QByteArray chunk(1024 * 1024, ' ');
    for (int i = 0; i < 40; ++i) {
        flood << FaultStep::send(chunk) << FaultStep::sleep(10ms);
    }
    QTest::newRow("40 MiB without a length") << flood;
}

// N18, N19
void HostileAnswersTest::bombsAndFloodsEndAtTheCap()
{
    QFETCH(FaultScript, script);
    FaultServer server;
    server.answerWith(script);
    ClientFixture fixture(server.url());
    resetPeakMemory();
    const qint64 before = peakMemory();
    const Result<ServicePage> result = await(fixture.client.listPage({}, 1));
    const qint64 growth = peakMemory() - before;
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadPayload);
    QCOMPARE(result.error().httpStatus, 0); // given up, not read to its end
    // The cap is 8 MiB; the flood's server lives in this process, too.
    QVERIFY2(isFreedMemoryKept || growth < 64 * 1024, QByteArray::number(growth).constData());
}

void HostileAnswersTest::tooManyHeadersEndInTime_data()
{
    QTest::addColumn<QByteArray>("headers");
    QByteArray many;
    for (int i = 0; i < 200; ++i) {
        many += "X-Filler-" + QByteArray::number(i) + ": x\r\n";
    }
    QTest::newRow("200 headers") << many;
    QTest::newRow("one of 200 KB") << QByteArray("X-Filler: " + QByteArray(200'000, 'x') + "\r\n");
    QByteArray large;
    for (int i = 0; i < 60; ++i) {
        large += "X-Filler-" + QByteArray::number(i) + ": " + QByteArray(5000, 'x') + "\r\n";
    }
    QTest::newRow("300 KB in all") << large;
}

// N20
void HostileAnswersTest::tooManyHeadersEndInTime()
{
    QFETCH(QByteArray, headers);
    FaultServer server;
    server.answerWith("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + QByteArray::number(page.size()) +
                      "\r\n\r\n" + page);
    ClientFixture fixture(server.url());
    RetryTimings timings = shortTimings();
    timings.longestIdle = 300ms;
    fixture.transport.setTimings(timings);
    const Result<WriteAnswer> result = await(fixture.client.create(someDraft()));
    QVERIFY(!result);
    QCOMPARE(result.error().outcome, Outcome::Unknown);
    QCOMPARE(server.requestCount(), 1);
}

void HostileAnswersTest::oddButRightAnswersAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray plain = httpAnswer(200, page);
    const QByteArray chunkedHead =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray size = QByteArray::number(page.size(), 16);
    QTest::newRow("100 Continue first") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n" + plain);
    QTest::newRow("chunk extension") << QByteArray(chunkedHead + size + ";name=value\r\n" + page +
                                                   "\r\n0\r\n\r\n");
    QTest::newRow("trailer") << QByteArray(chunkedHead + size + "\r\n" + page + "\r\n0\r\nX-Sum: 1\r\n\r\n");
}

// N46
void HostileAnswersTest::oddButRightAnswersAreUnderstood()
{
    QFETCH(QByteArray, answer);
    FaultServer server;
    server.answerWith(answer);
    ClientFixture fixture(server.url());
    const Result<ServicePage> result = await(fixture.client.listPage({}, 1));
    QVERIFY2(result, result ? "" : qPrintable(result.error().toString()));
    QCOMPARE(result->services.size(), 1);
    QCOMPARE(server.requestCount(), 1);
}

// N46: Qt takes a 103 for the answer. Then nobody knows, and it is looked up.
void HostileAnswersTest::earlyHintsAreNeverMistaken()
{
    FaultServer server;
    server.answerWith("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n" +
                      httpAnswer(202, R"({"id":"a-1"})"));
    ClientFixture fixture(server.url());
    const Result<WriteAnswer> created = await(fixture.client.create(someDraft()));
    QVERIFY(created || created.error().outcome == Outcome::Unknown);
    QCOMPARE(server.requestCount(), 1);
}

// N48: also over TLS, where the goodbye is an exchange of its own.
void HostileAnswersTest::closingAfterTheBodyIsNoFailure()
{
    const TestCertificate own = TestCertificate::make();
    QTemporaryDir place;
    const NetworkSettings trusting = own.trustedFrom(place.path());
    for (const bool usesTls : {false, true}) {
        FaultServer server;
        if (usesTls) {
            server.useTls(own.certificate, own.key);
        }
        server.answerWith(FaultScript{FaultStep::send(httpAnswer(202, R"({"id":"a-1"})")), FaultStep::fin()});
        ClientFixture fixture(server.url(), trusting);
        for (int i = 0; i < 10; ++i) {
            const Result<WriteAnswer> created = await(fixture.client.create(someDraft()));
            QVERIFY2(created, created ? "" : qPrintable(created.error().toString()));
        }
        QCOMPARE(server.requestCount(), 10);
    }
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::HostileAnswersTest)
#include "tst_hostileanswers.moc"
