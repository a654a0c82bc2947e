// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sandbox/sandboxclient.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Belay::Test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject inner(const WireAnswer &answer)
{
    return QJsonDocument::fromJson(answer.text(u"responseBody"_s).toUtf8()).object();
}

int innerStatus(const WireAnswer &answer)
{
    return answer.json().value(u"responseStatus"_s).toInt();
}

QJsonObject predict(const QJsonObject &payload)
{
    return {{u"httpMethod"_s, u"post"_s}, {u"path"_s, u"/predict"_s}, {u"payload"_s, payload}};
}

} // namespace

//! Test calls reach applications that really answer, and the pickers show what they run.
class ApplicationsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void answerHasTheDocumentedShape();
    void everyMethodArrives_data();
    void everyMethodArrives();
    void absentAndNullFieldsHaveDefaults();
    void queryOfThePathArrives();
    void predictorComputes();
    void predictorExplainsWhatItNeeds();
    void slowApplicationTakesItsTime();
    void flakyApplicationFailsNowAndThen();
    void failingApplicationStillGivesAnAnswer();
    void onlyAvailableApisCanBeTested();
    void testBodiesAreChecked_data();
    void testBodiesAreChecked();

    void imagesArePagedAndFiltered();
    void versionsBelongToTheirImage();
    void unknownImagesAreNotFound();
    void instanceTypesDependOnTheEntityType();

private:
    SandboxServer m_server;
};

void ApplicationsTest::initTestCase()
{
    QVERIFY(!m_server.start(quickOptions()));
    const SandboxClient client(m_server);
    client.createSettled(apiBody(u"echo"_s, 101));
    client.createSettled(apiBody(u"predictor"_s, 102));
    client.createSettled(apiBody(u"slow"_s, 104));
    QJsonObject flaky = apiBody(u"flaky"_s);
    flaky.insert(u"imageDetails"_s, QJsonObject{{u"imageId"_s, 105}, {u"versionId"_s, 1041}});
    client.createSettled(flaky);
    QJsonObject failing = apiBody(u"failing"_s);
    failing.insert(u"imageDetails"_s, QJsonObject{{u"imageId"_s, 105}, {u"versionId"_s, 1042}});
    client.createSettled(failing);
}

void ApplicationsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void ApplicationsTest::answerHasTheDocumentedShape()
{
    const WireAnswer answer = SandboxClient(m_server).test(u"echo"_s, predict({{u"x"_s, 1}}));
    QCOMPARE(answer.status, 200);
    const QStringList keys{u"reqEndTime"_s, u"reqStartTime"_s, u"responseBody"_s, u"responseSize"_s,
                           u"responseStatus"_s};
    QCOMPARE(answer.json().keys(), keys);
    QCOMPARE(innerStatus(answer), 200);
    const QDateTime start = QDateTime::fromString(answer.text(u"reqStartTime"_s), Qt::ISODateWithMs);
    const QDateTime end = QDateTime::fromString(answer.text(u"reqEndTime"_s), Qt::ISODateWithMs);
    QVERIFY(start.isValid() && end.isValid() && start <= end);
    QCOMPARE(answer.text(u"responseSize"_s), u"%1B"_s.arg(answer.text(u"responseBody"_s).size()));
    const QJsonObject echo = inner(answer);
    QCOMPARE(echo.value(u"service"_s).toString(), u"echo"_s);
    QCOMPARE(echo.value(u"image"_s).toString(), u"echo 1.2.0"_s);
    QCOMPARE(echo.value(u"path"_s).toString(), u"/predict"_s);
    QCOMPARE(echo.value(u"payload"_s).toObject(), (QJsonObject{{u"x"_s, 1}}));
}

void ApplicationsTest::everyMethodArrives_data()
{
    QTest::addColumn<QString>("method");
    for (const QString &method : {u"get"_s, u"post"_s, u"put"_s, u"patch"_s, u"delete"_s}) {
        QTest::newRow(qPrintable(method)) << method;
    }
}

void ApplicationsTest::everyMethodArrives()
{
    QFETCH(QString, method);
    const QJsonObject payload{{u"text"_s, u"\u00fc \U0001F600"_s}};
    const QJsonObject echo =
        inner(SandboxClient(m_server).test(u"echo"_s, {{u"httpMethod"_s, method}, {u"payload"_s, payload}}));
    QCOMPARE(echo.value(u"method"_s).toString(), method);
    QCOMPARE(echo.value(u"path"_s).toString(), u"/"_s);
    QCOMPARE(echo.value(u"payload"_s).toObject(), payload);
}

