// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

namespace Belay {

//! Who may read a file that is written.
enum class FileAccess {
    UserDefault, //!< as the user's other documents
    Private,     //!< only the user: 0600
};

//! Writes \a bytes to \a path so that either the old or the new content is there whatever happens, making
//! its folder where missing. Blocks on the disk: not for the UI thread. Error Storage.
[[nodiscard]] Result<void> saveFile(const QString &path, const QByteArray &bytes, FileAccess access);

} // namespace Belay
