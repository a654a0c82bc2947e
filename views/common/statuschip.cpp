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

struct Look
{
    QColor border;
    QColor tint;
    QColor ink;
    Qt::LayoutDirection direction;
};

void paintChip(QPainter *painter, const QRect &rect, const Look &look, const QFont &font,
               const QString &iconName, const QString &text)
{
    const QSize wanted = StatusChip::sizeHint(font, text, iconName);
    const QSize size(qMin(wanted.width(), rect.width()), qMin(wanted.height(), rect.height()));
    const QRect chip = QStyle::alignedRect(look.direction, Qt::AlignLeft | Qt::AlignVCenter, size, rect);
    painter->setLayoutDirection(look.direction);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(look.border, 1));
    painter->setBrush(look.tint);
    painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (!iconName.isEmpty()) {
        const QRect place(chip.left() + padding, chip.top() + (chip.height() - glyph) / 2, glyph, glyph);
        paintIcon(painter, QStyle::visualRect(look.direction, chip, place), iconName, look.ink);
    }
    const QRect words = chip.adjusted(textOffset(iconName), 0, -padding, 0);
    painter->setFont(font);
    painter->setPen(look.ink);
    const bool fits = wanted.width() <= rect.width();
    const QString shown =
        fits ? text : QFontMetrics(font).elidedText(text, Qt::ElideRight, words.width() + 1);
    painter->drawText(QStyle::visualRect(look.direction, chip, words), Qt::AlignVCenter | Qt::TextSingleLine,
                      shown);
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
    if (text.isEmpty()) {
        return;
    }
    // A table has a chip in each row, and few different ones. Its colours follow from its tone and the ground.
    const Qt::LayoutDirection direction = painter->layoutDirection();
    const QString key = u"chip"_s + keyOf(palette.color(QPalette::Active, QPalette::Base)) +
                        QChar(char16_t(tone)) + QChar(char16_t(direction)) + iconName + u' ' + font.key() +
                        u' ' + text;
    paintCached(painter, rect, key, [&](QPainter *picture, const QRectF &place) {
        const Look look{toneColor(tone, palette), toneTint(tone, palette), toneTextOnTint(tone, palette),
                        direction};
        paintChip(picture, place.toRect(), look, font, iconName, text);
    });
}

} // namespace Belay
