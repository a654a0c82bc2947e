// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace Belay {

//! Copies \a value, which may be a secret, so that clipboard managers are asked not to keep it. It leaves the clipboard
//! after \a stays, and when the program ends, unless something else was copied since.
void copySecret(const QString &value, std::chrono::milliseconds stays = std::chrono::seconds(10));

} // namespace Belay
