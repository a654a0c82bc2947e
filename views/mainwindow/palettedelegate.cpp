// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/palettedelegate.h"

#include "models/tables/palettemodel.h"
#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int rowHeight = 30;
constexpr int margin = 8;
constexpr int gap = 8;
constexpr int iconSize = 16;

QString iconNameOf(PaletteEntry::Kind kind)
{
    switch (kind) {
    case PaletteEntry::Kind::Action:
        return u"play"_s;
    case PaletteEntry::Kind::View:
        return u"filter"_s;
    case PaletteEntry::Kind::Profile:
        return u"profile"_s;
    case PaletteEntry::Kind::Service:
        return u"columns"_s;
    }
    return {};
}

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    // The line has the focus, and the current row is the one that Enter takes.
    ground.state |= QStyle::State_Active;
    ground.state.setFlag(QStyle::State_HasFocus, false);
    const QStyle *style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);

    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isPossible = index.data(PaletteModel::IsPossibleRole).toBool();
    const QColor strong =
        option.palette.color(QPalette::Active, isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor weak = isSelected ? strong : mutedText(option.palette);
    const QColor ink = isPossible ? strong : weak;

    const QString keys = index.data(PaletteModel::KeysRole).toString();
    const QFontMetrics &metrics = option.fontMetrics;
    QRect row = option.rect.adjusted(margin, 0, -margin, 0);
    const QRect icon(row.left(), row.top() + (row.height() - iconSize) / 2, iconSize, iconSize);
    row.setLeft(icon.right() + 1 + gap);
    const int keysWidth = keys.isEmpty() ? 0 : metrics.horizontalAdvance(keys) + 1;
    const QRect keysPlace = row.adjusted(row.width() - keysWidth, 0, 0, 0);
    row.setRight(row.right() - (keys.isEmpty() ? 0 : keysWidth + 2 * gap));
    const QString text = index.data().toString();
    const QString detail = index.data(PaletteModel::DetailRole).toString();
    // The name keeps its room; what it is gets the rest, but never less than two fifths.
    const int textWidth = std::min(
        metrics.horizontalAdvance(text) + 1,
        std::max(row.width() * 3 / 5, row.width() - 2 * gap - metrics.horizontalAdvance(detail) - 1));
    const QRect textPlace(row.left(), row.top(), textWidth, row.height());
    const QRect detailPlace = row.adjusted(textWidth + 2 * gap, 0, 0, 0);

    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const int start =
        int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine;
    painter->save();
    painter->setFont(option.font);
    const auto kind = PaletteEntry::Kind(index.data(PaletteModel::KindRole).toInt());
    paintIcon(painter, place(icon), iconNameOf(kind), ink);
    painter->setPen(ink);
    painter->drawText(place(textPlace), start, metrics.elidedText(text, Qt::ElideMiddle, textWidth));
    painter->setPen(weak);
    painter->drawText(place(detailPlace), start,
                      metrics.elidedText(detail, Qt::ElideRight, detailPlace.width()));
    painter->drawText(place(keysPlace), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, keys);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // The view is as wide as it is; with no width at all its cursor would not find the rows.
    return {120, std::max(rowHeight, option.fontMetrics.height() + 8)};
}

} // namespace Belay
