// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStringDecoder>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace Belay::PrivateFiles {

namespace {

constexpr QFileDevice::Permissions onlyOwnerReads = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions onlyOwnerEnters = onlyOwnerReads | QFileDevice::ExeOwner;

bool isMine(const QFileInfo &info)
{
#ifdef Q_OS_UNIX
    return info.ownerId() == geteuid();
#else
    Q_UNUSED(info)
    return true;
#endif
}

} // namespace

Result<void> ensureDirectory(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        // A directory that was there before may be a mount or another user's: then its rights are not ours
        // to change, and the files in it are still 0600.
        QFile::setPermissions(path, onlyOwnerEnters);
        return {};
    }
    if (!QDir().mkpath(path)) {
        return Failure(localError(ErrorKind::Storage, u"cannot make the directory "_s + path));
    }
    if (!QFile::setPermissions(path, onlyOwnerEnters)) {
        return Failure(localError(ErrorKind::Storage, u"cannot protect the directory "_s + path));
    }
    return {};
}

Result<void> restrictFile(const QString &path)
{
    if (!QFile::setPermissions(path, onlyOwnerReads)) {
        return Failure(localError(ErrorKind::Storage, u"cannot protect the file "_s + path));
    }
    return {};
}

bool isForeign(const QString &path)
{
    const QFileInfo info(path);
    if (info.isSymLink() && !info.exists()) {
        return true;
    }
    return info.exists() && !isMine(info);
}

Result<QString> setAside(const QString &path)
{
    constexpr int enough = 1000;
    for (int i = 0; i < enough; ++i) {
        const QString target =
            i == 0 ? QString(path + u".bad"_s) : QString(path + u".bad."_s + QString::number(i));
        const QFileInfo info(target);
        if (info.exists() || info.isSymLink()) {
            continue;
        }
        // rename() moves a link itself, not what it points to.
        if (QFile::rename(path, target)) {
            return target;
        }
        break;
    }
    return Failure(localError(ErrorKind::Storage, u"cannot set aside "_s + path));
}

std::optional<StorageNotice> checkSettings(const QString &path)
{
    constexpr qint64 largest = 1024 * 1024;
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink()) {
        return std::nullopt;
    }
    std::optional<StorageNotice::Reason> reason;
    if (isForeign(path)) {
        reason = StorageNotice::Reason::Foreign;
    } else {
        QFile file(path);
        const bool isOpen = file.open(QIODevice::ReadOnly) && file.size() > 0 && file.size() <= largest;
        const QByteArray content = isOpen ? file.readAll() : QByteArray();
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString text = decoder(content);
        if (content.isEmpty() || decoder.hasError() || content.contains('\0')) {
            reason = StorageNotice::Reason::Corrupt;
        }
    }
    if (!reason) {
        return std::nullopt;
    }
    return StorageNotice{*reason, path, setAside(path).value_or(QString())};
}

Result<void> save(QSettings &settings)
{
    settings.sync();
    // QSettings does not listen to what the disk says at the end.
    QFile file(settings.fileName());
    if (settings.status() != QSettings::NoError || !file.open(QIODevice::ReadOnly) ||
        !reachesDisk(file.handle())) {
        return Failure(localError(ErrorKind::Storage, u"cannot write "_s + settings.fileName()));
    }
    return restrictFile(settings.fileName());
}

bool reachesDisk(int descriptor)
{
#ifdef Q_OS_UNIX
    // Some file systems do not know it.
    return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
#else
    Q_UNUSED(descriptor)
    return true;
#endif
}

} // namespace Belay::PrivateFiles
