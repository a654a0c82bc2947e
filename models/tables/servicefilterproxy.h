// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicefilter.h"

#include <QCollator>
#include <QSortFilterProxyModel>

namespace Belay {

class Catalogue;
class Clock;
class ServiceTableModel;

//! The rows that pass a ServiceFilter, in the chosen order. Texts are compared as people expect
//! (numbers in them by value), dates and numbers by value, unknown values last, ties by id.
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
    const Service &serviceAt(int row) const;
    ServiceTableModel &table() { return m_services; }
    const ServiceTableModel &table() const { return m_services; }
    //! The row of \a id; -1 if it is not shown.
    int rowOf(const ServiceId &id) const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    ServiceTableModel &m_services;
    const Catalogue &m_catalogue;
    const Clock &m_clock;
    ServiceFilter m_filter;
    QCollator m_collator;
};

} // namespace Belay
