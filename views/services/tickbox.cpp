// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/tickbox.h"

#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Belay {

void TickBox::paint(QPainter *painter, const QRect &cell, const QPalette &palette, Qt::CheckState state,
                    Qt::LayoutDirection direction, bool isSelected)
{
    constexpr int margin = 12;
    constexpr int size = 16;
    const QRect place(cell.left() + margin, cell.top() + (cell.height() - size) / 2, size, size);
    const QRectF box = QRectF(QStyle::visualRect(direction, cell, place)).adjusted(0.75, 0.75, -0.75, -0.75);
    const bool isOn = state != Qt::Unchecked;
    const QColor fill = palette.color(QPalette::Highlight);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    // On a selected row, whose ground is the same colour, the outline tells the box.
    painter->setPen(QPen(isSelected ? palette.color(QPalette::HighlightedText)
                         : isOn     ? fill
                                    : mutedText(palette),
                         1.5));
    painter->setBrush(isOn ? fill : palette.color(QPalette::Base));
    painter->drawRoundedRect(box, 3, 3);
    if (isOn) {
        paintIcon(painter, box, state == Qt::Checked ? u"check"_s : u"minus"_s,
                  palette.color(QPalette::HighlightedText));
    }
    painter->restore();
}

} // namespace Belay
