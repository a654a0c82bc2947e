// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sandbox/sandboxclient.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Belay::Test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject with(QJsonObject body, const QString &key, const QJsonValue &value)
{
    body.insert(key, value);
    return body;
}

QStringList names(const WireAnswer &answer)
{
    QStringList result;
    for (const QJsonValue &service : answer.array(u"services"_s)) {
        result.append(service.toObject().value(u"name"_s).toString());
    }
    return result;
}

} // namespace

//! Endpoints and rules of the services API.
class ContractTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listHasTheEnvelopeAndItems();
    void listWithoutFeatureTypeSpeaksOfWebApps();
    void pagesCoverEverythingOnce();
    void pageParametersAreChecked_data();
    void pageParametersAreChecked();
    void pagePastTheEndIsEmpty();
    void oversizedPagesAreCut();
    void filtersCombine();
    void searchIsASubstringWhateverTheCase();
    void unknownFiltersAreRefused();
    void newestComesFirst();

    void createAcceptsEveryField();
    void createFillsInDefaults();
    void createPicksTheNewestDeployableVersion();
    void createRefuses_data();
    void createRefuses();
    void takenNameIsRefused();
    void unknownKeysAndNullsAreTolerated();
    void bothSlashesWork();

    void updateReplacesWhatIsGiven();
    void equalNameAndTypeAreAccepted();
    void renamingIsRefused();
    void presentValuesChangeNothing();
    void parametersAreReplacedAsAWhole();
    void stickinessAndScaleToZeroExcludeEachOtherAcrossUpdates();
    void unknownServicesAreNotFound();
    void malformedBodiesAreRefused_data();
    void malformedBodiesAreRefused();

private:
    SandboxServer m_server;
};

void ContractTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    const auto problem = m_server.start(quickOptions());
    QVERIFY2(!problem, qPrintable(problem.value_or(QString())));
}

void ContractTest::cleanup()
{
    m_server.stop();
}

void ContractTest::listHasTheEnvelopeAndItems()
{
    const SandboxClient client(m_server);
    QCOMPARE(client.create(with(apiBody(u"first"_s), u"tags"_s, QJsonArray{QJsonObject{{u"name"_s, u"a"_s}}}))
                 .status,
             202);
    const WireAnswer answer = client.list();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), "application/json; charset=utf-8");
    const QJsonObject envelope = answer.json();
    QCOMPARE(envelope.value(u"servicesCount"_s).toInt(), 1);
    QCOMPARE(envelope.value(u"pageCount"_s).toInt(), 1);
    QCOMPARE(envelope.value(u"pageNumber"_s).toInt(), 1);
    QCOMPARE(envelope.value(u"pageSize"_s).toInt(), 25);
    const QJsonObject item = answer.array(u"services"_s).first().toObject();
    const QStringList keys{u"createdAt"_s, u"createdBy"_s, u"id"_s,        u"name"_s,     u"serviceType"_s,
                           u"status"_s,    u"tags"_s,      u"updatedAt"_s, u"updatedBy"_s};
    QCOMPARE(item.keys(), keys);
    QCOMPARE(item.value(u"name"_s).toString(), u"first"_s);
    QCOMPARE(item.value(u"tags"_s).toArray(), QJsonArray{(QJsonObject{{u"name"_s, u"a"_s}})});
    static const QRegularExpression iso(u"\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\\z"_s);
    QVERIFY(iso.match(item.value(u"createdAt"_s).toString()).hasMatch());
}

void ContractTest::listWithoutFeatureTypeSpeaksOfWebApps()
{
    const QJsonObject envelope = SandboxClient(m_server).send("GET", servicesPath).json();
    QVERIFY(envelope.contains(u"webapps"_s));
    QCOMPARE(envelope.value(u"webappsCount"_s).toInt(), 0);
    QVERIFY(!envelope.contains(u"services"_s));
}

void ContractTest::pagesCoverEverythingOnce()
{
    SandboxOptions options = quickOptions();
    options.generatedServices = 253;
    QVERIFY(!m_server.start(options));
    const SandboxClient client(m_server);
    QSet<QString> ids;
    int page = 1;
    int pages = 1;
    for (; page <= pages; ++page) {
        const WireAnswer answer = client.list(u"pageSize=50&pageNumber=%1"_s.arg(page));
        pages = answer.json().value(u"pageCount"_s).toInt();
        for (const QJsonValue &service : answer.array(u"services"_s)) {
            ids.insert(service.toObject().value(u"id"_s).toString());
        }
    }
    QCOMPARE(pages, 6);
    QCOMPARE(ids.size(), 253);
}

