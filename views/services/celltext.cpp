// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/celltext.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTextLayout>

#include <cmath>

namespace Belay {

namespace {

//! Lays the one line of \a layout out; its natural width.
qreal layOut(QTextLayout &layout, int width)
{
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width);
    layout.endLayout();
    return line.naturalTextWidth();
}

QPalette::ColorGroup groupOf(QStyle::State state)
{
    if (!state.testFlag(QStyle::State_Enabled)) {
        return QPalette::Disabled;
    }
    return state.testFlag(QStyle::State_Active) ? QPalette::Normal : QPalette::Inactive;
}

} // namespace

bool isTextCell(const QStyleOptionViewItem &item)
{
    return !item.state.testFlag(QStyle::State_HasFocus) &&
           !(item.features & (QStyleOptionViewItem::HasDecoration | QStyleOptionViewItem::HasCheckIndicator));
}

void paintTextCell(QPainter *painter, const QStyleOptionViewItem &item)
{
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    const QRect room = item.rect.adjusted(margin, 0, -margin, 0);
    if (item.text.isEmpty() || room.isEmpty()) {
        return;
    }
    QString text = item.text;
    QTextLayout layout(text.replace(u'\n', QChar::Space), item.font);
    QTextOption option(QStyle::visualAlignment(item.direction, item.displayAlignment));
    option.setTextDirection(item.direction);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    if (std::floor(layOut(layout, room.width())) > room.width()) {
        layout.setText(item.fontMetrics.elidedText(text, item.textElideMode, room.width()));
        layOut(layout, room.width());
    }
    const QSize size(room.width(), static_cast<int>(std::ceil(layout.boundingRect().height())));
    const QRect place = QStyle::alignedRect(item.direction, item.displayAlignment, size, room);
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    painter->setPen(
        item.palette.color(groupOf(item.state), isSelected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, place.topLeft());
}

} // namespace Belay
