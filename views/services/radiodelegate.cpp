// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/radiodelegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace Belay {

namespace {

constexpr int padding = 8;

int radioSize(const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    return style->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, option.widget);
}

int textFlags()
{
    return Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere;
}

} // namespace

void RadioDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    const bool isCheckable = item.features.testFlag(QStyleOptionViewItem::HasCheckIndicator);
    const bool isOn = item.checkState == Qt::Checked;
    item.text.clear();
    item.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    const QStyle *style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    QRect inner = item.rect.adjusted(padding, padding, -padding, -padding);
    if (isCheckable) {
        const int size = radioSize(item);
        QStyleOptionButton radio;
        radio.palette = item.palette;
        radio.rect = QStyle::visualRect(item.direction, inner, QRect(inner.topLeft(), QSize(size, size)));
        radio.state = (item.state & QStyle::State_Enabled) | (isOn ? QStyle::State_On : QStyle::State_Off);
        style->drawPrimitive(QStyle::PE_IndicatorRadioButton, &radio, painter, item.widget);
        const bool isMirrored = item.direction == Qt::RightToLeft;
        inner.adjust(isMirrored ? 0 : size + padding, 0, isMirrored ? -(size + padding) : 0, 0);
    }
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    painter->save();
    QFont font = item.font;
    font.setBold(isOn && isCheckable);
    painter->setFont(font);
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(inner, QStyle::visualAlignment(item.direction, Qt::AlignLeft) | textFlags(), text);
    painter->restore();
}

QSize RadioDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const bool isCheckable = item.features.testFlag(QStyleOptionViewItem::HasCheckIndicator);
    const int left = 2 * padding + (isCheckable ? radioSize(item) + padding : 0);
    QFont font = item.font;
    font.setBold(true);
    const QFontMetrics metrics(font);
    const int width = item.rect.width() > left ? item.rect.width() - left : 10'000;
    const QSize text = metrics.boundingRect(QRect(0, 0, width, 10'000), textFlags(), item.text).size();
    return {text.width() + left, qMax(text.height(), radioSize(item)) + 2 * padding};
}

bool RadioDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    Q_UNUSED(option)
    if (!index.flags().testFlag(Qt::ItemIsUserCheckable)) {
        return false;
    }
    const bool isClick = event->type() == QEvent::MouseButtonRelease &&
                         static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    const bool isKey =
        event->type() == QEvent::KeyPress && (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space ||
                                              static_cast<QKeyEvent *>(event)->key() == Qt::Key_Select);
    return (isClick || isKey) && model->setData(index, Qt::Checked, Qt::CheckStateRole);
}

} // namespace Belay
