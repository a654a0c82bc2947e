// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/pinnedtableview.h"

#include "views/services/servicetableheader.h"

#include <QAbstractItemDelegate>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace Belay {

PinnedTableView::PinnedTableView(QWidget *parent)
    : QTableView(parent)
    , m_header(new ServiceTableHeader(this))
{
    setHorizontalHeader(m_header);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (const auto signal : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved}) {
        connect(m_header, signal, viewport(), qOverload<>(&QWidget::update));
        connect(m_header, signal, m_header->viewport(), qOverload<>(&QWidget::update));
    }
}

PinnedTableView::Extent PinnedTableView::extent() const
{
    return {size(),
            viewport()->size(),
            verticalHeader()->length(),
            m_header->length(),
            verticalHeader()->defaultSectionSize(),
            m_header->isHidden() ? 0 : m_header->sizeHint().height(),
            layoutDirection()};
}

void PinnedTableView::updateGeometries()
{
    if (m_laidOut != extent()) {
        QTableView::updateGeometries();
        m_laidOut = extent();
    }
}

QRect PinnedTableView::pinnedRect() const
{
    QRect pinned = m_header->pinnedSpan();
    if (!pinned.isEmpty()) {
        pinned.setHeight(viewport()->height());
    }
    return pinned;
}

QModelIndex PinnedTableView::indexAt(const QPoint &position) const
{
    const QModelIndex index = QTableView::indexAt(position);
    return index.isValid() && pinnedRect().contains(position)
               ? index.siblingAtColumn(ServiceTableHeader::pinnedColumn)
               : index;
}

QRect PinnedTableView::visualRect(const QModelIndex &index) const
{
    QRect rect = QTableView::visualRect(index);
    if (index.column() == ServiceTableHeader::pinnedColumn) {
        if (const QRect pinned = pinnedRect(); !pinned.isEmpty()) {
            rect.moveLeft(pinned.left());
        }
    }
    return rect;
}

void PinnedTableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QScrollBar *bar = horizontalScrollBar();
    const int scrolled = bar->value();
    const bool wasPinned = !m_header->pinnedSpan().isEmpty();
    QTableView::scrollTo(index, hint);
    if (index.column() == ServiceTableHeader::pinnedColumn && wasPinned) {
        bar->setValue(scrolled); // it is in sight
        return;
    }
    const QRect pinned = m_header->pinnedSpan();
    const QRect cell = visualRect(index);
    if (pinned.isEmpty() || !cell.isValid() || index.column() == ServiceTableHeader::pinnedColumn) {
        return;
    }
    const int step = isRightToLeft() ? -1 : 1;
    if (pinned.left() == 0 && cell.left() <= pinned.right()) {
        bar->setValue(bar->value() - step * (pinned.right() + 1 - cell.left()));
    } else if (pinned.left() > 0 && cell.right() >= pinned.left()) {
        bar->setValue(bar->value() + step * (cell.right() + 1 - pinned.left()));
    }
}

void PinnedTableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QRect pinned = pinnedRect();
    if (pinned.intersects(event->rect())) {
        QPainter painter(viewport());
        painter.setClipRegion(event->region() & pinned);
        paintPinned(&painter, pinned, event->rect());
    }
}

void PinnedTableView::paintPinned(QPainter *painter, const QRect &pinned, const QRect &dirty)
{
    painter->fillRect(pinned, palette().color(QPalette::Base));
    QStyleOptionViewItem base;
    initViewItemOption(&base);
    const bool isFocused = hasFocus() || viewport()->hasFocus();
    const int hovered = viewport()->underMouse() ? rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()) : -1;
    const int rows = model() != nullptr ? model()->rowCount() : 0;
    for (int row = std::max(0, rowAt(dirty.top())); row < rows && rowViewportPosition(row) <= dirty.bottom();
         ++row) {
        const QModelIndex index = model()->index(row, ServiceTableHeader::pinnedColumn);
        QStyleOptionViewItem option = base;
        option.rect = QRect(pinned.left(), rowViewportPosition(row), pinned.width(), rowHeight(row));
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, isFocused && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, row == hovered);
        const bool isActive = option.state.testFlag(QStyle::State_Active);
        option.palette.setCurrentColorGroup(!isEnabled() ? QPalette::Disabled
                                            : isActive   ? QPalette::Active
                                                         : QPalette::Inactive);
        style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, painter, this);
        itemDelegate()->paint(painter, option, index);
    }
    m_header->paintPinnedEdge(painter, pinned);
}

void PinnedTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx != 0) {
        // What is pinned does not move with the rest.
        viewport()->update();
        m_header->viewport()->update();
    }
}

} // namespace Belay
