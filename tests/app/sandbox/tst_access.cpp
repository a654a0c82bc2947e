// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sandbox/sandboxclient.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace Belay;
using namespace Belay::Test;
using namespace Qt::StringLiterals;

//! Who gets in, what a request may look like, and how answers leave (catalogue S14 to S17).
class AccessTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void keysAreRandomAndLong();
    void keyIsCheckedExactly_data();
    void keyIsCheckedExactly();
    void readOnlyKeyMayReadAndTest();
    void foreignHostsAndOriginsAreRefused_data();
    void foreignHostsAndOriginsAreRefused();
    void browsersGetNoPermissionToCall();
    void otherMethodsAreRefused_data();
    void otherMethodsAreRefused();
    void bodiesMustBeJson();
    void telemetryIsNotFound();
    void answersAreNeverCompressed();
    void emptyObjectWithGetLeavesTheConnectionInStep();
    void deleteNeedsNoBody();
    void chunkedBodiesAreRead();
    void largeBodiesAreRefusedUnread();
    void endlessChunksAreRefused();
    void largeHeadersAreRefused();
    void longAddressesAreRefused();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void slowClientsShutNobodyOut();
    void takenPortIsSaid();
    void requestsAreCounted();
    void latencyDelaysEveryAnswer();
    void stopEndsWaitingConnectionsAtOnce();

private:
    //! Sends \a bytes on a connection of its own and gives what comes back until the server closes it or
    //! \a answers answers are in.
    QByteArray exchange(const QByteArray &bytes, int answers = 1) const;
    QByteArray head(const QByteArray &requestLine, const QByteArray &more = QByteArray()) const;

    SandboxServer m_server;
};

void AccessTest::initTestCase()
{
    const auto problem = m_server.start(quickOptions());
    QVERIFY2(!problem, qPrintable(problem.value_or(QString())));
}

void AccessTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

QByteArray AccessTest::exchange(const QByteArray &bytes, int answers) const
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_server.url().port()));
    if (!socket.waitForConnected(5000)) {
        return QByteArray();
    }
    socket.write(bytes);
    QByteArray got;
    while (got.count("\r\n\r\n") < answers && socket.waitForReadyRead(10000)) {
        got += socket.readAll();
    }
    return got;
}

QByteArray AccessTest::head(const QByteArray &requestLine, const QByteArray &more) const
{
    return requestLine + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_server.url().port()) +
           "\r\nAuthorization: " + m_server.apiKey().reveal() + "\r\n" + more + "\r\n";
}

void AccessTest::keysAreRandomAndLong() // S15
{
    static const QRegularExpression hex(u"\\A[0-9a-f]{64}\\z"_s);
    const QByteArray key = m_server.apiKey().reveal();
    const QByteArray readOnly = m_server.readOnlyApiKey().reveal();
    QVERIFY(hex.match(QString::fromLatin1(key)).hasMatch());
    QVERIFY(hex.match(QString::fromLatin1(readOnly)).hasMatch());
    QVERIFY(key != readOnly);
}

void AccessTest::keyIsCheckedExactly_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    const QByteArray key = m_server.apiKey().reveal();
    QTest::newRow("raw") << key << 200;
    QTest::newRow("bearer") << "Bearer " + key << 200;
    QTest::newRow("none") << QByteArray() << 401;
    QTest::newRow("wrong") << QByteArray(64, '0') << 401;
    QTest::newRow("cut") << key.chopped(1) << 401;
    QTest::newRow("longer") << key + "0" << 401;
    QTest::newRow("capitals") << key.toUpper() + "A" << 401;
    QTest::newRow("other scheme") << "Basic " + key << 401;
    QTest::newRow("bearer twice") << "Bearer Bearer " + key << 401;
}

void AccessTest::keyIsCheckedExactly() // S15
{
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    SandboxClient client(m_server);
    client.setKey(value);
    QCOMPARE(client.list().status, status);
}

void AccessTest::readOnlyKeyMayReadAndTest()
{
    SandboxClient client(m_server);
    const QString id = client.createSettled(apiBody(u"guarded"_s));
    client.setKey(m_server.readOnlyApiKey().reveal());
    QCOMPARE(client.list().status, 200);
    QCOMPARE(client.describe(id).status, 200);
    QCOMPARE(client.test(u"guarded"_s, QJsonObject()).status, 200);
    QCOMPARE(client.create(apiBody(u"forbidden"_s)).status, 403);
    QCOMPARE(client.update(id, {{u"title"_s, u"Forbidden"_s}}).status, 403);
    const WireAnswer removed = client.remove(id);
    QCOMPARE(removed.status, 403);
    QCOMPARE(removed.json().value(u"statusCode"_s).toInt(), 403);
    QCOMPARE(client.describe(id).text(u"title"_s), QString());
}

void AccessTest::foreignHostsAndOriginsAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    const QByteArray port = QByteArray::number(m_server.url().port());
    const auto add = [](const char *row, const char *name, const QByteArray &value, int status) {
        QTest::newRow(row) << QByteArray(name) << value << status;
    };
    add("localhost", "Host", "localhost:" + port, 200);
    add("rebound name", "Host", "attacker.example:" + port, 403);
    add("no port", "Host", "127.0.0.1", 403);
    add("other port", "Host", "127.0.0.1:1", 403);
    add("own origin", "Origin", "http://127.0.0.1:" + port, 200);
    add("foreign origin", "Origin", "https://attacker.example", 403);
    add("null origin", "Origin", "null", 403);
    add("cross-site", "Sec-Fetch-Site", "cross-site", 403);
    add("same-site", "Sec-Fetch-Site", "same-site", 403);
    add("address line", "Sec-Fetch-Site", "none", 200);
}

void AccessTest::foreignHostsAndOriginsAreRefused() // S16
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    const SandboxClient client(m_server);
    QCOMPARE(client.send("GET", servicesPath, QByteArray(), {{name, value}}).status, status);
}

void AccessTest::browsersGetNoPermissionToCall() // S16
{
    const SandboxClient client(m_server);
    const QByteArray own = "http://127.0.0.1:" + QByteArray::number(m_server.url().port());
    for (const QByteArray &origin : {own, QByteArray("https://attacker.example")}) {
        const WireAnswer answer =
            client.send("OPTIONS", servicesPath, QByteArray(),
                        {{"Origin", origin}, {"Access-Control-Request-Method", "POST"}});
        QVERIFY(answer.status == 403 || answer.status == 405);
        for (const auto &[name, value] : answer.headers) {
            QVERIFY(!name.toLower().startsWith("access-control-"));
        }
    }
}

void AccessTest::otherMethodsAreRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("put") << QByteArray("PUT") << servicesPath;
    QTest::newRow("head") << QByteArray("HEAD") << servicesPath;
    QTest::newRow("options") << QByteArray("OPTIONS") << servicesPath;
    QTest::newRow("delete all") << QByteArray("DELETE") << servicesPath;
    QTest::newRow("get test") << QByteArray("GET") << QString(servicesPath + u"x/test"_s);
    QTest::newRow("post image") << QByteArray("POST") << u"/image-management/api/v2/images/"_s;
}

void AccessTest::otherMethodsAreRefused()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QCOMPARE(SandboxClient(m_server).send(method, path).status, 405);
}

void AccessTest::bodiesMustBeJson() // S16
{
    const SandboxClient client(m_server);
    for (const char *type :
         {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"}) {
        QCOMPARE(client.send("POST", servicesPath, "{}", {{"Content-Type", type}}).status / 100, 4);
    }
    QCOMPARE(client.send("POST", servicesPath, "{}", {{"Content-Type", "text/plain"}}).status, 415);
    QCOMPARE(
        client.send("POST", servicesPath, "{}", {{"Content-Type", "Application/JSON; charset=utf-8"}}).status,
        400);
}

void AccessTest::telemetryIsNotFound()
{
    const WireAnswer answer =
        SandboxClient(m_server).send("POST", u"/resource-usage/api/v1/telemetry"_s, "{}");
    QCOMPARE(answer.status, 404);
    QVERIFY(!answer.json().isEmpty());
}

void AccessTest::answersAreNeverCompressed()
{
    SandboxOptions options = quickOptions();
    options.generatedServices = 100;
    SandboxServer server;
    QVERIFY(!server.start(options));
    const WireAnswer answer =
        SandboxClient(server).send("GET", QString(servicesPath + u"?pageSize=100"_s), QByteArray(),
                                   {{"Accept-Encoding", "br, gzip, deflate"}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Encoding"), QByteArray());
    QCOMPARE(answer.array(u"webapps"_s).size(), 100);
    QCOMPARE(answer.header("Content-Length").toInt(), answer.body.size());
}

void AccessTest::emptyObjectWithGetLeavesTheConnectionInStep()
{
    const QByteArray one = head("GET " + servicesPath.toUtf8(), "Content-Length: 2\r\n") + "{}";
    const QByteArray answers = exchange(one + one + one, 3);
    QCOMPARE(answers.count("HTTP/1.1 200"), 3);
}

void AccessTest::deleteNeedsNoBody()
{
    QVERIFY(exchange(head("DELETE " + servicesPath.toUtf8() + "x")).startsWith("HTTP/1.1 404"));
}

void AccessTest::chunkedBodiesAreRead()
{
    const QByteArray request = head("POST " + servicesPath.toUtf8(),
                                    "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n") +
                               "7\r\n{\"name\"\r\n5\r\n:\"A\"}\r\n0\r\n\r\n";
    const QByteArray answer = exchange(request);
    QVERIFY2(answer.startsWith("HTTP/1.1 400") && answer.contains("name: must be"), answer);
}

void AccessTest::largeBodiesAreRefusedUnread() // S17
{
    // 1 GB is announced; the answer comes although next to nothing of it is sent.
    const QByteArray request = head("POST " + servicesPath.toUtf8(),
                                    "Content-Type: application/json\r\nContent-Length: 1000000000\r\n") +
                               QByteArray(4096, ' ');
    const QByteArray answer = exchange(request);
    QVERIFY2(answer.startsWith("HTTP/1.1 413"), answer);
    QVERIFY(answer.contains("\"statusCode\":413"));
    QVERIFY(exchange(head("GET " + servicesPath.toUtf8(), "Content-Length: 1000000000\r\n"))
                .startsWith("HTTP/1.1 413"));
}

void AccessTest::endlessChunksAreRefused()
{
    QByteArray request = head("POST " + servicesPath.toUtf8(),
                              "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n");
    const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, ' ') + "\r\n";
    for (int i = 0; i < 40; ++i) {
        request += chunk;
    }
    const QByteArray answer = exchange(request);
    QVERIFY2(answer.startsWith("HTTP/1.1 413"), answer);
}

void AccessTest::largeHeadersAreRefused() // S17
{
    QByteArray many;
    for (int i = 0; i < 4000; ++i) {
        many += "X-Filler-" + QByteArray::number(i) + ": 0123456789\r\n";
    }
    const QByteArray answer = exchange(head("GET " + servicesPath.toUtf8(), many));
    // Later versions of cpp-httplib count the lines before we count the bytes.
    QVERIFY2(answer.startsWith("HTTP/1.1 431") || answer.startsWith("HTTP/1.1 400"), answer.left(80));
}

void AccessTest::longAddressesAreRefused()
{
    QVERIFY(exchange(head("GET /" + QByteArray(9000, 'a'))).startsWith("HTTP/1.1 414"));
}

void AccessTest::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n");
    QTest::newRow("unknown method") << head("BREW " + servicesPath.toUtf8());
    QTest::newRow("bad length") << head("POST " + servicesPath.toUtf8(), "Content-Length: -5\r\n");
    QTest::newRow("bad chunk") << head("POST " + servicesPath.toUtf8(), "Transfer-Encoding: chunked\r\n") +
                                      "zz\r\n{}\r\n";
}

void AccessTest::nonsenseIsRefused() // S17
{
    QFETCH(QByteArray, bytes);
    const QByteArray answer = exchange(bytes);
    QVERIFY2(answer.startsWith("HTTP/1.1 4"), answer);
    QCOMPARE(SandboxClient(m_server).list().status, 200);
}

void AccessTest::slowClientsShutNobodyOut()
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 300; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_server.url().port()));
        QVERIFY(socket->waitForConnected(5000));
        socket->write("GET / HT");
        socket->flush();
        sockets.push_back(std::move(socket));
    }
    QCOMPARE(SandboxClient(m_server).list().status, 200);
}

