// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sandbox/sandboxclient.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

#include <unistd.h>

using namespace Belay;
using namespace Belay::Test;
using namespace Qt::StringLiterals;

//! S14, S15 and S17: where the sandbox can be reached, and what it withstands there.
class SiegeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listensOnTheLoopbackAddressOnly();
    void keysAreOfOneRunAndNotInTheAddress();
    void fiveHundredSlowClientsShutNobodyOut();
    void aSlowRequestEndsWith408();
    void pipelinedRequestsAreAnsweredInTurn();
    void hugeAndBrokenRequestsTakeNoMemory();

private:
    static std::unique_ptr<QTcpSocket> connectTo(const SandboxServer &server);
    static QByteArray head(const SandboxServer &server, const QByteArray &line, const QByteArray &more = {});
    static qint64 residentBytes();
};

std::unique_ptr<QTcpSocket> SiegeTest::connectTo(const SandboxServer &server)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(u"127.0.0.1"_s, static_cast<quint16>(server.url().port()));
    return socket->waitForConnected(5000) ? std::move(socket) : nullptr;
}

QByteArray SiegeTest::head(const SandboxServer &server, const QByteArray &line, const QByteArray &more)
{
    return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.url().port()) +
           "\r\nAuthorization: " + server.apiKey().reveal() + "\r\n" + more + "\r\n";
}

qint64 SiegeTest::residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly)
               ? file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE)
               : 0;
}

void SiegeTest::listensOnTheLoopbackAddressOnly()
{
    // S14, by the system's own table
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    QVERIFY(server.url().port() > 0);
    QSet<QByteArray> own;
    const QFileInfoList handles = QDir(u"/proc/self/fd"_s).entryInfoList(QDir::System | QDir::Files);
    static const QRegularExpression socketName(u"socket:\\[(\\d+)\\]"_s);
    for (const QFileInfo &handle : handles) {
        own.insert(socketName.match(QFile::symLinkTarget(handle.filePath())).captured(1).toLatin1());
    }
    own.remove(QByteArray());
    QList<QByteArray> listening;
    for (const QString &table : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        QFile file(table);
        if (!file.open(QIODevice::ReadOnly)) {
            continue; // no IPv6 here
        }
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QList<QByteArray> fields = line.simplified().split(' ');
            if (fields.value(3) == "0A" && own.contains(fields.value(9))) {
                listening.append(fields.value(1));
            }
        }
    }
    const QByteArray port = QByteArray::number(server.url().port(), 16).toUpper().rightJustified(4, '0');
    QVERIFY(listening.contains("0100007F:" + port));
    // The applications that it runs have an address of their own.
    for (const QByteArray &place : std::as_const(listening)) {
        QVERIFY2(place.startsWith("0100007F:"), place);
    }
}

void SiegeTest::keysAreOfOneRunAndNotInTheAddress()
{
    // S15
    SandboxServer server;
    QSet<QByteArray> keys;
    for (int run = 0; run < 3; ++run) {
        QVERIFY(!server.start(quickOptions()));
        keys.insert(server.apiKey().reveal());
        keys.insert(server.readOnlyApiKey().reveal());
        QVERIFY(!server.url().toEncoded().contains(server.apiKey().reveal()));
        QCOMPARE(server.url().userInfo() + server.url().query(), QString());
        server.stop();
    }
    QCOMPARE(keys.size(), 6);
}

void SiegeTest::fiveHundredSlowClientsShutNobodyOut()
{
    // S17
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    const qint64 before = residentBytes();
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 500; ++i) {
        sockets.push_back(connectTo(server));
        QVERIFY(sockets.back());
        sockets.back()->write("GET / HTTP/1.1\r\nX-Sl");
        sockets.back()->flush();
    }
    QCOMPARE(SandboxClient(server).list().status, 200);
    QVERIFY(isFreedMemoryKept || residentBytes() - before < 64 * 1024 * 1024);
}

void SiegeTest::aSlowRequestEndsWith408()
{
    // S17: a byte now and then keeps nothing open; the whole head has its time.
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    const std::unique_ptr<QTcpSocket> socket = connectTo(server);
    QVERIFY(socket);
    socket->write("GET / HTTP/1.1\r\n");
    QByteArray got;
    for (int i = 0; i < 150 && !got.contains("\r\n\r\n") && socket->state() == QTcpSocket::ConnectedState;
         ++i) {
        socket->write("X");
        socket->waitForReadyRead(100);
        got += socket->readAll();
    }
    QVERIFY2(got.isEmpty() || got.startsWith("HTTP/1.1 408"), got);
    QTRY_COMPARE(socket->state(), QTcpSocket::UnconnectedState);
    QCOMPARE(SandboxClient(server).list().status, 200);
}

void SiegeTest::pipelinedRequestsAreAnsweredInTurn()
{
    // S17
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    const std::unique_ptr<QTcpSocket> socket = connectTo(server);
    QVERIFY(socket);
    constexpr int count = 100;
    QByteArray requests;
    for (int i = 0; i < count; ++i) {
        requests += head(server, "GET " + servicesPath.toUtf8() + (i % 2 == 0 ? "" : "missing"));
    }
    socket->write(requests);
    QByteArray got;
    while (got.count("HTTP/1.1 ") < count && socket->waitForReadyRead(10'000)) {
        got += socket->readAll();
    }
    QCOMPARE(got.count("HTTP/1.1 200"), count / 2);
    QCOMPARE(got.count("HTTP/1.1 404"), count / 2);
    QVERIFY(got.indexOf("HTTP/1.1 200") < got.indexOf("HTTP/1.1 404"));
}

void SiegeTest::hugeAndBrokenRequestsTakeNoMemory()
{
    // S17: many at once that announce much, send much, or make no sense
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    const qint64 before = residentBytes();
    const QByteArray post = "POST " + servicesPath.toUtf8();
    const QByteArray json = "Content-Type: application/json\r\n";
    const QList<QByteArray> attacks{
        head(server, post, json + "Content-Length: 1073741824\r\n") + QByteArray(65536, ' '),
        head(server, post, json + "Transfer-Encoding: chunked\r\n") + "40000000\r\n" + QByteArray(65536, ' '),
        head(server, post, json + "Transfer-Encoding: chunked\r\n") + "-1\r\n{}\r\n",
        head(server, post, json + "Transfer-Encoding: chunked\r\n") + "ffffffffffffffffff\r\n{}\r\n",
        head(server, post, json + "Content-Length: 99999999999999999999\r\n"),
        "GET / HTTP/1.1\r\n" + QByteArray("X-Filler: y\r\n").repeated(20'000),
        "GET /" + QByteArray(1024 * 1024, 'a'),
        QByteArray(1024 * 1024, '\0'),
    };
    for (int round = 0; round < 4; ++round) {
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (const QByteArray &attack : attacks) {
            sockets.push_back(connectTo(server));
            QVERIFY(sockets.back());
            sockets.back()->write(attack);
            sockets.back()->flush();
        }
        QCOMPARE(SandboxClient(server).list().status, 200);
        for (const std::unique_ptr<QTcpSocket> &socket : sockets) {
            if (socket->waitForReadyRead(500)) {
                const QByteArray answer = socket->readAll();
                QVERIFY2(answer.startsWith("HTTP/1.1 4"), answer.left(80));
            }
        }
    }
    QVERIFY(residentBytes() - before < 64 * 1024 * 1024);
    QCOMPARE(SandboxClient(server).list().status, 200);
}

QTEST_GUILESS_MAIN(SiegeTest)
#include "tst_siege.moc"
