// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"

#include "belay/buildinfo.h"
#include "models/core/privatefiles.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QThread>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr QByteArrayView request("raise\n");
constexpr QByteArrayView answer("ok\n");
constexpr auto patience = 10s;
constexpr auto pause = 20ms;

bool isOnlyMine(const QString &directory)
{
    const QFileInfo info(directory);
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    return info.isDir() && !PrivateFiles::isForeign(directory) && !(info.permissions() & others);
}

//! Without the suffix; unlike for each data directory.
QString placeFor(const QString &dataDirectory)
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(runtime) && isOnlyMine(runtime)) {
        const QString own = runtime + u"/app/"_s + BuildInfo::applicationId;
        if (PrivateFiles::ensureDirectory(own) && isOnlyMine(own)) {
            const QByteArray hash =
                QCryptographicHash::hash(dataDirectory.toUtf8(), QCryptographicHash::Sha256);
            return own + u'/' + QString::fromLatin1(hash.toHex().first(16));
        }
    }
    return dataDirectory + u"/instance"_s;
}

bool isPeerMine(const QLocalSocket &socket)
{
#ifdef Q_OS_LINUX
    ucred peer{};
    socklen_t size = sizeof peer;
    return getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == geteuid();
#else
    Q_UNUSED(socket)
    return true;
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString &dataDirectory, QObject *parent)
    : QObject(parent)
{
    (void)PrivateFiles::ensureDirectory(dataDirectory);
    const QString canonical = QFileInfo(dataDirectory).canonicalFilePath();
    const QString place = placeFor(canonical.isEmpty() ? QDir(dataDirectory).absolutePath() : canonical);
    m_socketPath = place + u".socket"_s;
    m_lock = std::make_unique<QLockFile>(place + u".lock"_s);
    if (QFileInfo(m_lock->fileName()).isSymLink()) {
        QFile::remove(m_lock->fileName());
    }
    // A lock is stale when its program has ended, never because it is old.
    m_lock->setStaleLockTime(0);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::takeRequest);
}

SingleInstance::Claim SingleInstance::claim()
{
    const QDeadlineTimer deadline(patience);
    for (;;) {
        if (m_lock->tryLock(0)) {
            (void)PrivateFiles::restrictFile(m_lock->fileName());
            listen();
            return Claim::Granted;
        }
        if (m_lock->error() != QLockFile::LockFailedError || PrivateFiles::isForeign(m_lock->fileName())) {
            return Claim::Granted;
        }
        // The other one may not listen yet, or be about to end: then the lock is to be had.
        switch (askToRaise(deadline)) {
        case Attempt::Settled:
            return Claim::Raised;
        case Attempt::Foreign:
            return Claim::Granted;
        case Attempt::Failed:
            break;
        }
        if (deadline.hasExpired()) {
            return Claim::NoAnswer;
        }
        QThread::msleep(pause.count());
    }
}

SingleInstance::Attempt SingleInstance::askToRaise(const QDeadlineTimer &deadline) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socketPath);
    if (!socket.waitForConnected(int(deadline.remainingTime()))) {
        return Attempt::Failed;
    }
    if (!isPeerMine(socket)) {
        return Attempt::Foreign;
    }
    socket.write(request.data(), request.size());
    // It answers when its windows are there.
    while (socket.bytesAvailable() < answer.size()) {
        if (!socket.waitForReadyRead(int(deadline.remainingTime()))) {
            return Attempt::Failed;
        }
    }
    return socket.read(answer.size()) == answer ? Attempt::Settled : Attempt::Failed;
}

void SingleInstance::listen()
{
    // Whoever left it there does not hold the lock.
    QFile::remove(m_socketPath);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_socketPath);
}

void SingleInstance::takeRequest()
{
    while (QLocalSocket *connection = m_server.nextPendingConnection()) {
        connect(connection, &QLocalSocket::disconnected, connection, &QObject::deleteLater);
        if (!isPeerMine(*connection)) {
            connection->abort();
            continue;
        }
        connection->setReadBufferSize(request.size() + 1);
        connect(connection, &QLocalSocket::readyRead, this, [this, connection] { read(connection); });
        read(connection);
    }
}

void SingleInstance::read(QLocalSocket *connection)
{
    const QByteArray said = connection->peek(request.size() + 1);
    if (said == request) {
        connection->readAll();
        connection->write(answer.data(), answer.size());
        connection->flush();
        connection->disconnectFromServer();
        emit raiseRequested();
    } else if (!request.startsWith(said)) {
        connection->abort();
    }
}

} // namespace Belay
