// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <functional>
#include <optional>

class QSettings;

namespace Belay {

//! Something about the user's own files that has to be told once. Sentences are made in views/.
struct StorageNotice
{
    enum class Reason {
        Corrupt, //!< the file could not be understood; it was set aside and a new one begun
        Newer,   //!< a later version of Belay wrote it; it was set aside and a new one begun
        Foreign, //!< a link to, or a file of, another user; it was set aside and a new one begun
    };
    Reason reason = Reason::Corrupt;
    QString path;     //!< the file as it was
    QString setAside; //!< where its old content is now; empty if it could not be moved
};

namespace PrivateFiles {

//! Makes \a path a directory that only this user may enter (0700), with its parents where missing.
[[nodiscard]] Result<void> ensureDirectory(const QString &path);

//! Takes every right on \a path from everybody but its owner (0600).
[[nodiscard]] Result<void> restrictFile(const QString &path);

//! True if \a path is a link whose target is missing or another user's, or is itself another user's.
bool isForeign(const QString &path);

//! Renames \a path to the first free of "path.bad", "path.bad.1", ...; returns that name.
[[nodiscard]] Result<QString> setAside(const QString &path);

//! Sets the settings file \a path aside, and tells, if it is another user's, or no text of at most 1 MiB: QSettings
//! reads such a file as an empty one without a word, and would then overwrite it. Nothing if it is in order, or missing.
std::optional<StorageNotice> checkSettings(const QString &path);

//! Writes \a settings, an INI file: its file is then the new one, or, after an error, the old one; 0600. \a settings
//! itself may try again later what it could not write.
[[nodiscard]] Result<void> save(QSettings &settings);

//! The same for the INI file \a path after \a change; nothing is tried again.
[[nodiscard]] Result<void> changeSettings(const QString &path,
                                          const std::function<void(QSettings &)> &change);

//! True if what was written to the open file \a descriptor is on the disk, as far as the system can tell.
[[nodiscard]] bool reachesDisk(int descriptor);

} // namespace PrivateFiles
} // namespace Belay
