// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/statuschip.h"

#include "views/common/icons.h"
#include "views/common/paintcache.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int padding = 6;
constexpr int gap = 4;
constexpr int glyph = 14;

int heightFor(const QFontMetrics &metrics)
{
    return qMax(metrics.height(), glyph) + 4;
}

int textOffset(const QString &iconName)
{
    return padding + (iconName.isEmpty() ? 0 : glyph + gap);
}

} // namespace

QSize StatusChip::sizeHint(const QFont &font, const QString &text, const QString &iconName)
{
    const QFontMetrics metrics(font);
    return {textOffset(iconName) + metrics.horizontalAdvance(text) + padding + 1, heightFor(metrics)};
}

void StatusChip::paint(QPainter *painter, const QRect &rect, const QPalette &palette, const QFont &font,
                       Tone tone, const QString &iconName, const QString &text)
{
    if (text.isEmpty() || rect.isEmpty()) {
        return;
    }
    const QSize wanted = sizeHint(font, text, iconName);
    const Qt::LayoutDirection direction = painter->layoutDirection();
    const QSize size(qMin(wanted.width(), rect.width()), qMin(wanted.height(), rect.height()));
    const QRect chip = QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignVCenter, size, rect);
    const QColor ink = toneTextOnTint(tone, palette);

    painter->save();
    const QColor border = toneColor(tone, palette);
    const QColor tint = toneTint(tone, palette);
    paintCached(painter, chip, u"chip"_s + border.name() + tint.name(),
                [&](QPainter *frame, const QRectF &place) {
                    frame->setRenderHint(QPainter::Antialiasing);
                    frame->setPen(QPen(border, 1));
                    frame->setBrush(tint);
                    frame->drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
                });
    if (!iconName.isEmpty()) {
        const QRect place(chip.left() + padding, chip.top() + (chip.height() - glyph) / 2, glyph, glyph);
        paintIcon(painter, QStyle::visualRect(direction, chip, place), iconName, ink);
    }
    const QRect words = chip.adjusted(textOffset(iconName), 0, -padding, 0);
    painter->setFont(font);
    painter->setPen(ink);
    const bool fits = wanted.width() <= rect.width();
    const QString shown =
        fits ? text : QFontMetrics(font).elidedText(text, Qt::ElideRight, words.width() + 1);
    painter->drawText(QStyle::visualRect(direction, chip, words), Qt::AlignVCenter | Qt::TextSingleLine,
                      shown);
    painter->restore();
}

} // namespace Belay
