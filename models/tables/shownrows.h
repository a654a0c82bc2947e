// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <utility>
#include <vector>

namespace Belay {

//! Which rows of a source are shown, and in which order.
//!
//! Where a row is shown is mostly asked of none or of a few: those are looked for. All rows are numbered, which takes some
//! milliseconds for a million of them, only where more are asked about.
class ShownRows
{
public:
    using Rows = std::vector<quint32>; //!< numbers of source rows

    const Rows &rows() const { return m_rows; }
    int count() const { return static_cast<int>(m_rows.size()); }
    //! The source row that is shown as \a row.
    quint32 at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    bool contains(quint32 sourceRow) const { return m_contained[sourceRow] != 0; }
    //! As which row \a sourceRow is shown; -1 if it is not.
    int rowOf(quint32 sourceRow) const;

    //! Shows \a rows. \a contained tells of each row of the source, 1 or 0, whether it is among them.
    void show(Rows rows, std::vector<quint8> contained);
    //! Shows \a rows, which are not shown yet, from \a row on.
    void insert(int row, std::span<const quint32> rows);
    //! No longer shows rows \a first to \a last.
    void remove(int first, int last);

    //! The source has \a count rows now, the new ones at its end. They are not shown.
    void growSource(std::size_t count);
    //! Rows \a first to \a last, none of which is shown, have left the source, and those behind have moved up.
    void removeFromSource(quint32 first, quint32 last);

private:
    void number(std::size_t from) const;
    //! Those from \a from on have other numbers now.
    void rowsMoved(std::size_t from);

    Rows m_rows;
    std::vector<quint8> m_contained; //!< by source row
    //! By source row, where it is shown; else of no meaning.
    mutable std::vector<qint32> m_numbers;
    mutable bool m_isNumbered = false;
    mutable int m_looks = 0;                 //!< for rows, since they last moved
    mutable std::pair<quint32, int> m_found; //!< by the last look: mostly the same row is asked about again
};

//! Takes \a first to \a last out of numbers of rows; those behind have moved up.
void closeGap(std::vector<quint32> &rows, quint32 first, quint32 last);

} // namespace Belay
