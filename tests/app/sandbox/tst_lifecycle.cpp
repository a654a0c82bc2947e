// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sandbox/sandboxclient.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Belay;
using namespace Belay::Test;
using namespace Qt::StringLiterals;

namespace {

SandboxOptions slowStages()
{
    SandboxOptions options = quickOptions();
    options.deployTime = std::chrono::hours(1);
    return options;
}

} // namespace

//! Statuses, redeployment, deletion, and what survives a restart.
class LifeCycleTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void creationPassesItsStages();
    void imageThatCannotStartFails();
    void failedServiceCanBeRepaired();
    void redeployFollowsTheDocumentedFields_data();
    void redeployFollowsTheDocumentedFields();
    void deploymentUnderWayCannotBeChanged();
    void transitionsForbidDeletion();
    void deletedServiceFreesItsName();
    void clingingServiceFailsToDeleteOnce();
    void updatedAtIgnoresTheLifeCycle();
    void servicesSurviveARestart();
    void statusCatchesUpAfterARestart();
    void dataAreUsedByOneSandboxOnly();
    void dataAreForTheirOwnerOnly();
    void freshStoreShowsEveryTypeAndMostStatuses();
    void generatedServicesDependOnTheSeedOnly();
    void existingStoreIsFilledUp();
};

void LifeCycleTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void LifeCycleTest::creationPassesItsStages()
{
    SandboxOptions options = quickOptions();
    options.deployTime = std::chrono::milliseconds(300);
    SandboxServer server;
    QVERIFY(!server.start(options));
    const SandboxClient client(server);
    const QString id = client.create(apiBody(u"stages"_s)).text(u"id"_s);
    QStringList seen;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const QString status = client.describe(id).text(u"status"_s);
            if (seen.isEmpty() || seen.last() != status) {
                seen.append(status);
            }
            return status == u"AVAILABLE"_s;
        }(),
        10000);
    // A slow machine may miss a stage, but never see them in another order.
    QStringList allowed{u"CREATING"_s, u"DEPLOYING"_s, u"AVAILABLE"_s};
    allowed.removeIf([&seen](const QString &status) { return !seen.contains(status); });
    QCOMPARE(seen, allowed);
}

void LifeCycleTest::imageThatCannotStartFails()
{
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    const SandboxClient client(server);
    QCOMPARE(client.settledStatus(client.create(apiBody(u"broken"_s, 106)).text(u"id"_s)),
             u"CREATE_FAILED"_s);
}

void LifeCycleTest::failedServiceCanBeRepaired()
{
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    const SandboxClient client(server);
    const QString id = client.createSettled(apiBody(u"broken"_s, 106));
    QCOMPARE(client.update(id, {{u"imageDetails"_s, QJsonObject{{u"imageId"_s, 101}}}}).status, 202);
    QCOMPARE(client.settledStatus(id), u"AVAILABLE"_s);
}

void LifeCycleTest::redeployFollowsTheDocumentedFields_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<bool>("redeploys");
    const auto add = [](const QString &field, const QJsonValue &value, bool redeploys) {
        QTest::newRow(qPrintable(field)) << QJsonObject{{field, value}} << redeploys;
    };
    add(u"imageDetails"_s, QJsonObject{{u"imageId"_s, 201}, {u"versionId"_s, 2001}}, true);
    add(u"resources"_s, QJsonObject{{u"instanceTypeId"_s, 48}}, true);
    add(u"parameters"_s, QJsonObject{{u"env"_s, QJsonObject{{u"A"_s, u"1"_s}}}}, true);
    add(u"healthCheckURL"_s, u"/ready"_s, true);
    add(u"entrypoint"_s, u"run"_s, true);
    add(u"scaleToZero"_s, true, true);
    add(u"sessionStickiness"_s, true, true);
    add(u"title"_s, u"T"_s, false);
    add(u"description"_s, u"D"_s, false);
    add(u"minInstances"_s, 2, false);
    add(u"tags"_s, QJsonArray{QJsonObject{{u"name"_s, u"t"_s}}}, false);
}

