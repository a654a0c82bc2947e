// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/celltext.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>

#include <cmath>
#include <memory>

namespace Belay {

namespace {

//! A table has a plain font, and few others.
constexpr qsizetype mostFonts = 8;

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

//! Whether a style has anything to draw below the text.
bool hasGround(const QStyleOptionViewItem &item)
{
    return item.state.testAnyFlags(QStyle::State_Selected | QStyle::State_MouseOver) ||
           item.backgroundBrush.style() != Qt::NoBrush;
}

QIcon::Mode iconMode(QStyle::State state)
{
    if (!state.testFlag(QStyle::State_Enabled)) {
        return QIcon::Disabled;
    }
    return state.testFlag(QStyle::State_Selected) ? QIcon::Selected : QIcon::Normal;
}

} // namespace

bool CellText::suits(const QStyleOptionViewItem &item)
{
    const bool hasIcon = item.features.testFlag(QStyleOptionViewItem::HasDecoration);
    return !item.state.testFlag(QStyle::State_HasFocus) && item.showDecorationSelected &&
           !item.features.testFlag(QStyleOptionViewItem::HasCheckIndicator) &&
           (!hasIcon || item.decorationPosition == QStyleOptionViewItem::Left);
}

qsizetype CellText::numberOf(const QFont &font)
{
    if (const qsizetype known = m_fonts.indexOf(font); known >= 0) {
        return known;
    }
    if (m_fonts.size() == mostFonts) {
        m_fonts.clear();
        m_layouts.clear();
    }
    m_fonts.append(font);
    return m_fonts.size() - 1;
}

const QTextLayout &CellText::laidOut(const QStyleOptionViewItem &item, int width)
{
    const Qt::Alignment alignment = QStyle::visualAlignment(item.direction, item.displayAlignment);
    const Key key{item.text,
                  numberOf(item.font),
                  item.widget ? item.widget->logicalDpiY() : 0,
                  width,
                  static_cast<int>(alignment) * 2 + (item.direction == Qt::RightToLeft ? 1 : 0),
                  int(item.textElideMode)};
    if (const QTextLayout *known = m_layouts.object(key)) {
        return *known;
    }
    QString text = item.text;
    auto layout = std::make_unique<QTextLayout>(text.replace(u'\n', QChar::Space), item.font);
    layout->setCacheEnabled(true);
    QTextOption option(alignment);
    option.setTextDirection(item.direction);
    option.setWrapMode(QTextOption::NoWrap);
    layout->setTextOption(option);
    if (std::floor(layOut(*layout, width)) > width) {
        layout->setText(item.fontMetrics.elidedText(text, item.textElideMode, width));
        layOut(*layout, width);
    }
    const QTextLayout &result = *layout;
    m_layouts.insert(key, layout.release());
    return result;
}

void CellText::paint(QPainter *painter, const QStyleOptionViewItem &item)
{
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    if (hasGround(item)) {
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    }
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    QRect room = item.rect;
    if (item.features.testFlag(QStyleOptionViewItem::HasDecoration)) {
        const int width = item.decorationSize.width() + 2 * margin;
        const QRect lead =
            QStyle::visualRect(item.direction, room, QRect(room.topLeft(), QSize(width, room.height())));
        item.icon.paint(
            painter, QStyle::alignedRect(item.direction, item.decorationAlignment, item.decorationSize, lead),
            item.decorationAlignment, iconMode(item.state));
        room = QStyle::visualRect(item.direction, room, room.adjusted(width, 0, 0, 0));
    }
    room.adjust(margin, 0, -margin, 0);
    if (item.text.isEmpty() || room.isEmpty()) {
        return;
    }
    const QTextLayout &layout = laidOut(item, room.width());
    const QSize size(room.width(), static_cast<int>(std::ceil(layout.boundingRect().height())));
    const QRect place = QStyle::alignedRect(item.direction, item.displayAlignment, size, room);
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    painter->setPen(
        item.palette.color(groupOf(item.state), isSelected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, place.topLeft());
}

} // namespace Belay
