// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// S21: the body of an answer that is an error.

#include "models/api/httperror.h"
#include "tests/fuzz/target.h"

using namespace Belay;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr qsizetype cap = 2048;
    constexpr qsizetype fieldCap = 100;
    const QByteArray body = bytesOf(data, size);
    ApiError error;
    readErrorBody(body, error);
    require(error.serverMessage.size() <= cap, "the server's words are at most 2 KiB");
    require(error.bodySample.size() <= cap && body.startsWith(error.bodySample),
            "the sample is the beginning, at most 2 KiB");
    require(error.fieldMessages.size() <= fieldCap, "a server names no more than 100 fields");
    for (auto it = error.fieldMessages.cbegin(); it != error.fieldMessages.cend(); ++it) {
        require(it.key().size() <= cap && it.value().size() <= cap,
                "a field's name and words are at most 2 KiB each");
    }
    require(error.toString().size() <= 4 * cap, "one line for the log stays short");
    return 0;
}
