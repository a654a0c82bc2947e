// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/tickbox.h"

#include "views/common/icons.h"
#include "views/common/paintcache.h"
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
    const bool isOn = state != Qt::Unchecked;
    const QColor fill = palette.color(isOn ? QPalette::Highlight : QPalette::Base);
    const QColor ink = palette.color(QPalette::HighlightedText);
    const QString glyph = !isOn ? QString() : state == Qt::Checked ? u"check"_s : u"minus"_s;
    // With what the outline is made from, which takes longer than to look for the picture.
    const QString key = u"tick"_s + glyph + keyOf(fill) + keyOf(ink) +
                        keyOf(palette.color(QPalette::Active, QPalette::WindowText)) +
                        keyOf(palette.color(QPalette::Active, QPalette::Window)) +
                        keyOf(palette.color(QPalette::Active, QPalette::Base)) + (isSelected ? u'+' : u'-');
    paintCached(painter, QStyle::visualRect(direction, cell, place), key,
                [&](QPainter *picture, const QRectF &whole) {
                    // On a selected row, whose ground is the same colour, the outline tells the box.
                    const QColor outline = isSelected ? ink : isOn ? fill : mutedText(palette);
                    const QRectF box = whole.adjusted(0.75, 0.75, -0.75, -0.75);
                    picture->setRenderHint(QPainter::Antialiasing);
                    picture->setPen(QPen(outline, 1.5));
                    picture->setBrush(fill);
                    picture->drawRoundedRect(box, 3, 3);
                    paintIcon(picture, box, glyph, ink);
                });
}

} // namespace Belay
