// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/api/apicalls.h"
#include "tests/support/await.h"
#include "tests/support/testcertificate.h"
#include "tests/support/tunnelproxy.h"

#include <QFile>
#include <QNetworkProxyFactory>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

const QByteArray emptyPage = R"({"services":[],"servicesCount":0,"pageCount":1,"pageNumber":1})";

} // namespace

class NetworkSettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void caFileMakesAServerTrusted();
    void caFileMayHoldOtherText();
    void anotherCaFileDoesNot();
    void uselessCaFileStopsEveryCall_data();
    void uselessCaFileStopsEveryCall();
    void caFileIsReadAgainAfterAFailure();
    void abortWhileTheCaFileIsMissed();
    void manualProxyIsUsed();
    void proxyThatIsDownIsNamed();
    void proxyWithoutAHostIsNotLeftOut();
    void environmentIsAskedUnlessNone_data();
    void environmentIsAskedUnlessNone();
    void thisMachineIsReachedDirectly_data();
    void thisMachineIsReachedDirectly();
    void ownTimeoutEndsTheWait();
    void ownTimeoutReplacesTheRules();
    void proxyHosts_data();
    void proxyHosts();

private:
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_directory->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write %s", qPrintable(file.fileName()));
        }
        return file.fileName();
    }
    void serve(FaultServer &server) const
    {
        server.useTls(m_own.certificate, m_own.key);
        server.answerWith(httpAnswer(200, emptyPage));
    }
    Result<ServicePage> list(const QUrl &url, const NetworkSettings &settings) const
    {
        HttpTransport transport(url, Secret(testKey), settings);
        transport.setTimings(shortTimings());
        ApiClient client(transport);
        return await(client.listPage({}, 1));
    }

    TestCertificate m_own;
    std::unique_ptr<QTemporaryDir> m_directory;
};

void NetworkSettingsTest::initTestCase()
{
    if (!QSslSocket::supportsSsl()) {
        QSKIP("no TLS library here");
    }
    m_own = TestCertificate::make();
}

void NetworkSettingsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_directory = std::make_unique<QTemporaryDir>();
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}) {
        qunsetenv(name);
    }
}

void NetworkSettingsTest::cleanup()
{
    qunsetenv("https_proxy");
}

void NetworkSettingsTest::caFileMakesAServerTrusted()
{
    FaultServer server;
    serve(server);
    NetworkSettings settings;
    settings.caFile = write(u"ca.pem"_s, m_own.certificate.toPem());
    const auto page = list(server.url(), settings);
    QVERIFY2(page, page ? "" : qPrintable(page.error().toString()));
    QCOMPARE(server.requestCount(), 1);
    // Trusted by this profile alone.
    const auto refused = list(server.url(), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Tls);
    QCOMPARE(server.requestCount(), 1);
}

void NetworkSettingsTest::caFileMayHoldOtherText()
{
    FaultServer server;
    serve(server);
    NetworkSettings settings;
    settings.caFile = write(u"ca.pem"_s, "Ours, of 2026:\n" + m_own.certificate.toPem() + "\nThat is all.\n");
    QVERIFY(list(server.url(), settings));
}

void NetworkSettingsTest::anotherCaFileDoesNot()
{
    FaultServer server;
    serve(server);
    NetworkSettings settings;
    settings.caFile = write(u"ca.pem"_s, TestCertificate::make().certificate.toPem());
    const auto failed = list(server.url(), settings);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Tls);
    QCOMPARE(failed.error().outcome, Outcome::NotSent);
    QCOMPARE(server.connectionCount(), 1);
    QCOMPARE(server.requestCount(), 0);
    QCOMPARE(server.bytesReceived(), 0);
}

void NetworkSettingsTest::uselessCaFileStopsEveryCall_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("problem");
    QTest::newRow("missing") << u"/nowhere/ca.pem"_s << int(CaFileProblem::Missing);
    QTest::newRow("not absolute") << u"ca.pem"_s << int(CaFileProblem::NotAbsolute);
    QTest::newRow("a folder") << u"/"_s << int(CaFileProblem::Unreadable);
    QTest::newRow("no certificate") << u"text"_s << int(CaFileProblem::NoCertificate);
    QTest::newRow("a broken certificate") << u"broken"_s << int(CaFileProblem::NoCertificate);
    QTest::newRow("empty") << u"empty"_s << int(CaFileProblem::NoCertificate);
    QTest::newRow("far too large") << u"large"_s << int(CaFileProblem::TooLarge);
}

