// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/databaseworker.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

// Checking every page of a large file would delay the first call by seconds; its damage shows when it is read.
constexpr qint64 largestCheckedFile = 64 * 1024 * 1024;

Result<QSqlQuery> query(const QString &connection, const QString &statement)
{
    QSqlQuery result(QSqlDatabase::database(connection, false));
    if (!result.exec(statement)) {
        return LocalDatabase::failure(result.lastError());
    }
    return result;
}

Result<int> userVersion(const QString &connection)
{
    Result<QSqlQuery> answer = query(connection, u"PRAGMA user_version"_s);
    if (!answer) {
        return Failure(answer.error());
    }
    return answer->next() ? answer->value(0).toInt() : 0;
}

} // namespace

DatabaseWorker::DatabaseWorker(const QString &path, const QList<QStringList> &migrations,
                               LocalDatabase::Durability durability)
    : m_path(path)
    , m_migrations(migrations)
    , m_durability(durability)
    , m_connection(u"belay-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

DatabaseWorker::~DatabaseWorker()
{
    close();
}

void DatabaseWorker::close()
{
    m_open = false;
    if (QSqlDatabase::contains(m_connection)) {
        QSqlDatabase::database(m_connection, false).close();
        QSqlDatabase::removeDatabase(m_connection);
    }
}

Result<QSqlDatabase> DatabaseWorker::database()
{
    if (!m_open) {
        if (Result<void> prepared = prepareFile(); !prepared) {
            return Failure(prepared.error());
        }
        if (Result<void> opened = openFile(); !opened) {
            close();
            return Failure(opened.error());
        }
        m_open = true;
    }
    return QSqlDatabase::database(m_connection, false);
}

Result<void> DatabaseWorker::prepareFile()
{
    const QFileInfo info(m_path);
    if (Result<void> directory = PrivateFiles::ensureDirectory(info.absolutePath()); !directory) {
        return directory;
    }
    if (PrivateFiles::isForeign(m_path)) {
        if (Result<void> anew = startAnew(StorageNotice::Reason::Foreign); !anew) {
            return anew;
        }
    }
    // SQLite would create it with the umask's rights, and gives -wal and -shm those of the main file.
    QFile file(m_path);
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                                     QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return Failure(localError(ErrorKind::Storage, u"cannot create "_s + m_path));
    }
    return PrivateFiles::restrictFile(m_path);
}

Result<void> DatabaseWorker::openFile()
{
    for (int attempt = 0;; ++attempt) {
        QSqlDatabase handle = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        handle.setDatabaseName(m_path);
        handle.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        if (!handle.open()) {
            return LocalDatabase::failure(handle.lastError());
        }
        handle = QSqlDatabase();

        QString why;
        std::optional<StorageNotice::Reason> setAside;
        if (!isSound(&why)) {
            setAside = StorageNotice::Reason::Corrupt;
        } else if (const Result<int> version = userVersion(m_connection); !version) {
            return Failure(version.error());
        } else if (*version > m_migrations.size()) {
            setAside = StorageNotice::Reason::Newer;
        }
        if (!setAside) {
            return migrate();
        }
        close();
        if (attempt > 0) {
            return Failure(localError(ErrorKind::Storage, why));
        }
        if (Result<void> anew = startAnew(*setAside); !anew) {
            return anew;
        }
        if (Result<void> prepared = prepareFile(); !prepared) {
            return prepared;
        }
    }
}

bool DatabaseWorker::isSound(QString *why)
{
    // The result codes that mean a damaged file; anything else (locked, no space) is not the file's fault.
    const auto isDamage = [](const QSqlError &error) {
        const int code = error.nativeErrorCode().toInt() & 0xff;
        constexpr int sqliteCorrupt = 11;
        constexpr int sqliteNotADatabase = 26;
        return code == sqliteCorrupt || code == sqliteNotADatabase;
    };
    QSqlQuery check(QSqlDatabase::database(m_connection, false));
    const bool isSmall = QFileInfo(m_path).size() <= largestCheckedFile;
    const QString statement = isSmall ? u"PRAGMA quick_check(1)"_s : u"SELECT count(*) FROM sqlite_schema"_s;
    if (!check.exec(statement) || !check.next()) {
        *why = check.lastError().databaseText();
        return !isDamage(check.lastError());
    }
    if (isSmall && check.value(0).toString() != "ok"_L1) {
        *why = check.value(0).toString();
        return false;
    }
    return true;
}

Result<void> DatabaseWorker::startAnew(StorageNotice::Reason reason)
{
    const Result<QString> target = PrivateFiles::setAside(m_path);
    if (!target) {
        return Failure(target.error());
    }
    for (const QLatin1StringView suffix : {"-wal"_L1, "-shm"_L1}) {
        QFile::rename(m_path + suffix, *target + suffix);
    }
    emit noticed({reason, m_path, *target});
    return {};
}

Result<void> DatabaseWorker::migrate()
{
    const QString synchronous = m_durability == LocalDatabase::Durability::Full
                                    ? u"PRAGMA synchronous=FULL"_s
                                    : u"PRAGMA synchronous=NORMAL"_s;
    for (const QString &pragma : {u"PRAGMA journal_mode=WAL"_s, synchronous, u"PRAGMA foreign_keys=ON"_s,
                                  u"PRAGMA secure_delete=ON"_s}) {
        if (Result<QSqlQuery> done = query(m_connection, pragma); !done) {
            return Failure(done.error());
        }
    }
    for (;;) {
        // Another Belay may be migrating the same file: look again once the write lock is held.
        if (Result<QSqlQuery> begun = query(m_connection, u"BEGIN IMMEDIATE"_s); !begun) {
            return Failure(begun.error());
        }
        const Result<int> version = userVersion(m_connection);
        QStringList statements;
        if (version && *version < m_migrations.size()) {
            statements = m_migrations.at(*version);
            statements += u"PRAGMA user_version="_s + QString::number(*version + 1);
        }
        const bool isLast = statements.isEmpty();
        statements += u"COMMIT"_s;
        for (const QString &statement : std::as_const(statements)) {
            if (Result<QSqlQuery> done = query(m_connection, statement); !done) {
                (void)query(m_connection, u"ROLLBACK"_s);
                return Failure(done.error());
            }
        }
        if (isLast) {
            return {};
        }
    }
}

} // namespace Belay