void LifeCycleTest::redeployFollowsTheDocumentedFields()
{
    QFETCH(QJsonObject, change);
    QFETCH(bool, redeploys);
    QTemporaryDir data;
    SandboxOptions options = quickOptions();
    options.dataDir = data.path();
    SandboxServer server;
    QVERIFY(!server.start(options));
    const QString id = SandboxClient(server).createSettled(webBody(u"service"_s));
    // Long stages now, so that DEPLOYING cannot be missed.
    options.deployTime = std::chrono::hours(1);
    QVERIFY(!server.start(options));
    const SandboxClient client(server);
    QCOMPARE(client.update(id, change).status, 202);
    QCOMPARE(client.describe(id).text(u"status"_s), redeploys ? u"DEPLOYING"_s : u"AVAILABLE"_s);
}

void LifeCycleTest::deploymentUnderWayCannotBeChanged()
{
    SandboxServer server;
    QVERIFY(!server.start(slowStages()));
    const SandboxClient client(server);
    const QString id = client.create(apiBody(u"busy"_s)).text(u"id"_s);
    QCOMPARE(client.update(id, {{u"entrypoint"_s, u"run"_s}}).status, 422);
    QCOMPARE(client.update(id, {{u"title"_s, u"Harmless"_s}}).status, 202);
}

void LifeCycleTest::transitionsForbidDeletion()
{
    QTemporaryDir data;
    SandboxOptions options = quickOptions();
    options.dataDir = data.path();
    SandboxServer server;
    QVERIFY(!server.start(options));
    const QString settled = SandboxClient(server).createSettled(apiBody(u"settled"_s));
    options.deployTime = std::chrono::hours(1);
    QVERIFY(!server.start(options));
    const SandboxClient client(server);
    const QString creating = client.create(apiBody(u"creating"_s)).text(u"id"_s);
    QCOMPARE(client.remove(creating).status, 409);
    const WireAnswer removed = client.remove(settled);
    QCOMPARE(removed.status, 202);
    QCOMPARE(removed.text(u"id"_s), settled);
    QCOMPARE(client.describe(settled).text(u"status"_s), u"DELETING"_s);
    QCOMPARE(client.remove(settled).status, 409);
    QCOMPARE(client.update(settled, {{u"title"_s, u"Late"_s}}).status, 422);
}

void LifeCycleTest::deletedServiceFreesItsName()
{
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    const SandboxClient client(server);
    const QString id = client.createSettled(apiBody(u"phoenix"_s));
    QCOMPARE(client.remove(id).status, 202);
    QCOMPARE(client.settledStatus(id), u"gone"_s);
    const WireAnswer again = client.create(apiBody(u"phoenix"_s));
    QCOMPARE(again.status, 202);
    QVERIFY(again.text(u"id"_s) != id);
}

void LifeCycleTest::clingingServiceFailsToDeleteOnce()
{
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    const SandboxClient client(server);
    const QString id = client.createSettled(apiBody(u"clinging"_s, 107));
    QCOMPARE(client.remove(id).status, 202);
    QCOMPARE(client.settledStatus(id), u"DELETE_FAILED"_s);
    QCOMPARE(client.remove(id).status, 202);
    QCOMPARE(client.settledStatus(id), u"gone"_s);
}

void LifeCycleTest::updatedAtIgnoresTheLifeCycle()
{
    SandboxServer server;
    QVERIFY(!server.start(quickOptions()));
    const SandboxClient client(server);
    const QString id = client.createSettled(apiBody(u"calm"_s));
    const QJsonObject service = client.describe(id).json();
    QCOMPARE(service.value(u"updatedAt"_s), service.value(u"createdAt"_s));
}

void LifeCycleTest::servicesSurviveARestart()
{
    QTemporaryDir data;
    SandboxOptions options = quickOptions();
    options.dataDir = data.path();
    SandboxServer server;
    QVERIFY(!server.start(options));
    const QByteArray key = server.apiKey().reveal();
    const QString id = SandboxClient(server).createSettled(apiBody(u"kept"_s));
    const QJsonObject before = SandboxClient(server).describe(id).json();
    server.stop();
    QVERIFY(!server.isRunning());
    QVERIFY(server.url().isEmpty());
    QVERIFY(!server.start(options));
    QCOMPARE(SandboxClient(server).describe(id).json(), before);
    QVERIFY(server.apiKey().reveal() != key);
}