void ApplicationsTest::absentAndNullFieldsHaveDefaults()
{
    const SandboxClient client(m_server);
    const QJsonObject nulls{
        {u"httpMethod"_s, u"get"_s}, {u"path"_s, QJsonValue()}, {u"payload"_s, QJsonValue()}};
    for (const QJsonObject &body : {nulls, QJsonObject()}) {
        const QJsonObject echo = inner(client.test(u"echo"_s, body));
        QCOMPARE(echo.value(u"method"_s).toString(), u"get"_s);
        QCOMPARE(echo.value(u"path"_s).toString(), u"/"_s);
        QVERIFY(echo.value(u"payload"_s).isNull());
    }
}

void ApplicationsTest::queryOfThePathArrives()
{
    const QJsonObject echo =
        inner(SandboxClient(m_server).test(u"echo"_s, {{u"path"_s, u"/a b/c?limit=5&q=x%20y"_s}}));
    QCOMPARE(echo.value(u"path"_s).toString(), u"/a b/c"_s);
    QCOMPARE(echo.value(u"query"_s).toObject(), (QJsonObject{{u"limit"_s, u"5"_s}, {u"q"_s, u"x y"_s}}));
}

void ApplicationsTest::predictorComputes()
{
    const SandboxClient client(m_server);
    const QJsonObject one = inner(client.test(u"predictor"_s, predict({{u"x"_s, 1}})));
    QCOMPARE(one.value(u"prediction"_s).toDouble(), 13.5);
    QCOMPARE(one.value(u"model"_s).toString(), u"demand-predictor 2.4.0"_s);
    const QJsonObject more = inner(client.test(u"predictor"_s, predict({{u"features"_s, QJsonArray{2, 4}}})));
    QCOMPARE(more.value(u"prediction"_s).toDouble(), 16.5);
    QCOMPARE(more.value(u"inputs"_s).toInt(), 2);
}

void ApplicationsTest::predictorExplainsWhatItNeeds()
{
    const SandboxClient client(m_server);
    QCOMPARE(innerStatus(client.test(u"predictor"_s, predict({{u"x"_s, u"one"_s}}))), 422);
    QCOMPARE(innerStatus(client.test(u"predictor"_s, {{u"path"_s, u"/health"_s}})), 200);
    QVERIFY(inner(client.test(u"predictor"_s, QJsonObject())).contains(u"use"_s));
}

void ApplicationsTest::slowApplicationTakesItsTime()
{
    QElapsedTimer timer;
    timer.start();
    const WireAnswer answer = SandboxClient(m_server).test(u"slow"_s, QJsonObject());
    QCOMPARE(innerStatus(answer), 200);
    QVERIFY(timer.elapsed() >= 200);
}

void ApplicationsTest::flakyApplicationFailsNowAndThen()
{
    const SandboxClient client(m_server);
    QList<int> statuses;
    for (int i = 0; i < 8; ++i) {
        statuses.append(innerStatus(client.test(u"flaky"_s, QJsonObject())));
    }
    QCOMPARE(statuses, (QList<int>{200, 200, 200, 503, 200, 200, 200, 503}));
}

void ApplicationsTest::failingApplicationStillGivesAnAnswer()
{
    const WireAnswer answer = SandboxClient(m_server).test(u"failing"_s, predict({{u"x"_s, 1}}));
    QCOMPARE(answer.status, 200);
    QCOMPARE(innerStatus(answer), 500);
    QVERIFY(answer.text(u"responseBody"_s).startsWith(u"Traceback"_s));
}

void ApplicationsTest::onlyAvailableApisCanBeTested()
{
    const SandboxClient client(m_server);
    client.createSettled(webBody(u"page"_s));
    client.createSettled(apiBody(u"broken"_s, 106));
    QCOMPARE(client.test(u"page"_s, QJsonObject()).status, 422);
    QCOMPARE(client.test(u"broken"_s, QJsonObject()).status, 422);
    const QString id =
        client.list(u"searchTerm=echo"_s).array(u"services"_s).first().toObject().value(u"id"_s).toString();
    QCOMPARE(client.test(id, QJsonObject()).status, 404);
}

void ApplicationsTest::testBodiesAreChecked_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::newRow("capitals") << QJsonObject{{u"httpMethod"_s, u"POST"_s}};
    QTest::newRow("unknown method") << QJsonObject{{u"httpMethod"_s, u"head"_s}};
    QTest::newRow("relative path") << QJsonObject{{u"path"_s, u"predict"_s}};
    QTest::newRow("payload is a list") << QJsonObject{{u"payload"_s, QJsonArray()}};
}

