// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/journal.h"

#include <QAbstractTableModel>

namespace Belay {

//! The writes of the journal, newest first, at most maximumRows. Rows are merged by operation: it is never
//! reset.
class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Time, Verb, Service, Profile, Outcome, Duration, HttpStatus };
    static constexpr int columnTotal = int(Column::HttpStatus) + 1;
    static constexpr int maximumRows = 1000;

    enum Role {
        OutcomeRole = Qt::UserRole, //!< int of WriteOutcome
        SortRole,                   //!< the cell's raw value
    };

    //! \a journal outlives it. Shows what is written from now on; reload() reads what was written before.
    explicit ActivityModel(Journal &journal, QObject *parent = nullptr);

    const JournalEntry &entry(int row) const { return m_entries.at(row); }
    //! The row of the write \a opId, -1 if it is not shown.
    int rowOf(const QUuid &opId) const;
    //! Writes that are recorded or sent and not answered yet.
    int runningCount() const;

    //! Words for people.
    static QString verbText(WriteVerb verb);
    static QString outcomeText(WriteOutcome outcome);
    //! The same, and for a write that waits what it waits for.
    static QString outcomeText(const JournalEntry &entry);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

public slots:
    //! Reads the journal, for the first time or again.
    void reload();

signals:
    void loaded();
    void loadFailed(const Belay::ApiError &error);
    void runningCountChanged(int count);

private:
    void merge(const JournalEntry &entry);
    void remove(const QUuid &opId);
    void updateRunningCount();
    QString text(const JournalEntry &entry, Column column) const;
    QVariant raw(const JournalEntry &entry, Column column) const;

    Journal &m_journal;
    QList<JournalEntry> m_entries;
    int m_running = 0;
};

} // namespace Belay
