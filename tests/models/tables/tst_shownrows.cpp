// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/shownrows.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Belay;

//! Where a row is shown, looked for or numbered, whatever happened before.
class TestShownRows : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhereRowsAreShown();
    void insertsAndRemoves();
    void followsItsSource();
    void agreesWithASearch();
};

namespace {

//! Of each row of a source with \a count rows, whether it is one of \a rows.
std::vector<quint8> containedOf(const ShownRows::Rows &rows, std::size_t count)
{
    std::vector<quint8> contained(count, 0);
    for (const quint32 row : rows) {
        contained[row] = 1;
    }
    return contained;
}

ShownRows shownRows(const ShownRows::Rows &rows, std::size_t count)
{
    ShownRows shown;
    shown.show(rows, containedOf(rows, count));
    return shown;
}

//! Asked of each row of the source, more than once: of the first few it is looked for, of the others it is known.
bool isRight(const ShownRows &shown, std::size_t count)
{
    for (int round = 0; round < 2; ++round) {
        for (quint32 row = 0; row < count; ++row) {
            const auto found = std::ranges::find(shown.rows(), row);
            const int expected =
                found == shown.rows().end() ? -1 : static_cast<int>(found - shown.rows().begin());
            if (shown.rowOf(row) != expected || shown.contains(row) != (expected >= 0)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

void TestShownRows::tellsWhereRowsAreShown()
{
    const ShownRows shown = shownRows({4, 0, 2}, 5);
    QCOMPARE(shown.count(), 3);
    QCOMPARE(shown.at(0), 4U);
    QCOMPARE(shown.rowOf(2), 2);
    QCOMPARE(shown.rowOf(3), -1);
    QVERIFY(isRight(shown, 5));
    QVERIFY(isRight(shownRows({}, 3), 3));
}

void TestShownRows::insertsAndRemoves()
{
    ShownRows shown = shownRows({9, 7, 5, 3, 1}, 10);
    shown.insert(1, ShownRows::Rows{0, 2});
    QCOMPARE(shown.rows(), (ShownRows::Rows{9, 0, 2, 7, 5, 3, 1}));
    QVERIFY(isRight(shown, 10)); // and from here on it has numbers
    shown.insert(7, ShownRows::Rows{8});
    shown.remove(0, 2);
    QCOMPARE(shown.rows(), (ShownRows::Rows{7, 5, 3, 1, 8}));
    QVERIFY(isRight(shown, 10));
}

void TestShownRows::followsItsSource()
{
    for (const bool isNumbered : {false, true}) {
        ShownRows shown = shownRows({5, 4, 0}, 6);
        QVERIFY(!isNumbered || isRight(shown, 6));
        shown.growSource(8);
        shown.insert(0, ShownRows::Rows{7});
        shown.removeFromSource(1, 3);
        QCOMPARE(shown.rows(), (ShownRows::Rows{4, 2, 1, 0}));
        QVERIFY(isRight(shown, 5));
    }
}

void TestShownRows::agreesWithASearch()
{
    QRandomGenerator random(20261201);
    ShownRows shown = shownRows({}, 40);
    ShownRows::Rows rows;
    for (int step = 0; step < 2000; ++step) {
        const auto count = static_cast<int>(rows.size());
        if (const int kind = random.bounded(4); kind == 0) {
            rows.clear();
            for (quint32 row = 0; row < 40; ++row) {
                if (random.bounded(2) == 0) {
                    rows.insert(rows.begin() + random.bounded(static_cast<int>(rows.size()) + 1), row);
                }
            }
            shown.show(rows, containedOf(rows, 40));
        } else if (kind == 1 && count > 0) {
            const int first = random.bounded(count);
            const int last = first + random.bounded(count - first);
            rows.erase(rows.begin() + first, rows.begin() + last + 1);
            shown.remove(first, last);
        } else if (kind == 2) {
            const auto absent = static_cast<quint32>(random.bounded(40));
            if (std::ranges::find(rows, absent) == rows.end()) {
                const int at = random.bounded(count + 1);
                rows.insert(rows.begin() + at, absent);
                shown.insert(at, ShownRows::Rows{absent});
            }
        } else if (step % 3 == 0) {
            QVERIFY(isRight(shown, 40));
        }
        QVERIFY(shown.rows() == rows);
        QVERIFY(random.bounded(2) == 0 || rows.empty() || shown.rowOf(rows.front()) == 0);
    }
}

QTEST_GUILESS_MAIN(TestShownRows)
#include "tst_shownrows.moc"
