// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerepository.h"

#include <QAbstractTableModel>

#include <bitset>

namespace Belay {

class Catalogue;
class LastTests;
class ProtectedServices;

//! The repository's rows as a table, in the repository's order; what is shown first is the proxy's affair.
//!
//! Display texts are translated; dates stay QDateTime (UTC) for the view to word. A column that only
//! describe supplies shows "…" until the row is described.
class ServiceTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column {
        Tick,
        Status,
        Name,
        Title,
        Type,
        Image,
        InstanceType,
        MinInstances,
        UpdatedAt,
        UpdatedBy,
        Tags,
        Id,
        CreatedAt,
        CreatedBy,
        SessionStickiness,
        ScaleToZero,
        HealthCheckUrl,
        LastTest,
        Count,
    };

    using Columns = std::bitset<static_cast<std::size_t>(Column::Count)>;

    enum Role {
        SortRole = Qt::UserRole + 1, //!< the raw, whole value: text, number, date; invalid when not known
        StatusRole,                  //!< the status as on the wire
        TypeRole,                    //!< the type as on the wire
        IsGoneRole,                  //!< deleted elsewhere; the row leaves soon
        IdRole,                      //!< the service's id as text
        IsProtectedRole,             //!< a person marked it
    };

    //! Both outlive it.
    ServiceTableModel(ServiceRepository &services, const Catalogue &catalogue, QObject *parent = nullptr);

    //! What a person ticked to act on it; by id, so that it lasts through refreshes. Gone with the row.
    bool isTicked(const ServiceId &id) const { return m_ticked.contains(id); }
    const QSet<ServiceId> &ticked() const { return m_ticked; }
    void setTicked(const QList<ServiceId> &ids, bool ticked);
    //! -1 if there is none.
    int rowOf(const ServiceId &id) const { return static_cast<int>(m_services.indexOf(id)); }

    //! Whose marks are shown; it outlives the model. Without, nothing is protected.
    void setProtection(const ProtectedServices &protection);
    bool isProtected(const ServiceId &id) const;
    //! What the column of last tests shows; it outlives the model. Without, nothing.
    void setLastTests(LastTests &tests);
    //! Whether that column is on show, and worth asking for.
    void wantLastTests(bool wanted);
    Service serviceAt(int row) const { return m_services.store().service(row); }
    ServiceId idAt(int row) const { return m_services.store().id(row); }
    const ServiceStore &store() const { return m_services.store(); }
    //! True if only describe tells what \a column shows.
    static bool needsDetails(Column column);
    static bool isShownAtFirst(Column column) { return column <= Column::Tags; }
    //! A stable name for settings.
    static QString key(Column column);
    //! The columns that show \a now otherwise than \a before.
    static Columns changedColumns(const Service &before, const Service &now);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    //! What is told between the two belongs together: one refresh.
    void changesBegun();
    void changesEnded();
    void ticksChanged();
    //! The platform told something new of \a id, shown in \a columns. Not for what only was not known before.
    void cellsChanged(const Belay::ServiceId &id, const Belay::ServiceTableModel::Columns &columns);

private:
    void tellColumn(const QList<ServiceId> &ids, Column column);
    void forgetTicks(int first, int last);
    void tellChanged(const ServiceRepository::Change &change);
    static bool isNumeric(Column column);
    QVariant value(int row, Column column) const;
    QVariant detail(const ServiceDetails &details, Column column) const;
    QVariant displayValue(int row, Column column) const;

    ServiceRepository &m_services;
    const Catalogue &m_catalogue;
    const ProtectedServices *m_protection = nullptr;
    LastTests *m_lastTests = nullptr;
    QSet<ServiceId> m_ticked;
    bool m_isTickGone = false;
};

} // namespace Belay
