// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invocation/testhistory.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace Belay {

//! The kept test calls of one service, pinned ones first, then newest first. Follows TestHistory::changed().
//! Rows are merged by id: it is never reset.
class TestHistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Time, Method, Path, Status, Duration };
    static constexpr int columnTotal = int(Column::Duration) + 1;

    enum Role {
        IdRole = Qt::UserRole, //!< qint64
        AtRole,                //!< QDateTime, UTC: when it was sent
        PinnedRole,            //!< bool
        StatusRole,            //!< int: the service's own HTTP status, 0 when there was no answer
        TitleRole,             //!< QString: given by a person
        ProblemRole,           //!< QString: why there was no answer
    };

    explicit TestHistoryModel(QObject *parent = nullptr);

    //! Shows the calls of \a service. \a history may be null: nothing is shown. It outlives the model or the
    //! next call.
    void setSource(TestHistory *history, const ProfileId &profile, const ServiceId &service);
    //! A part of method, path, title, status, payload or body; empty for all.
    void setSearch(const QString &search);
    QString search() const { return m_search; }

    const TestHistoryEntry &entry(int row) const { return m_entries.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    //! The path can be edited: what is edited is the title. Views hand it to TestHistory::rename().
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    //! The list on show is what the history holds.
    void loaded();
    void loadFailed(const Belay::ApiError &error);

private:
    void reload();
    void merge(const QList<TestHistoryEntry> &entries);
    QVariant text(const TestHistoryEntry &entry, Column column) const;

    TestHistory *m_history = nullptr;
    QMetaObject::Connection m_changed;
    ProfileId m_profile;
    ServiceId m_service;
    QString m_search;
    QList<TestHistoryEntry> m_entries;
    QPointer<ReplyBase> m_loading;
};

} // namespace Belay
