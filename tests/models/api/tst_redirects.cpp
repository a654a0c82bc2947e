// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/api/apicalls.h"
#include "tests/support/await.h"

#include <QRegularExpression>

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

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::RedirectsTest)
#include "tst_redirects.moc"
