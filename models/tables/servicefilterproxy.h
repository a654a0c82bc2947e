// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicefilter.h"
#include "models/tables/serviceorder.h"
#include "models/tables/shownrows.h"

#include <QAbstractProxyModel>
#include <QSet>
#include <QTimer>

#include <vector>

namespace Belay {

class Catalogue;
class Clock;

//! The rows that pass a ServiceFilter, in the order of ServiceOrder.
//!
//! What one refresh changes is shown at once: as a few rows that enter and leave, or, where those are many or rows move,
//! as one change of layout, which may change the number of rows, too. Persistent indexes follow their services.
//!
//! While the order is held, rows stay where they are although what they are sorted by changes. Filtering goes on, and new
//! rows enter where they belong between those that have not changed.
class ServiceFilterProxy : public QAbstractProxyModel
{
    Q_OBJECT

public:
    //! All outlive it. \a catalogue gives the names that "image:" is compared with.
    ServiceFilterProxy(ServiceTableModel &services, const Catalogue &catalogue, const Clock &clock,
                       QObject *parent = nullptr);

    //! What a filter for this proxy may ask about.
    static FilterFeatures features() { return {.imageNames = true, .protection = true}; }
    const ServiceFilter &filter() const { return m_filter; }
    void setFilter(const ServiceFilter &filter);

    //! Letting go puts the rows in order at once.
    void setOrderHeld(bool held);
    bool isOrderHeld() const { return m_isHeld; }
    //! True if some row would stand elsewhere were the order not held.
    bool isOrderStale() const { return m_isStale; }
    //! Puts the rows in order now, held or not.
    void resort();
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    Service serviceAt(int row) const { return m_services.serviceAt(sourceRow(row)); }
    ServiceId idAt(int row) const { return m_services.idAt(sourceRow(row)); }
    ServiceTableModel &table() { return m_services; }
    const ServiceTableModel &table() const { return m_services; }
    //! The row of \a id; -1 if it is not shown.
    int rowOf(const ServiceId &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    void multiData(const QModelIndex &index, QModelRoleDataSpan roles) const override;

signals:
    void orderStaleChanged(bool isStale);

private:
    using Rows = ShownRows::Rows;

    //! A run of rows shown, from first to last.
    struct Run
    {
        int first;
        int last;
    };

    int sourceRow(int row) const { return static_cast<int>(m_shown.at(row)); }
    bool asksAbout(int firstColumn, int lastColumn) const;
    MatchContext context() const;
    void acceptAll();
    void accept(const Rows &rows);

    void sourceChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles);
    void sourceInserted(int first, int last);
    void sourceAboutToBeRemoved(int first, int last);
    void sourceRemoved(int first, int last);
    void forwardChange(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles);
    void apply();
    //! Shows what is accepted now, in the order it has now.
    void show(QAbstractItemModel::LayoutChangeHint hint = NoLayoutChangeHint);
    Rows acceptedRows() const;
    bool showByRuns(const Rows &wanted);
    void showAnew(Rows wanted, QAbstractItemModel::LayoutChangeHint hint);

    Rows differingRows() const;
    void updateStale();
    void setStale(bool isStale);

    ServiceTableModel &m_services;
    const Catalogue &m_catalogue;
    const Clock &m_clock;
    ServiceFilter m_filter;
    ServiceOrder m_order;
    std::optional<std::pair<int, Qt::SortOrder>> m_sorted; //!< as sort() was last called

    std::vector<quint8> m_accepted; //!< by source row
    ShownRows m_shown;

    // What has changed in the source and is not shown yet.
    bool m_isBatch = false;
    Rows m_toAccept;
    Rows m_toPlace;
    Rows m_toRename;
    Rows m_toInsert;

    bool m_isHeld = false;
    bool m_isStale = false;
    QSet<ServiceId> m_differing; //!< while held: rows whose value may have changed since
    QTimer m_staleTimer;
};

} // namespace Belay
