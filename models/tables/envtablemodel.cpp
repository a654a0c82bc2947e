// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/envtablemodel.h"

#include "models/domain/fieldtext.h"
#include "models/domain/secretguess.h"

#include <algorithm>

namespace Belay {

EnvTableModel::EnvTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EnvTableModel::setEnv(const QMap<QString, QString> &env, bool masked)
{
    if (env == this->env() && duplicates().isEmpty()) {
        return;
    }
    QMap<QString, QString> missing = env;
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        const QString key = m_rows.at(i).key;
        if (missing.contains(key)) {
            change(i, key, missing.take(key));
        } else {
            beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }
    if (missing.isEmpty()) {
        return;
    }
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(missing.size()) - 1);
    for (auto it = missing.cbegin(); it != missing.cend(); ++it) {
        m_rows.append({it.key(), it.value(), masked || looksSecret(it.key(), it.value()), masked});
    }
    endInsertRows();
}

QMap<QString, QString> EnvTableModel::env() const
{
    QMap<QString, QString> env;
    for (const Row &row : m_rows) {
        if (!row.key.isEmpty() || !row.value.isEmpty()) {
            env.insert(row.key, row.value);
        }
    }
    return env;
}

QStringList EnvTableModel::duplicates() const
{
    QStringList keys;
    for (const Row &row : m_rows) {
        if (!row.key.isEmpty() || !row.value.isEmpty()) {
            keys.append(row.key);
        }
    }
    std::ranges::sort(keys);
    QStringList twice;
    for (qsizetype i = 1; i < keys.size(); ++i) {
        if (keys.at(i) == keys.at(i - 1) && !twice.contains(keys.at(i))) {
            twice.append(keys.at(i));
        }
    }
    return twice;
}

int EnvTableModel::append(const QString &key, const QString &value)
{
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.append({key, value, looksSecret(key, value), false});
    endInsertRows();
    Q_EMIT edited();
    return row;
}

void EnvTableModel::assign(const QString &key, const QString &value)
{
    for (int i = 0; i < int(m_rows.size()); ++i) {
        if (m_rows.at(i).key == key) {
            if (change(i, key, value)) {
                Q_EMIT edited();
            }
            return;
        }
    }
    append(key, value);
}

void EnvTableModel::removeAt(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT edited();
}

int EnvTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EnvTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Count);
}

QVariant EnvTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::EditRole:
        return column == Column::Value ? QVariant(row.value) : text(row, column);
    case Qt::CheckStateRole:
        return column == Column::Masked ? QVariant(row.isMasked ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::ToolTipRole:
        return column == Column::Hint ? text(row, column) : QVariant();
    case MaskedRole:
        return row.isMasked;
    default:
        return {};
    }
}

bool EnvTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    Row &row = m_rows[index.row()];
    const auto column = static_cast<Column>(index.column());
    if (column == Column::Masked && role == Qt::CheckStateRole) {
        row.isMasked = value.toInt() == Qt::Checked;
        row.maskChosen = true;
        Q_EMIT dataChanged(index.siblingAtColumn(int(Column::Value)), index);
        return true;
    }
    if (role != Qt::EditRole || (column != Column::Key && column != Column::Value)) {
        return false;
    }
    const bool isKey = column == Column::Key;
    if (change(index.row(), isKey ? value.toString().trimmed() : row.key,
               isKey ? row.value : value.toString())) {
        Q_EMIT edited();
    }
    return true;
}

Qt::ItemFlags EnvTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags always = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    switch (static_cast<Column>(index.column())) {
    case Column::Key:
    case Column::Value:
        return always | Qt::ItemIsEditable;
    case Column::Masked:
        return always | Qt::ItemIsUserCheckable;
    case Column::Hint:
    case Column::Count:
        return always;
    }
    Q_UNREACHABLE();
}

QVariant EnvTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (static_cast<Column>(section)) {
    case Column::Key:
        return tr("Variable");
    case Column::Value:
        return tr("Value");
    case Column::Masked:
        return tr("Masked");
    case Column::Hint:
        return tr("Hint");
    case Column::Count:
        break;
    }
    return {};
}

QVariant EnvTableModel::text(const Row &row, Column column) const
{
    switch (column) {
    case Column::Key:
        return row.key;
    case Column::Value:
        return row.isMasked && !row.value.isEmpty() ? maskedText() : row.value;
    case Column::Hint:
        return hint(row);
    case Column::Masked:
    case Column::Count:
        break;
    }
    return {};
}

QString EnvTableModel::hint(const Row &row) const
{
    const bool isEmpty = row.key.isEmpty() && row.value.isEmpty();
    const auto sameKey = [&row](const Row &other) { return other.key == row.key; };
    if (!isEmpty && std::ranges::count_if(m_rows, sameKey) > 1) {
        return tr("There twice");
    }
    return looksSecret(row.key, row.value) ? tr("Looks like a secret") : QString();
}

bool EnvTableModel::change(int row, const QString &key, const QString &value)
{
    Row &changed = m_rows[row];
    if (changed.key == key && changed.value == value) {
        return false;
    }
    changed.key = key;
    changed.value = value;
    if (!changed.maskChosen) {
        changed.isMasked = looksSecret(key, value);
    }
    // The hint of another row may go or come with this key.
    Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(Column::Count) - 1));
    return true;
}

} // namespace Belay
