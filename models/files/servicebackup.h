// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/service.h"

namespace Belay {

//! A file name for a backup of \a services made at \a now: "demand-api-20260731-140302.yaml", and
//! "4-services-..." for several. Holds no character that any file system refuses.
QString backupFileName(const QList<Service> &services, const QDateTime &now);

//! The vendor's YAML of \a services, one document each, with a comment that says where they come from.
//! What the platform did not return is missing.
QByteArray backupText(const QList<Service> &services, const QString &profileName, const QDateTime &now);

//! Writes \a text, readable by the user alone: it may hold values of environment variables. A file that is
//! there is replaced only if \a mayReplace. Blocks on the disk. Error Storage.
[[nodiscard]] Result<void> writeBackup(const QString &path, const QByteArray &text, bool mayReplace);

} // namespace Belay
