// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicefilter.h"

#include <QCollator>
#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QTimer>

namespace Belay {

class Catalogue;
class Clock;
class ServiceTableModel;

//! The rows that pass a ServiceFilter, in the chosen order. Texts are compared as people expect
//! (numbers in them by value), dates and numbers by value, unknown values last, ties by id.
//!
//! While the order is held, rows stay where they are although what they are sorted by changes: they are compared by
//! what they showed when it began. Filtering goes on, and new rows enter where they belong between the others.
class ServiceFilterProxy : public QSortFilterProxyModel
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

    const Service &serviceAt(int row) const;
    ServiceTableModel &table() { return m_services; }
    const ServiceTableModel &table() const { return m_services; }
    //! The row of \a id; -1 if it is not shown.
    int rowOf(const ServiceId &id) const;

signals:
    void orderStaleChanged(bool isStale);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void freeze(int firstSourceRow, int lastSourceRow);
    void thaw();
    void noteChange(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    void updateStale();
    void setStale(bool isStale);
    QVariant sortValue(int sourceRow) const;
    bool isLess(int leftSourceRow, const QVariant &left, int rightSourceRow, const QVariant &right) const;
    bool isBefore(int firstProxyRow, int secondProxyRow) const;

    ServiceTableModel &m_services;
    const Catalogue &m_catalogue;
    const Clock &m_clock;
    ServiceFilter m_filter;
    QCollator m_collator;
    bool m_isHeld = false;
    bool m_isStale = false;
    QHash<ServiceId, QVariant> m_frozen; //!< while held: what each row is sorted by
    QSet<ServiceId> m_differing;         //!< while held: rows whose value may have changed since
    QTimer m_staleTimer;
};

} // namespace Belay
