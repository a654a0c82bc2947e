// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicetableheader.h"

#include "models/tables/servicetablemodel.h"
#include "views/services/tickbox.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionHeader>

namespace Belay {

namespace {

constexpr int tickSection = static_cast<int>(ServiceTableModel::Column::Tick);

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

void ServiceTableHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    if (count() > 0) {
        QPainter painter(viewport());
        const QRect ticks(sectionViewportPosition(tickSection), 0, sectionSize(tickSection),
                          viewport()->height());
        TickBox::paint(&painter, ticks, palette(), m_tickState, layoutDirection());
    }
}

bool ServiceTableHeader::isOnTicks(const QMouseEvent *event) const
{
    return event->button() == Qt::LeftButton && logicalIndexAt(event->position().toPoint()) == tickSection;
}

void ServiceTableHeader::mousePressEvent(QMouseEvent *event)
{
    m_isTickPressed = isOnTicks(event);
    if (!m_isTickPressed) {
        QHeaderView::mousePressEvent(event);
    }
}

void ServiceTableHeader::mouseReleaseEvent(QMouseEvent *event)
{
    if (!std::exchange(m_isTickPressed, false)) {
        QHeaderView::mouseReleaseEvent(event);
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
    QHeaderView::mouseDoubleClickEvent(event);
}

} // namespace Belay
