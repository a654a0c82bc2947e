// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/shownrows.h"

#include <algorithm>
#include <utility>

namespace Belay {

namespace {

//! A look passes over half of the rows, one behind the other; numbering them writes to all places of another table.
constexpr int mostLooks = 8;

} // namespace

int ShownRows::rowOf(quint32 sourceRow) const
{
    if (!contains(sourceRow)) {
        return -1;
    }
    if (m_isNumbered) {
        return m_numbers[sourceRow];
    }
    if (m_looks > 0 && m_found.first == sourceRow) {
        return m_found.second;
    }
    if (++m_looks > mostLooks) {
        m_numbers.resize(m_contained.size());
        number(0);
        m_isNumbered = true;
        return m_numbers[sourceRow];
    }
    const auto found = std::ranges::find(m_rows, sourceRow);
    m_found = {sourceRow, static_cast<int>(found - m_rows.begin())};
    return m_found.second;
}

void ShownRows::show(Rows rows, std::vector<quint8> contained)
{
    m_rows = std::move(rows);
    m_contained = std::move(contained);
    m_isNumbered = false;
    m_looks = 0;
}

void ShownRows::insert(int row, std::span<const quint32> rows)
{
    m_rows.insert(m_rows.begin() + row, rows.begin(), rows.end());
    for (const quint32 sourceRow : rows) {
        m_contained[sourceRow] = 1;
    }
    rowsMoved(static_cast<std::size_t>(row));
}

void ShownRows::remove(int first, int last)
{
    const auto begin = m_rows.begin() + first;
    const auto end = m_rows.begin() + last + 1;
    std::for_each(begin, end, [this](quint32 sourceRow) { m_contained[sourceRow] = 0; });
    m_rows.erase(begin, end);
    rowsMoved(static_cast<std::size_t>(first));
}

void ShownRows::growSource(std::size_t count)
{
    m_contained.resize(count, 0);
    if (m_isNumbered) {
        m_numbers.resize(count);
    }
}

void ShownRows::removeFromSource(quint32 first, quint32 last)
{
    const auto erase = [=](auto &column) {
        column.erase(column.begin() + static_cast<std::ptrdiff_t>(first),
                     column.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    };
    erase(m_contained);
    if (m_isNumbered) {
        erase(m_numbers);
    }
    m_looks = 0;
    closeGap(m_rows, first, last);
}

void ShownRows::rowsMoved(std::size_t from)
{
    m_looks = 0;
    if (m_isNumbered) {
        number(from);
    }
}

void ShownRows::number(std::size_t from) const
{
    for (std::size_t at = from; at < m_rows.size(); ++at) {
        m_numbers[m_rows[at]] = static_cast<qint32>(at);
    }
}

void closeGap(std::vector<quint32> &rows, quint32 first, quint32 last)
{
    const quint32 count = last - first + 1;
    std::erase_if(rows, [=](quint32 row) { return row >= first && row <= last; });
    for (quint32 &row : rows) {
        row -= row > last ? count : 0;
    }
}

} // namespace Belay
