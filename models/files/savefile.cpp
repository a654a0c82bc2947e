// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/savefile.h"

#include "models/core/privatefiles.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Belay {

Result<void> saveFile(const QString &path, const QByteArray &bytes, FileAccess access)
{
    const auto failure = [&path](const QString &reason) {
        return Failure(localError(ErrorKind::Storage, QDir::toNativeSeparators(path) + ": "_L1 + reason));
    };
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder)) {
        return failure(u"the folder cannot be made"_s);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return failure(file.errorString());
    }
    // Before the content: nobody else gets a moment to open it.
    if (access == FileAccess::Private && !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        return failure(file.errorString());
    }
    // On a full disk each of the three can be the only one to tell (reliability: pitfall 8).
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        file.cancelWriting();
        return failure(file.errorString());
    }
    // QSaveFile asks for it too, and does not listen to the answer.
    if (!PrivateFiles::reachesDisk(file.handle())) {
        file.cancelWriting();
        return failure(QString::fromLocal8Bit(std::strerror(errno)));
    }
    if (!file.commit()) {
        return failure(file.errorString());
    }
    return {};
}

} // namespace Belay