void ContractTest::pageParametersAreChecked_data()
{
    QTest::addColumn<QString>("query");
    for (const QString &query : {u"pageSize=0"_s, u"pageSize=-1"_s, u"pageSize=ten"_s, u"pageNumber=0"_s,
                                 u"pageNumber=1.5"_s, u"pageNumber=99999999999999999999"_s}) {
        QTest::newRow(qPrintable(query)) << query;
    }
}

void ContractTest::pageParametersAreChecked()
{
    QFETCH(QString, query);
    const WireAnswer answer = SandboxClient(m_server).list(query);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json().value(u"statusCode"_s).toInt(), 400);
    QVERIFY(answer.text(u"message"_s).startsWith(query.section(u'=', 0, 0)));
    QVERIFY(!answer.text(u"detail"_s).isEmpty());
}

void ContractTest::pagePastTheEndIsEmpty()
{
    const SandboxClient client(m_server);
    client.create(apiBody(u"only"_s));
    const WireAnswer answer = client.list(u"pageNumber=1000000000"_s);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.array(u"services"_s).isEmpty());
    QCOMPARE(answer.json().value(u"servicesCount"_s).toInt(), 1);
}

void ContractTest::oversizedPagesAreCut()
{
    QCOMPARE(SandboxClient(m_server).list(u"pageSize=5000"_s).json().value(u"pageSize"_s).toInt(), 100);
}

void ContractTest::filtersCombine()
{
    SandboxOptions options = quickOptions();
    options.generatedServices = 300;
    QVERIFY(!m_server.start(options));
    const SandboxClient client(m_server);
    const auto total = [&client](const QString &query) {
        return client.list(query).json().value(u"servicesCount"_s).toInt();
    };
    const QStringList statuses{u"CREATING"_s, u"DEPLOYING"_s,     u"AVAILABLE"_s,
                               u"DELETING"_s, u"CREATE_FAILED"_s, u"DELETE_FAILED"_s};
    int sum = 0;
    for (const QString &status : statuses) {
        sum += total(u"status="_s + status);
    }
    QCOMPARE(sum, 300);
    const int apis = total(u"serviceType=api"_s);
    const int shinies = total(u"serviceType=shiny"_s);
    QVERIFY(apis > 0 && shinies > 0);
    QCOMPARE(total(u"serviceType=api&serviceType=shiny"_s), apis + shinies);
    const int available = total(u"serviceType=api&status=AVAILABLE"_s);
    const int failed = total(u"serviceType=api&status=CREATE_FAILED"_s);
    QVERIFY(available > 0 && available < apis);
    QCOMPARE(total(u"serviceType=api&status=AVAILABLE&status=CREATE_FAILED"_s), available + failed);
}

void ContractTest::searchIsASubstringWhateverTheCase()
{
    const SandboxClient client(m_server);
    for (const QString &name : {u"demand-api"_s, u"on-demand"_s, u"other"_s}) {
        client.create(apiBody(name));
    }
    QCOMPARE(names(client.list(u"searchTerm=DEMAND"_s)), (QStringList{u"on-demand"_s, u"demand-api"_s}));
    QCOMPARE(names(client.list(u"searchTerm=d-a"_s)), QStringList{u"demand-api"_s});
    // Wildcards of the database are ordinary characters.
    QCOMPARE(names(client.list(u"searchTerm=%25"_s)), QStringList());
    QCOMPARE(names(client.list(u"searchTerm=_"_s)), QStringList());
    QCOMPARE(names(client.list(u"searchTerm=on+demand"_s)), QStringList());
}

void ContractTest::unknownFiltersAreRefused()
{
    const SandboxClient client(m_server);
    QCOMPARE(client.list(u"status=RUNNING"_s).status, 400);
    QCOMPARE(client.list(u"serviceType=lambda"_s).status, 400);
    QCOMPARE(client.list(u"colour=red"_s).status, 200);
}

