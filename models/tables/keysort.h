// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <vector>

namespace Belay {

//! Sorts \a items by \a count of their bits, from bit \a lowest on; stable.
inline void sortByBits(std::vector<quint64> &items, unsigned lowest, unsigned count)
{
    constexpr unsigned step = 12;
    constexpr quint64 mask = (quint64(1) << step) - 1;
    std::vector<quint64> sorted(items.size());
    for (unsigned shift = lowest; shift < lowest + count; shift += step) {
        std::array<quint32, mask + 1> begins{};
        for (const quint64 item : items) {
            ++begins[item >> shift & mask];
        }
        std::exclusive_scan(begins.begin(), begins.end(), begins.begin(), quint32(0));
        for (const quint64 item : items) {
            sorted[begins[item >> shift & mask]++] = item;
        }
        items.swap(sorted);
    }
}

//! Sorts \a rows by \a keyOf(row) -> quint64; stable. In time with their number and with the bits in which the keys differ.
template <typename KeyOf>
void sortByKey(std::vector<quint32> &rows, KeyOf keyOf)
{
    quint64 least = std::numeric_limits<quint64>::max();
    quint64 most = 0;
    quint32 lastRow = 0;
    for (const quint32 row : rows) {
        const quint64 key = keyOf(row);
        least = std::min(least, key);
        most = std::max(most, key);
        lastRow = std::max(lastRow, row);
    }
    if (least >= most) {
        return;
    }
    // A row and what its key has more than the least are packed into one number: mostly all of the key fits, else its low
    // bits are sorted by first.
    const auto rowBits = static_cast<unsigned>(std::bit_width(lastRow));
    const unsigned room = unsigned(std::numeric_limits<quint64>::digits) - rowBits;
    const auto keyBits = static_cast<unsigned>(std::bit_width(most - least));
    std::vector<quint64> packed(rows.size());
    for (unsigned from = 0; from < keyBits; from += room) {
        std::ranges::transform(rows, packed.begin(),
                               [&](quint32 row) { return ((keyOf(row) - least) >> from) << rowBits | row; });
        sortByBits(packed, rowBits, std::min(room, keyBits - from));
        std::ranges::transform(packed, rows.begin(), [rowBits](quint64 item) {
            return static_cast<quint32>(item & ((quint64(1) << rowBits) - 1));
        });
    }
}

} // namespace Belay
