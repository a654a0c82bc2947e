// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/servicefilterproxy.h"

#include "models/core/clock.h"
#include "models/services/catalogue.h"
#include "models/tables/servicetablemodel.h"

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

bool ServiceFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(ServiceTableModel::SortRole);
    const QVariant b = right.data(ServiceTableModel::SortRole);
    int order = 0;
    if (a.isValid() != b.isValid()) {
        // What is not known stands last whichever way the column is sorted.
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    }
    if (a.typeId() == QMetaType::QString) {
        order = m_collator.compare(a.toString(), b.toString());
    } else if (a.isValid()) {
        const QPartialOrdering compared = QVariant::compare(a, b);
        order = compared == QPartialOrdering::Less ? -1 : compared == QPartialOrdering::Greater ? 1 : 0;
    }
    if (order != 0) {
        return order < 0;
    }
    return m_services.serviceAt(left.row()).id < m_services.serviceAt(right.row()).id;
}

} // namespace Belay
