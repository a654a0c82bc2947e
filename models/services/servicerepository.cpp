// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/servicerepository.h"

#include "models/core/clock.h"

#include <QTimer>

namespace Belay {

bool ListingState::isOffline() const
{
    return error && (error->kind == ErrorKind::Network || error->kind == ErrorKind::Timeout ||
                     error->kind == ErrorKind::Tls);
}

ServiceRepository::ServiceRepository(ApiClient &api, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_clock(clock)
{
}

const Service *ServiceRepository::find(const ServiceId &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : &m_rows.at(index).service;
}

bool ServiceRepository::hasTransitional() const
{
    const QList<ServiceStatus> &all = ServiceStatus::documented();
    return std::any_of(all.begin(), all.end(), [this](const ServiceStatus &status) {
        return status.isTransitional() && countOf(status) > 0;
    });
}

QStringList ServiceRepository::undocumentedStatuses() const
{
    QStringList texts = m_statusCounts.keys();
    texts.removeIf([](const QString &text) {
        return text.isEmpty() || ServiceStatus::fromText(text).known() != ServiceStatus::Other;
    });
    texts.sort();
    return texts;
}

QStringList ServiceRepository::undocumentedTypes() const
{
    QStringList texts = m_typeCounts.keys();
    texts.removeIf([](const QString &text) {
        return text.isEmpty() || ServiceType::fromText(text).known() != ServiceType::Other;
    });
    texts.sort();
    return texts;
}

void ServiceRepository::countRow(const Row &row, int step)
{
    if (row.isGone) {
        return;
    }
    const auto count = [step](QHash<QString, int> &counts, const QString &key) {
        int &value = counts[key];
        value += step;
        if (value == 0) {
            counts.remove(key);
        }
    };
    count(m_statusCounts, row.service.status.text());
    count(m_typeCounts, row.service.type.text());
}

void ServiceRepository::refresh()
{
    if (m_listing) {
        return;
    }
    m_state.isLoading = true;
    m_state.loadedCount = 0;
    m_touchedDuringListing.clear();
    m_listing = m_api.listAll(ServiceQuery());
    connect(m_listing, &ServiceListing::pageLoaded, this, &ServiceRepository::acceptPage);
    m_listing->then(this, [this](const Result<ServiceList> &result) { listingFinished(result); });
    emit stateChanged();
}

void ServiceRepository::cancel()
{
    if (m_listing) {
        m_listing->abort();
    }
}

void ServiceRepository::retryFailedPages()
{
    for (const auto &[page, error] : std::exchange(m_state.failedPages, {})) {
        m_api.listPage(ServiceQuery(), page)->then(this, [this, page](const Result<ServicePage> &result) {
            if (result) {
                mergeListed(result->services);
            } else {
                m_state.failedPages.emplace(page, result.error());
            }
            emit stateChanged();
        });
    }
    emit stateChanged();
}

void ServiceRepository::acceptPage(const ServicePage &page, int totalCount)
{
    mergeListed(page.services);
    m_state.loadedCount += static_cast<int>(page.services.size());
    m_state.totalCount = totalCount;
    m_state.wasLoaded = true;
    emit stateChanged();
}

void ServiceRepository::mergeListed(const QList<Service> &services)
{
    QList<Service> added;
    QHash<ServiceId, qsizetype> addedAt; // a page may hold a service twice: the last one wins
    for (Service service : services) {
        if (m_touchedDuringListing.contains(service.id)) {
            continue; // what a write told since is newer than this page
        }
        const qsizetype index = indexOf(service.id);
        if (index < 0) {
            if (const auto at = addedAt.constFind(service.id); at != addedAt.cend()) {
                added[*at] = service;
            } else {
                addedAt.insert(service.id, added.size());
                added.append(service);
            }
            continue;
        }
        const Service &known = m_rows.at(index).service;
        if (service.updatedAt == known.updatedAt) {
            service.details = known.details;
        }
        setGone(index, false);
        replace(index, service);
    }
    append(added);
}

void ServiceRepository::listingFinished(const Result<ServiceList> &result)
{
    m_listing.clear();
    m_state.isLoading = false;
    if (result) {
        m_state.error.reset();
        m_state.wasLoaded = true;
        m_state.failedPages = result->failedPages;
        m_state.totalCount = result->totalCount;
        m_state.updatedAt = m_clock.now();
        if (result->isComplete()) {
            markMissing(*result);
        }
    } else if (result.error().kind != ErrorKind::Aborted) {
        m_state.error = result.error();
    }
    emit stateChanged();
}

void ServiceRepository::markMissing(const ServiceList &list)
{
    QSet<ServiceId> ids;
    ids.reserve(list.services.size());
    for (const Service &service : list.services) {
        ids.insert(service.id);
    }
    // What is created or deleted during a listing moves the others from page to page, and one may be missed.
    // The count tells; but as counts have been known to be wrong, what is missed twice is gone, too.
    const bool isCountRight = !list.hasShifted && list.services.size() >= list.totalCount;
    const QSet<ServiceId> missedBefore = std::exchange(m_missed, {});
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const ServiceId &id = m_rows.at(i).service.id;
        if (ids.contains(id) || m_touchedDuringListing.contains(id)) {
            continue;
        }
        if (isCountRight || missedBefore.contains(id)) {
            setGone(i, true);
        } else {
            m_missed.insert(id);
        }
    }
}

void ServiceRepository::append(const QList<Service> &services)
{
    if (services.isEmpty()) {
        return;
    }
    const qsizetype first = m_rows.size();
    emit rowsAboutToBeInserted(static_cast<int>(first), static_cast<int>(first + services.size() - 1));
    for (const Service &service : services) {
        m_index.insert(service.id, m_rows.size());
        m_rows.append(Row{service, false});
        countRow(m_rows.last(), 1);
    }
    emit rowsInserted();
}

void ServiceRepository::replace(qsizetype index, Service service)
{
    if (m_rows.at(index).service == service) {
        return;
    }
    Row &row = m_rows[index];
    countRow(row, -1);
    const Service before = std::exchange(row.service, std::move(service));
    countRow(row, 1);
    emit rowsChanged(static_cast<int>(index), static_cast<int>(index), before);
    if (const Service now = m_rows.at(index).service; now.status != before.status) {
        emit statusChanged(now, before.status);
    }
}

Reply<Service> *ServiceRepository::describe(const ServiceId &id)
{
    return m_api.describe(id)->then(this, [this, id](const Result<Service> &result) {
        if (result) {
            merge(*result);
        } else if (result.error().kind == ErrorKind::NotFound) {
            markGone(id);
        }
    });
}

void ServiceRepository::loadMatching(const ServiceQuery &query)
{
    if (m_search) {
        m_search->abort();
    }
    m_search = m_api.listAll(query);
    connect(m_search, &ServiceListing::pageLoaded, this,
            [this](const ServicePage &page) { mergeListed(page.services); });
}

void ServiceRepository::merge(const Service &service)
{
    m_touchedDuringListing.insert(service.id);
    const qsizetype index = indexOf(service.id);
    if (index < 0) {
        append({service});
        return;
    }
    setGone(index, false);
    replace(index, service);
}

void ServiceRepository::markGone(const ServiceId &id)
{
    m_touchedDuringListing.insert(id);
    if (const qsizetype index = indexOf(id); index >= 0) {
        setGone(index, true);
    }
}

void ServiceRepository::setGone(qsizetype index, bool gone)
{
    Row &row = m_rows[index];
    if (row.isGone == gone) {
        return;
    }
    countRow(row, -1);
    row.isGone = gone;
    countRow(row, 1);
    if (gone) {
        m_goneUntil.insert(row.service.id, QDeadlineTimer(m_goneInterval));
        // A coarse timer may end before the deadline, and the row would stay for good.
        QTimer::singleShot(m_goneInterval, Qt::PreciseTimer, this, &ServiceRepository::removeGoneRows);
    } else {
        m_goneUntil.remove(row.service.id);
    }
    const Service same = row.service;
    emit rowsChanged(static_cast<int>(index), static_cast<int>(index), same);
}

void ServiceRepository::removeGoneRows()
{
    const auto isDue = [this](qsizetype index) {
        const Row &row = m_rows.at(index);
        return row.isGone && m_goneUntil.value(row.service.id).hasExpired();
    };
    // From the bottom, a run at a time, so that the rows above keep their numbers.
    for (qsizetype last = m_rows.size() - 1; last >= 0; --last) {
        if (!isDue(last)) {
            continue;
        }
        qsizetype first = last;
        while (first > 0 && isDue(first - 1)) {
            --first;
        }
        removeRun(first, last);
        last = first;
    }
    emit stateChanged();
}

void ServiceRepository::removeRun(qsizetype first, qsizetype last)
{
    emit rowsAboutToBeRemoved(static_cast<int>(first), static_cast<int>(last));
    for (qsizetype i = first; i <= last; ++i) {
        const Service &service = m_rows.at(i).service;
        countRow(m_rows.at(i), -1);
        m_goneUntil.remove(service.id);
        m_index.remove(service.id);
    }
    m_rows.remove(first, last - first + 1);
    for (qsizetype i = first; i < m_rows.size(); ++i) {
        m_index[m_rows.at(i).service.id] = i;
    }
    emit rowsRemoved();
}

} // namespace Belay
