// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/connectiontest.h"
#include "tests/support/testcertificate.h"
#include "tests/support/tunnelproxy.h"

#include <QNetworkProxyFactory>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Step = ConnectionStep;
using Status = ConnectionStepResult::Status;

QUrl urlOf(const QTcpServer &server, const QString &scheme)
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(server.serverPort());
    return url;
}

QList<Status> statuses(const ConnectionTest &test)
{
    QList<Status> all;
    for (const ConnectionStepResult &result : test.results()) {
        all.append(result.status);
    }
    return all;
}

} // namespace

class TestConnectionTest : public QObject
{
    Q_OBJECT

private:
    Result<int> m_answer = 7;
    int m_listCalls = 0;
    bool m_listHangs = false;

    ConnectionTest::ListCall listCall()
    {
        return [this] {
            ++m_listCalls;
            auto *reply = new Reply<int>(this);
            if (!m_listHangs) {
                reply->finishLater(m_answer);
            }
            return reply;
        };
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_answer = 7;
        m_listCalls = 0;
        m_listHangs = false;
        QNetworkProxyFactory::setUseSystemConfiguration(false);
    }

    void passesEveryStepOverTls()
    {
        const TestCertificate own = TestCertificate::make();
        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration trusting = before;
        trusting.addCaCertificate(own.certificate);
        QSslConfiguration::setDefaultConfiguration(trusting);
        QSslServer server;
        QSslConfiguration serving = before;
        serving.setLocalCertificate(own.certificate);
        serving.setPrivateKey(own.key);
        server.setSslConfiguration(serving);
        QVERIFY(server.listen(QHostAddress::LocalHost));

        ConnectionTest test(urlOf(server, u"https"_s), listCall());
        QSignalSpy started(&test, &ConnectionTest::stepStarted);
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        test.start();
        QVERIFY(test.isRunning());
        QVERIFY(test.results().isEmpty());
        QTRY_COMPARE(finished.count(), 1);
        QSslConfiguration::setDefaultConfiguration(before);
        QVERIFY2(finished.first().first().toBool(), qPrintable(test.report()));
        QVERIFY(!test.isRunning());
        QCOMPARE(statuses(test),
                 (QList{Status::Skipped, Status::Passed, Status::Passed, Status::Passed, Status::Passed}));
        QCOMPARE(started.count(), 5);
        QCOMPARE(m_listCalls, 1);
        const QStringList report = test.report().split(u'\n');
        QCOMPARE(report.size(), 6);
        QCOMPARE(report.at(0), urlOf(server, u"https"_s).toString());
        QVERIFY(report.at(1).startsWith(u"DNS: skipped, "_s));
        QVERIFY(report.at(2).startsWith(u"TCP: ok, "_s));
        QVERIFY(report.at(3).contains(u"TLSv1."_s));
        QVERIFY(report.at(3).contains(u"issuer Belay test"_s));
        QVERIFY(report.at(3).contains(u"SHA-256 "_s));
        QVERIFY(report.at(5).endsWith(u"7 services"_s));
        test.start(); // only once
        QVERIFY(!test.isRunning());
    }