void ApplicationsTest::testBodiesAreChecked()
{
    QFETCH(QJsonObject, body);
    QCOMPARE(SandboxClient(m_server).test(u"echo"_s, body).status, 422);
}

void ApplicationsTest::imagesArePagedAndFiltered()
{
    const SandboxClient client(m_server);
    const auto images = [&client](const QString &query) {
        return client.send("GET", QString(u"/image-management/api/v2/images/?"_s + query)).json();
    };
    const QJsonObject all = images(QString());
    const qsizetype count = all.value(u"images"_s).toArray().size();
    QCOMPARE(all.value(u"imageCount"_s).toInt(), count);
    QVERIFY(count > 10);
    const QJsonObject latest =
        all.value(u"images"_s).toArray().first().toObject().value(u"latestVersion"_s).toObject();
    QVERIFY(latest.contains(u"lastBuildStatus"_s) && latest.contains(u"tags"_s));
    const QJsonObject second = images(u"pageSize=5&pageNumber=2"_s);
    QCOMPARE(second.value(u"images"_s).toArray().size(), 5);
    QCOMPARE(second.value(u"pageCount"_s).toInt(), (count + 4) / 5);
    QCOMPARE(images(u"searchTerm=CHURN"_s).value(u"imageCount"_s).toInt(), 1);
    QCOMPARE(images(u"searchTerm=1.36"_s).value(u"imageCount"_s).toInt(), 1);
    const int global = images(u"scope=global"_s).value(u"imageCount"_s).toInt();
    const int custom = images(u"scope=custom"_s).value(u"imageCount"_s).toInt();
    QCOMPARE(global + custom, count);
    QCOMPARE(images(u"scope=global&scope=custom"_s).value(u"imageCount"_s).toInt(), count);
    QCOMPARE(images(u"status=not-ready&lastBuildStatus=failed"_s).value(u"imageCount"_s).toInt(), 2);
    QCOMPARE(images(u"tags=storage"_s).value(u"imageCount"_s).toInt(), 2);
}

void ApplicationsTest::versionsBelongToTheirImage()
{
    const SandboxClient client(m_server);
    const QString path = u"/image-management/api/v2/images/102"_s;
    QCOMPARE(client.send("GET", path).text(u"name"_s), u"demand-predictor"_s);
    const QJsonObject all = client.send("GET", QString(path + u"/versions"_s)).json();
    QCOMPARE(all.value(u"versionCount"_s).toInt(), 3);
    QCOMPARE(all.value(u"versions"_s).toArray().first().toObject().value(u"id"_s).toInt(), 1013);
    const QJsonObject ready =
        client.send("GET", QString(path + u"/versions?status=ready&status=in-use"_s)).json();
    QCOMPARE(ready.value(u"versionCount"_s).toInt(), 2);
    const QJsonObject one = client.send("GET", QString(path + u"/versions/1012"_s)).json();
    QCOMPARE(one.value(u"imageName"_s).toString(), u"demand-predictor"_s);
    QCOMPARE(one.value(u"version"_s).toString(), u"2.4.0"_s);
}

void ApplicationsTest::unknownImagesAreNotFound()
{
    const SandboxClient client(m_server);
    for (const QString &path : {u"999"_s, u"x"_s, u"999/versions"_s, u"102/versions/1"_s, u"102/other"_s}) {
        QCOMPARE(client.send("GET", QString(u"/image-management/api/v2/images/"_s + path)).status, 404);
    }
}

void ApplicationsTest::instanceTypesDependOnTheEntityType()
{
    const SandboxClient client(m_server);
    const auto types = [&client](const QString &query) {
        return client.send("GET", QString(u"/quota/api/v1/settings/tenant-instance-options"_s + query));
    };
    const QJsonObject api = types(u"?entityType=api-deployment"_s).array(u"data"_s).first().toObject();
    const QStringList keys{u"cpu"_s,  u"gpu"_s,           u"gpuMemory"_s,
                           u"id"_s,   u"instanceClass"_s, u"memory"_s,
                           u"name"_s, u"provider"_s,      u"providerInstanceId"_s};
    QCOMPARE(api.keys(), keys);
    QVERIFY(types(u"?entityType=webapp"_s).array(u"data"_s).first().toObject() != api);
    QCOMPARE(types(u"?entityType=workflow"_s).status, 200);
    QCOMPARE(types(u"?entityType=cluster"_s).status, 400);
    QCOMPARE(types(QString()).status, 400);
}

QTEST_GUILESS_MAIN(ApplicationsTest)
#include "tst_applications.moc"
