// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/fieldtext.h"
#include "models/domain/forecast.h"

#include <QAbstractTableModel>

namespace Belay {

//! One line of a review: what changes, from what to what, and what that does.
struct DiffRow
{
    FieldChange change;
    std::optional<FieldForecast> forecast; //!< absent for a create

    friend bool operator==(const DiffRow &, const DiffRow &) = default;
};

//! The differences between a service as it is and as a form wants it, for the review.
class DraftDiffModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Field, Before, After, Forecast, Count };
    //! The Verdict of a row, as int; invalid for a create.
    static constexpr int VerdictRole = Qt::UserRole;

    explicit DraftDiffModel(QObject *parent = nullptr);

    //! Replaces the rows as far as they differ: selection and scroll stay.
    void setRows(const QList<DiffRow> &rows);
    const QList<DiffRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const DiffRow &row, Column column) const;

    QList<DiffRow> m_rows;
};

} // namespace Belay
