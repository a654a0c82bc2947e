// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <optional>

namespace Belay {

class ServiceTableHeader;

//! A table whose names stay in sight while it is scrolled sideways: one view with one header, which tells where the
//! names are shown while they are pinned; see ServiceTableHeader.
//!
//! Its scroll bars and headers are laid out only where something has changed: QTableView does so whenever rows change places
//! and brings both scroll bars to the front, by which they are painted, in half of the time that all of a table takes.
class PinnedTableView : public QTableView
{
    Q_OBJECT

public:
    explicit PinnedTableView(QWidget *parent = nullptr);

    QModelIndex indexAt(const QPoint &position) const override;
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

protected:
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

    ServiceTableHeader &header() const { return *m_header; }

private:
    //! All that decides where headers and scroll bars are, and what they reach.
    struct Extent
    {
        QSize view;
        QSize viewport;
        int rowsLength;
        int columnsLength;
        int rowHeight;
        int headerHeight;
        Qt::LayoutDirection direction;

        friend bool operator==(const Extent &, const Extent &) = default;
    };

    Extent extent() const;
    QRect pinnedRect() const;
    void paintPinned(QPainter *painter, const QRect &pinned, const QRect &dirty);

    ServiceTableHeader *m_header;
    std::optional<Extent> m_laidOut;
};

} // namespace Belay
