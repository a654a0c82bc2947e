// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

//! What libFuzzer calls, again and again, with whatever bytes it makes up; each target defines it. It ends the process
//! when a promise is broken.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace Belay {

inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
}

//! Ends the process and says which promise was broken, in every type of build.
inline void require(bool kept, const char *promise)
{
    if (!kept) {
        std::fprintf(stderr, "broken: %s\n", promise);
        std::abort();
    }
}

} // namespace Belay
