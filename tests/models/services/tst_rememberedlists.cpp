// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/utctime.h"
#include "models/services/listkeeper.h"
#include "models/services/rememberedlists.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"

#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto key = u"https://service.example.com/one"_s;

//! The file of lists, and the services of a profile as each run of the program has them.
struct Runs
{
    QTemporaryDir directory;
    LocalDatabase database{directory.filePath(u"lists.db"_s), RememberedLists::migrations(),
                           LocalDatabase::Durability::Normal};
    RememberedLists lists{database};
    StubPlatform platform;
    std::unique_ptr<Workbench> bench;
    std::unique_ptr<ListKeeper> keeper;

    ServiceRepository &services() { return bench->services(); }
    void start()
    {
        keeper.reset();
        bench = std::make_unique<Workbench>(platform.url());
        keeper = std::make_unique<ListKeeper>(services(), lists, key);
    }
    RememberedList remembered() { return await(lists.load(key)).value_or(RememberedList()); }
    QStringList rememberedNames()
    {
        QStringList names;
        for (const Service &service : remembered().services) {
            names.append(service.name);
        }
        names.sort();
        return names;
    }
};

} // namespace

class TestRememberedLists : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void keepsWhatListingTells();
    void keepsListsApart();
    void showsTheListBeforeThePlatformAnswers();
    void followsTheList();
    void keepsALongListInSlices();
    void anAnswerThatCameFirstStays();
    void keepsNothingOfTheSandboxAndTheEnvironment();
};

void TestRememberedLists::keepsWhatListingTells()
{
    Runs runs;
    QVERIFY(!runs.remembered().updatedAt.isValid());
    Service full = StubPlatform::described(1);
    full.tags = QStringList{u"a,b"_s, u"\"quoted\""_s, u""_s};
    full.status = ServiceStatus::fromText(u"PAUSED"_s);
    Service bare = StubPlatform::listed(2);
    bare.createdAt = {};
    bare.updatedAt = {};
    bare.createdBy = QString();
    bare.updatedBy = QString();
    const QDateTime now = utcFromMs(1'700'000'000'123);
    QVERIFY(await(runs.lists.save(key, {full, bare}, {}, now)));
    full.details.reset(); // a list does not tell them
    const RememberedList list = runs.remembered();
    QCOMPARE(list.updatedAt, now);
    QCOMPARE(list.services, (QList<Service>{full, bare}));
    QVERIFY(await(runs.lists.save(key, {}, {full.id}, now.addSecs(1))));
    QCOMPARE(runs.remembered().services, QList<Service>{bare});
    QCOMPARE(runs.remembered().updatedAt, now.addSecs(1));
}

void TestRememberedLists::keepsListsApart()
{
    Runs runs;
    const QDateTime now = utcFromMs(1'700'000'000'000);
    const auto other = u"https://service.example.com/two"_s;
    QVERIFY(await(runs.lists.save(key, {StubPlatform::listed(1)}, {}, now)));
    QVERIFY(await(runs.lists.save(other, {StubPlatform::listed(1), StubPlatform::listed(2)}, {}, now)));
    QVERIFY(await(runs.lists.forget(key)));
    QVERIFY(!runs.remembered().updatedAt.isValid());
    QVERIFY(runs.remembered().services.isEmpty());
    QCOMPARE(await(runs.lists.load(other))->services.size(), 2);
}

void TestRememberedLists::showsTheListBeforeThePlatformAnswers()
{
    Runs runs;
    for (int i = 0; i < 120; ++i) {
        runs.platform.services.append(StubPlatform::listed(i));
    }
    runs.start();
    QVERIFY(runs.bench->refresh());
    QTRY_COMPARE(runs.rememberedNames().size(), 120);
    const QDateTime before = runs.services().state().updatedAt;

    runs.platform.services.removeFirst();
    runs.platform.intercept = [](const StubPlatform::Request &) {
        return std::optional(StubPlatform::Answer{.body = {}, .isHeld = true});
    };
    runs.start();
    runs.services().refresh();
    QTRY_COMPARE(runs.services().count(), 120);
    QVERIFY(runs.services().state().wasLoaded);
    QVERIFY(runs.services().state().isRemembered);
    QVERIFY(runs.services().state().isLoading);
    QCOMPARE(runs.services().state().updatedAt, before);

    runs.platform.intercept = {};
    runs.services().cancel();
    QVERIFY(runs.services().state().isRemembered);
    QVERIFY(runs.bench->refresh());
    QVERIFY(!runs.services().state().isRemembered);
    QVERIFY(runs.services().row(runs.services().indexOf(StubPlatform::listed(0).id)).isGone);
    QVERIFY(!runs.services().row(runs.services().indexOf(StubPlatform::listed(1).id)).isGone);
}

void TestRememberedLists::followsTheList()
{
    Runs runs;
    for (int i = 0; i < 3; ++i) {
        runs.platform.services.append(StubPlatform::listed(i));
    }
    runs.start();
    runs.services().setGoneInterval(0ms);
    QVERIFY(runs.bench->refresh());
    QTRY_COMPARE(runs.rememberedNames(), (QStringList{u"service-0"_s, u"service-1"_s, u"service-2"_s}));
    runs.platform.services.removeFirst();
    runs.platform.services[0].status = ServiceStatus::Deploying;
    runs.platform.services.append(StubPlatform::listed(7));
    QVERIFY(runs.bench->refresh());
    QTRY_COMPARE(runs.services().count(), 3);
    QVERIFY(runs.bench->refresh());
    QTRY_COMPARE(runs.rememberedNames(), (QStringList{u"service-1"_s, u"service-2"_s, u"service-7"_s}));
    const RememberedList list = runs.remembered();
    const auto first = std::find_if(list.services.begin(), list.services.end(),
                                    [](const Service &service) { return service.name == "service-1"_L1; });
    QCOMPARE(first->status, ServiceStatus(ServiceStatus::Deploying));
}

void TestRememberedLists::keepsALongListInSlices()
{
    Runs runs;
    for (int i = 0; i < 1'300; ++i) {
        runs.platform.services.append(StubPlatform::listed(i));
    }
    runs.start();
    QVERIFY(runs.bench->refresh());
    QTRY_COMPARE(runs.remembered().services.size(), 1'300);
    runs.start();
    QTRY_COMPARE(runs.services().count(), 1'300);
}

void TestRememberedLists::anAnswerThatCameFirstStays()
{
    Runs runs;
    const QDateTime now = utcFromMs(1'700'000'000'000);
    QVERIFY(await(runs.lists.save(key, {StubPlatform::listed(1)}, {}, now)));
    runs.platform.services = {StubPlatform::listed(5)};
    Workbench bench(runs.platform.url());
    QVERIFY(bench.refresh());
    QVERIFY(!bench.services().restore({StubPlatform::listed(1)}, now));
    QCOMPARE(bench.services().count(), 1);
    QVERIFY(!bench.services().state().isRemembered);
}

void TestRememberedLists::keepsNothingOfTheSandboxAndTheEnvironment()
{
    Profile profile;
    profile.id = ProfileId{u"one"_s};
    profile.baseUrl = QUrl(u"https://service.example.com"_s);
    QCOMPARE(RememberedLists::keyOf(profile), key);
    profile.isSandbox = true;
    QCOMPARE(RememberedLists::keyOf(profile), QString());
    profile.isSandbox = false;
    profile.isEnvironment = true;
    QCOMPARE(RememberedLists::keyOf(profile), QString());
}

QTEST_GUILESS_MAIN(TestRememberedLists)
#include "tst_rememberedlists.moc"
