// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/api/apicalls.h"
#include "tests/support/await.h"
#include "tests/support/testcertificate.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Belay {

class RedirectsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void noRedirectIsFollowed_data();
    void noRedirectIsFollowed();
    void anyTargetIsRefused_data();
    void anyTargetIsRefused();
    void aThousandRedirectsReachNobody();
};

void RedirectsTest::noRedirectIsFollowed_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("status");
    for (int call = 0; call < allApiCalls().size(); ++call) {
        for (const int status : {300, 301, 302, 303, 304, 307, 308}) {
            QTest::addRow("%s %d", allApiCalls().at(call).name, status) << call << status;
        }
    }
}

void RedirectsTest::noRedirectIsFollowed()
{
    QFETCH(int, call);
    QFETCH(int, status);
    const ApiCall &c = allApiCalls().at(call);
    FaultServer foreign;
    foreign.answerWith(httpAnswer(200, c.answer));
    FaultServer server;
    server.answerWith(
        httpAnswer(status, "{}", {"Location: " + foreign.url(u"localhost"_s).toEncoded() + c.target}));
    ClientFixture fixture(server.url());
    const auto error = fixture.run(c);
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Redirected);
    QCOMPARE(error->outcome, Outcome::Rejected);
    QCOMPARE(error->httpStatus, status);
    QVERIFY2(error->detail.contains(u"localhost"_s), qPrintable(error->detail));
    QTest::qWait(5);
    QCOMPARE(foreign.connectionCount(), 0);
    QCOMPARE(foreign.bytesReceived(), 0);
    QCOMPARE(server.requestCount(), 1);
}

void RedirectsTest::anyTargetIsRefused_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("same origin") << QByteArray("/elsewhere");
    QTest::newRow("itself") << QByteArray("/webapps/api/v1/webapps/");
    QTest::newRow("scheme-relative") << QByteArray("//foreign.invalid/");
    QTest::newRow("file") << QByteArray("file:///etc/hostname");
    QTest::newRow("data") << QByteArray("data:application/json,{}");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("garbage") << QByteArray("http://[::");
}

void RedirectsTest::anyTargetIsRefused()
{
    QFETCH(QByteArray, location);
    FaultServer server;
    server.answerWith(httpAnswer(
        302, "{}", location.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{"Location: " + location}));
    ClientFixture fixture(server.url());
    const auto failed = await(fixture.client.listPage({}, 1));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Redirected);
    QVERIFY(!failed.error().detail.contains(u"/etc"_s));
    QCOMPARE(server.requestCount(), 1);
}

// S01, S02: every call, status, form of target and transport; each answer would lead on to the next one.
void RedirectsTest::aThousandRedirectsReachNobody()
{
    FaultServer foreign;
    const TestCertificate own = TestCertificate::make();
    QTemporaryDir place;
    const NetworkSettings trusting = own.trustedFrom(place.path());

    const QByteArray port = QByteArray::number(foreign.url().port());
    const QByteArrayList targets{"http://127.0.0.1:" + port,
                                 "https://127.0.0.1:" + port,
                                 "http://localhost:" + port,
                                 "//localhost:" + port,
                                 "http://someone:secret@127.0.0.1:" + port,
                                 "file:///etc/hostname",
                                 "data:application/json,{}",
                                 "/elsewhere"};
    int followed = 0;
    for (const bool usesTls : {false, true}) {
        FaultServer server;
        if (usesTls) {
            server.useTls(own.certificate, own.key);
        }
        ClientFixture fixture(server.url(), trusting);
        for (const int status : {300, 301, 302, 303, 304, 307, 308}) {
            for (const QByteArray &target : targets) {
                server.answerWith(httpAnswer(status, "{}", {"Location: " + target + "/webapps/"}));
                for (const ApiCall &call : allApiCalls()) {
                    const auto error = fixture.run(call);
                    QVERIFY(error);
                    QCOMPARE(error->kind, ErrorKind::Redirected);
                    ++followed;
                }
            }
        }
        QCOMPARE(server.requestCount(), 7 * targets.size() * allApiCalls().size());
    }
    QVERIFY(followed >= 1000);
    QCOMPARE(foreign.connectionCount(), 0);
    QCOMPARE(foreign.bytesReceived(), 0);
    qInfo("%d redirects, %lld bytes at the second server", followed, foreign.bytesReceived());
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::RedirectsTest)
#include "tst_redirects.moc"
