// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/servicetablemodel.h"

#include <QHeaderView>
#include <QMouseEvent>

namespace Belay {

//! The header of the service table. Over the ticks stands a box for all rows at once; that section stays first.
//!
//! The names stay in sight: where their section would be scrolled out of the viewport, at either side, it is pinned
//! to that side and covers what is there. It is the one section all the same: it sorts, moves and changes its width
//! as ever. The table draws its cells by pinnedSpan().
class ServiceTableHeader : public QHeaderView
{
    Q_OBJECT

public:
    //! The names.
    static constexpr int pinnedColumn = static_cast<int>(ServiceTableModel::Column::Name);

    explicit ServiceTableHeader(QWidget *parent = nullptr);

    //! Whether none, some or all of the rows that are shown are ticked.
    void setTickState(Qt::CheckState state);
    Qt::CheckState tickState() const { return m_tickState; }

    //! Where the names are shown while they are pinned, in the viewport; empty if they are in sight anyway, or
    //! would cover nearly everything.
    QRect pinnedSpan() const;
    //! The hair line between what is pinned and what scrolls beneath it.
    void paintPinnedEdge(QPainter *painter, const QRect &pinned) const;

signals:
    //! A click on the box.
    void tickClicked();

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    bool isOnTicks(const QMouseEvent *event) const;
    //! From what is pinned at \a position to where its section really is.
    int shiftAt(const QPointF &position) const;
    static QMouseEvent shifted(const QMouseEvent *event, int shift);

    Qt::CheckState m_tickState = Qt::Unchecked;
    int m_shift = 0; //!< while a button is down that was pressed on what is pinned
    bool m_isTickPressed = false;
};

} // namespace Belay