void ContractTest::newestComesFirst()
{
    const SandboxClient client(m_server);
    QStringList expected;
    for (int i = 0; i < 12; ++i) {
        const QString name = u"service-%1"_s.arg(i);
        client.create(apiBody(name));
        expected.prepend(name);
    }
    QCOMPARE(names(client.list()), expected);
}

void ContractTest::createAcceptsEveryField()
{
    const SandboxClient client(m_server);
    const QJsonObject parameters{{u"env"_s, QJsonObject{{u"param1"_s, u"wert \u00fc \U0001F600"_s}}},
                                 {u"secrets"_s, QJsonArray{u"secret1"_s}}};
    const QJsonObject body{{u"name"_s, u"service101"_s},
                           {u"title"_s, u"Hello"_s},
                           {u"description"_s, u"Hi there"_s},
                           {u"serviceType"_s, u"web-app"_s},
                           {u"imageDetails"_s, QJsonObject{{u"imageId"_s, 203}, {u"versionId"_s, 2021}}},
                           {u"resources"_s, QJsonObject{{u"instanceTypeId"_s, 47}}},
                           {u"parameters"_s, parameters},
                           {u"sessionStickiness"_s, false},
                           {u"scaleToZero"_s, true},
                           {u"entrypoint"_s, u"python\nmain.py"_s},
                           {u"healthCheckURL"_s, u"/health"_s},
                           {u"minInstances"_s, 2},
                           {u"tags"_s, QJsonArray{QJsonObject{{u"name"_s, u"foo"_s}}}}};
    const WireAnswer created = client.create(body);
    QCOMPARE(created.status, 202);
    QCOMPARE(created.json().keys(), QStringList{u"id"_s});
    const QJsonObject described = client.describe(created.text(u"id"_s)).json();
    for (auto it = body.begin(); it != body.end(); ++it) {
        QCOMPARE(described.value(it.key()), it.value());
    }
    QCOMPARE(described.value(u"createdAt"_s), described.value(u"updatedAt"_s));
}

void ContractTest::createFillsInDefaults()
{
    const SandboxClient client(m_server);
    const QJsonObject described = client.describe(client.create(webBody(u"plain"_s)).text(u"id"_s)).json();
    QCOMPARE(described.value(u"serviceType"_s).toString(), u"web-app"_s);
    QCOMPARE(described.value(u"sessionStickiness"_s), QJsonValue(false));
    QCOMPARE(described.value(u"scaleToZero"_s), QJsonValue(false));
    QCOMPARE(described.value(u"minInstances"_s).toInt(), 1);
    QCOMPARE(described.value(u"tags"_s), QJsonValue(QJsonArray()));
    QVERIFY(described.value(u"resources"_s).toObject().value(u"instanceTypeId"_s).isDouble());
}

void ContractTest::createPicksTheNewestDeployableVersion()
{
    const SandboxClient client(m_server);
    const QString id = client.create(apiBody(u"predictor"_s, 102)).text(u"id"_s);
    const QJsonObject expected{{u"imageId"_s, 102}, {u"versionId"_s, 1012}};
    QCOMPARE(client.describe(id).json().value(u"imageDetails"_s).toObject(), expected);
}

