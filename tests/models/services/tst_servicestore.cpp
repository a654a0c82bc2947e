// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/keyindex.h"
#include "models/services/listingdigest.h"
#include "models/services/servicesearch.h"
#include "models/services/servicestore.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/stubplatform.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

Service serviceOf(const QString &id, const QString &name = u"a-name"_s)
{
    Service service = StubPlatform::listed(1);
    service.id = ServiceId{id};
    service.name = name;
    return service;
}

QList<int> rowsWith(const FoldedNames &names, const QString &text)
{
    std::vector<quint8> hits(static_cast<std::size_t>(names.count()), 0);
    names.find(FoldedNames::fold(text), hits);
    QList<int> rows;
    for (int row = 0; row < names.count(); ++row) {
        if (hits[static_cast<std::size_t>(row)] != names.contains(row, FoldedNames::fold(text))) {
            return {-1}; // the two ways disagree
        }
        if (hits[static_cast<std::size_t>(row)] != 0) {
            rows.append(row);
        }
    }
    return rows;
}

struct PoorlyHashed
{
    int value;

    friend bool operator==(const PoorlyHashed &, const PoorlyHashed &) = default;
    friend size_t qHash(const PoorlyHashed &key, size_t) { return static_cast<size_t>(key.value % 7) + 14; }
};

ServicePage pageOf(const QList<Service> &services)
{
    ServicePage page;
    page.services = services;
    return page;
}

} // namespace

class TestServiceStore : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void givesBackWhatItTook_data();
    void givesBackWhatItTook();
    void keepsRowsApartThroughRemoval();
    void anIndexTellsItsKeysApart();
    void comparesIdsAsText();
    void knowsWhatItHolds();
    void findsTextsInNames();
    void findsWhicheverByteIsRare();
    void aDigestLeavesWhatIsNew();
    void aDigestForgetsWhatIsDoubtful();
    void anOlderListingIsNotReduced();
};

void TestServiceStore::givesBackWhatItTook_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("a UUID") << u"0123abcd-4567-89ef-0123-456789abcdef"_s;
    QTest::newRow("nil") << u"00000000-0000-0000-0000-000000000000"_s;
    QTest::newRow("the last UUID") << u"ffffffff-ffff-ffff-ffff-ffffffffffff"_s;
    QTest::newRow("capitals") << u"0123ABCD-4567-89EF-0123-456789ABCDEF"_s;
    QTest::newRow("other hyphens") << u"0123abcd456789ef-0123-4567-89ab-cdef"_s;
    QTest::newRow("too long") << u"0123abcd-4567-89ef-0123-456789abcdef0"_s;
    QTest::newRow("a word") << u"größe"_s;
    QTest::newRow("empty") << QString();
}

void TestServiceStore::givesBackWhatItTook()
{
    QFETCH(QString, id);
    ServiceStore store;
    store.append(serviceOf(u"another"_s));
    Service service = StubPlatform::described(1);
    service.id = ServiceId{id};
    service.tags = QStringList{u"one"_s, u"two"_s};
    service.createdAt = {};
    service.status = ServiceStatus::fromText(u"PAUSED"_s);
    store.append(service);
    QCOMPARE(store.service(1), service);
    QCOMPARE(store.indexOf(service.id), 1);
    QCOMPARE(store.id(1), service.id);
    QCOMPARE(store.indexOf(ServiceId{id + u'0'}), -1);
    QCOMPARE(store.describedCount(), 1);
    service.details.reset();
    service.updatedAt = {};
    store.replace(1, service);
    QCOMPARE(store.service(1), service);
    QCOMPARE(store.describedCount(), 0);
}

