// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/servicetablemodel.h"

#include <QCollator>

#include <optional>
#include <vector>

namespace Belay {

//! The rows of a service table in the order of one column, kept by differences.
//!
//! Texts are compared as people expect (numbers in them by value), dates and numbers by value, what is not known stands
//! last whichever way the column is sorted; of equal rows the name decides, then the id. The order by name is kept all the
//! time: sorting by it costs nothing, and any other column is sorted on top of it.
class ServiceOrder
{
public:
    //! \a table outlives it.
    explicit ServiceOrder(const ServiceTableModel &table);

    //! At first, and without a column, rows are in the order of the names.
    void setColumn(std::optional<ServiceTableModel::Column> column, Qt::SortOrder order);
    //! All rows of the table by their numbers.
    const std::vector<quint32> &rows() const { return m_rows; }
    //! True if row \a left belongs before row \a right, by what they hold now.
    bool isBefore(quint32 left, quint32 right) const;

    //! \a rows are new in the table, behind all others. \a ignored, see place().
    void insert(const std::vector<quint32> &rows, const std::vector<quint32> &ignored);
    //! Puts \a rows where they belong now.
    void place(const std::vector<quint32> &rows);
    //! The names of \a rows have changed, or may have.
    void rename(const std::vector<quint32> &rows);
    //! Rows \a first to \a last have left the table, and those behind have moved up.
    void remove(quint32 first, quint32 last);
    //! Everything anew.
    void sort();

private:
    using Rows = std::vector<quint32>;

    //! What the rows of a column whose values fit a number are sorted by.
    struct Keys
    {
        const std::vector<qint64> *times = nullptr;
        const std::vector<quint32> *texts = nullptr; //!< numbers of distinct texts, which have ranks
        const std::vector<quint32> *ranks = nullptr;
        bool isAscending = true;

        quint64 of(quint32 row) const;
    };

    bool isByName() const;
    bool isNameBefore(quint32 left, quint32 right) const;
    //! Less, equal, more, without what decides between equals.
    int compareValues(const QVariant &left, const QVariant &right) const;
    //! For a column whose values fit a number: the order is that of the keys.
    bool hasKeys() const;
    Keys keys() const;
    std::size_t distinctTexts() const;
    QString distinctText(qsizetype number) const;
    //! Of the distinct texts of the column, from 1; 0: not known.
    const std::vector<quint32> &ranks() const;
    Rows sortedByKeys() const;
    Rows sortedByValues() const;
    QVariant valueOf(quint32 row) const;

    const ServiceTableModel &m_table;
    const ServiceStore &m_store;
    QCollator m_collator;
    std::optional<ServiceTableModel::Column> m_column;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    Rows m_byName;
    Rows m_rows;
    mutable std::vector<quint32>
        m_ranks; //!< see ranks(): of the values there were when they were last asked for
};

} // namespace Belay
