// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/localdatabase.h"

#include "models/core/databaseworker.h"

#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace Belay {

LocalDatabase::LocalDatabase(const QString &path, const QList<QStringList> &migrations, Durability durability,
                             QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_worker(new DatabaseWorker(path, migrations, durability))
{
    m_thread.setObjectName(u"belay-database"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &DatabaseWorker::noticed, this, &LocalDatabase::noticed);
    m_thread.start();
}

LocalDatabase::~LocalDatabase()
{
    // Behind all tasks in the same queue, so that each of them is still worked off.
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker] {
            worker->close();
            QThread::currentThread()->quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

Failure LocalDatabase::failure(const QSqlError &error)
{
    // SQLite says nothing about what the driver refused by itself.
    const QString cause = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return Failure(localError(ErrorKind::Storage, cause + u" ("_s + error.nativeErrorCode() + u')'));
}

void LocalDatabase::post(Task task)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, task = std::move(task)] { task(worker->database()); },
        Qt::QueuedConnection);
}

Result<void> LocalDatabase::begin(QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(u"BEGIN IMMEDIATE"_s)) {
        return failure(query.lastError());
    }
    return {};
}

Result<void> LocalDatabase::commit(QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(u"COMMIT"_s)) {
        Failure failed = failure(query.lastError());
        query.exec(u"ROLLBACK"_s);
        return failed;
    }
    return {};
}

} // namespace Belay
