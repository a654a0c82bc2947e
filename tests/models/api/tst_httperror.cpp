// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/attemptoutcome.h"
#include "models/api/httperror.h"
#include "models/api/httpmessage.h"
#include "models/api/oneshotdevice.h"
#include "models/api/servicequery.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

class HttpErrorTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void networkErrorBecomesKind_data();
    void networkErrorBecomesKind();
    void factsBecomeOutcome_data();
    void factsBecomeOutcome();
    void serverWordsAreFound_data();
    void serverWordsAreFound();
    void fieldMessagesAreFound_data();
    void fieldMessagesAreFound();
    void everythingIsBounded();
    void theKeyIsTakenOutOfTheServersWords_data();
    void theKeyIsTakenOutOfTheServersWords();
    void whatIsPrintedIsOnePlainLine();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void queryIsEncoded();
    void uploadIsReadOnceOnly();
    void emptyUploadTellsThatItWasAskedFor();
};

void HttpErrorTest::networkErrorBecomesKind_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("kind");
    const std::tuple<const char *, QNetworkReply::NetworkError, ErrorKind> rows[] = {
        {"refused", QNetworkReply::ConnectionRefusedError, ErrorKind::Network},
        {"no host", QNetworkReply::HostNotFoundError, ErrorKind::Network},
        {"closed", QNetworkReply::RemoteHostClosedError, ErrorKind::Network},
        {"re-send refused", QNetworkReply::ContentReSendError, ErrorKind::Network},
        {"timeout", QNetworkReply::TimeoutError, ErrorKind::Timeout},
        {"transfer timeout of 6.4", QNetworkReply::OperationCanceledError, ErrorKind::Timeout},
        {"TLS", QNetworkReply::SslHandshakeFailedError, ErrorKind::Tls}};
    for (const auto &[name, error, kind] : rows) {
        QTest::newRow(name) << int(error) << int(kind);
    }
}

void HttpErrorTest::networkErrorBecomesKind()
{
    QFETCH(int, error);
    QFETCH(int, kind);
    QCOMPARE(int(kindOfNetworkError(QNetworkReply::NetworkError(error))), kind);
}

void HttpErrorTest::factsBecomeOutcome_data()
{
    QTest::addColumn<bool>("sent");
    QTest::addColumn<bool>("complete");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("retryAfter");
    QTest::addColumn<int>("outcome");
    const auto add = [](const char *name, bool sent, bool complete, int status, bool retryAfter,
                        Outcome outcome) {
        QTest::newRow(name) << sent << complete << status << retryAfter << int(outcome);
    };
    add("never left", false, false, 0, false, Outcome::NotSent);
    add("no answer", true, false, 0, false, Outcome::Unknown);
    add("half an answer", true, false, 200, false, Outcome::Unknown);
    add("redirect", true, true, 302, false, Outcome::Rejected);
    add("bad request", true, true, 400, false, Outcome::Rejected);
    add("request timeout", true, true, 408, false, Outcome::Unknown);
    add("too early", true, true, 425, false, Outcome::Unknown);
    add("too many", true, true, 429, false, Outcome::Throttled);
    add("server error", true, true, 500, false, Outcome::Unknown);
    add("unavailable", true, true, 503, false, Outcome::Unknown);
    add("unavailable for a while", true, true, 503, true, Outcome::Throttled);
    add("gateway timeout", true, true, 504, true, Outcome::Unknown);
    add("success that cannot be read", true, true, 200, false, Outcome::Unknown);
}

void HttpErrorTest::factsBecomeOutcome()
{
    QFETCH(bool, sent);
    QFETCH(bool, complete);
    QFETCH(int, status);
    QFETCH(bool, retryAfter);
    QFETCH(int, outcome);
    QCOMPARE(int(classifyOutcome({sent, complete, status, retryAfter})), outcome);
}

