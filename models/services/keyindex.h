// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <vector>

namespace Belay {

//! Finds the place of a key in a vector of keys, no two of which are equal, in 6 to 12 bytes a key: a QHash would keep each
//! key once more. \a Key needs qHash() and ==. The vector is handed over anew at each call, and it is always the same one.
template <typename Key>
class KeyIndex
{
public:
    //! Room for \a count keys.
    void reserve(std::size_t count, const std::vector<Key> &keys)
    {
        // At most two places of three are taken, so that a free one is never far.
        const std::size_t places = std::bit_ceil(std::max<std::size_t>(16, count + count / 2));
        if (places > m_places.size()) {
            m_places.assign(places, free);
            putAll(keys);
        }
    }

    //! The last of \a keys is new.
    void append(const std::vector<Key> &keys)
    {
        if (keys.size() + keys.size() / 2 > m_places.size()) {
            reserve(2 * keys.size(), keys);
        } else {
            put(keys, static_cast<quint32>(keys.size() - 1));
        }
    }

    //! The keys are others now.
    void rebuild(const std::vector<Key> &keys)
    {
        std::fill(m_places.begin(), m_places.end(), free);
        putAll(keys);
    }

    std::optional<quint32> find(const std::vector<Key> &keys, const Key &key) const
    {
        if (m_places.empty()) {
            return std::nullopt;
        }
        for (std::size_t at = begin(key); m_places[at] != free; at = next(at)) {
            if (keys[m_places[at]] == key) {
                return m_places[at];
            }
        }
        return std::nullopt;
    }

private:
    static constexpr quint32 free = std::numeric_limits<quint32>::max();

    std::size_t begin(const Key &key) const { return qHash(key, m_seed) & (m_places.size() - 1); }
    std::size_t next(std::size_t at) const { return (at + 1) & (m_places.size() - 1); }

    void putAll(const std::vector<Key> &keys)
    {
        for (std::size_t number = 0; number < keys.size(); ++number) {
            put(keys, static_cast<quint32>(number));
        }
    }

    void put(const std::vector<Key> &keys, quint32 number)
    {
        std::size_t at = begin(keys[number]);
        while (m_places[at] != free) {
            at = next(at);
        }
        m_places[at] = number;
    }

    std::vector<quint32> m_places; //!< a power of two of them
    std::size_t m_seed = QHashSeed::globalSeed();
};

} // namespace Belay