void ContractTest::createRefuses_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("field");
    const auto image = [](const QJsonValue &id, const QJsonValue &version = QJsonValue()) {
        return QJsonObject{{u"imageId"_s, id}, {u"versionId"_s, version}};
    };
    const auto add = [](const char *name, const QString &field, const QJsonObject &body) {
        QTest::newRow(name) << body << field;
    };
    const QJsonObject api = apiBody(u"refused"_s);
    const QJsonObject web = webBody(u"refused"_s);
    const QString details = u"imageDetails"_s;
    const QString imageId = u"imageDetails.imageId"_s;
    const QString versionId = u"imageDetails.versionId"_s;
    const QString parameters = u"parameters"_s;
    add("no name", u"name"_s, with(api, u"name"_s, QJsonValue()));
    add("empty name", u"name"_s, with(api, u"name"_s, QString()));
    add("capitals", u"name"_s, with(api, u"name"_s, u"Refused"_s));
    add("outer hyphen", u"name"_s, with(api, u"name"_s, u"refused-"_s));
    add("line break", u"name"_s, with(api, u"name"_s, u"refused\n"_s));
    add("too long", u"name"_s, with(api, u"name"_s, QString(64, u'a')));
    add("unknown type", u"serviceType"_s, with(api, u"serviceType"_s, u"lambda"_s));
    add("no image", imageId, with(api, details, QJsonValue()));
    add("image is text", imageId, with(api, details, image(u"101"_s)));
    add("image is no whole number", imageId, with(api, details, image(101.5)));
    add("unknown image", imageId, with(api, details, image(999)));
    add("image of another type", imageId, with(api, details, image(201)));
    add("no ready version", imageId, with(web, details, image(205)));
    add("unknown version", versionId, with(api, details, image(101, 2001)));
    add("version not ready", versionId, with(api, details, image(102, 1013)));
    add("no instance type", u"resources.instanceTypeId"_s, with(api, u"resources"_s, QJsonObject()));
    add("instance type of web apps", u"resources.instanceTypeId"_s,
        with(api, u"resources"_s, QJsonObject{{u"instanceTypeId"_s, 43}}));
    add("env is a list", u"parameters.env"_s, with(api, parameters, QJsonObject{{u"env"_s, QJsonArray()}}));
    add("env value is a number", u"parameters.env.A"_s,
        with(api, parameters, QJsonObject{{u"env"_s, QJsonObject{{u"A"_s, 1}}}}));
    add("secret is a number", u"parameters.secrets"_s,
        with(api, parameters, QJsonObject{{u"secrets"_s, QJsonArray{1}}}));
    add("title is a number", u"title"_s, with(api, u"title"_s, 1));
    add("health check is no path", u"healthCheckURL"_s, with(api, u"healthCheckURL"_s, u"health"_s));
    add("no instances", u"minInstances"_s, with(api, u"minInstances"_s, 0));
    add("three instances", u"minInstances"_s, with(api, u"minInstances"_s, 3));
    add("flag is text", u"scaleToZero"_s, with(web, u"scaleToZero"_s, u"true"_s));
    add("scaleToZero of an api", u"scaleToZero"_s, with(api, u"scaleToZero"_s, true));
    add("scaleToZero of shiny", u"scaleToZero"_s,
        with(webBody(u"refused"_s, u"shiny"_s), u"scaleToZero"_s, true));
    add("sticky api", u"sessionStickiness"_s, with(api, u"sessionStickiness"_s, true));
    add("sticky and scaled to zero", u"scaleToZero"_s,
        with(with(web, u"scaleToZero"_s, true), u"sessionStickiness"_s, true));
    add("tags are texts", u"tags"_s, with(api, u"tags"_s, QJsonArray{u"a"_s}));
}

void ContractTest::createRefuses()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, field);
    const SandboxClient client(m_server);
    const WireAnswer answer = client.create(body);
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.text(u"message"_s).startsWith(QString(field + u": "_s)), answer.body);
    QCOMPARE(client.list().json().value(u"servicesCount"_s).toInt(), 0);
}

void ContractTest::takenNameIsRefused()
{
    const SandboxClient client(m_server);
    QCOMPARE(client.create(apiBody(u"taken"_s)).status, 202);
    const WireAnswer answer = client.create(apiBody(u"taken"_s));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.text(u"message"_s), u"name: \"taken\" is already in use"_s);
    QCOMPARE(client.list().json().value(u"servicesCount"_s).toInt(), 1);
}

void ContractTest::unknownKeysAndNullsAreTolerated()
{
    QJsonObject body = apiBody(u"tolerant"_s);
    body.insert(u"healthCheckUrl"_s, u"/stray"_s);
    body.insert(u"title"_s, QJsonValue());
    body.insert(u"parameters"_s, QJsonValue());
    QCOMPARE(SandboxClient(m_server).create(body).status, 202);
}

void ContractTest::bothSlashesWork()
{
    const SandboxClient client(m_server);
    const QString bare = servicesPath.chopped(1);
    const WireAnswer created = client.send("POST", bare, apiBody(u"slash"_s));
    QCOMPARE(created.status, 202);
    const QString id = created.text(u"id"_s);
    QCOMPARE(client.send("GET", bare).status, 200);
    QCOMPARE(client.send("GET", QString(servicesPath + id)).status, 200);
    QCOMPARE(client.send("GET", QString(servicesPath + id + u'/')).status, 200);
}

