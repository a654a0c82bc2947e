// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/servicefilterproxy.h"

#include "models/core/clock.h"
#include "models/services/catalogue.h"
#include "models/services/servicesearch.h"

#include <algorithm>
#include <array>

namespace Belay {

namespace {

using Column = ServiceTableModel::Column;

//! More runs than this are shown as one change of layout.
constexpr std::size_t mostRuns = 4;
//! More rows than this, and than this share of all, are not looked at one by one: all are looked at together.
constexpr std::size_t mostSingleRows = 1000;
constexpr std::size_t singleShare = 32;

} // namespace

ServiceFilterProxy::ServiceFilterProxy(ServiceTableModel &services, const Catalogue &catalogue,
                                       const Clock &clock, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_services(services)
    , m_catalogue(catalogue)
    , m_clock(clock)
    , m_order(services)
{
    setSourceModel(&services);
    m_staleTimer.setSingleShot(true);
    m_staleTimer.setInterval(0);
    connect(&m_staleTimer, &QTimer::timeout, this, &ServiceFilterProxy::updateStale);
    connect(&services, &QAbstractItemModel::dataChanged, this, &ServiceFilterProxy::sourceChanged);
    connect(&services, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { sourceInserted(first, last); });
    connect(&services, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { sourceAboutToBeRemoved(first, last); });
    connect(&services, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { sourceRemoved(first, last); });
    connect(&services, &ServiceTableModel::changesBegun, this, [this] { m_isBatch = true; });
    connect(&services, &ServiceTableModel::changesEnded, this, [this] {
        m_isBatch = false;
        apply();
    });
    m_accepted.assign(static_cast<std::size_t>(services.rowCount()), 1);
    m_shown.show(m_order.rows(), m_accepted);
}

int ServiceFilterProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown.count();
}

int ServiceFilterProxy::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_services.columnCount();
}

QModelIndex ServiceFilterProxy::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex ServiceFilterProxy::parent(const QModelIndex &) const
{
    return {};
}

QModelIndex ServiceFilterProxy::mapToSource(const QModelIndex &proxyIndex) const
{
    return proxyIndex.isValid() ? m_services.index(sourceRow(proxyIndex.row()), proxyIndex.column())
                                : QModelIndex();
}

QModelIndex ServiceFilterProxy::mapFromSource(const QModelIndex &sourceIndex) const
{
    const auto sourceRow = static_cast<quint32>(sourceIndex.row());
    if (!sourceIndex.isValid() || sourceRow >= m_accepted.size()) {
        return {};
    }
    const int row = m_shown.rowOf(sourceRow);
    return row < 0 ? QModelIndex() : createIndex(row, sourceIndex.column());
}

void ServiceFilterProxy::multiData(const QModelIndex &index, QModelRoleDataSpan roles) const
{
    m_services.multiData(mapToSource(index), roles);
}

int ServiceFilterProxy::rowOf(const ServiceId &id) const
{
    const int row = m_services.rowOf(id);
    return row < 0 ? -1 : m_shown.rowOf(static_cast<quint32>(row));
}

MatchContext ServiceFilterProxy::context() const
{
    MatchContext context;
    context.now = m_clock.now();
    context.imageName = [this](ImageId image) { return m_catalogue.imageName(image); };
    context.isProtected = [this](const ServiceId &id) { return m_services.isProtected(id); };
    return context;
}

void ServiceFilterProxy::setFilter(const ServiceFilter &filter)
{
    const bool isNarrower = filter.narrows(m_filter);
    m_filter = filter;
    if (isNarrower) {
        accept(m_shown.rows());
    } else {
        acceptAll();
    }
    show();
}

void ServiceFilterProxy::acceptAll()
{
    m_accepted = ServiceSearch(m_services.store(), m_filter, context()).acceptAll();
}

void ServiceFilterProxy::accept(const Rows &rows)
{
    if (rows.size() > mostSingleRows && rows.size() > m_accepted.size() / singleShare) {
        acceptAll();
        return;
    }
    const ServiceSearch search(m_services.store(), m_filter, context());
    for (const quint32 row : rows) {
        m_accepted[row] = search.accepts(row) ? 1 : 0;
    }
}

bool ServiceFilterProxy::asksAbout(int firstColumn, int lastColumn) const
{
    const auto lie = [=](Column first, Column last) {
        return firstColumn >= static_cast<int>(first) && lastColumn <= static_cast<int>(last);
    };
    if (lie(Column::Tick, Column::Tick) || lie(Column::LastTest, Column::LastTest)) {
        return false;
    }
    return !lie(Column::Image, Column::InstanceType) ||
           std::ranges::any_of(m_filter.clauses(),
                               [](const FilterClause &clause) { return clause.kind() == FilterKind::Image; });
}