void TestServiceStore::keepsRowsApartThroughRemoval()
{
    ServiceStore store;
    QList<Service> left;
    for (int i = 0; i < 50; ++i) {
        Service service = i % 2 == 0 ? StubPlatform::listed(i) : StubPlatform::described(i);
        if (i % 3 == 0) {
            service.id = ServiceId{u"%1-0000-4000-8000-000000000000"_s.arg(i, 8, 16, QLatin1Char('0'))};
        }
        store.append(service);
        left.append(service);
    }
    store.setGone(20, true);
    for (const auto &[first, last] : {std::pair(40, 49), std::pair(0, 0), std::pair(7, 13)}) {
        store.remove(first, last);
        left.remove(first, last - first + 1);
    }
    QCOMPARE(store.count(), left.size());
    for (qsizetype row = 0; row < left.size(); ++row) {
        QCOMPARE(store.service(row), left.at(row));
        QCOMPARE(store.indexOf(left.at(row).id), row);
        QCOMPARE(store.isGone(row), left.at(row).name == "service-20"_L1);
        QVERIFY(store.foldedNames().contains(row, left.at(row).name.toUtf8()));
    }
    const auto described = std::count_if(left.begin(), left.end(),
                                         [](const Service &service) { return service.details.has_value(); });
    QCOMPARE(store.describedCount(), described);
}

// Also where many have the same hash, and whether room was made for them or not.
void TestServiceStore::anIndexTellsItsKeysApart()
{
    for (const std::size_t room : {0U, 10U, 500U}) {
        std::vector<PoorlyHashed> keys;
        KeyIndex<PoorlyHashed> index;
        index.reserve(room, keys);
        QVERIFY(!index.find(keys, {1}));
        const auto isRight = [&] {
            for (quint32 number = 0; number < keys.size(); ++number) {
                if (index.find(keys, keys[number]) != number) {
                    return false;
                }
            }
            return !index.find(keys, {-1}) && !index.find(keys, {1000});
        };
        for (int value = 0; value < 300; ++value) {
            keys.push_back({value});
            index.append(keys);
            QVERIFY(isRight());
        }
        keys.erase(keys.begin() + 20, keys.begin() + 170);
        index.rebuild(keys);
        QVERIFY(isRight());
        QVERIFY(!index.find(keys, {20}) && index.find(keys, {170}) == 20U);
    }
}

void TestServiceStore::comparesIdsAsText()
{
    ServiceStore store;
    const QStringList ids{
        u"00000000-0000-4000-8000-000000000000"_s, u"0a000000-0000-4000-8000-000000000001"_s,
        u"0a000000-0000-4000-8000-000000000002"_s, u"a"_s, u"B0000000-0000-4000-8000-000000000000"_s};
    for (const QString &id : ids) {
        store.append(serviceOf(id));
    }
    for (qsizetype a = 0; a < ids.size(); ++a) {
        for (qsizetype b = 0; b < ids.size(); ++b) {
            const int expected = ids.at(a).compare(ids.at(b));
            const int compared = store.compareIds(a, b);
            QCOMPARE(compared < 0, expected < 0);
            QCOMPARE(compared > 0, expected > 0);
        }
        for (const QString &beginning : {QString(), u"0"_s, u"0A0"_s, u"0a000000-0000-4"_s, u"0a00000-"_s,
                                         u"a"_s, u"b0"_s, u"0g"_s, ids.at(a)}) {
            QCOMPARE(store.idStartsWith(a, ServiceStore::IdBeginning(beginning)),
                     ids.at(a).startsWith(beginning, Qt::CaseInsensitive));
        }
    }
}

void TestServiceStore::knowsWhatItHolds()
{
    ServiceStore store;
    Service described = StubPlatform::described(1);
    store.append(described);
    QVERIFY(store.holds(0, described));
    Service listed = described;
    listed.details.reset();
    QVERIFY(store.holds(0, listed));
    for (const auto &change : std::initializer_list<std::function<void(Service &)>>{
             [](Service &s) { s.name += u'x'; }, [](Service &s) { s.status = ServiceStatus::Deploying; },
             [](Service &s) { s.type = ServiceType::Shiny; }, [](Service &s) { s.updatedAt = {}; },
             [](Service &s) { s.createdAt = s.createdAt.addMSecs(1); },
             [](Service &s) { s.createdBy += u'x'; }, [](Service &s) { s.updatedBy.clear(); },
             [](Service &s) { s.tags.append(u"x"_s); }, [](Service &s) { s.details->title = u"other"_s; }}) {
        Service other = described;
        change(other);
        QVERIFY(!store.holds(0, other));
    }
}