void ContractTest::updateReplacesWhatIsGiven()
{
    const SandboxClient client(m_server);
    const QString id = client.createSettled(with(apiBody(u"changing"_s), u"title"_s, u"Old"_s));
    const QJsonObject before = client.describe(id).json();
    const WireAnswer answer = client.update(id, {{u"title"_s, u"New"_s}});
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.text(u"id"_s), id);
    QJsonObject after = client.describe(id).json();
    QCOMPARE(after.value(u"title"_s).toString(), u"New"_s);
    QVERIFY(after.value(u"updatedAt"_s).toString() > before.value(u"updatedAt"_s).toString());
    after.insert(u"title"_s, before.value(u"title"_s));
    after.insert(u"updatedAt"_s, before.value(u"updatedAt"_s));
    QCOMPARE(after, before);
}

void ContractTest::equalNameAndTypeAreAccepted()
{
    const SandboxClient client(m_server);
    const QJsonObject body = apiBody(u"same"_s);
    const QString id = client.createSettled(body);
    QCOMPARE(client.update(id, body).status, 202);
}

void ContractTest::renamingIsRefused()
{
    const SandboxClient client(m_server);
    const QString id = client.createSettled(apiBody(u"fixed"_s));
    QCOMPARE(client.update(id, {{u"name"_s, u"renamed"_s}}).status, 400);
    QCOMPARE(client.update(id, {{u"serviceType"_s, u"shiny"_s}}).status, 400);
}

void ContractTest::presentValuesChangeNothing()
{
    const SandboxClient client(m_server);
    const QString id = client.createSettled(webBody(u"constant"_s));
    const QJsonObject before = client.describe(id).json();
    QCOMPARE(client.update(id, before).status, 202);
    QCOMPARE(client.update(id, QJsonObject()).status, 202);
    QCOMPARE(client.describe(id).json(), before);
}

void ContractTest::parametersAreReplacedAsAWhole()
{
    const SandboxClient client(m_server);
    const QJsonObject env{{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}};
    const QString id =
        client.createSettled(with(apiBody(u"env"_s), u"parameters"_s,
                                  QJsonObject{{u"env"_s, env}, {u"secrets"_s, QJsonArray{u"S"_s}}}));
    const QJsonObject smaller{{u"env"_s, QJsonObject{{u"B"_s, u"3"_s}}}};
    QCOMPARE(client.update(id, {{u"parameters"_s, smaller}}).status, 202);
    QCOMPARE(client.describe(id).json().value(u"parameters"_s).toObject(),
             with(smaller, u"secrets"_s, QJsonArray()));
}

void ContractTest::stickinessAndScaleToZeroExcludeEachOtherAcrossUpdates()
{
    const SandboxClient client(m_server);
    const QString id = client.createSettled(with(webBody(u"sticky"_s), u"sessionStickiness"_s, true));
    QCOMPARE(client.update(id, {{u"scaleToZero"_s, true}}).status, 400);
    QCOMPARE(client.update(id, {{u"scaleToZero"_s, true}, {u"sessionStickiness"_s, false}}).status, 202);
}

void ContractTest::unknownServicesAreNotFound()
{
    const SandboxClient client(m_server);
    for (const QString &id : {u"00000000-0000-4000-8000-000000000000"_s, u"no-uuid"_s, u"a%2Fb"_s}) {
        QCOMPARE(client.describe(id).status, 404);
        QCOMPARE(client.update(id, QJsonObject()).status, 404);
        QCOMPARE(client.remove(id).status, 404);
        QCOMPARE(client.test(id, QJsonObject()).status, 404);
    }
}

void ContractTest::malformedBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no body") << QByteArray();
    QTest::newRow("cut off") << QByteArray("{\"name\":");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("bad encoding") << QByteArray("{\"name\":\"\xff\"}");
    QTest::newRow("too deep") << QByteArray(100000, '[');
}

void ContractTest::malformedBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    const WireHeaders type{{"Content-Type", "application/json"}};
    QCOMPARE(SandboxClient(m_server).send("POST", servicesPath, body, type).status, 400);
}

QTEST_GUILESS_MAIN(ContractTest)
#include "tst_contract.moc"
