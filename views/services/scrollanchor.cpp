// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/scrollanchor.h"

#include <QScrollBar>
#include <QTableView>

#include <utility>

namespace Belay {

ScrollAnchor::ScrollAnchor(QTableView &view)
    : m_view(view)
{
}

void ScrollAnchor::note(int first, int last, int column)
{
    m_rows.clear();
    if (m_view.verticalScrollBar()->value() == 0) {
        return;
    }
    for (int row = first; row <= last; ++row) {
        m_rows.append({m_view.model()->index(row, column), m_view.rowViewportPosition(row)});
    }
}

void ScrollAnchor::restore()
{
    for (const auto &[index, top] : std::exchange(m_rows, {})) {
        if (index.isValid()) {
            QScrollBar *bar = m_view.verticalScrollBar();
            bar->setValue(bar->value() + m_view.rowViewportPosition(index.row()) - top);
            return;
        }
    }
}

} // namespace Belay