void HttpErrorTest::serverWordsAreFound_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("detail first") << QByteArray(R"({"title":"t","error":"e","message":"m","detail":"d"})")
                                  << u"d"_s;
    QTest::newRow("then message") << QByteArray(R"({"title":"t","error":"e","message":"m"})") << u"m"_s;
    QTest::newRow("then error") << QByteArray(R"({"title":"t","error":"e"})") << u"e"_s;
    QTest::newRow("then title") << QByteArray(R"({"title":"t"})") << u"t"_s;
    QTest::newRow("error as object") << QByteArray(R"({"error":{"message":"inside"}})") << u"inside"_s;
    QTest::newRow("empty detail") << QByteArray(R"({"detail":"","message":"m"})") << u"m"_s;
    QTest::newRow("number as detail") << QByteArray(R"({"detail":7,"message":"m"})") << u"m"_s;
    QTest::newRow("plain text") << QByteArray("  Bad gateway\n") << u"Bad gateway"_s;
    QTest::newRow("markup stays text") << QByteArray("<b>no</b>") << u"<b>no</b>"_s;
    QTest::newRow("array") << QByteArray("[1]") << u"[1]"_s;
    QTest::newRow("nothing known") << QByteArray(R"({"a":1})") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void HttpErrorTest::serverWordsAreFound()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    ApiError error;
    readErrorBody(body, error);
    QCOMPARE(error.serverMessage, words);
    QCOMPARE(error.bodySample, body);
}

void HttpErrorTest::fieldMessagesAreFound_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("by name") << QByteArray(R"({"errors":{"name":"taken"}})");
    QTest::newRow("by name, as objects") << QByteArray(R"({"errors":{"name":{"message":"taken"}}})");
    QTest::newRow("as a list") << QByteArray(
        R"({"errors":[{"field":"name","message":"taken"},{"message":"x"},7]})");
}

void HttpErrorTest::fieldMessagesAreFound()
{
    QFETCH(QByteArray, body);
    ApiError error;
    readErrorBody(body, error);
    QCOMPARE(error.fieldMessages, (QHash<QString, QString>{{u"name"_s, u"taken"_s}}));
}

void HttpErrorTest::everythingIsBounded()
{
    ApiError error;
    const QByteArray lots(100000, 'x');
    readErrorBody("{\"detail\":\"" + lots + "\",\"errors\":{\"name\":\"" + lots + "\"}}", error);
    QCOMPARE(error.serverMessage.size(), 2048);
    QCOMPARE(error.fieldMessages.value(u"name"_s).size(), 2048);
    QCOMPARE(error.bodySample.size(), 2048);
    readErrorBody(lots, error);
    QCOMPARE(error.serverMessage.size(), 2048);
}

void HttpErrorTest::theKeyIsTakenOutOfTheServersWords_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray header = "Authorization: Bearer sentinel/key+0123456789";
    const QByteArray filler(2048, 'x');
    QTest::newRow("plain") << header;
    QTest::newRow("message") << QByteArray("{\"message\": \"" + header + " is not known\"}");
    QTest::newRow("escaped") << QByteArray("{\"detail\": \"Bearer sentinel\\/key+0123456789\"}");
    QTest::newRow("field") << QByteArray("{\"errors\": {\"name\": \"" + header + "\"}}");
    QTest::newRow("twice") << QByteArray(header + '\n' + header);
    for (int cut = 1; cut < 30; ++cut) {
        QTest::addRow("cut %d", cut) << QByteArray(filler.first(2048 - header.size() + cut) + header +
                                                   "more");
    }
}

// S22
void HttpErrorTest::theKeyIsTakenOutOfTheServersWords()
{
    QFETCH(QByteArray, body);
    for (const char *key : {"sentinel/key+0123456789", "Bearer sentinel/key+0123456789"}) {
        ApiError error;
        error.detail = QString::fromUtf8(body);
        readErrorBody(body, error);
        hideKey(error, Secret(key));
        const auto isClean = [](const QString &text) {
            return !text.contains("sent"_L1) && !text.contains("456789"_L1) && text.size() <= 2048 + 30;
        };
        QVERIFY2(isClean(error.serverMessage), qPrintable(error.serverMessage));
        QVERIFY2(isClean(QString::fromUtf8(error.bodySample)), error.bodySample.constData());
        QVERIFY(!error.detail.contains("sentinel/key"_L1));
        for (const QString &message : std::as_const(error.fieldMessages)) {
            QVERIFY2(isClean(message), qPrintable(message));
        }
    }
}