void AccessTest::takenPortIsSaid()
{
    SandboxOptions options = quickOptions();
    options.port = static_cast<quint16>(m_server.url().port());
    SandboxServer second;
    const auto problem = second.start(options);
    QCOMPARE(problem.value_or(QString()), u"Port %1 on 127.0.0.1 is taken"_s.arg(options.port));
}

void AccessTest::requestsAreCounted()
{
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    SandboxClient client(server);
    client.list();
    client.list();
    client.create(QJsonObject());
    client.describe(u"x"_s);
    client.send("GET", u"/image-management/api/v2/images"_s);
    client.setKey("wrong");
    client.list();
    QCOMPARE(server.requestCount(SandboxRoute::Services, "GET"_L1), 3U);
    QCOMPARE(server.requestCount(SandboxRoute::Services, "POST"_L1), 1U);
    QCOMPARE(server.requestCount(SandboxRoute::Service, "GET"_L1), 1U);
    QCOMPARE(server.requestCount(SandboxRoute::Images, "GET"_L1), 1U);
    QCOMPARE(server.requestCount(SandboxRoute::InstanceTypes, "GET"_L1), 0U);
    QCOMPARE(server.requestCount(), 6U);
}

void AccessTest::latencyDelaysEveryAnswer()
{
    SandboxOptions options = quickOptions();
    options.latency = std::chrono::milliseconds(120);
    SandboxServer server;
    QVERIFY(!server.start(options));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(SandboxClient(server).list().status, 200);
    QVERIFY(timer.elapsed() >= 120);
}

void AccessTest::stopEndsWaitingConnectionsAtOnce()
{
    SandboxOptions options = quickOptions();
    options.latency = std::chrono::minutes(10);
    SandboxServer server;
    QVERIFY(!server.start(options));
    QTcpSocket idle;
    QTcpSocket waiting;
    for (QTcpSocket *socket : {&idle, &waiting}) {
        socket->connectToHost(u"127.0.0.1"_s, static_cast<quint16>(server.url().port()));
        QVERIFY(socket->waitForConnected(5000));
    }
    waiting.write("GET / HTTP/1.1\r\n\r\n");
    waiting.flush();
    QTRY_COMPARE(server.requestCount(), 1U);
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY(timer.elapsed() < 5000);
}

QTEST_GUILESS_MAIN(AccessTest)
#include "tst_access.moc"
