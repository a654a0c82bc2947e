// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/keysort.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Belay;

//! Rows in the order of their keys, however far apart those are.
class TestKeySort : public QObject
{
    Q_OBJECT

private slots:
    void sortsAsTheStandardLibraryDoes_data();
    void sortsAsTheStandardLibraryDoes();
    void sortsNoneAndOne();
};

void TestKeySort::sortsAsTheStandardLibraryDoes_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<quint64>("least");
    QTest::addColumn<quint64>("range");

    const quint64 all = std::numeric_limits<quint64>::max();
    QTest::newRow("all the same") << 100 << quint64(7) << quint64(1);
    QTest::newRow("a few") << 100 << quint64(7) << quint64(3);
    QTest::newRow("dates") << 5000 << (quint64(1) << 63U) + 1'700'000'000'000 << quint64(40'000'000'000);
    QTest::newRow("key and row just fit") << 4000 << quint64(0) << (quint64(1) << 52U);
    QTest::newRow("key and row no longer fit") << 4000 << quint64(0) << (quint64(1) << 54U);
    QTest::newRow("as far apart as can be") << 4000 << quint64(0) << all;
}

void TestKeySort::sortsAsTheStandardLibraryDoes()
{
    QFETCH(int, count);
    QFETCH(quint64, least);
    QFETCH(quint64, range);
    QRandomGenerator64 random(20261201);
    std::vector<quint64> keys;
    std::vector<quint32> rows;
    for (int row = 0; row < count; ++row) {
        // Some are equal: those keep their order.
        keys.push_back(row % 3 == 1 ? keys.back() : least + random.generate() % range);
        rows.insert(row % 2 == 0 ? rows.end() : rows.begin(), static_cast<quint32>(row));
    }
    const auto keyOf = [&keys](quint32 row) { return keys[row]; };
    std::vector<quint32> expected = rows;
    std::ranges::stable_sort(expected, {}, keyOf);
    sortByKey(rows, keyOf);
    QVERIFY(rows == expected);
}

void TestKeySort::sortsNoneAndOne()
{
    std::vector<quint32> rows;
    sortByKey(rows, [](quint32) { return quint64(1); });
    QVERIFY(rows.empty());
    rows = {0};
    sortByKey(rows, [](quint32) { return quint64(1); });
    QCOMPARE(rows, std::vector<quint32>{0});
}

QTEST_GUILESS_MAIN(TestKeySort)
#include "tst_keysort.moc"