void NetworkSettingsTest::uselessCaFileStopsEveryCall()
{
    QFETCH(QString, path);
    QFETCH(int, problem);
    if (path == "text"_L1) {
        path = write(path, "not a certificate");
    } else if (path == "broken"_L1) {
        path = write(path, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    } else if (path == "empty"_L1) {
        path = write(path, {});
    } else if (path == "large"_L1) {
        path = write(path, QByteArray(5 * 1024 * 1024, '\n') + m_own.certificate.toPem());
    }
    QCOMPARE(int(caFileProblem(path).value()), problem);
    FaultServer server;
    serve(server);
    NetworkSettings settings;
    settings.caFile = path;
    HttpTransport transport(server.url(), Secret(testKey), settings);
    transport.setTimings(shortTimings());
    ApiClient client(transport);
    // More than are sent at once: each has to end, and to give its turn to the next.
    int ended = 0;
    for (int i = 0; i < 2 * HttpTransport::maxInFlight; ++i) {
        client.listPage({}, 1)->then(this, [&ended, path](const Result<ServicePage> &result) {
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Tls);
            QCOMPARE(result.error().outcome, Outcome::NotSent);
            QVERIFY(result.error().detail.contains(path));
            ++ended;
        });
    }
    QTRY_COMPARE(ended, 2 * HttpTransport::maxInFlight);
    QCOMPARE(server.connectionCount(), 0);
}

void NetworkSettingsTest::caFileIsReadAgainAfterAFailure()
{
    FaultServer server;
    serve(server);
    NetworkSettings settings;
    settings.caFile = m_directory->filePath(u"ca.pem"_s);
    HttpTransport transport(server.url(), Secret(testKey), settings);
    ApiClient client(transport);
    QVERIFY(!await(client.listPage({}, 1)));
    write(u"ca.pem"_s, m_own.certificate.toPem());
    QVERIFY(await(client.listPage({}, 1)));
}

void NetworkSettingsTest::abortWhileTheCaFileIsMissed()
{
    NetworkSettings settings;
    settings.caFile = m_directory->filePath(u"ca.pem"_s);
    HttpTransport transport(QUrl(u"https://127.0.0.1:1"_s), Secret(testKey), settings);
    ApiClient client(transport);
    int ended = 0;
    connect(&transport, &HttpTransport::requestStarted, this, [] { QFAIL("nothing is to be sent"); });
    auto *reply = client.listPage({}, 1);
    reply->then(this, [&ended](const Result<ServicePage> &result) {
        QCOMPARE(result.error().kind, ErrorKind::Aborted);
        ++ended;
    });
    reply->abort();
    QCOMPARE(ended, 1);
    QVERIFY(!await(client.listPage({}, 1)));
    QCOMPARE(ended, 1);
}

void NetworkSettingsTest::manualProxyIsUsed()
{
    FaultServer server;
    serve(server);
    TunnelProxy proxy;
    NetworkSettings settings;
    settings.caFile = write(u"ca.pem"_s, m_own.certificate.toPem());
    settings.proxy = NetworkSettings::Proxy::Manual;
    settings.proxyHost = u"127.0.0.1"_s;
    settings.proxyPort = proxy.serverPort();
    const QUrl url = server.url(u"localhost"_s);
    const auto page = list(url, settings);
    QVERIFY2(page, page ? "" : qPrintable(page.error().toString()));
    QCOMPARE(proxy.tunnels(), QList<QByteArray>{"localhost:" + QByteArray::number(url.port())});
    QCOMPARE(server.requestCount(), 1);
}

// N44
void NetworkSettingsTest::proxyThatIsDownIsNamed()
{
    NetworkSettings settings;
    settings.proxy = NetworkSettings::Proxy::Manual;
    settings.proxyHost = u"127.0.0.1"_s;
    {
        const TunnelProxy proxy;
        settings.proxyPort = proxy.serverPort();
    }
    const auto failed = list(QUrl(u"https://nowhere.invalid"_s), settings);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Network);
    QVERIFY2(failed.error().detail.contains(settings.proxyText()), qPrintable(failed.error().detail));
    QCOMPARE(failed.error().outcome, Outcome::NotSent);
}

void NetworkSettingsTest::proxyWithoutAHostIsNotLeftOut()
{
    FaultServer server;
    serve(server);
    NetworkSettings settings;
    settings.caFile = write(u"ca.pem"_s, m_own.certificate.toPem());
    settings.proxy = NetworkSettings::Proxy::Manual;
    QVERIFY(!list(server.url(u"localhost"_s), settings));
    QCOMPARE(server.connectionCount(), 0);
}

