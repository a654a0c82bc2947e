// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Belay {

//! True if an environment variable looks like a password, key or token, by its name or by its value.
//! A guess that errs to yes: drafts are not autosaved with such values. An empty value is no secret.
bool looksSecret(const QString &key, const QString &value);

} // namespace Belay
