// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/listkeeper.h"

#include "models/services/rememberedlists.h"

#include <algorithm>

namespace Belay {

namespace {

constexpr qsizetype sliceSize = 500;

} // namespace

ListKeeper::ListKeeper(ServiceRepository &services, RememberedLists &lists, const QString &key,
                       QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_lists(lists)
    , m_key(key)
{
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &ListKeeper::saveSlice);
    connect(&m_services, &ServiceRepository::rowsChanged, this,
            [this](const QList<ServiceRepository::Change> &changes) {
                for (const ServiceRepository::Change &change : changes) {
                    if (change.row < m_savedRows) {
                        m_changed.insert(change.before.id);
                    }
                }
            });
    connect(&m_services, &ServiceRepository::rowsAboutToBeRemoved, this, [this](int first, int last) {
        for (int row = first; row <= last; ++row) {
            m_gone.append(m_services.store().id(row));
            m_changed.remove(m_gone.last());
        }
        m_savedRows -= std::clamp<qsizetype>(m_savedRows - first, 0, last - first + 1);
    });
    connect(&m_services, &ServiceRepository::stateChanged, this, [this] {
        const ListingState &state = m_services.state();
        if (!state.isLoading && !state.isRemembered && !state.error && state.updatedAt.isValid()) {
            m_slice.start();
        }
    });
    loadSlice({});
}

void ListKeeper::loadSlice(const std::optional<Service> &last)
{
    m_lists.load(m_key, last)->then(this, [this, isFirst = !last](const Result<RememberedSlice> &slice) {
        // What cannot be read is as good as not there: the platform has the list.
        const RememberedSlice known = slice.value_or(RememberedSlice());
        if (isFirst) {
            m_following = known.totalCount;
        }
        if (known.updatedAt.isValid() || !isFirst) {
            showSlice(known);
        }
        if (isFirst) {
            emit restored(known.services.isEmpty());
        }
    });
}

void ListKeeper::showSlice(const RememberedSlice &slice)
{
    const qsizetype rowsBefore = m_services.count();
    m_following = slice.services.isEmpty() ? 0 : std::max<qsizetype>(0, m_following - slice.services.size());
    if (!m_services.restore(slice.services, slice.updatedAt, m_following)) {
        return;
    }
    for (qsizetype row = m_savedRows; row < rowsBefore; ++row) {
        m_changed.insert(m_services.store().id(row)); // a write brought it between two slices
    }
    m_savedRows = m_services.count();
    if (m_following > 0) {
        // After what waits for the window.
        QTimer::singleShot(0, this, [this, last = slice.services.last()] { loadSlice(last); });
    }
}

void ListKeeper::saveSlice()
{
    QList<Service> services;
    for (auto id = m_changed.begin(); id != m_changed.end() && services.size() < sliceSize;) {
        if (const std::optional<Service> service = m_services.find(*id)) {
            services.append(*service);
        }
        id = m_changed.erase(id);
    }
    while (m_savedRows < m_services.count() && services.size() < sliceSize) {
        services.append(m_services.store().service(m_savedRows++));
    }
    const bool isLast = services.size() < sliceSize;
    if (isLast) {
        m_slice.stop();
    }
    // A list that cannot be kept is only slower to see next time.
    (void)m_lists.save(m_key, services, std::exchange(m_gone, {}), m_services.state().updatedAt);
}

} // namespace Belay
