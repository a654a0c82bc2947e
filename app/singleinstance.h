// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <memory>

class QDeadlineTimer;
class QLocalSocket;

namespace Belay {

//! One running program for each data directory: the first start holds a lock and listens on a socket, every
//! other start asks it to raise its window. That is all that can be said over the socket.
//!
//! Both files are in $XDG_RUNTIME_DIR/app/<application id>/, or, where that is not a directory of this user alone,
//! in the data directory. The system's own word tells whose the other end is: another user's is told nothing.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Claim {
        Granted,  //!< this is the one: go on, and listen to raiseRequested()
        Raised,   //!< another one runs, and has taken the request to raise its window
        NoAnswer, //!< another one runs, and says nothing
    };

    //! \a dataDirectory is made if missing.
    explicit SingleInstance(const QString &dataDirectory, QObject *parent = nullptr);

    //! Blocks until it is settled, 10 s at most. Where no lock can be held, because the place cannot be written or
    //! is another user's, it is granted: a program that starts twice is better than one that does not start.
    [[nodiscard]] Claim claim();

signals:
    //! Another start of this user wants the window to be seen.
    void raiseRequested();

private:
    enum class Attempt {
        Settled, //!< it has been asked, and has answered
        Foreign, //!< who listens there is another user
        Failed,  //!< nobody listens there, or not any more
    };
    Attempt askToRaise(const QDeadlineTimer &deadline) const;
    void listen();
    void takeRequest();
    void read(QLocalSocket *connection);

    QString m_socketPath;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
};

} // namespace Belay
