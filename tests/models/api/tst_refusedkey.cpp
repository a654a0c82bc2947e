// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/api/apicalls.h"
#include "tests/support/await.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Belay {

//! N30: the platform refuses the key in the middle of the work.
class RefusedKeyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void whatWaitsIsNotSent();
    void writesWaitForAPersonAndASuccessEndsIt();
    void refusedPickerSaysNothingAboutTheKey();
    void listingEndsWithoutAskingForMorePages();
};

void RefusedKeyTest::whatWaitsIsNotSent()
{
    FaultServer server;
    server.answerWith(FaultScript{FaultStep::sleep(std::chrono::milliseconds(30)),
                                  FaultStep::send(httpAnswer(401, R"({"message":"expired"})"))});
    ClientFixture fixture(server.url());
    QList<ApiError> errors;
    for (int i = 0; i < 40; ++i) {
        fixture.client.create(someDraft())->then(this, [&errors](const Result<WriteAnswer> &result) {
            QVERIFY(!result);
            errors.append(result.error());
        });
    }
    QTRY_COMPARE(errors.size(), 40);
    QVERIFY(fixture.transport.isKeyRefused());
    int notSent = 0;
    for (const ApiError &error : std::as_const(errors)) {
        QCOMPARE(error.kind, ErrorKind::Unauthorised);
        QCOMPARE(error.serverMessage, u"expired"_s);
        notSent += error.outcome == Outcome::NotSent;
    }
    QCOMPARE(notSent, 40 - server.requestCount());
    QVERIFY2(server.requestCount() <= 2 * HttpTransport::maxInFlight,
             QByteArray::number(server.requestCount()).constData());
}

void RefusedKeyTest::writesWaitForAPersonAndASuccessEndsIt()
{
    FaultServer server;
    server.answerWith(httpAnswer(401, "{}"));
    ClientFixture fixture(server.url());
    QVERIFY(!await(fixture.client.listPage({}, 1)));
    const Result<WriteAnswer> refused = await(fixture.client.create(someDraft()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unauthorised);
    QCOMPARE(refused.error().outcome, Outcome::NotSent);
    QCOMPARE(server.requestCount(), 1);

    server.setHandler([](const FaultRequest &request) {
        return FaultScript{FaultStep::send(request.method == "GET"
                                               ? httpAnswer(200, allApiCalls().first().answer)
                                               : httpAnswer(202, R"({"id":"a-1"})"))};
    });
    QVERIFY(await(fixture.client.checkSignIn()));
    QVERIFY(!fixture.transport.isKeyRefused());
    QVERIFY(await(fixture.client.create(someDraft())));
    QCOMPARE(server.requestCount(), 3); // nothing was sent by itself
}

void RefusedKeyTest::refusedPickerSaysNothingAboutTheKey()
{
    FaultServer server;
    server.setHandler([](const FaultRequest &request) {
        return FaultScript{FaultStep::send(request.method == "GET" ? httpAnswer(401, "{}")
                                                                   : httpAnswer(202, R"({"id":"a-1"})"))};
    });
    ClientFixture fixture(server.url());
    QVERIFY(!await(fixture.client.images()));
    QVERIFY(!fixture.transport.isKeyRefused());
    QVERIFY(await(fixture.client.create(someDraft())));
}

void RefusedKeyTest::listingEndsWithoutAskingForMorePages()
{
    FaultServer server;
    server.setHandler([](const FaultRequest &request) {
        const QByteArray first =
            R"({"services":[{"id":"a-1","name":"a","status":"AVAILABLE"}],"pageCount":50})";
        return FaultScript{FaultStep::send(
            request.query("pageNumber").value(0) == "1" ? httpAnswer(200, first) : httpAnswer(401, "{}"))};
    });
    ClientFixture fixture(server.url());
    ServiceQuery query;
    query.pageSize = 1;
    const Result<ServiceList> list = await<ServiceList>(fixture.client.listAll(query));
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::Unauthorised);
    QTest::qWait(20);
    QVERIFY(server.requestCount() <= 1 + ServiceListing::maxPagesInFlight);
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::RefusedKeyTest)
#include "tst_refusedkey.moc"
