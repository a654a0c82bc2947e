// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPersistentModelIndex>

class QTableView;

namespace Belay {

//! Keeps what a table shows where it is while many rows come, go or move: the first of the rows in sight that is still
//! there afterwards stays at its height. A table that shows its beginning goes on showing it.
class ScrollAnchor
{
public:
    //! \a view scrolls by pixels, and outlives it.
    explicit ScrollAnchor(QTableView &view);

    //! Before the change, with the rows \a first to \a last in sight. Which column does not matter, but it has to stay.
    void note(int first, int last, int column);
    //! After it, with the range of the scroll bar set. Does nothing if nothing was noted.
    void restore();

private:
    QTableView &m_view;
    QList<std::pair<QPersistentModelIndex, int>> m_rows; //!< and how far from the top they were
};

} // namespace Belay
