// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QPainter;
class QPalette;
class QRect;

namespace Belay {

//! The box of the column of ticks, in cells and in the header. Not the style's: Fusion's outline cannot be seen on
//! the base of a dark palette.
class TickBox
{
public:
    //! Of a column of them: the box stands in line with what stands 12 px from the window's edge.
    static constexpr int cellWidth = 36;

    static void paint(QPainter *painter, const QRect &cell, const QPalette &palette, Qt::CheckState state,
                      Qt::LayoutDirection direction, bool isSelected = false);
};

} // namespace Belay