void TestServiceStore::findsTextsInNames()
{
    FoldedNames names;
    const QStringList all{u"Alpha"_s, u""_s, u"aaaa"_s, u"ÄRGER-Σ"_s, u"beta\nalpha"_s, u"𐐀x"_s, u"end"_s};
    for (const QString &name : all) {
        names.append(name);
    }
    QCOMPARE(names.count(), all.size());
    for (const QString &text : {u"a"_s, u"aa"_s, u"ALPHA"_s, u"ärger"_s, u"σ"_s, u"aa\nal"_s, u"lphaa"_s,
                                u"𐐨"_s, u"d"_s, u"zz"_s, QString()}) {
        QList<int> expected;
        for (int row = 0; row < all.size(); ++row) {
            if (all.at(row).contains(text, Qt::CaseInsensitive)) {
                expected.append(row);
            }
        }
        QCOMPARE(rowsWith(names, text), expected);
    }
}

void TestServiceStore::findsWhicheverByteIsRare()
{
    // Of two letters, so that what is looked for overlaps itself, and often ends or begins a name.
    QRandomGenerator dice(7);
    const auto word = [&dice](int longest) {
        QString text;
        for (int i = dice.bounded(longest + 1); i > 0; --i) {
            text += dice.bounded(4) == 0 ? u'b' : u'a';
        }
        return text;
    };
    for (int round = 0; round < 200; ++round) {
        FoldedNames names;
        QStringList texts;
        for (int i = 0; i < 20; ++i) {
            texts.append(word(8));
            names.append(texts.last());
        }
        const QString needle = word(5);
        QList<int> expected;
        for (int row = 0; row < texts.size(); ++row) {
            if (texts.at(row).contains(needle)) {
                expected.append(row);
            }
        }
        QCOMPARE(rowsWith(names, needle), expected);
    }
}

void TestServiceStore::aDigestLeavesWhatIsNew()
{
    ListingDigest digest;
    const Service one = StubPlatform::listed(1);
    Service two = StubPlatform::listed(2);
    ServicePage page = pageOf({one, two});
    digest.reduce(page, digest.begin({}));
    QCOMPARE(page.services.size(), 2);
    QCOMPARE(page.reduced->newCount, 2);
    QCOMPARE(digest.seenCount(), 2);

    const quint64 number = digest.begin({});
    QVERIFY(!digest.wasSeen(one.id));
    two.tags.append(u"new"_s);
    page = pageOf({one, two, StubPlatform::listed(3)});
    digest.reduce(page, number);
    QCOMPARE(page.services, (QList<Service>{two, StubPlatform::listed(3)}));
    QCOMPARE(page.reduced->count, 3);
    QCOMPARE(page.reduced->newCount, 3);
    // The same again, on a page further on.
    page = pageOf({one, StubPlatform::listed(4)});
    digest.reduce(page, number);
    QCOMPARE(page.services, QList<Service>{StubPlatform::listed(4)});
    QCOMPARE(page.reduced->newCount, 1);
    QVERIFY(digest.wasSeen(one.id));
    QCOMPARE(digest.seenCount(), 4);
}

void TestServiceStore::aDigestForgetsWhatIsDoubtful()
{
    ListingDigest digest;
    ServicePage page = pageOf({StubPlatform::listed(1), StubPlatform::listed(2)});
    digest.reduce(page, digest.begin({}));
    page = pageOf({StubPlatform::listed(1), StubPlatform::listed(2)});
    digest.reduce(page, digest.begin({StubPlatform::listed(2).id}));
    QCOMPARE(page.services, QList<Service>{StubPlatform::listed(2)});
    digest.clear();
    page = pageOf({StubPlatform::listed(1), StubPlatform::listed(2)});
    digest.reduce(page, digest.begin({}));
    QCOMPARE(page.services.size(), 2);
}

void TestServiceStore::anOlderListingIsNotReduced()
{
    ListingDigest digest;
    const quint64 older = digest.begin({});
    ServicePage page = pageOf({StubPlatform::listed(1)});
    digest.reduce(page, older);
    const quint64 newer = digest.begin({});
    page = pageOf({StubPlatform::listed(1), StubPlatform::listed(2)});
    digest.reduce(page, older);
    QCOMPARE(page.services.size(), 2);
    QVERIFY(!page.reduced);
    digest.reduce(page, newer);
    QCOMPARE(page.services, QList<Service>{StubPlatform::listed(2)});
}

QTEST_GUILESS_MAIN(TestServiceStore)
#include "tst_servicestore.moc"