void NetworkSettingsTest::environmentIsAskedUnlessNone_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<int>("tunnels");
    QTest::addColumn<int>("kind");
    QTest::newRow("system") << int(NetworkSettings::Proxy::System) << 1 << int(ErrorKind::Tls);
    QTest::newRow("none") << int(NetworkSettings::Proxy::None) << 0 << int(ErrorKind::Network);
}

// N45
void NetworkSettingsTest::environmentIsAskedUnlessNone()
{
    QFETCH(int, choice);
    QFETCH(int, tunnels);
    QFETCH(int, kind);
    FaultServer server;
    serve(server);
    TunnelProxy proxy;
    qputenv("https_proxy", QByteArray("http://127.0.0.1:" + QByteArray::number(proxy.serverPort())));
    NetworkSettings settings;
    settings.proxy = NetworkSettings::Proxy(choice);
    // A name that only the proxy knows; the one of this machine never goes by a proxy of the system.
    const auto failed = list(server.url(u"nowhere.invalid"_s), settings);
    QVERIFY(!failed);
    QCOMPARE(int(failed.error().kind), kind);
    QCOMPARE(proxy.tunnels().size(), tunnels);
}

void NetworkSettingsTest::thisMachineIsReachedDirectly_data()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("system") << int(NetworkSettings::Proxy::System);
    QTest::newRow("manual") << int(NetworkSettings::Proxy::Manual);
}

void NetworkSettingsTest::thisMachineIsReachedDirectly()
{
    QFETCH(int, choice);
    FaultServer server;
    server.answerWith(httpAnswer(200, emptyPage));
    TunnelProxy proxy;
    qputenv("http_proxy", QByteArray("http://127.0.0.1:" + QByteArray::number(proxy.serverPort())));
    NetworkSettings settings;
    settings.proxy = NetworkSettings::Proxy(choice);
    settings.proxyHost = u"127.0.0.1"_s;
    settings.proxyPort = proxy.serverPort();
    QVERIFY(list(server.url(), settings));
    QCOMPARE(proxy.tunnels().size(), 0);
    QCOMPARE(server.requestCount(), 1);
}

void NetworkSettingsTest::ownTimeoutEndsTheWait()
{
    FaultServer server;
    NetworkSettings settings;
    settings.timeout = 1s;
    HttpTransport transport(server.url(), Secret(testKey), settings);
    transport.setTimings(shortTimings());
    ApiClient client(transport);
    // Its rule is a minute.
    const auto failed = await(client.create(someDraft()));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Timeout);
    QCOMPARE(failed.error().outcome, Outcome::Unknown);
    QVERIFY(failed.error().detail != "the test waited in vain"_L1);
    QCOMPARE(server.requestCount(), 1);
}

void NetworkSettingsTest::ownTimeoutReplacesTheRules()
{
    const OperationRules &rules = rulesFor(Operation::ListPage);
    RetryTimings timings;
    QCOMPARE(idleLimit(rules, timings), rules.idle);
    QCOMPARE(attemptLimit(rules, timings), rules.attempt);
    timings.read = 5s;
    QCOMPARE(idleLimit(rules, timings), 5000ms);
    QCOMPARE(attemptLimit(rules, timings), rules.attempt);
    timings.read = 300s;
    QCOMPARE(idleLimit(rules, timings), 300'000ms);
    QCOMPARE(attemptLimit(rules, timings), 300'000ms);
}

void NetworkSettingsTest::proxyHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("a name") << u"proxy.example.com"_s << true;
    QTest::newRow("a short name") << u"p"_s << true;
    QTest::newRow("a number") << u"10.0.0.7"_s << true;
    QTest::newRow("a number of six") << u"fe80::1"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a scheme") << u"http://proxy"_s << false;
    QTest::newRow("a port") << u"proxy:8080"_s << false;
    QTest::newRow("a user") << u"me@proxy"_s << false;
    QTest::newRow("a space") << u"my proxy"_s << false;
    QTest::newRow("a path") << u"proxy/pac"_s << false;
}

void NetworkSettingsTest::proxyHosts()
{
    QFETCH(QString, host);
    QFETCH(bool, isGood);
    QCOMPARE(isProxyHost(host), isGood);
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::NetworkSettingsTest)
#include "tst_networksettings.moc"
