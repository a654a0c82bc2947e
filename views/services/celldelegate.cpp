// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/celldelegate.h"

#include "views/common/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace Belay {

namespace {

constexpr int sidePadding = 4;
constexpr int edgePadding = 6;
constexpr int gap = 8;
constexpr int iconSize = 16;
//! Breaks \a text into lines of \a width, inside a word only where the word alone is wider. Gives their size.
QSizeF layOut(QTextLayout *layout, const QString &text, const QFont &font, Qt::LayoutDirection direction,
              int width)
{
    QString lines = text;
    layout->setText(lines.replace(u'\n', QChar(QChar::LineSeparator)));
    layout->setFont(font);
    QTextOption option(QStyle::visualAlignment(direction, Qt::AlignLeft));
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    QSizeF size;
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, size.height()));
        size = QSizeF(qMax(size.width(), line.naturalTextWidth()), size.height() + line.height());
    }
    layout->endLayout();
    return size;
}

const QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget != nullptr ? option.widget->style() : QApplication::style();
}

bool isCheckable(const QStyleOptionViewItem &option)
{
    return option.features.testFlag(QStyleOptionViewItem::HasCheckIndicator);
}

//! Of the icon or radio button before the text; 0 without.
int leadWidth(const QStyleOptionViewItem &option)
{
    if (isCheckable(option)) {
        return styleOf(option)->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, option.widget);
    }
    return option.features.testFlag(QStyleOptionViewItem::HasDecoration) ? iconSize : 0;
}

//! Not the style's: Fusion's cannot be seen on the base of a dark palette.
void paintRadio(QPainter *painter, const QRect &place, const QStyleOptionViewItem &item, bool isOn)
{
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    const QColor ink = isSelected ? item.palette.color(QPalette::HighlightedText) : mutedText(item.palette);
    const QRectF circle = QRectF(place).adjusted(0.75, 0.75, -0.75, -0.75);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.5));
    painter->drawEllipse(circle);
    if (isOn) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isSelected ? ink : item.palette.color(QPalette::Text));
        painter->drawEllipse(circle.adjusted(3, 3, -3, -3));
    }
    painter->restore();
}

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = styleOf(item);
    QStyleOptionViewItem ground = item;
    ground.text.clear();
    ground.icon = QIcon();
    ground.features &= ~(QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDecoration);
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, item.widget);

    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    const bool isOn = isCheckable(item) && item.checkState == Qt::Checked;
    QRect inner = item.rect.adjusted(sidePadding, edgePadding, -sidePadding, -edgePadding);
    const int lead = leadWidth(item);
    if (lead > 0) {
        const QRect place =
            QStyle::visualRect(item.direction, inner, QRect(inner.topLeft(), QSize(lead, lead)));
        if (isCheckable(item)) {
            paintRadio(painter, place, item, isOn);
        } else {
            item.icon.paint(painter, place, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        }
        const bool isMirrored = item.direction == Qt::RightToLeft;
        inner.adjust(isMirrored ? 0 : lead + gap, 0, isMirrored ? -(lead + gap) : 0, 0);
    }
    const bool isActive = item.state.testFlag(QStyle::State_Active);
    const QPalette::ColorGroup group = !item.state.testFlag(QStyle::State_Enabled) ? QPalette::Disabled
                                       : isActive                                  ? QPalette::Active
                                                                                   : QPalette::Inactive;
    painter->save();
    QFont font = item.font;
    font.setBold(font.bold() || isOn);
    painter->setPen(item.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->setClipRect(item.rect);
    QTextLayout layout;
    layOut(&layout, item.text, font, item.direction, inner.width());
    layout.draw(painter, inner.topLeft());
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const int lead = leadWidth(item);
    const int beside = 2 * sidePadding + (lead > 0 ? lead + gap : 0);
    QFont font = item.font;
    font.setBold(font.bold() || isCheckable(item));
    // Views ask with the cell's rectangle for a row's height, and without one for a column's width.
    const int width = item.rect.width() > beside ? item.rect.width() - beside : 10'000;
    QTextLayout layout;
    const QSize text = layOut(&layout, item.text, font, item.direction, width).toSize();
    return {text.width() + beside + 1,
            qMax(qMax(text.height(), lead), QFontMetrics(font).height()) + 2 * edgePadding};
}

int CellDelegate::widestText(const QAbstractItemModel *model, int column, const QFont &font)
{
    const QFontMetrics metrics(font);
    int widest = 0;
    for (int row = 0; row < model->rowCount(); ++row) {
        widest = qMax(widest, metrics.horizontalAdvance(model->index(row, column).data().toString()));
    }
    return widest + 2 * sidePadding + 4;
}

bool CellDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
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
