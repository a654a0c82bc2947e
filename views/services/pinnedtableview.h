// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace Belay {

class ServiceTableHeader;

//! A table whose names stay in sight while it is scrolled sideways: one view with one header, which tells where the
//! names are shown while they are pinned; see ServiceTableHeader.
class PinnedTableView : public QTableView
{
    Q_OBJECT

public:
    explicit PinnedTableView(QWidget *parent = nullptr);

    QModelIndex indexAt(const QPoint &position) const override;
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

    ServiceTableHeader &header() const { return *m_header; }

private:
    QRect pinnedRect() const;
    void paintPinned(QPainter *painter, const QRect &pinned, const QRect &dirty);

    ServiceTableHeader *m_header;
};

} // namespace Belay