void ServiceFilterProxy::sourceChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                       const QList<int> &roles)
{
    const int firstColumn = topLeft.column();
    const int lastColumn = bottomRight.column();
    const bool isFiltered = asksAbout(firstColumn, lastColumn);
    const auto isAmong = [=](int column) { return column >= firstColumn && column <= lastColumn; };
    const bool isNamed = isAmong(static_cast<int>(Column::Name)); // which decides between equals
    const bool isSorted = isNamed || (m_sorted && isAmong(m_sorted->first));
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        const auto number = static_cast<quint32>(row);
        if (isFiltered) {
            m_toAccept.push_back(number);
        }
        if (isNamed) {
            m_toRename.push_back(number);
        }
        if (isSorted && m_isHeld) {
            m_differing.insert(m_services.idAt(row));
        } else if (isSorted) {
            m_toPlace.push_back(number);
        }
    }
    if (isSorted && m_isHeld && !m_staleTimer.isActive()) {
        m_staleTimer.start();
    }
    forwardChange(topLeft, bottomRight, roles);
    if (!m_isBatch) {
        apply();
    }
}

void ServiceFilterProxy::forwardChange(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                       const QList<int> &roles)
{
    if (bottomRight.row() - topLeft.row() >= static_cast<int>(mostSingleRows)) {
        if (rowCount() > 0) {
            emit dataChanged(index(0, topLeft.column()), index(rowCount() - 1, bottomRight.column()), roles);
        }
        return;
    }
    std::vector<int> rows;
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        if (const int at = m_shown.rowOf(static_cast<quint32>(row)); at >= 0) {
            rows.push_back(at);
        }
    }
    std::sort(rows.begin(), rows.end());
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t end = first + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1) {
            ++end;
        }
        emit dataChanged(index(rows[first], topLeft.column()), index(rows[end - 1], bottomRight.column()),
                         roles);
        first = end;
    }
}

void ServiceFilterProxy::sourceInserted(int first, int last)
{
    Q_ASSERT(static_cast<std::size_t>(first) == m_accepted.size()); // new services come behind all others
    m_accepted.resize(static_cast<std::size_t>(last) + 1, 0);
    m_shown.growSource(m_accepted.size());
    for (int row = first; row <= last; ++row) {
        m_toInsert.push_back(static_cast<quint32>(row));
    }
    if (!m_isBatch) {
        apply();
    }
}

void ServiceFilterProxy::sourceAboutToBeRemoved(int first, int last)
{
    apply();
    for (int row = first; row <= last; ++row) {
        m_accepted[static_cast<std::size_t>(row)] = 0;
        m_differing.remove(m_services.idAt(row));
    }
    show();
}

void ServiceFilterProxy::sourceRemoved(int first, int last)
{
    const auto begin = static_cast<std::ptrdiff_t>(first);
    const auto end = static_cast<std::ptrdiff_t>(last) + 1;
    m_accepted.erase(m_accepted.begin() + begin, m_accepted.begin() + end);
    m_shown.removeFromSource(static_cast<quint32>(first), static_cast<quint32>(last));
    m_order.remove(static_cast<quint32>(first), static_cast<quint32>(last));
}

void ServiceFilterProxy::apply()
{
    Rows renamed = std::exchange(m_toRename, {});
    Rows moved = std::exchange(m_toPlace, {});
    Rows added = std::exchange(m_toInsert, {});
    Rows changed = std::exchange(m_toAccept, {});
    if (renamed.empty() && moved.empty() && added.empty() && changed.empty()) {
        return;
    }
    const auto unite = [](Rows &rows) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    };
    unite(renamed);
    unite(moved);
    if (renamed.size() > mostSingleRows || moved.size() > mostSingleRows) {
        m_order.rename(renamed);
        m_order.sort();
    } else {
        m_order.rename(renamed);
        m_order.place(moved);
    }
    m_order.insert(added, differingRows());
    changed.insert(changed.end(), added.begin(), added.end());
    const auto acceptance = [this, &changed] {
        std::vector<quint8> told;
        told.reserve(changed.size());
        std::transform(changed.begin(), changed.end(), std::back_inserter(told),
                       [this](quint32 row) { return m_accepted[row]; });
        return told;
    };
    const std::vector<quint8> before = acceptance();
    accept(changed);
    // Mostly a row changes where it is: then nothing that takes time with the number of rows is done.
    if (!renamed.empty() || !moved.empty() || !added.empty() || acceptance() != before) {
        show();
    }
}

void ServiceFilterProxy::show(QAbstractItemModel::LayoutChangeHint hint)
{
    Rows wanted = acceptedRows();
    if (wanted != m_shown.rows() && (hint == VerticalSortHint || !showByRuns(wanted))) {
        showAnew(std::move(wanted), hint);
    }
}

