// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/servicefilterproxy.h"

#include "models/core/clock.h"
#include "models/services/catalogue.h"
#include "models/tables/servicetablemodel.h"

#include <algorithm>

namespace Belay {

ServiceFilterProxy::ServiceFilterProxy(ServiceTableModel &services, const Catalogue &catalogue,
                                       const Clock &clock, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_services(services)
    , m_catalogue(catalogue)
    , m_clock(clock)
{
    if (m_collator.locale().language() == QLocale::C) {
        m_collator.setLocale(QLocale(QLocale::English)); // "C" compares bytes, and knows no numbers
    }
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
    setSourceModel(&services);
    m_staleTimer.setSingleShot(true);
    m_staleTimer.setInterval(0);
    connect(&m_staleTimer, &QTimer::timeout, this, &ServiceFilterProxy::updateStale);
    connect(&services, &QAbstractItemModel::dataChanged, this, &ServiceFilterProxy::noteChange);
    connect(&services, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                if (m_isHeld) {
                    freeze(first, last);
                }
            });
    connect(&services, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                for (int row = first; row <= last && m_isHeld; ++row) {
                    m_frozen.remove(m_services.serviceAt(row).id);
                    m_differing.remove(m_services.serviceAt(row).id);
                }
            });
}

void ServiceFilterProxy::setFilter(const ServiceFilter &filter)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    beginFilterChange();
    m_filter = filter;
    endFilterChange(Direction::Rows);
#else
    m_filter = filter;
    invalidateRowsFilter();
#endif
}

const Service &ServiceFilterProxy::serviceAt(int row) const
{
    return m_services.serviceAt(mapToSource(index(row, 0)).row());
}

int ServiceFilterProxy::rowOf(const ServiceId &id) const
{
    const int row = m_services.rowOf(id);
    return row < 0 ? -1 : mapFromSource(m_services.index(row, 0)).row();
}

bool ServiceFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    if (m_filter.isEmpty()) {
        return true;
    }
    MatchContext context;
    context.now = m_clock.now();
    context.imageName = [this](ImageId image) { return m_catalogue.imageName(image); };
    context.isProtected = [this](const ServiceId &id) { return m_services.isProtected(id); };
    return m_filter.matches(m_services.serviceAt(sourceRow), context);
}

QVariant ServiceFilterProxy::sortValue(int sourceRow) const
{
    return m_services.index(sourceRow, sortColumn()).data(ServiceTableModel::SortRole);
}

bool ServiceFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto value = [this](const QModelIndex &index) {
        if (!m_frozen.isEmpty()) {
            const auto frozen = m_frozen.constFind(m_services.serviceAt(index.row()).id);
            if (frozen != m_frozen.cend()) {
                return *frozen;
            }
        }
        return index.data(ServiceTableModel::SortRole);
    };
    return isLess(left.row(), value(left), right.row(), value(right));
}

bool ServiceFilterProxy::isLess(int leftSourceRow, const QVariant &left, int rightSourceRow,
                                const QVariant &right) const
{
    if (left.isValid() != right.isValid()) {
        // What is not known stands last whichever way the column is sorted.
        return left.isValid() == (sortOrder() == Qt::AscendingOrder);
    }
    int order = 0;
    if (left.typeId() == QMetaType::QString) {
        order = m_collator.compare(left.toString(), right.toString());
    } else if (left.isValid()) {
        const QPartialOrdering compared = QVariant::compare(left, right);
        order = compared == QPartialOrdering::Less ? -1 : compared == QPartialOrdering::Greater ? 1 : 0;
    }
    if (order != 0) {
        return order < 0;
    }
    return m_services.serviceAt(leftSourceRow).id < m_services.serviceAt(rightSourceRow).id;
}

void ServiceFilterProxy::setOrderHeld(bool held)
{
    if (held == m_isHeld) {
        return;
    }
    m_isHeld = held;
    if (held) {
        freeze(0, m_services.rowCount() - 1);
    } else {
        resort();
    }
}

void ServiceFilterProxy::freeze(int firstSourceRow, int lastSourceRow)
{
    if (sortColumn() < 0) {
        return;
    }
    m_frozen.reserve(m_services.rowCount());
    for (int row = firstSourceRow; row <= lastSourceRow; ++row) {
        m_frozen.insert(m_services.serviceAt(row).id, sortValue(row));
    }
}

void ServiceFilterProxy::thaw()
{
    m_staleTimer.stop();
    m_frozen.clear();
    m_differing.clear();
}

void ServiceFilterProxy::resort()
{
    updateStale();
    const bool wasStale = m_isStale;
    thaw();
    if (wasStale) {
        setDynamicSortFilter(false);
        setDynamicSortFilter(true); // sorts anew, as a change of layout
        setStale(false);
    }
    if (m_isHeld) {
        freeze(0, m_services.rowCount() - 1);
    }
}

void ServiceFilterProxy::sort(int column, Qt::SortOrder order)
{
    if (column == sortColumn() && order == sortOrder()) {
        resort();
        return;
    }
    thaw();
    setStale(false);
    QSortFilterProxyModel::sort(column, order);
    if (m_isHeld) {
        freeze(0, m_services.rowCount() - 1);
    }
}

void ServiceFilterProxy::noteChange(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    if (!m_isHeld || sortColumn() < topLeft.column() || sortColumn() > bottomRight.column()) {
        return;
    }
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        m_differing.insert(m_services.serviceAt(row).id);
    }
    if (!m_staleTimer.isActive()) {
        m_staleTimer.start();
    }
}

bool ServiceFilterProxy::isBefore(int firstProxyRow, int secondProxyRow) const
{
    const int first = mapToSource(index(firstProxyRow, 0)).row();
    const int second = mapToSource(index(secondProxyRow, 0)).row();
    const bool isAscending = sortOrder() == Qt::AscendingOrder;
    return isAscending ? !isLess(second, sortValue(second), first, sortValue(first))
                       : !isLess(first, sortValue(first), second, sortValue(second));
}

void ServiceFilterProxy::updateStale()
{
    // Only beside a row that changed can the order be wrong.
    const bool isStale = std::any_of(m_differing.cbegin(), m_differing.cend(), [this](const ServiceId &id) {
        const int row = rowOf(id);
        return row >= 0 &&
               ((row > 0 && !isBefore(row - 1, row)) || (row + 1 < rowCount() && !isBefore(row, row + 1)));
    });
    setStale(isStale);
}

void ServiceFilterProxy::setStale(bool isStale)
{
    if (m_isStale != isStale) {
        m_isStale = isStale;
        emit orderStaleChanged(isStale);
    }
}

} // namespace Belay
