// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/testhistorymodel.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! The list is narrow: the day only where it is another one. Views tell the whole of it in a tool tip.
QString shortTime(const QDateTime &local)
{
    return QLocale().toString(local, local.date() == QDate::currentDate() ? u"HH:mm:ss"_s : u"d MMM HH:mm"_s);
}

} // namespace

TestHistoryModel::TestHistoryModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TestHistoryModel::setSource(TestHistory *history, const ProfileId &profile, const ServiceId &service)
{
    if (m_history == history && m_profile == profile && m_service == service) {
        return;
    }
    disconnect(m_changed);
    m_history = history;
    m_profile = profile;
    m_service = service;
    if (history) {
        m_changed = connect(history, &TestHistory::changed, this, &TestHistoryModel::reload);
    }
    merge({});
    reload();
}

void TestHistoryModel::setSearch(const QString &search)
{
    if (m_search != search) {
        m_search = search;
        reload();
    }
}

void TestHistoryModel::reload()
{
    if (m_loading) {
        // Its answer would be to an older question.
        disconnect(m_loading, nullptr, this, nullptr);
        m_loading = nullptr;
    }
    if (!m_history || m_service.value.isEmpty()) {
        emit loaded();
        return;
    }
    Reply<QList<TestHistoryEntry>> *reply = m_history->list(m_profile, m_service, m_search);
    m_loading = reply;
    reply->then(this, [this](const Result<QList<TestHistoryEntry>> &entries) {
        m_loading = nullptr;
        if (entries) {
            merge(*entries);
            emit loaded();
        } else {
            emit loadFailed(entries.error());
        }
    });
}

void TestHistoryModel::merge(const QList<TestHistoryEntry> &entries)
{
    QSet<qint64> wanted;
    for (const TestHistoryEntry &entry : entries) {
        wanted.insert(entry.id);
    }
    for (int last = int(m_entries.size()) - 1; last >= 0; --last) {
        if (wanted.contains(m_entries.at(last).id)) {
            continue;
        }
        int first = last;
        while (first > 0 && !wanted.contains(m_entries.at(first - 1).id)) {
            --first;
        }
        beginRemoveRows({}, first, last);
        m_entries.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    for (int row = 0; row < int(entries.size()); ++row) {
        const TestHistoryEntry &entry = entries.at(row);
        const auto found = std::find_if(m_entries.cbegin() + row, m_entries.cend(),
                                        [&](const TestHistoryEntry &shown) { return shown.id == entry.id; });
        if (found == m_entries.cend()) {
            beginInsertRows({}, row, row);
            m_entries.insert(row, entry);
            endInsertRows();
            continue;
        }
        const int from = int(found - m_entries.cbegin());
        if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_entries.move(from, row);
            endMoveRows();
        }
        if (m_entries.at(row) != entry) {
            m_entries[row] = entry;
            emit dataChanged(index(row, 0), index(row, columnTotal - 1));
        }
    }
}

int TestHistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int TestHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant TestHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const TestHistoryEntry &entry = m_entries.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::TextAlignmentRole:
        return int(column == Column::Duration || column == Column::Status ? Qt::AlignRight | Qt::AlignVCenter
                                                                          : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::EditRole:
        return column == Column::Path ? QVariant(entry.title) : QVariant();
    case AtRole:
        return entry.at;
    case IdRole:
        return entry.id;
    case PinnedRole:
        return entry.pinned;
    case StatusRole:
        return entry.result ? entry.result->responseStatus : 0;
    case TitleRole:
        return entry.title;
    case ProblemRole:
        return entry.error;
    default:
        return {};
    }
}

QVariant TestHistoryModel::text(const TestHistoryEntry &entry, Column column) const
{
    switch (column) {
    case Column::Time:
        return shortTime(entry.at.toLocalTime());
    case Column::Method:
        return wireName(entry.request.method).toUpper();
    case Column::Path:
        return entry.title.isEmpty() ? entry.request.path
                                     : QString(entry.title + " ("_L1 + entry.request.path + u')');
    case Column::Status:
        return entry.result ? QString::number(entry.result->responseStatus) : u"—"_s;
    case Column::Duration:
        return entry.result ? tr("%1 ms").arg(QLocale().toString(qint64(entry.result->roundTrip.count())))
                            : QString();
    }
    return {};
}

Qt::ItemFlags TestHistoryModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && Column(index.column()) == Column::Path) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

QVariant TestHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    const auto column = Column(section);
    if (role == Qt::TextAlignmentRole) {
        return int(column == Column::Duration || column == Column::Status ? Qt::AlignRight | Qt::AlignVCenter
                                                                          : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Time:
        return tr("Time");
    case Column::Method:
        return tr("Method");
    case Column::Path:
        return tr("Path");
    case Column::Status:
        return tr("Status");
    case Column::Duration:
        return tr("Took");
    }
    return {};
}

} // namespace Belay