ServiceFilterProxy::Rows ServiceFilterProxy::acceptedRows() const
{
    // Whether the next row is accepted cannot be foreseen: a branch would cost more than writing each of them.
    const Rows &order = m_order.rows();
    Rows accepted;
    accepted.reserve(order.size());
    std::array<quint32, 1024> block{};
    for (std::size_t from = 0; from < order.size(); from += block.size()) {
        const std::size_t end = std::min(order.size(), from + block.size());
        std::size_t count = 0;
        for (std::size_t at = from; at < end; ++at) {
            block[count] = order[at];
            count += m_accepted[order[at]];
        }
        accepted.insert(accepted.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return accepted;
}

bool ServiceFilterProxy::showByRuns(const Rows &wanted)
{
    const auto stays = [this](int row) { return m_accepted[m_shown.at(row)] != 0; };
    std::vector<Run> leaving;
    for (int row = 0; row < rowCount(); ++row) {
        if (stays(row)) {
            continue;
        }
        if (!leaving.empty() && leaving.back().last == row - 1) {
            leaving.back().last = row;
        } else if (leaving.size() == mostRuns) {
            return false;
        } else {
            leaving.push_back({row, row});
        }
    }
    std::vector<Run> entering; // by the rows of wanted
    int stayed = -1;
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        const int row = static_cast<int>(at);
        if (m_shown.contains(wanted[at])) {
            do {
                ++stayed; // there is a next one: as many stay as were shown before and are wanted
            } while (!stays(stayed));
            if (m_shown.at(stayed) != wanted[at]) {
                return false; // it moves
            }
        } else if (!entering.empty() && entering.back().last == row - 1) {
            entering.back().last = row;
        } else if (entering.size() == mostRuns) {
            return false;
        } else {
            entering.push_back({row, row});
        }
    }
    for (auto run = leaving.rbegin(); run != leaving.rend(); ++run) {
        beginRemoveRows({}, run->first, run->last);
        m_shown.remove(run->first, run->last);
        endRemoveRows();
    }
    for (const Run &run : entering) {
        beginInsertRows({}, run.first, run.last);
        m_shown.insert(run.first, {wanted.begin() + run.first, wanted.begin() + run.last + 1});
        endInsertRows();
    }
    return true;
}

void ServiceFilterProxy::showAnew(Rows wanted, QAbstractItemModel::LayoutChangeHint hint)
{
    emit layoutAboutToBeChanged({}, hint);
    const QModelIndexList before = persistentIndexList();
    Rows services;
    services.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex &index : before) {
        services.push_back(m_shown.at(index.row()));
    }
    m_shown.show(std::move(wanted), m_accepted);
    QModelIndexList now;
    now.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = m_shown.rowOf(services[static_cast<std::size_t>(i)]);
        now.append(row < 0 ? QModelIndex() : createIndex(row, before.at(i).column()));
    }
    changePersistentIndexList(before, now);
    emit layoutChanged({}, hint);
}

void ServiceFilterProxy::setOrderHeld(bool held)
{
    if (held != m_isHeld) {
        m_isHeld = held;
        if (!held) {
            resort();
        }
    }
}

ServiceFilterProxy::Rows ServiceFilterProxy::differingRows() const
{
    Rows rows;
    for (const ServiceId &id : m_differing) {
        if (const int row = m_services.rowOf(id); row >= 0) {
            rows.push_back(static_cast<quint32>(row));
        }
    }
    return rows;
}

void ServiceFilterProxy::resort()
{
    m_staleTimer.stop();
    const Rows rows = differingRows();
    m_differing.clear();
    m_order.place(rows);
    show(VerticalSortHint);
    setStale(false);
}

void ServiceFilterProxy::sort(int column, Qt::SortOrder order)
{
    if (m_sorted == std::pair(column, order)) {
        resort();
        return;
    }
    m_staleTimer.stop();
    m_differing.clear();
    m_sorted = {column, order};
    m_order.setColumn(column < 0 ? std::nullopt : std::optional(static_cast<Column>(column)), order);
    show(VerticalSortHint);
    setStale(false);
}

void ServiceFilterProxy::updateStale()
{
    // Only beside a row that changed can the order be wrong.
    const auto isWrong = [this](int first, int second) {
        return m_order.isBefore(static_cast<quint32>(sourceRow(second)),
                                static_cast<quint32>(sourceRow(first)));
    };
    setStale(std::any_of(m_differing.cbegin(), m_differing.cend(), [&](const ServiceId &id) {
        const int row = rowOf(id);
        return row >= 0 &&
               ((row > 0 && isWrong(row - 1, row)) || (row + 1 < rowCount() && isWrong(row, row + 1)));
    }));
}

void ServiceFilterProxy::setStale(bool isStale)
{
    if (m_isStale != isStale) {
        m_isStale = isStale;
        emit orderStaleChanged(isStale);
    }
}

} // namespace Belay
