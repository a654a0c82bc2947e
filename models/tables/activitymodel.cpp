// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/activitymodel.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

bool isRightAligned(ActivityModel::Column column)
{
    return column == ActivityModel::Column::Duration || column == ActivityModel::Column::HttpStatus;
}

QVariant alignment(ActivityModel::Column column)
{
    return int(isRightAligned(column) ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
}

bool isRunning(const JournalEntry &entry)
{
    return entry.outcome == WriteOutcome::Waiting || entry.outcome == WriteOutcome::Intent ||
           entry.outcome == WriteOutcome::Sent;
}

} // namespace

ActivityModel::ActivityModel(Journal &journal, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
{
    connect(&journal, &Journal::entryChanged, this, &ActivityModel::merge);
    connect(&journal, &Journal::entryWithdrawn, this, &ActivityModel::remove);
}

void ActivityModel::reload()
{
    m_journal.recent(maximumRows)->then(this, [this](const Result<QList<JournalEntry>> &entries) {
        if (!entries) {
            emit loadFailed(entries.error());
            return;
        }
        if (m_entries.isEmpty() && !entries->isEmpty()) {
            beginInsertRows({}, 0, int(entries->size()) - 1);
            m_entries = *entries;
            endInsertRows();
            updateRunningCount();
        } else {
            for (const JournalEntry &entry : *entries) {
                merge(entry);
            }
        }
        emit loaded();
    });
}

void ActivityModel::merge(const JournalEntry &entry)
{
    if (const int row = rowOf(entry.opId); row >= 0) {
        m_entries[row] = entry;
        emit dataChanged(index(row, 0), index(row, columnTotal - 1));
    } else {
        const auto place = std::find_if(m_entries.cbegin(), m_entries.cend(), [&](const JournalEntry &shown) {
            return shown.started <= entry.started;
        });
        const int at = int(place - m_entries.cbegin());
        if (at >= maximumRows) {
            return;
        }
        if (m_entries.size() >= maximumRows) {
            beginRemoveRows({}, maximumRows - 1, int(m_entries.size()) - 1);
            m_entries.resize(maximumRows - 1);
            endRemoveRows();
        }
        beginInsertRows({}, at, at);
        m_entries.insert(at, entry);
        endInsertRows();
    }
    updateRunningCount();
}

void ActivityModel::remove(const QUuid &opId)
{
    if (const int row = rowOf(opId); row >= 0) {
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
        updateRunningCount();
    }
}

int ActivityModel::rowOf(const QUuid &opId) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&](const JournalEntry &entry) { return entry.opId == opId; });
    return found == m_entries.cend() ? -1 : int(found - m_entries.cbegin());
}

int ActivityModel::runningCount() const
{
    return m_running;
}

void ActivityModel::updateRunningCount()
{
    const int running = int(std::count_if(m_entries.cbegin(), m_entries.cend(), isRunning));
    if (running != m_running) {
        m_running = running;
        emit runningCountChanged(running);
    }
}

QString ActivityModel::verbText(WriteVerb verb)
{
    switch (verb) {
    case WriteVerb::Create:
        return tr("Create");
    case WriteVerb::Update:
        return tr("Update");
    case WriteVerb::Delete:
        return tr("Delete");
    }
    return {};
}

QString ActivityModel::outcomeText(WriteOutcome outcome)
{
    switch (outcome) {
    case WriteOutcome::Waiting:
        return tr("Waiting");
    case WriteOutcome::Intent:
        return tr("Preparing");
    case WriteOutcome::Sent:
        return tr("Running");
    case WriteOutcome::Done:
        return tr("Done");
    case WriteOutcome::Failed:
        return tr("Failed");
    case WriteOutcome::Unknown:
        return tr("Unknown");
    case WriteOutcome::Cancelled:
        return tr("Cancelled");
    case WriteOutcome::Reconciled:
        return tr("Looked up");
    }
    return {};
}

QString ActivityModel::outcomeText(const JournalEntry &entry)
{
    if (entry.outcome != WriteOutcome::Waiting || !entry.waitsFor) {
        return outcomeText(entry.outcome);
    }
    switch (*entry.waitsFor) {
    case WriteVerb::Create:
        return tr("Waiting for its creation");
    case WriteVerb::Update:
        return tr("Waiting for an update");
    case WriteVerb::Delete:
        return tr("Waiting for its deletion");
    }
    return {};
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const JournalEntry &entry = m_entries.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case OutcomeRole:
        return int(entry.outcome);
    case SortRole:
        return raw(entry, column);
    default:
        return {};
    }
}

QString ActivityModel::text(const JournalEntry &entry, Column column) const
{
    switch (column) {
    case Column::Time:
        return QLocale().toString(entry.started.toLocalTime(), u"d MMM yyyy HH:mm:ss"_s);
    case Column::Verb:
        return verbText(entry.verb);
    case Column::Service:
        return entry.serviceName;
    case Column::Profile:
        return entry.profileName;
    case Column::Outcome:
        return outcomeText(entry);
    case Column::Duration:
        return entry.finished.isValid() ? tr("%1 s").arg(QLocale().toString(
                                              double(entry.started.msecsTo(entry.finished)) / 1000, 'f', 1))
                                        : QString();
    case Column::HttpStatus:
        return entry.httpStatus > 0 ? QString::number(entry.httpStatus) : QString();
    }
    return {};
}

QVariant ActivityModel::raw(const JournalEntry &entry, Column column) const
{
    switch (column) {
    case Column::Time:
        return entry.started;
    case Column::Duration:
        return entry.finished.isValid() ? entry.started.msecsTo(entry.finished) : qint64(-1);
    case Column::HttpStatus:
        return entry.httpStatus;
    case Column::Verb:
    case Column::Service:
    case Column::Profile:
    case Column::Outcome:
        return text(entry, column);
    }
    return {};
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    const auto column = Column(section);
    if (role == Qt::TextAlignmentRole) {
        return alignment(column);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Time:
        return tr("Time");
    case Column::Verb:
        return tr("Action");
    case Column::Service:
        return tr("Service");
    case Column::Profile:
        return tr("Profile");
    case Column::Outcome:
        return tr("Outcome");
    case Column::Duration:
        return tr("Duration");
    case Column::HttpStatus:
        return tr("HTTP");
    }
    return {};
}

} // namespace Belay
