// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicetableheader.h"

#include "models/tables/servicetablemodel.h"
#include "views/common/theme.h"
#include "views/services/tickbox.h"

#include <QPaintEvent>
#include <QPainter>
#include <QStyleOptionHeader>

namespace Belay {

namespace {

constexpr int tickSection = static_cast<int>(ServiceTableModel::Column::Tick);
constexpr int leastScrolled = 80; //!< room beside what is pinned, without which it is not
constexpr int leastHeight = 28;   //!< the box of the first section with room round it

} // namespace

ServiceTableHeader::ServiceTableHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(false);
    setHighlightSections(false);
    setStretchLastSection(true);
    setMinimumSectionSize(TickBox::cellWidth);
    setMinimumHeight(leastHeight);
}

void ServiceTableHeader::setTickState(Qt::CheckState state)
{
    if (state != m_tickState) {
        m_tickState = state;
        updateSection(tickSection);
    }
}

void ServiceTableHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (logicalIndex == tickSection) {
        option->text.clear();
    }
}

QRect ServiceTableHeader::pinnedSpan() const
{
    if (count() <= pinnedColumn || isSectionHidden(pinnedColumn)) {
        return {};
    }
    const int at = sectionViewportPosition(pinnedColumn);
    const int size = sectionSize(pinnedColumn);
    const int room = viewport()->width();
    if (size + leastScrolled > room) {
        return {};
    }
    const int pinned = std::clamp(at, 0, room - size);
    return pinned == at ? QRect() : QRect(pinned, 0, size, viewport()->height());
}

void ServiceTableHeader::paintPinnedEdge(QPainter *painter, const QRect &pinned) const
{
    const bool isAtLeft = pinned.left() == 0;
    const int x = isAtLeft ? pinned.right() : pinned.left();
    painter->fillRect(QRect(x, pinned.top(), 1, pinned.height()), hairline(palette()));
}

void ServiceTableHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    if (count() <= pinnedColumn) {
        return;
    }
    QPainter painter(viewport());
    painter.setClipRect(event->rect());
    const QRect ticks(sectionViewportPosition(tickSection), 0, sectionSize(tickSection),
                      viewport()->height());
    TickBox::paint(&painter, ticks, palette(), m_tickState, layoutDirection());
    const QRect pinned = pinnedSpan();
    if (pinned.intersects(event->rect())) {
        painter.setClipRect(pinned);
        painter.fillRect(pinned, palette().color(QPalette::Button));
        paintSection(&painter, pinned, pinnedColumn);
        paintPinnedEdge(&painter, pinned);
    }
}

int ServiceTableHeader::shiftAt(const QPointF &position) const
{
    const QRect pinned = pinnedSpan();
    return pinned.contains(position.toPoint()) ? sectionViewportPosition(pinnedColumn) - pinned.left() : 0;
}

QMouseEvent ServiceTableHeader::shifted(const QMouseEvent *event, int shift)
{
    return QMouseEvent(event->type(), event->position() + QPointF(shift, 0), event->scenePosition(),
                       event->globalPosition(), event->button(), event->buttons(), event->modifiers(),
                       event->pointingDevice());
}

bool ServiceTableHeader::isOnTicks(const QMouseEvent *event) const
{
    return event->button() == Qt::LeftButton && shiftAt(event->position()) == 0 &&
           logicalIndexAt(event->position().toPoint()) == tickSection;
}

void ServiceTableHeader::mousePressEvent(QMouseEvent *event)
{
    m_isTickPressed = isOnTicks(event);
    if (!m_isTickPressed) {
        m_shift = shiftAt(event->position());
        QMouseEvent inSection = shifted(event, m_shift);
        QHeaderView::mousePressEvent(&inSection);
    }
}

void ServiceTableHeader::mouseMoveEvent(QMouseEvent *event)
{
    const bool isHover = event->buttons() == Qt::NoButton;
    QMouseEvent inSection = shifted(event, isHover ? shiftAt(event->position()) : m_shift);
    QHeaderView::mouseMoveEvent(&inSection);
}

void ServiceTableHeader::mouseReleaseEvent(QMouseEvent *event)
{
    if (!std::exchange(m_isTickPressed, false)) {
        QMouseEvent inSection = shifted(event, std::exchange(m_shift, 0));
        QHeaderView::mouseReleaseEvent(&inSection);
    } else if (isOnTicks(event)) {
        emit tickClicked();
    }
}

void ServiceTableHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (isOnTicks(event)) {
        m_isTickPressed = true; // each of two quick clicks counts
        return;
    }
    QMouseEvent inSection = shifted(event, shiftAt(event->position()));
    QHeaderView::mouseDoubleClickEvent(&inSection);
}

} // namespace Belay
