// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/privatefiles.h"
#include "models/core/reply.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QStringList>
#include <QThread>

#include <functional>
#include <type_traits>

namespace Belay {

class DatabaseWorker;

//! One SQLite file and the thread that alone touches it. Calls come back as replies in the thread that made
//! the LocalDatabase, in the order in which they were made.
//!
//! The file is 0600 in a 0700 directory, in WAL mode, opened with the first call. A file that is no
//! database, is damaged, or was written by a later version is renamed to *.bad and a new one begun:
//! noticed() tells. If none can be opened, every call fails with ErrorKind::Storage.
class LocalDatabase : public QObject
{
    Q_OBJECT

public:
    //! What a commit promises.
    enum class Durability {
        Full,   //!< on the disk: survives a power cut
        Normal, //!< in the hands of the system: survives a crash of Belay
    };

    //! \a migrations: statements for step 1, step 2, ... Each step runs once per file, in a transaction that
    //! also raises user_version. Steps are only ever appended.
    LocalDatabase(const QString &path, const QList<QStringList> &migrations, Durability durability,
                  QObject *parent = nullptr);
    //! Works off all calls already made, closes the file and ends the thread; their replies end in silence.
    ~LocalDatabase() override;

    QString path() const { return m_path; }

    //! Runs \a f(QSqlDatabase &), which returns Result<T>, in the database's thread. \a f must not touch
    //! anything of the caller's: capture values. The reply's T is that of \a f. Aborting the reply does not
    //! undo \a f.
    template <typename F>
    auto run(F f) -> Reply<typename std::invoke_result_t<F, QSqlDatabase &>::value_type> *
    {
        using R = std::invoke_result_t<F, QSqlDatabase &>;
        using T = typename R::value_type;
        auto *reply = new Reply<T>(this);
        QPointer<Reply<T>> observed(reply);
        post([this, observed, f = std::move(f)](Result<QSqlDatabase> database) mutable {
            R result = database ? f(*database) : R(Failure(database.error()));
            QMetaObject::invokeMethod(
                this,
                [observed, result = std::move(result)]() mutable {
                    if (observed) {
                        observed->finish(std::move(result));
                    }
                },
                Qt::QueuedConnection);
        });
        return reply;
    }

    //! run(), inside one transaction: committed if \a f succeeds, otherwise rolled back.
    template <typename F>
    auto runInTransaction(F f)
    {
        return run([f = std::move(f)](QSqlDatabase &database) mutable {
            using R = std::invoke_result_t<F, QSqlDatabase &>;
            if (Result<void> begun = begin(database); !begun) {
                return R(Failure(begun.error()));
            }
            R result = f(database);
            if (!result) {
                database.rollback();
                return result;
            }
            if (Result<void> done = commit(database); !done) {
                return R(Failure(done.error()));
            }
            return result;
        });
    }

    //! The error of a failed statement. Holds SQLite's words, never the bound values.
    [[nodiscard]] static Failure failure(const QSqlError &error);

signals:
    //! Once, soon after the first call, if the file had to be set aside.
    void noticed(const Belay::StorageNotice &notice);

private:
    using Task = std::function<void(Result<QSqlDatabase>)>;

    void post(Task task);
    [[nodiscard]] static Result<void> begin(QSqlDatabase &database);
    [[nodiscard]] static Result<void> commit(QSqlDatabase &database);

    QString m_path;
    QThread m_thread;
    DatabaseWorker *m_worker = nullptr; //!< lives in m_thread and goes with it
};

} // namespace Belay

Q_DECLARE_METATYPE(Belay::StorageNotice)
