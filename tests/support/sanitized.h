// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Belay {

//! Whether a sanitizer keeps what is given back, to see who still uses it: then the size of a program says nothing of Belay.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool isFreedMemoryKept = true;
#else
constexpr bool isFreedMemoryKept = false;
#endif

} // namespace Belay
