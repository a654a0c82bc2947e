// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace Belay {

//! The header of the service table. Over the ticks stands a box for all rows at once; that section stays first.
class ServiceTableHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit ServiceTableHeader(QWidget *parent = nullptr);

    //! Whether none, some or all of the rows that are shown are ticked.
    void setTickState(Qt::CheckState state);
    Qt::CheckState tickState() const { return m_tickState; }

signals:
    //! A click on the box.
    void tickClicked();

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    bool isOnTicks(const QMouseEvent *event) const;

    Qt::CheckState m_tickState = Qt::Unchecked;
    bool m_isTickPressed = false;
};

} // namespace Belay