// S22
void HttpErrorTest::whatIsPrintedIsOnePlainLine()
{
    ApiError error;
    error.kind = ErrorKind::Server;
    error.httpStatus = 500;
    error.serverMessage = u"no\n2026-01-01 critical belay: all is lost\x1b[2J\x07\r\x9b"
                          "31m!"_s;
    QCOMPARE(error.toString(),
             u"server error (HTTP 500): no 2026-01-01 critical belay: all is lost [2J 31m!"_s);
}

void HttpErrorTest::retryAfterIsRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("seconds"); // -1: nothing
    const QByteArray noon = "Sun, 06 Nov 1994 12:00:00 GMT";
    QTest::newRow("absent") << QByteArray() << noon << -1;
    QTest::newRow("number") << QByteArray("120") << QByteArray() << 120;
    QTest::newRow("spaces") << QByteArray(" 5 ") << QByteArray() << 5;
    QTest::newRow("list") << QByteArray("5, 7") << QByteArray() << 7;
    QTest::newRow("list with garbage") << QByteArray("x, 3, -9") << QByteArray() << 3;
    QTest::newRow("a day") << QByteArray("86400") << QByteArray() << 86400;
    QTest::newRow("more than a day") << QByteArray("86401") << QByteArray() << -1;
    QTest::newRow("negative") << QByteArray("-1") << QByteArray() << -1;
    QTest::newRow("fraction") << QByteArray("1.5") << QByteArray() << -1;
    QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 12:00:40 GMT") << noon << 40;
    QTest::newRow("date in the past") << QByteArray("Sun, 06 Nov 1994 11:59:40 GMT") << noon << -1;
    QTest::newRow("date far away") << QByteArray("Tue, 08 Nov 1994 12:00:00 GMT") << noon << -1;
    QTest::newRow("date alone") << noon << QByteArray() << -1;
    QTest::newRow("date and garbage") << noon << QByteArray("today GMT") << -1;
    QTest::newRow("no such day") << QByteArray("Sun, 32 Nov 1994 12:00:00 GMT") << noon << -1;
}

// N25, N26
void HttpErrorTest::retryAfterIsRead()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, date);
    QFETCH(int, seconds);
    const auto read = parseRetryAfter(value, date);
    QCOMPARE(read.has_value(), seconds >= 0);
    if (read) {
        QCOMPARE(read->count(), seconds);
    }
}

void HttpErrorTest::queryIsEncoded()
{
    QCOMPARE(encodeQuery({}), QByteArray());
    QCOMPARE(encodeQuery({{u"a"_s, u"1"_s}, {u"a"_s, u"2 3"_s}, {u"b&c"_s, u"=?"_s}}),
             QByteArray("?a=1&a=2%203&b%26c=%3D%3F"));
    ServiceQuery query;
    QCOMPARE(query.parameters(2),
             (QList<std::pair<QString, QString>>{
                 {u"pageSize"_s, u"100"_s}, {u"pageNumber"_s, u"2"_s}, {u"featureType"_s, u"services"_s}}));
}

void HttpErrorTest::uploadIsReadOnceOnly()
{
    OneShotDevice device("abcdef", nullptr);
    QVERIFY(device.isSequential());
    QVERIFY(!device.wasRead());
    QCOMPARE(device.bytesAvailable(), 6);
    QCOMPARE(device.read(4), QByteArray("abcd"));
    QVERIFY(device.wasRead());
    QVERIFY(!device.atEnd());
    QVERIFY(!device.reset());
    QCOMPARE(device.read(4), QByteArray("ef"));
    QVERIFY(device.atEnd());
    QVERIFY(!device.isWritable());
}

void HttpErrorTest::emptyUploadTellsThatItWasAskedFor()
{
    OneShotDevice device({}, nullptr);
    QVERIFY(device.atEnd());
    QVERIFY(!device.wasRead());
    char byte = 0;
    QCOMPARE(device.read(&byte, 1), -1);
    QVERIFY(device.wasRead());
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::HttpErrorTest)
#include "tst_httperror.moc"
