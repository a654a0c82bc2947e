// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/localdatabase.h"
#include "tests/support/await.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

const QList<QStringList> oneStep{{u"CREATE TABLE t (n INTEGER UNIQUE)"_s}};
const QList<QStringList> twoSteps{{u"CREATE TABLE t (n INTEGER UNIQUE)"_s},
                                  {u"ALTER TABLE t ADD COLUMN s TEXT"_s}};

Result<void> insert(QSqlDatabase &database, int number)
{
    QSqlQuery query(database);
    query.prepare(u"INSERT INTO t (n) VALUES (?)"_s);
    query.addBindValue(number);
    if (!query.exec()) {
        return LocalDatabase::failure(query.lastError());
    }
    return {};
}

Result<int> scalar(QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement) || !query.next()) {
        return LocalDatabase::failure(query.lastError());
    }
    return query.value(0).toInt();
}

auto asking(const QString &statement)
{
    return [statement](QSqlDatabase &database) { return scalar(database, statement); };
}

auto inserting(int number)
{
    return [number](QSqlDatabase &database) { return insert(database, number); };
}

constexpr auto all = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                     QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

} // namespace

class TestLocalDatabase : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;

    std::unique_ptr<LocalDatabase> open(const QList<QStringList> &migrations = oneStep)
    {
        return std::make_unique<LocalDatabase>(m_path, migrations, LocalDatabase::Durability::Full);
    }
    void put(const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(m_path).absolutePath());
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(u"data/x.sqlite"_s);
    }

    void runsInAThreadOfItsOwnAndAnswersHere()
    {
        const auto database = open();
        QThread *here = QThread::currentThread();
        auto *reply = database->run(
            [here](QSqlDatabase &) -> Result<bool> { return QThread::currentThread() != here; });
        QVERIFY(!reply->isFinished());
        bool answeredHere = false;
        reply->then(this, [&answeredHere, here](const Result<bool> &) {
            answeredHere = QThread::currentThread() == here;
        });
        QCOMPARE(await(reply).value(), true);
        QVERIFY(answeredHere);
    }

    void answersInTheOrderOfTheCalls()
    {
        const auto database = open();
        QList<int> seen;
        for (int i = 0; i < 20; ++i) {
            database->run(inserting(i));
            database->run(asking(u"SELECT count(*) FROM t"_s))->then(this, [&seen](const Result<int> &r) {
                seen.append(r.value_or(-1));
            });
        }
        QTRY_COMPARE(seen.size(), 20);
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(seen.at(i), i + 1);
        }
    }

    void usesWalAndTheAskedDurability()
    {
        const auto database = open();
        QCOMPARE(await(database->run(asking(u"PRAGMA synchronous"_s))).value(), 2);
        const auto mode = await(database->run([](QSqlDatabase &handle) -> Result<QString> {
            QSqlQuery query(handle);
            query.exec(u"PRAGMA journal_mode"_s);
            query.next();
            return query.value(0).toString();
        }));
        QCOMPARE(mode.value(), u"wal"_s);
        LocalDatabase quick(m_directory->filePath(u"quick.sqlite"_s), {}, LocalDatabase::Durability::Normal);
        QCOMPARE(await(quick.run(asking(u"PRAGMA synchronous"_s))).value(), 1);
        QCOMPARE(quick.path(), m_directory->filePath(u"quick.sqlite"_s));
    }

    void filesArePrivate()
    {
        const auto database = open();
        QVERIFY(await(database->run(inserting(1))));
        QVERIFY(!(QFile::permissions(QFileInfo(m_path).absolutePath()) & all));
        const QFileInfoList files = QFileInfo(m_path).absoluteDir().entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 2); // with the write-ahead log
        for (const QFileInfo &file : files) {
            QVERIFY2(!(file.permissions() & all), qPrintable(file.fileName()));
        }
    }

    void aFailedStatementIsAnErrorWithoutValues()
    {
        const auto database = open();
        QVERIFY(await(database->run(inserting(987654))));
        const Result<void> again = await(database->run(inserting(987654)));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Storage);
        QVERIFY(again.error().detail.contains(u"UNIQUE"_s));
        QVERIFY(!again.error().detail.contains(u"987654"_s));
    }

    void aTransactionIsAllOrNothing()
    {
        const auto database = open();
        const auto twice = [](QSqlDatabase &handle) -> Result<void> {
            if (Result<void> first = insert(handle, 1); !first) {
                return first;
            }
            return insert(handle, 1);
        };
        QVERIFY(!await(database->runInTransaction(twice)));
        QCOMPARE(await(database->run(asking(u"SELECT count(*) FROM t"_s))).value(), 0);
        QVERIFY(await(database->runInTransaction(inserting(2))));
        QCOMPARE(await(database->run(asking(u"SELECT count(*) FROM t"_s))).value(), 1);
    }

    void aTransactionThatCannotBeginOrCommitIsAnError()
    {
        const auto database = open();
        const Result<void> nested =
            await(database->runInTransaction([](QSqlDatabase &handle) -> Result<void> {
                QSqlQuery(handle).exec(u"ROLLBACK"_s); // so that the commit has nothing to commit
                return {};
            }));
        QCOMPARE(nested.error().kind, ErrorKind::Storage);
        QVERIFY(await(database->run([](QSqlDatabase &handle) -> Result<void> {
            QSqlQuery(handle).exec(u"BEGIN"_s);
            return {};
        })));
        QCOMPARE(await(database->runInTransaction(inserting(2))).error().kind, ErrorKind::Storage);
    }

    void migratesStepByStepAndOnlyOnce()
    {
        QVERIFY(await(open()->run(inserting(5))));
        const auto database = open(twoSteps);
        QCOMPARE(await(database->run(asking(u"SELECT n FROM t WHERE s IS NULL"_s))).value(), 5);
        QCOMPARE(await(database->run(asking(u"PRAGMA user_version"_s))).value(), 2);
        QCOMPARE(await(open(twoSteps)->run(asking(u"SELECT count(*) FROM t"_s))).value(), 1);
    }

    void aFailedMigrationChangesNothing()
    {
        QVERIFY(await(open()->run(inserting(5))));
        const QList<QStringList> broken{oneStep.first(),
                                        {u"ALTER TABLE t ADD COLUMN s TEXT"_s, u"NONSENSE"_s}};
        const Result<int> failed = await(open(broken)->run(asking(u"SELECT 1"_s)));
        QCOMPARE(failed.error().kind, ErrorKind::Storage);
        const auto database = open();
        QCOMPARE(await(database->run(asking(u"PRAGMA user_version"_s))).value(), 1);
        QCOMPARE(await(database->run(asking(u"SELECT count(*) FROM pragma_table_info('t')"_s))).value(), 1);
    }

    void setsAsideWhatItCannotUse_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("L13 no database")
            << QByteArray("this is a text file, and a rather long one at that\n").repeated(40);
        QTest::newRow("L13 0xFF") << QByteArray(8192, '\xff');
        QByteArray header("SQLite format 3");
        header.append('\0');
        QTest::newRow("L13 only a header") << header + QByteArray(5000, '\x07');
    }
    void setsAsideWhatItCannotUse()
    {
        QFETCH(QByteArray, content);
        put(content);
        const auto database = open();
        QSignalSpy notices(database.get(), &LocalDatabase::noticed);
        QVERIFY(await(database->run(inserting(1))));
        QTRY_COMPARE(notices.count(), 1);
        const auto notice = notices.first().first().value<StorageNotice>();
        QCOMPARE(notice.reason, StorageNotice::Reason::Corrupt);
        QCOMPARE(notice.path, m_path);
        QCOMPARE(notice.setAside, m_path + u".bad"_s);
        QFile bad(notice.setAside);
        QVERIFY(bad.open(QIODevice::ReadOnly));
        QCOMPARE(bad.readAll(), content);
    }

    void setsAsideADamagedTable()
    {
        QVERIFY(await(open()->run([](QSqlDatabase &handle) -> Result<void> {
            for (int i = 0; i < 5000; ++i) {
                if (i == 0) {
                    QSqlQuery(handle).exec(u"BEGIN"_s);
                }
                (void)insert(handle, i);
            }
            QSqlQuery(handle).exec(u"COMMIT"_s);
            return {};
        })));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 3 * 4096);
        file.seek(4096);
        file.write(QByteArray(4096, '\x55'));
        file.close();
        const auto database = open();
        QSignalSpy notices(database.get(), &LocalDatabase::noticed);
        QCOMPARE(await(database->run(asking(u"SELECT count(*) FROM t"_s))).value(), 0);
        QTRY_COMPARE(notices.count(), 1);
    }

    void setsAsideWhatALaterVersionWrote()
    {
        QVERIFY(await(open(twoSteps)->run(inserting(1))));
        const auto database = open(oneStep);
        QSignalSpy notices(database.get(), &LocalDatabase::noticed);
        QCOMPARE(await(database->run(asking(u"SELECT count(*) FROM t"_s))).value(), 0);
        QTRY_COMPARE(notices.count(), 1);
        const auto notice = notices.first().first().value<StorageNotice>();
        QCOMPARE(notice.reason, StorageNotice::Reason::Newer);
        m_path = notice.setAside;
        QCOMPARE(await(open(twoSteps)->run(asking(u"SELECT count(*) FROM t"_s))).value(), 1);
    }

    void doesNotFollowADanglingLink()
    {
        QDir().mkpath(QFileInfo(m_path).absolutePath());
        const QString elsewhere = m_directory->filePath(u"elsewhere"_s);
        QVERIFY(QFile::link(elsewhere, m_path)); // S10
        const auto database = open();
        QSignalSpy notices(database.get(), &LocalDatabase::noticed);
        QVERIFY(await(database->run(inserting(1))));
        QVERIFY(!QFileInfo::exists(elsewhere));
        QTRY_COMPARE(notices.count(), 1);
        QCOMPARE(notices.first().first().value<StorageNotice>().reason, StorageNotice::Reason::Foreign);
    }

    void withoutAPlaceEveryCallFailsUntilThereIsOne()
    {
        const QString directory = QFileInfo(m_path).absolutePath();
        QFile blocker(directory);
        QVERIFY(blocker.open(QIODevice::WriteOnly)); // a file where the directory should be
        const auto database = open();
        QCOMPARE(await(database->run(inserting(1))).error().kind, ErrorKind::Storage);
        QCOMPARE(await(database->runInTransaction(inserting(1))).error().kind, ErrorKind::Storage);
        QVERIFY(blocker.remove());
        QVERIFY(await(database->run(inserting(1))));
    }

    void aDirectoryInPlaceOfTheFileIsAnError()
    {
        QVERIFY(QDir().mkpath(m_path));
        QCOMPARE(await(open()->run(inserting(1))).error().kind, ErrorKind::Storage);
    }

    void closingWorksOffWhatWasAsked()
    {
        auto database = open();
        for (int i = 0; i < 50; ++i) {
            database->run(inserting(i));
        }
        database.reset();
        QCOMPARE(await(open()->run(asking(u"SELECT count(*) FROM t"_s))).value(), 50);
    }

    void closingEndsRepliesInSilence()
    {
        auto database = open();
        bool called = false;
        database->run(inserting(1))->then(this, [&called](const Result<void> &) { called = true; });
        database.reset();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void anAbortedCallIsStillDone()
    {
        const auto database = open();
        auto *reply = database->run(inserting(1));
        reply->abort();
        QCOMPARE(await(database->run(asking(u"SELECT count(*) FROM t"_s))).value(), 1);
    }

    void twoProgramsMayShareTheFile()
    {
        const auto first = open();
        const auto second = open();
        QVERIFY(await(first->runInTransaction(inserting(1))));
        QVERIFY(await(second->runInTransaction(inserting(2))));
        QCOMPARE(await(first->run(asking(u"SELECT count(*) FROM t"_s))).value(), 2);
    }
};

QTEST_GUILESS_MAIN(TestLocalDatabase)
#include "tst_localdatabase.moc"
