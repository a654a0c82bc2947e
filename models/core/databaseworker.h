// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/localdatabase.h"

#include <QObject>
#include <QSqlDatabase>

namespace Belay {

//! The half of LocalDatabase that lives in its thread: opens the file with the first task and runs the tasks.
class DatabaseWorker : public QObject
{
    Q_OBJECT

public:
    DatabaseWorker(const QString &path, const QList<QStringList> &migrations,
                   LocalDatabase::Durability durability);
    ~DatabaseWorker() override;

    //! The open database, or why there is none. Tried again with every call until it works.
    Result<QSqlDatabase> database();
    void close();

signals:
    void noticed(const Belay::StorageNotice &notice);

private:
    Result<void> prepareFile();
    Result<void> openFile();
    Result<void> migrate();
    bool isSound(QString *why);
    Result<void> startAnew(StorageNotice::Reason reason);

    QString m_path;
    QList<QStringList> m_migrations;
    LocalDatabase::Durability m_durability;
    QString m_connection;
    bool m_open = false;
};

} // namespace Belay
