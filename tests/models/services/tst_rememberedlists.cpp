// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/sqlstatement.h"
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
const QDateTime now = utcFromMs(1'700'000'000'123);

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
    //! Remembers as many services.
    bool save(qsizetype count)
    {
        QList<Service> services;
        for (int i = 0; i < count; ++i) {
            services.append(StubPlatform::listed(i));
        }
        return await(lists.save(key, services, {}, now)).has_value();
    }
    //! All rows, whoever told them.
    QList<Service> shown()
    {
        QList<Service> all;
        for (qsizetype row = 0; row < services().count(); ++row) {
            all.append(services().store().service(row));
        }
        return all;
    }
    //! All slices in one.
    RememberedSlice remembered()
    {
        RememberedSlice all = await(lists.load(key)).value_or(RememberedSlice());
        while (all.services.size() < all.totalCount) {
            const auto next = await(lists.load(key, all.services.last()));
            if (!next || next->services.isEmpty()) {
                break;
            }
            all.services += next->services;
        }
        return all;
    }
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
    void readsALongListInTheOrderOfNames();
    void showsALongListSliceBySlice();
    void whatThePlatformTellsWaitsForTheLastSlice();
    void whatAWriteToldBetweenTwoSlicesIsKept();
    void aListThatIsForgottenMeanwhileEnds();
    void leavesAListOfAnEarlierVersion();
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
    QVERIFY(await(runs.lists.save(key, {full, bare}, {}, now)));
    full.details.reset(); // a list does not tell them
    const RememberedSlice list = runs.remembered();
    QCOMPARE(list.updatedAt, now);
    QCOMPARE(list.services, (QList<Service>{full, bare}));
    QVERIFY(await(runs.lists.save(key, {}, {full.id}, now.addSecs(1))));
    QCOMPARE(runs.remembered().services, QList<Service>{bare});
    QCOMPARE(runs.remembered().updatedAt, now.addSecs(1));
}

