// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/draftdiffmodel.h"

namespace Belay {

namespace {

QString forecastText(const DiffRow &row)
{
    if (!row.forecast) {
        return {};
    }
    const QString verdict = verdictText(row.forecast->verdict);
    return row.forecast->observed
               ? DraftDiffModel::tr("%1 (%2)").arg(verdict, observationText(*row.forecast->observed))
               : verdict;
}

} // namespace

DraftDiffModel::DraftDiffModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void DraftDiffModel::setRows(const QList<DiffRow> &rows)
{
    const int common = int(qMin(rows.size(), m_rows.size()));
    for (int i = 0; i < common; ++i) {
        if (m_rows.at(i) != rows.at(i)) {
            m_rows[i] = rows.at(i);
            Q_EMIT dataChanged(index(i, 0), index(i, int(Column::Count) - 1));
        }
    }
    if (m_rows.size() > common) {
        beginRemoveRows({}, common, int(m_rows.size()) - 1);
        m_rows.resize(common);
        endRemoveRows();
    } else if (rows.size() > common) {
        beginInsertRows({}, common, int(rows.size()) - 1);
        m_rows = rows;
        endInsertRows();
    }
}

int DraftDiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DraftDiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Count);
}

QVariant DraftDiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const DiffRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, static_cast<Column>(index.column()));
    case VerdictRole:
        return row.forecast ? QVariant(int(row.forecast->verdict)) : QVariant();
    default:
        return {};
    }
}

QVariant DraftDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (static_cast<Column>(section)) {
    case Column::Field:
        return tr("Field");
    case Column::Before:
        return tr("Before");
    case Column::After:
        return tr("After");
    case Column::Forecast:
        return tr("Forecast");
    case Column::Count:
        break;
    }
    return {};
}

QString DraftDiffModel::text(const DiffRow &row, Column column) const
{
    switch (column) {
    case Column::Field:
        return row.change.envKey.isEmpty() ? fieldLabel(row.change.field) : row.change.envKey;
    case Column::Before:
        return row.change.before;
    case Column::After:
        return row.change.after;
    case Column::Forecast:
        return forecastText(row);
    case Column::Count:
        break;
    }
    return {};
}

} // namespace Belay
