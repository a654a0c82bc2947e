// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/detailswrap.h"

#include <QHeaderView>
#include <QTreeView>

namespace Belay {

QString breakable(const QString &value)
{
    constexpr int shortest = 8;
    constexpr int longest = 12;
    QString text;
    int sinceSpace = 0;
    for (const QChar c : value) {
        text += c;
        sinceSpace = c.isSpace() ? 0 : sinceSpace + 1;
        const bool isGoodPlace = sinceSpace >= shortest && !c.isLetterOrNumber();
        if (!c.isSurrogate() && (isGoodPlace || sinceSpace >= longest)) {
            text += QChar(0x200b);
            sinceSpace = 0;
        }
    }
    return text;
}

WrappingDelegate::WrappingDelegate(QTreeView &view)
    : QStyledItemDelegate(&view)
    , m_view(view)
{
    view.setItemDelegate(this);
    view.setWordWrap(true);
    view.setTextElideMode(Qt::ElideNone);
    // The heights depend on the widths, which the view does not know by itself.
    connect(view.header(), &QHeaderView::sectionResized, &view, &QTreeView::doItemsLayout,
            Qt::QueuedConnection);
}

QSize WrappingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int air = 4;
    constexpr int leastHeight = 24;
    constexpr int sides = 8;
    const QSize natural = QStyledItemDelegate::sizeHint(option, index);
    const int column = index.column();
    const bool isFixed = m_view.header()->sectionResizeMode(column) == QHeaderView::ResizeToContents;
    const int width = isFixed ? natural.width() : m_view.header()->sectionSize(column) - sides;
    const QRect wrapped = option.fontMetrics.boundingRect(QRect(0, 0, qMax(width, 1), 10'000),
                                                          Qt::TextWordWrap, index.data().toString());
    return {natural.width() + (isFixed ? sides : 0), qMax(leastHeight, wrapped.height() + 2 * air)};
}

} // namespace Belay