void TestRememberedLists::keepsListsApart()
{
    Runs runs;
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
    const RememberedSlice list = runs.remembered();
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

void TestRememberedLists::readsALongListInTheOrderOfNames()
{
    Runs runs;
    QList<Service> services;
    for (int i = 0; i < 2 * RememberedSlice::maxSize + 1; ++i) {
        Service service = StubPlatform::listed(i);
        // Names that differ in case alone, and names that are the same.
        service.name = (i % 2 ? u"Name-%1"_s : u"name-%1"_s).arg(i / 4);
        services.append(service);
    }
    QVERIFY(await(runs.lists.save(key, services, {}, now)));
    const RememberedSlice first = await(runs.lists.load(key)).value_or(RememberedSlice());
    QCOMPARE(first.services.size(), RememberedSlice::maxSize);
    QCOMPARE(first.totalCount, services.size());
    const RememberedSlice all = runs.remembered();
    QCOMPARE(all.services.size(), services.size());
    QSet<ServiceId> ids;
    for (qsizetype i = 0; i < all.services.size(); ++i) {
        ids.insert(all.services.at(i).id);
        QVERIFY(i == 0 ||
                all.services.at(i - 1).name.compare(all.services.at(i).name, Qt::CaseInsensitive) <= 0);
    }
    QCOMPARE(ids.size(), services.size());

    // A service that is called otherwise stands elsewhere, and only there.
    services[0].name = u"zz"_s;
    QVERIFY(await(runs.lists.save(key, {services[0]}, {}, now)));
    QCOMPARE(runs.remembered().services.size(), services.size());
    QCOMPARE(runs.remembered().services.last(), services[0]);
}

void TestRememberedLists::showsALongListSliceBySlice()
{
    constexpr qsizetype size = RememberedSlice::maxSize;
    Runs runs;
    QVERIFY(runs.save(3 * size));
    runs.start();
    QList<qsizetype> counts;
    QObject::connect(&runs.services(), &ServiceRepository::rowsInserted, &runs.database,
                     [&] { counts.append(runs.services().count()); });
    QTRY_COMPARE(counts, (QList<qsizetype>{size, 2 * size, 3 * size}));
    QVERIFY(runs.services().state().isRemembered);
}

void TestRememberedLists::whatThePlatformTellsWaitsForTheLastSlice()
{
    Runs runs;
    runs.platform.services = {StubPlatform::listed(2), StubPlatform::listed(3), StubPlatform::listed(4)};
    Workbench bench(runs.platform.url());
    ServiceRepository &services = bench.services();
    QVERIFY(services.restore({StubPlatform::listed(1)}, now, 1));
    services.refresh();
    QTRY_COMPARE(services.state().totalCount, 3);
    QCOMPARE(services.count(), 1);
    QVERIFY(services.state().isLoading);

    QVERIFY(services.restore({StubPlatform::listed(2)}, now));
    QTRY_VERIFY(!services.state().isLoading);
    QCOMPARE(services.count(), 4);
    QVERIFY(services.row(0).isGone);
    QVERIFY(!services.row(1).isGone);
    QVERIFY(!services.restore({StubPlatform::listed(5)}, now));
}

void TestRememberedLists::whatAWriteToldBetweenTwoSlicesIsKept()
{
    constexpr qsizetype size = RememberedSlice::maxSize;
    Runs runs;
    QVERIFY(runs.save(2 * size));
    // One that is new, and one of the second slice, which is older there.
    Service fresh = StubPlatform::listed(5'000);
    fresh.name = u"aaa"_s;
    Service changed = runs.remembered().services.last();
    changed.status = ServiceStatus::Deploying;
    runs.start();
    QObject::connect(
        &runs.services(), &ServiceRepository::rowsInserted, &runs.database,
        [&] {
            runs.services().merge(fresh);
            runs.services().merge(changed);
        },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    QTRY_COMPARE(runs.services().count(), 2 * size + 1);
    QCOMPARE(runs.services().find(changed.id)->status, changed.status);

    runs.platform.services = runs.shown();
    QVERIFY(runs.bench->refresh());
    QTRY_COMPARE(runs.remembered().services.size(), 2 * size + 1);
    QCOMPARE(runs.remembered().services.first(), fresh);
    QCOMPARE(runs.remembered().services.last(), changed);
}

void TestRememberedLists::aListThatIsForgottenMeanwhileEnds()
{
    Runs runs;
    QVERIFY(runs.save(2 * RememberedSlice::maxSize));
    runs.platform.services = {StubPlatform::listed(1)};
    runs.start();
    QObject::connect(
        &runs.services(), &ServiceRepository::rowsInserted, &runs.database,
        [&] { (void)runs.lists.forgetAll(); }, Qt::SingleShotConnection);
    QTRY_COMPARE(runs.services().count(), RememberedSlice::maxSize);
    QVERIFY(runs.bench->refresh());
    QVERIFY(!runs.services().state().isRemembered);
}

void TestRememberedLists::leavesAListOfAnEarlierVersion()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"lists.db"_s);
    {
        LocalDatabase before(path, RememberedLists::migrations().first(1), LocalDatabase::Durability::Normal);
        QVERIFY(await(before.run([](QSqlDatabase &database) -> Result<bool> {
            return runStatement(database, u"INSERT INTO lists (list, updated_at) VALUES (?, 1)"_s, {key})
                .has_value();
        })));
    }
    LocalDatabase database(path, RememberedLists::migrations(), LocalDatabase::Durability::Normal);
    RememberedLists lists(database);
    QVERIFY(!await(lists.load(key))->updatedAt.isValid());
    QVERIFY(await(lists.save(key, {StubPlatform::listed(1)}, {}, now)));
    QCOMPARE(await(lists.load(key))->services, QList<Service>{StubPlatform::listed(1)});
}

void TestRememberedLists::anAnswerThatCameFirstStays()
{
    Runs runs;
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