void LifeCycleTest::statusCatchesUpAfterARestart()
{
    QTemporaryDir data;
    SandboxOptions options = quickOptions();
    options.dataDir = data.path();
    SandboxServer server;
    QVERIFY(!server.start(options));
    const QString id = SandboxClient(server).create(apiBody(u"late"_s)).text(u"id"_s);
    server.stop();
    QTest::qWait(100);
    QVERIFY(!server.start(options));
    QCOMPARE(SandboxClient(server).describe(id).text(u"status"_s), u"AVAILABLE"_s);
}

void LifeCycleTest::dataAreUsedByOneSandboxOnly()
{
    QTemporaryDir data;
    SandboxOptions options = quickOptions();
    options.dataDir = data.path();
    SandboxServer first;
    QVERIFY(!first.start(options));
    SandboxServer second;
    const auto problem = second.start(options);
    QVERIFY(problem && problem->startsWith(u"Another sandbox"_s));
    QVERIFY(!second.isRunning());
}

void LifeCycleTest::dataAreForTheirOwnerOnly()
{
    QTemporaryDir data;
    SandboxOptions options = quickOptions();
    options.dataDir = data.filePath(u"deep/er"_s);
    SandboxServer server;
    QVERIFY(!server.start(options));
    SandboxClient(server).create(apiBody(u"private"_s));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    for (const QString &name : {u"services.db"_s, u"services.db-wal"_s}) {
        const QFileInfo file(QDir(options.dataDir).filePath(name));
        QVERIFY(file.exists());
        QVERIFY((file.permissions() & others) == QFileDevice::Permissions());
    }
}

void LifeCycleTest::freshStoreShowsEveryTypeAndMostStatuses()
{
    SandboxOptions options = slowStages();
    options.generatedServices.reset();
    SandboxServer server;
    QVERIFY(!server.start(options));
    const SandboxClient client(server);
    const QJsonArray services = client.list().array(u"services"_s);
    QSet<QString> types;
    QSet<QString> statuses;
    for (const QJsonValue &item : services) {
        const QJsonObject described = client.describe(item.toObject().value(u"id"_s).toString()).json();
        types.insert(described.value(u"serviceType"_s).toString());
        statuses.insert(described.value(u"status"_s).toString());
        QVERIFY(!described.value(u"title"_s).toString().isEmpty());
        QVERIFY(!described.value(u"description"_s).toString().isEmpty());
    }
    QCOMPARE(services.size(), 14);
    QCOMPARE(types.size(), 3);
    QCOMPARE(statuses,
             (QSet<QString>{u"AVAILABLE"_s, u"DEPLOYING"_s, u"CREATE_FAILED"_s, u"DELETE_FAILED"_s}));
}

void LifeCycleTest::generatedServicesDependOnTheSeedOnly()
{
    const auto listing = [](quint32 seed) {
        SandboxOptions options = quickOptions();
        options.generatedServices = 90;
        options.seed = seed;
        SandboxServer server;
        QStringList names;
        if (!server.start(options)) {
            const WireAnswer answer = SandboxClient(server).list(u"pageSize=100"_s);
            for (const QJsonValue &item : answer.array(u"services"_s)) {
                const QJsonObject service = item.toObject();
                names.append(service.value(u"id"_s).toString() + service.value(u"name"_s).toString());
            }
        }
        return names;
    };
    const QStringList once = listing(7);
    QCOMPARE(once.size(), 90);
    QCOMPARE(listing(7), once);
    QVERIFY(listing(8) != once);
}

void LifeCycleTest::existingStoreIsFilledUp()
{
    QTemporaryDir data;
    SandboxOptions options = quickOptions();
    options.dataDir = data.path();
    SandboxServer server;
    for (const int wanted : {20, 60, 10}) {
        options.generatedServices = wanted;
        const auto problem = server.start(options);
        QVERIFY2(!problem, qPrintable(problem.value_or(QString())));
        QCOMPARE(SandboxClient(server).list().json().value(u"servicesCount"_s).toInt(),
                 std::max(20, wanted == 10 ? 60 : wanted));
    }
}

QTEST_GUILESS_MAIN(LifeCycleTest)
#include "tst_lifecycle.moc"
