// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sandboxbench.h"
#include "tests/support/stubplatform.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void asksOnceAndRemembers();
    void asksAgainAfterAnErrorAndAReload();
    void namesWhatIsKnown();
    void learnsSecretsFromDescribedServices();
};

void TestCatalogue::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestCatalogue::asksOnceAndRemembers()
{
    SandboxBench sandbox;
    Catalogue &catalogue = sandbox.bench.workspace().catalogue();
    QSignalSpy changed(&catalogue, &Catalogue::changed);
    const Result<QList<Image>> images = await(catalogue.images());
    QVERIFY(images && !images->isEmpty());
    const Result<QList<ImageVersion>> versions = await(catalogue.versions(images->first().id));
    QVERIFY(versions && !versions->isEmpty());
    const Result<QList<InstanceType>> types = await(catalogue.instanceTypes(ServiceType::Api));
    QVERIFY(types && !types->isEmpty());
    QCOMPARE(changed.size(), 3);

    const quint64 asked = sandbox.server->requestCount();
    Reply<QList<Image>> *again = catalogue.images();
    QVERIFY(!again->isFinished()); // still through the event loop
    QCOMPARE(await(again), images);
    QCOMPARE(await(catalogue.versions(images->first().id)), versions);
    QCOMPARE(await(catalogue.instanceTypes(ServiceType::Api)), types);
    QCOMPARE(sandbox.server->requestCount(), asked);
    // Web apps and Shiny share theirs.
    QVERIFY(await(catalogue.instanceTypes(ServiceType::WebApp)));
    QVERIFY(await(catalogue.instanceTypes(ServiceType::Shiny)));
    QCOMPARE(sandbox.server->requestCount(), asked + 1);
}

void TestCatalogue::asksAgainAfterAnErrorAndAReload()
{
    SandboxBench sandbox;
    Catalogue &catalogue = sandbox.bench.workspace().catalogue();
    QVERIFY(!sandbox.server->setFaults(u"403@GET:1"_s));
    QSignalSpy changed(&catalogue, &Catalogue::changed);
    QCOMPARE(await(catalogue.images()).error().kind, ErrorKind::Forbidden);
    QCOMPARE(await(catalogue.versions(ImageId{101})).error().kind, ErrorKind::Forbidden);
    QCOMPARE(await(catalogue.instanceTypes(ServiceType::Api)).error().kind, ErrorKind::Forbidden);
    QCOMPARE(changed.size(), 0);
    QVERIFY(!sandbox.server->setFaults(QString()));
    QVERIFY(await(catalogue.images()));
    const quint64 asked = sandbox.requests(SandboxRoute::Images, "GET");
    catalogue.reload();
    QVERIFY(catalogue.imageName(ImageId{101}).isEmpty());
    QVERIFY(await(catalogue.images()));
    QVERIFY(sandbox.requests(SandboxRoute::Images, "GET") > asked);
}

void TestCatalogue::namesWhatIsKnown()
{
    SandboxBench sandbox;
    Catalogue &catalogue = sandbox.bench.workspace().catalogue();
    QVERIFY(catalogue.imageName(ImageId{101}).isEmpty());
    QVERIFY(catalogue.versionName(ImageId{101}, VersionId{1001}).isEmpty());
    QVERIFY(catalogue.instanceTypeName(InstanceTypeId{1}).isEmpty());
    QVERIFY(await(catalogue.images()));
    QVERIFY(await(catalogue.versions(ImageId{101})));
    const Result<QList<InstanceType>> types = await(catalogue.instanceTypes(ServiceType::Api));
    QCOMPARE(catalogue.imageName(ImageId{101}), u"echo"_s);
    QCOMPARE(catalogue.versionName(ImageId{101}, VersionId{1001}), u"1.0.0"_s);
    QCOMPARE(catalogue.instanceTypeName(types->last().id), types->last().name);
    QVERIFY(catalogue.imageName(ImageId{9999}).isEmpty());
    QVERIFY(catalogue.versionName(ImageId{101}, VersionId{9999}).isEmpty());
    QVERIFY(catalogue.instanceTypeName(InstanceTypeId{9999}).isEmpty());
}

void TestCatalogue::learnsSecretsFromDescribedServices()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    Service first = StubPlatform::described(1);
    first.details->parameters->secrets = QStringList{u"ZED"_s, u"DATABASE"_s};
    platform.services = {first, StubPlatform::described(2)};
    QVERIFY(bench.refresh());
    QVERIFY(bench.workspace().catalogue().knownSecrets().isEmpty());
    for (const Service &service : std::as_const(platform.services)) {
        QVERIFY(await(bench.services().describe(service.id)));
    }
    QCOMPARE(bench.workspace().catalogue().knownSecrets(),
             (QStringList{u"DATABASE"_s, u"TOKEN"_s, u"ZED"_s}));
}

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
