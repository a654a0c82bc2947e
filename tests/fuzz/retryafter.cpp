// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// S21: Retry-After, and the Date it is measured against: the first line and the rest.

#include "models/api/httperror.h"
#include "tests/fuzz/target.h"

#include <algorithm>

using namespace Belay;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr std::chrono::seconds day(24 * 60 * 60);
    const QByteArray input = bytesOf(data, size);
    const qsizetype end = input.indexOf('\n');
    const QByteArray value = input.left(end);
    const QByteArray date = end < 0 ? QByteArray() : input.mid(end + 1);

    const std::optional<std::chrono::seconds> wait = parseRetryAfter(value, date);
    require(!wait || (*wait >= std::chrono::seconds(0) && *wait <= day), "a wait is between 0 and one day");
    require(parseRetryAfter(' ' + value + ' ', date) == wait, "blanks around it do not count");
    const bool isNumber =
        !value.isEmpty() && value.size() <= 4 &&
        std::all_of(value.cbegin(), value.cend(), [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber) {
        require(wait == std::chrono::seconds(value.toInt()), "a small number is what it says");
    }
    const std::optional<std::chrono::seconds> undated = parseRetryAfter(value, {});
    require(!undated || undated == wait, "the Date only ever makes a date count");
    return 0;
}
