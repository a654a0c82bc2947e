// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QSet>
#include <QSettings>
#include <QStringDecoder>

#include <atomic>
#include <cstdio>
#include <functional>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace Belay::PrivateFiles {

namespace {

constexpr QFileDevice::Permissions onlyOwnerReads = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions onlyOwnerEnters = onlyOwnerReads | QFileDevice::ExeOwner;

constexpr QLatin1StringView oldSuffix(".old");

//! True if the file \a path has the name \a other, too.
bool isLinked(const QString &path, const QString &other)
{
    QFile::remove(other);
#ifdef Q_OS_UNIX
    return link(QFile::encodeName(path).constData(), QFile::encodeName(other).constData()) == 0;
#else
    return QFile::copy(path, other);
#endif
}

//! What a settings file holds, by key.
struct Values
{
    QMap<QString, QStringList> named;
    //! What becomes of keys that QSettings reads from a file that a person wrote, such as "a/=1", and then can neither
    //! find nor keep: nobody knows what a save makes of them.
    QSet<QString> unnameable;
};

Values valuesOf(const QSettings &settings)
{
    Values values;
    const QStringList keys = settings.allKeys();
    for (const QString &key : keys) {
        const QString name = key.split(u'/', Qt::SkipEmptyParts).join(u'/');
        if (name != key || name.isEmpty()) {
            values.unnameable.insert(name);
            continue;
        }
        // The file knows texts only, and no difference between a text, a list of one, and none.
        const QVariant value = settings.value(key);
        const QStringList texts = value.toStringList();
        values.named.insert(key, texts.isEmpty() ? QStringList{value.toString()} : texts);
    }
    for (const QString &name : std::as_const(values.unnameable)) {
        values.named.remove(name);
    }
    return values;
}

//! Under another name each time: of a name it knows QSettings may read nothing anew.
bool holds(const QString &path, const Values &values)
{
    static std::atomic<int> count{0};
    const QString other = path + u".check"_s + QString::number(++count);
    if (!isLinked(path, other)) {
        return QFileInfo::exists(path);
    }
    Values found = valuesOf(QSettings(other, QSettings::IniFormat));
    QFile::remove(other);
    for (const QString &name : values.unnameable) {
        found.named.remove(name);
    }
    return found.named == values.named;
}

bool isMine(const QFileInfo &info)
{
#ifdef Q_OS_UNIX
    return info.ownerId() == geteuid();
#else
    Q_UNUSED(info)
    return true;
#endif
}

//! Brings the old file back, if there is one.
void recoverSettings(const QString &path)
{
    const QString old = path + oldSuffix;
    const bool isUsable = QFileInfo::exists(old) && isMine(QFileInfo(old));
    // Two names of one file are left as they are, and none is taken away.
    if (!isUsable ||
        std::rename(QFile::encodeName(old).constData(), QFile::encodeName(path).constData()) == 0) {
        QFile::remove(old);
    }
}

//! Runs \a write, which makes QSettings write the file and returns what it then should hold, or nothing.
//!
//! Of a write that stops half way, on a full disk, QSettings may not hear: it then replaces the good file by what there
//! is of the new one. So the old one keeps a second name until the new one has been read.
Result<void> guard(const QString &fileName, const std::function<std::optional<Values>()> &write)
{
    const QFileInfo info(fileName);
    const QString path = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const bool hadFile = info.exists();
    (void)isLinked(path, path + oldSuffix);
    const std::optional<Values> values = write();
    QFile file(path);
    const bool isSaved =
        values && holds(path, *values) && file.open(QIODevice::ReadOnly) && reachesDisk(file.handle());
    if (isSaved) {
        QFile::remove(path + oldSuffix);
        return restrictFile(path);
    }
    if (hadFile) {
        recoverSettings(path);
    } else {
        QFile::remove(path);
    }
    return Failure(localError(ErrorKind::Storage, u"cannot write "_s + fileName));
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
    // Left by a save that was not ended: the new file may be half of one.
    recoverSettings(path);
    // Left by a program that was killed before it could write its name into it: QSettings would wait for it for 30 s.
    if (const QFileInfo lock(path + u".lock"_s); lock.exists() && lock.size() == 0) {
        QFile::remove(lock.filePath());
    }
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
    return guard(settings.fileName(), [&settings]() -> std::optional<Values> {
        settings.sync();
        return settings.status() == QSettings::NoError ? std::optional(valuesOf(settings)) : std::nullopt;
    });
}

Result<void> changeSettings(const QString &path, const std::function<void(QSettings &)> &change)
{
    return guard(path, [&]() -> std::optional<Values> {
        QSettings settings(path, QSettings::IniFormat);
        QMap<QString, QVariant> before;
        const QStringList keys = settings.allKeys();
        for (const QString &key : keys) {
            before.insert(key, settings.value(key));
        }
        change(settings);
        settings.sync();
        if (settings.status() == QSettings::NoError) {
            return valuesOf(settings);
        }
        // Otherwise Qt keeps the refused values and writes them with some later change.
        settings.clear();
        for (auto it = before.cbegin(); it != before.cend(); ++it) {
            settings.setValue(it.key(), it.value());
        }
        return std::nullopt;
    });
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
