// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace Belay {

//! Draws a cell of a table, of which \a item tells all, that holds one line of text and nothing beside it. Looks as QStyle draws
//! it, which lays out each text three times: once is enough for one that fits.
void paintTextCell(QPainter *painter, const QStyleOptionViewItem &item);

//! Whether \a item is such a cell. A focus frame is left to the style.
bool isTextCell(const QStyleOptionViewItem &item);

} // namespace Belay
