// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/mergetablemodel.h"

#include "models/domain/fieldtext.h"

namespace Belay {

namespace {

std::optional<MergeSide> sideOf(int column)
{
    switch (static_cast<MergeTableModel::Column>(column)) {
    case MergeTableModel::Column::Base:
        return MergeSide::Base;
    case MergeTableModel::Column::Theirs:
        return MergeSide::Theirs;
    case MergeTableModel::Column::Mine:
        return MergeSide::Mine;
    case MergeTableModel::Column::Field:
    case MergeTableModel::Column::Count:
        break;
    }
    return std::nullopt;
}

} // namespace

MergeTableModel::MergeTableModel(const ThreeWayMerge &merge, TextOf textOf, QObject *parent)
    : QAbstractTableModel(parent)
    , m_merge(merge)
    , m_textOf(std::move(textOf))
    , m_picks(merge.conflicts.size(), MergeSide::Mine)
{
}

void MergeTableModel::pick(int row, MergeSide side)
{
    if (m_picks.at(row) == side) {
        return;
    }
    m_picks[row] = side;
    Q_EMIT dataChanged(index(row, int(Column::Base)), index(row, int(Column::Mine)), {Qt::CheckStateRole});
}

void MergeTableModel::pickAll(MergeSide side)
{
    for (int row = 0; row < rowCount(); ++row) {
        pick(row, side);
    }
}

int MergeTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_merge.conflicts.size());
}

int MergeTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Count);
}

QVariant MergeTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return text(index.row(), static_cast<Column>(index.column()));
    }
    const std::optional<MergeSide> side = sideOf(index.column());
    if (role == Qt::CheckStateRole && side) {
        return m_picks.at(index.row()) == *side ? Qt::Checked : Qt::Unchecked;
    }
    return {};
}

bool MergeTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const std::optional<MergeSide> side = sideOf(index.column());
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole || !side) {
        return false;
    }
    // Like a radio button: a pick is taken away by another pick only.
    if (value.toInt() == Qt::Checked) {
        pick(index.row(), *side);
    }
    return true;
}

Qt::ItemFlags MergeTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags always = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return sideOf(index.column()) ? always | Qt::ItemIsUserCheckable : always;
}

QVariant MergeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (static_cast<Column>(section)) {
    case Column::Field:
        return tr("Field");
    case Column::Base:
        return tr("When you opened it");
    case Column::Theirs:
        return tr("On the platform now");
    case Column::Mine:
        return tr("Yours");
    case Column::Count:
        break;
    }
    return {};
}

QString MergeTableModel::text(int row, Column column) const
{
    const MergeConflict &conflict = m_merge.conflicts.at(row);
    switch (column) {
    case Column::Field:
        return conflict.envKey.isEmpty() ? fieldLabel(conflict.field) : conflict.envKey;
    case Column::Base:
        return m_textOf(m_merge.base, conflict);
    case Column::Theirs:
        return m_textOf(m_merge.theirs, conflict);
    case Column::Mine:
        return m_textOf(m_merge.mine, conflict);
    case Column::Count:
        break;
    }
    return {};
}

} // namespace Belay
