// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sandbox/sandboxclient.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace Belay;
using namespace Belay::Test;
using namespace Qt::StringLiterals;

//! Injected faults do exactly what their names say.
class FaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void statusIsAnsweredAndNothingDone_data();
    void statusIsAnsweredAndNothingDone();
    void methodLimitsTheFault();
    void rateIsKept();
    void firstFaultThatHitsWins();
    void lostAnswerHasDoneItsWork();
    void resetHasDoneNothing();
    void stalledConnectionStaysOpenAndSilent();
    void wrongKeysMeetNoFaults();
    void wrongSpecificationsAreExplained_data();
    void wrongSpecificationsAreExplained();
    void wrongSpecificationKeepsTheOldFaults();

private:
    int serviceCount() const;

    SandboxServer m_server;
};

void FaultsTest::initTestCase()
{
    QVERIFY(!m_server.start(quickOptions()));
}

void FaultsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void FaultsTest::cleanup()
{
    QVERIFY(!m_server.setFaults(QString()));
}

int FaultsTest::serviceCount() const
{
    return SandboxClient(m_server).list().json().value(u"servicesCount"_s).toInt();
}

void FaultsTest::statusIsAnsweredAndNothingDone_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504, 599}) {
        QTest::addRow("%d", status) << status;
    }
}

void FaultsTest::statusIsAnsweredAndNothingDone()
{
    QFETCH(int, status);
    const int before = serviceCount();
    QVERIFY(!m_server.setFaults(u"%1:1"_s.arg(status)));
    const WireAnswer answer = SandboxClient(m_server).create(apiBody(u"never"_s));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.json().value(u"statusCode"_s).toInt(), status);
    QCOMPARE(answer.header("Retry-After"), status == 429 || status == 503 ? QByteArray("1") : QByteArray());
    QVERIFY(!m_server.setFaults(QString()));
    QCOMPARE(serviceCount(), before);
}

void FaultsTest::methodLimitsTheFault()
{
    const SandboxClient client(m_server);
    const QString id = client.createSettled(apiBody(u"limited"_s));
    QVERIFY(!m_server.setFaults(u"403@delete:1"_s));
    QCOMPARE(client.remove(id).status, 403);
    QCOMPARE(client.update(id, {{u"title"_s, u"T"_s}}).status, 202);
    QCOMPARE(client.describe(id).status, 200);
}

void FaultsTest::rateIsKept()
{
    QVERIFY(!m_server.setFaults(u"500:0.25"_s));
    const SandboxClient client(m_server);
    int failed = 0;
    for (int i = 0; i < 400; ++i) {
        failed += client.list().status == 500 ? 1 : 0;
    }
    // Nine standard deviations to either side.
    QVERIFY2(failed > 22 && failed < 178, qPrintable(QString::number(failed)));
}

void FaultsTest::firstFaultThatHitsWins()
{
    QVERIFY(!m_server.setFaults(u"418:0, 429@GET:1, 500:1"_s));
    const SandboxClient client(m_server);
    QCOMPARE(client.list().status, 429);
    QCOMPARE(client.create(apiBody(u"never"_s)).status, 500);
}

void FaultsTest::lostAnswerHasDoneItsWork()
{
    const int before = serviceCount();
    const quint64 posts = m_server.requestCount(SandboxRoute::Services, "POST"_L1);
    QVERIFY(!m_server.setFaults(u"drop-answer@POST:1"_s));
    QCOMPARE(SandboxClient(m_server).create(apiBody(u"lost"_s)).status, 0);
    QCOMPARE(m_server.requestCount(SandboxRoute::Services, "POST"_L1), posts + 1);
    QCOMPARE(serviceCount(), before + 1);
}

void FaultsTest::resetHasDoneNothing()
{
    const int before = serviceCount();
    QVERIFY(!m_server.setFaults(u"reset@POST:1"_s));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_server.url().port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write("POST " + servicesPath.toUtf8() +
                 " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_server.url().port()) +
                 "\r\nAuthorization: " + m_server.apiKey().reveal() +
                 "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    QVERIFY(!socket.waitForReadyRead(5000));
    QCOMPARE(socket.error(), QAbstractSocket::RemoteHostClosedError);
    QCOMPARE(SandboxClient(m_server).create(apiBody(u"never"_s)).status, 0);
    QCOMPARE(serviceCount(), before);
}

void FaultsTest::stalledConnectionStaysOpenAndSilent()
{
    QVERIFY(!m_server.setFaults(u"stall@GET:1"_s));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_server.url().port()));
    QVERIFY(socket.waitForConnected(5000));
    const quint64 before = m_server.requestCount();
    socket.write("GET " + servicesPath.toUtf8() +
                 " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_server.url().port()) +
                 "\r\nAuthorization: " + m_server.apiKey().reveal() + "\r\n\r\n");
    socket.flush();
    QTRY_COMPARE(m_server.requestCount(), before + 1);
    QVERIFY(!socket.waitForReadyRead(300));
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    QVERIFY(!m_server.setFaults(QString()));
    QCOMPARE(SandboxClient(m_server).list().status, 200);
}

void FaultsTest::wrongKeysMeetNoFaults()
{
    QVERIFY(!m_server.setFaults(u"500:1"_s));
    SandboxClient client(m_server);
    client.setKey("wrong");
    QCOMPARE(client.list().status, 401);
}

void FaultsTest::wrongSpecificationsAreExplained_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("part");
    const auto add = [](const QString &spec, const QString &part) {
        QTest::newRow(qPrintable(spec)) << spec << part;
    };
    add(u"explode:1"_s, u"\"explode\""_s);
    add(u"200:1"_s, u"\"200\""_s);
    add(u"600:1"_s, u"\"600\""_s);
    add(u"429"_s, u"rate"_s);
    add(u"429:"_s, u"rate"_s);
    add(u"429:often"_s, u"rate"_s);
    add(u"429:1.5"_s, u"rate"_s);
    add(u"429:-1"_s, u"rate"_s);
    add(u"429:nan"_s, u"rate"_s);
    add(u"429@HEAD:1"_s, u"429@HEAD"_s);
    add(u"429@:1"_s, u"method"_s);
    add(u"429:1,"_s, u"\"\""_s);
}

void FaultsTest::wrongSpecificationsAreExplained()
{
    QFETCH(QString, spec);
    QFETCH(QString, part);
    const auto problem = m_server.setFaults(spec);
    QVERIFY(problem);
    QVERIFY2(problem->contains(part), qPrintable(*problem));
    SandboxServer other;
    SandboxOptions options = quickOptions();
    options.faults = spec;
    QCOMPARE(other.start(options), problem);
}

void FaultsTest::wrongSpecificationKeepsTheOldFaults()
{
    QVERIFY(!m_server.setFaults(u"500:1"_s));
    QVERIFY(m_server.setFaults(u"nonsense"_s));
    QCOMPARE(SandboxClient(m_server).list().status, 500);
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
