// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/testhistorymodel.h"

#include "tests/support/await.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/fakeclock.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTestHistoryModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void newestComesFirst();
    void pinnedComesFirstAndRowsAreMoved();
    void anotherServiceShowsItsOwn();
    void searchNarrows();
    void aCallWithoutAnswerHasADash();
    void nothingIsShownWithoutHistory();
    void manyChangesNeverReset();

private:
    qint64 add(const QString &path, const QString &service = u"s"_s, bool answered = true);
    QStringList paths() const;

    QTemporaryDir m_directory;
    FakeClock m_clock;
    std::unique_ptr<LocalDatabase> m_database;
    std::unique_ptr<TestHistory> m_history;
    std::unique_ptr<TestHistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
    int m_files = 0;
};

void TestTestHistoryModel::init()
{
    failOnWarnings();
    m_database =
        std::make_unique<LocalDatabase>(m_directory.filePath(u"h%1.sqlite"_s.arg(++m_files)),
                                        TestHistory::migrations(), LocalDatabase::Durability::Normal);
    m_history = std::make_unique<TestHistory>(*m_database, m_clock);
    m_model = std::make_unique<TestHistoryModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setSource(m_history.get(), ProfileId{u"p"_s}, ServiceId{u"s"_s});
}

void TestTestHistoryModel::cleanup()
{
    QCOMPARE(m_resets->count(), 0);
    m_resets.reset();
    m_tester.reset();
    m_model.reset();
    m_history.reset();
    m_database.reset();
}

qint64 TestTestHistoryModel::add(const QString &path, const QString &service, bool answered)
{
    m_clock.advance(1s);
    TestHistoryEntry entry;
    entry.profileId = ProfileId{u"p"_s};
    entry.serviceId = ServiceId{service};
    entry.request.path = path;
    if (answered) {
        entry.result = TestResult();
        entry.result->responseStatus = 200;
        entry.result->roundTrip = 1234ms;
    }
    return await(m_history->add(entry)).value_or(TestHistoryEntry()).id;
}

QStringList TestTestHistoryModel::paths() const
{
    QStringList paths;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        paths << m_model->index(row, int(TestHistoryModel::Column::Path)).data().toString();
    }
    return paths;
}

void TestTestHistoryModel::newestComesFirst()
{
    add(u"/a"_s);
    add(u"/b"_s);
    QTRY_COMPARE(paths(), QStringList({u"/b"_s, u"/a"_s}));
    const auto cell = [this](TestHistoryModel::Column column) {
        return m_model->index(0, int(column)).data().toString();
    };
    QCOMPARE(cell(TestHistoryModel::Column::Method), u"GET"_s);
    QCOMPARE(cell(TestHistoryModel::Column::Status), u"200"_s);
    QCOMPARE(cell(TestHistoryModel::Column::Duration), u"1,234 ms"_s);
}

void TestTestHistoryModel::pinnedComesFirstAndRowsAreMoved()
{
    const qint64 a = add(u"/a"_s);
    add(u"/b"_s);
    add(u"/c"_s);
    QTRY_COMPARE(m_model->rowCount(), 3);
    const QPersistentModelIndex kept = m_model->index(2, 0);
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    QVERIFY(await(m_history->setPinned(a, true)));
    QTRY_COMPARE(paths(), QStringList({u"/a"_s, u"/c"_s, u"/b"_s}));
    QCOMPARE(kept.row(), 0);
    QCOMPARE(moved.count(), 1);
    QVERIFY(m_model->index(0, 0).data(TestHistoryModel::PinnedRole).toBool());
}

void TestTestHistoryModel::anotherServiceShowsItsOwn()
{
    add(u"/a"_s);
    add(u"/other"_s, u"t"_s);
    QTRY_COMPARE(paths(), QStringList{u"/a"_s});
    m_model->setSource(m_history.get(), ProfileId{u"p"_s}, ServiceId{u"t"_s});
    QCOMPARE(m_model->rowCount(), 0);
    QTRY_COMPARE(paths(), QStringList{u"/other"_s});
}

void TestTestHistoryModel::searchNarrows()
{
    add(u"/apples"_s);
    add(u"/pears"_s);
    QTRY_COMPARE(m_model->rowCount(), 2);
    m_model->setSearch(u"PEAR"_s);
    QTRY_COMPARE(paths(), QStringList{u"/pears"_s});
    m_model->setSearch(QString());
    QTRY_COMPARE(m_model->rowCount(), 2);
}

void TestTestHistoryModel::aCallWithoutAnswerHasADash()
{
    add(u"/a"_s, u"s"_s, false);
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->index(0, int(TestHistoryModel::Column::Status)).data().toString(), u"—"_s);
    QCOMPARE(m_model->index(0, 0).data(TestHistoryModel::StatusRole).toInt(), 0);
}

void TestTestHistoryModel::nothingIsShownWithoutHistory()
{
    add(u"/a"_s);
    QTRY_COMPARE(m_model->rowCount(), 1);
    m_model->setSource(nullptr, {}, {});
    QCOMPARE(m_model->rowCount(), 0);
}

void TestTestHistoryModel::manyChangesNeverReset()
{
    QRandomGenerator dice(7);
    QList<qint64> ids;
    for (int step = 0; step < 120; ++step) {
        const int choice = ids.isEmpty() ? 0 : dice.bounded(4);
        const qint64 any = ids.isEmpty() ? 0 : ids.at(dice.bounded(int(ids.size())));
        if (choice < 2) {
            ids << add(u"/%1"_s.arg(step));
        } else if (choice == 2) {
            QVERIFY(await(m_history->setPinned(any, dice.bounded(2) == 0)));
        } else {
            QVERIFY(await(m_history->remove(any)));
            ids.removeOne(any);
        }
    }
    const auto wanted = await(m_history->list(ProfileId{u"p"_s}, ServiceId{u"s"_s}));
    QVERIFY(wanted);
    QTRY_COMPARE(m_model->rowCount(), int(wanted->size()));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QCOMPARE(m_model->entry(row).id, wanted->at(row).id);
    }
}

QTEST_GUILESS_MAIN(TestTestHistoryModel)
#include "tst_testhistorymodel.moc"