    void anUntrustedCertificateEndsItAndIsShown()
    {
        const TestCertificate own = TestCertificate::make();
        QSslServer server;
        QSslConfiguration serving = QSslConfiguration::defaultConfiguration();
        serving.setLocalCertificate(own.certificate);
        serving.setPrivateKey(own.key);
        server.setSslConfiguration(serving);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        ConnectionTest test(urlOf(server, u"https"_s), listCall()); // S03
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!finished.first().first().toBool());
        QCOMPARE(statuses(test), (QList{Status::Skipped, Status::Passed, Status::Failed}));
        QVERIFY(test.report().contains(u"self-signed"_s));
        QVERIFY(test.report().contains(
            QString::fromLatin1(own.certificate.digest(QCryptographicHash::Sha256).toHex(':'))));
        QCOMPARE(m_listCalls, 0);
    }

    void aServerThatDoesNotSpeakTlsTimesOut()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        ConnectionTest test(urlOf(server, u"https"_s), listCall(), nullptr, 100ms);
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(test.results().last().step, Step::Tls);
        QCOMPARE(test.results().last().status, Status::Failed);
        QCOMPARE(test.results().last().detail, u"no answer in time"_s);
        QVERIFY(test.results().last().duration >= 90ms);
    }

    void theCaFileIsUsed()
    {
        const TestCertificate own = TestCertificate::make();
        QSslServer server;
        QSslConfiguration serving = QSslConfiguration::defaultConfiguration();
        serving.setLocalCertificate(own.certificate);
        serving.setPrivateKey(own.key);
        server.setSslConfiguration(serving);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(own.certificate.toPem());
        file.close();
        NetworkSettings settings;
        settings.caFile = file.fileName();
        ConnectionTest test(urlOf(server, u"https"_s), listCall());
        test.setNetwork(settings);
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY2(finished.first().first().toBool(), qPrintable(test.report()));
    }

    void aCaFileThatIsMissingIsSaid()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        NetworkSettings settings;
        settings.caFile = u"/nowhere/ca.pem"_s;
        ConnectionTest test(urlOf(server, u"https"_s), listCall());
        test.setNetwork(settings);
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(test.results().last().step, Step::Tls);
        QCOMPARE(test.results().last().status, Status::Failed);
        QVERIFY(test.report().contains(settings.caFile));
        QCOMPARE(m_listCalls, 0);
    }

    void theProfilesProxyIsUsed()
    {
        TunnelProxy proxy;
        NetworkSettings settings;
        settings.proxy = NetworkSettings::Proxy::Manual;
        settings.proxyHost = u"127.0.0.1"_s;
        settings.proxyPort = proxy.serverPort();
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QUrl url = urlOf(server, u"https"_s);
        url.setHost(u"localhost"_s);
        ConnectionTest test(url, listCall(), nullptr, 300ms);
        test.setNetwork(settings);
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(test.results().first().status, Status::Skipped);
        QVERIFY(test.report().contains(settings.proxyText()));
        QTRY_COMPARE(proxy.tunnels().size(), 1);
    }

    void aClosedPortIsSaid()
    {
        QUrl url;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            url = urlOf(server, u"http"_s);
        }
        ConnectionTest test(url, listCall());
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(test.results().last().step, Step::Tcp);
        QVERIFY(test.report().contains(u"TCP: FAILED"_s));
        QVERIFY(test.report().contains(u"refused"_s));
    }

    void theNameIsLookedUp()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QUrl url = urlOf(server, u"http"_s);
        url.setHost(u"localhost"_s);
        ConnectionTest test(url, listCall());
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(statuses(test),
                 (QList{Status::Passed, Status::Passed, Status::Skipped, Status::Passed, Status::Passed}));
        QVERIFY(test.results().first().detail.contains(u"127.0.0.1"_s));
    }

    void anUnknownNameIsSaid()
    {
        ConnectionTest test(QUrl(u"https://nowhere.invalid"_s), listCall(), nullptr, 20s);
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30000);
        QCOMPARE(statuses(test), QList{Status::Failed});
    }

    void theListCallDecidesTheLastSteps_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("httpStatus");
        QTest::addColumn<int>("failedStep");
        QTest::newRow("401") << static_cast<int>(ErrorKind::Unauthorised) << 401
                             << static_cast<int>(Step::Authentication);
        QTest::newRow("403") << static_cast<int>(ErrorKind::Forbidden) << 403 << static_cast<int>(Step::List);
        QTest::newRow("500") << static_cast<int>(ErrorKind::Server) << 500 << static_cast<int>(Step::List);
        QTest::newRow("no answer") << static_cast<int>(ErrorKind::Timeout) << 0
                                   << static_cast<int>(Step::Authentication);
    }
    void theListCallDecidesTheLastSteps()
    {
        QFETCH(int, kind);
        QFETCH(int, httpStatus);
        QFETCH(int, failedStep);
        ApiError error = localError(static_cast<ErrorKind>(kind), u"because"_s);
        error.httpStatus = httpStatus;
        m_answer = Failure(error);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        ConnectionTest test(urlOf(server, u"http"_s), listCall());
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!finished.first().first().toBool());
        QCOMPARE(static_cast<int>(test.results().last().step), failedStep);
        QCOMPARE(test.results().last().status, Status::Failed);
        QVERIFY(test.report().contains(u"because"_s));
    }

    void aProxyIsNamedWithoutItsPassword()
    {
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s,
                                                         proxy.serverPort(), u"me"_s, u"sentinel"_s));
        ConnectionTest test(QUrl(u"https://nowhere.invalid"_s), listCall(), nullptr, 100ms);
        QSignalSpy finished(&test, &ConnectionTest::finished);
        test.start();
        QTRY_COMPARE(finished.count(), 1);
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        QCOMPARE(statuses(test), (QList{Status::Skipped, Status::Failed}));
        QVERIFY(test.report().contains(u"left to the proxy 127.0.0.1:"_s));
        QVERIFY(!test.report().contains(u"sentinel"_s)); // N45
    }

    void abortEndsItInSilence_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("before it began") << -1;
        QTest::newRow("DNS") << static_cast<int>(Step::Dns);
        QTest::newRow("TCP") << static_cast<int>(Step::Tcp);
        QTest::newRow("TLS") << static_cast<int>(Step::Tls);
        QTest::newRow("authentication") << static_cast<int>(Step::Authentication);
        QTest::newRow("list") << static_cast<int>(Step::List);
    }
    void abortEndsItInSilence()
    {
        QFETCH(int, step);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        m_listHangs = step == static_cast<int>(Step::List);
        ConnectionTest test(urlOf(server, u"http"_s), listCall());
        QSignalSpy finished(&test, &ConnectionTest::finished);
        connect(&test, &ConnectionTest::stepFinished, this,
                [&test, step](const ConnectionStepResult &result) {
                    if (static_cast<int>(result.step) == step && result.step != Step::List) {
                        test.abort();
                    }
                });
        test.start();
        if (step == -1) {
            test.abort();
        }
        if (step == static_cast<int>(Step::List)) {
            QTRY_COMPARE(m_listCalls, 1);
            test.abort();
        }
        QTest::qWait(50);
        QCOMPARE(finished.count(), 0);
        QVERIFY(!test.isRunning());
    }
};

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
