// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/servicerepository.h"

#include "models/core/clock.h"
#include "models/services/listingdigest.h"

using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr std::chrono::milliseconds frame{16};
//! So many rows are merged, put in order and painted within a frame.
constexpr qsizetype rowsAFrame = 500;

} // namespace

bool ListingState::isOffline() const
{
    return error && (error->kind == ErrorKind::Network || error->kind == ErrorKind::Timeout ||
                     error->kind == ErrorKind::Tls);
}

ServiceRepository::ServiceRepository(ApiClient &api, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_clock(clock)
    , m_digest(std::make_shared<ListingDigest>())
{
    m_frame.setSingleShot(true);
    connect(&m_frame, &QTimer::timeout, this, &ServiceRepository::mergePages);
}

ServiceRepository::~ServiceRepository() = default;

std::optional<Service> ServiceRepository::find(const ServiceId &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? std::nullopt : std::optional(m_store.service(index));
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

void ServiceRepository::countRow(qsizetype index, int step)
{
    if (m_store.isGone(index)) {
        return;
    }
    const auto count = [step](QHash<QString, int> &counts, const QString &key) {
        int &value = counts[key];
        value += step;
        if (value == 0) {
            counts.remove(key);
        }
    };
    count(m_statusCounts, m_store.status(index).text());
    count(m_typeCounts, m_store.type(index).text());
}

void ServiceRepository::refresh()
{
    if (m_state.isLoading) {
        return;
    }
    m_state.isLoading = true;
    m_state.loadedCount = 0;
    m_doubtful.unite(m_touchedDuringListing);
    m_touchedDuringListing.clear();
    const quint64 number = m_digest->begin(std::exchange(m_doubtful, {}));
    m_listing = m_api.listAll(
        ServiceQuery(), [digest = m_digest, number](ServicePage &page) { digest->reduce(page, number); });
    connect(m_listing, &ServiceListing::pageLoaded, this, &ServiceRepository::acceptPage);
    m_listing->then(this, [this](const Result<ServiceList> &result) { listingFinished(result); });
    emit stateChanged();
}

bool ServiceRepository::restore(const QList<Service> &services, const QDateTime &updatedAt,
                                qsizetype following)
{
    if (!m_isRestoring) {
        if (m_state.wasLoaded || m_store.count() > 0) {
            return false;
        }
        m_state.wasLoaded = true;
        m_state.isRemembered = true;
        m_state.updatedAt = updatedAt;
        m_store.reserve(services.size() + following);
    }
    QList<Service> added = services;
    added.removeIf([this](const Service &service) { return indexOf(service.id) >= 0; }); // told by a write
    append(added);
    m_isRestoring = following > 0;
    if (!m_isRestoring && (!m_arrived.isEmpty() || m_result)) {
        m_frame.start(0ms);
    }
    emit stateChanged();
    return true;
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
                mergeBesides(result->services);
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
    const bool isFirst = m_state.loadedCount == 0;
    m_arrived.append(page.services);
    m_state.loadedCount += page.reduced ? page.reduced->count : static_cast<int>(page.services.size());
    m_state.totalCount = totalCount;
    m_state.wasLoaded = true;
    if (isFirst) {
        m_store.reserve(std::min(totalCount, ServiceListing::maxPages * ServiceQuery().pageSize));
        mergePages();
    } else if (!m_frame.isActive()) {
        m_frame.start(frame);
    }
}

void ServiceRepository::mergePages()
{
    m_frame.stop();
    if (m_isRestoring) {
        return;
    }
    const QList<Service> due = m_arrived.first(std::min(rowsAFrame, m_arrived.size()));
    m_arrived.remove(0, due.size());
    mergeListed(due);
    if (!m_arrived.isEmpty()) {
        m_frame.start(0ms); // what waits for the window comes first
    } else if (const auto result = std::exchange(m_result, {})) {
        endListing(*result);
    }
    emit stateChanged();
}

void ServiceRepository::mergeBesides(const QList<Service> &services)
{
    for (const Service &service : services) {
        m_doubtful.insert(service.id);
    }
    mergeListed(services);
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
        setGone(index, false);
        if (m_store.holds(index, service)) {
            continue;
        }
        const std::optional<Service> known = find(service.id);
        if (service.updatedAt == known->updatedAt) {
            service.details = known->details;
        }
        replace(index, service);
    }
    tellChanges();
    append(added);
}

void ServiceRepository::listingFinished(const Result<ServiceList> &result)
{
    m_listing.clear();
    m_result = result;
    mergePages();
}

void ServiceRepository::endListing(const Result<ServiceList> &result)
{
    m_state.isLoading = false;
    if (!result || !result->isComplete()) {
        m_digest->clear(); // pages may have been read and not have arrived
    }
    if (result) {
        m_state.error.reset();
        m_state.wasLoaded = true;
        m_state.isRemembered = false;
        m_state.failedPages = result->failedPages;
        m_state.totalCount = result->totalCount;
        m_state.updatedAt = m_clock.now();
        if (result->isComplete()) {
            markMissing(*result);
        }
    } else if (result.error().kind != ErrorKind::Aborted) {
        m_state.error = result.error();
    }
}

void ServiceRepository::markMissing(const ServiceList &list)
{
    // What is created or deleted during a listing moves the others from page to page, and one may be missed.
    // The count tells; but as counts have been known to be wrong, what is missed twice is gone, too.
    const bool isCountRight = !list.hasShifted && list.loadedCount >= list.totalCount;
    const QSet<ServiceId> missedBefore = std::exchange(m_missed, {});
    if (m_digest->seenCount() >= m_store.count()) {
        return;
    }
    for (qsizetype i = 0; i < m_store.count(); ++i) {
        const ServiceId id = m_store.id(i);
        if (m_digest->wasSeen(id) || m_touchedDuringListing.contains(id)) {
            continue;
        }
        if (isCountRight || missedBefore.contains(id)) {
            setGone(i, true);
        } else {
            m_missed.insert(id);
        }
    }
    tellChanges();
}

void ServiceRepository::append(const QList<Service> &services)
{
    if (services.isEmpty()) {
        return;
    }
    const qsizetype first = m_store.count();
    emit rowsAboutToBeInserted(static_cast<int>(first), static_cast<int>(first + services.size() - 1));
    for (const Service &service : services) {
        m_store.append(service);
        countRow(m_store.count() - 1, 1);
    }
    emit rowsInserted();
}

void ServiceRepository::replace(qsizetype index, const Service &service)
{
    const Service before = m_store.service(index);
    if (before == service) {
        return;
    }
    countRow(index, -1);
    m_store.replace(index, service);
    countRow(index, 1);
    m_changes.append({static_cast<int>(index), before});
}

void ServiceRepository::tellChanges()
{
    const QList<Change> changes = std::exchange(m_changes, {});
    if (changes.isEmpty()) {
        return;
    }
    QList<std::pair<Service, ServiceStatus>> moved;
    for (const Change &change : changes) {
        if (m_store.status(change.row) != change.before.status) {
            moved.append({m_store.service(change.row), change.before.status});
        }
    }
    emit rowsChanged(changes);
    for (const auto &[service, before] : std::as_const(moved)) {
        emit statusChanged(service, before);
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
            [this](const ServicePage &page) { mergeBesides(page.services); });
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
    tellChanges();
}

void ServiceRepository::markGone(const ServiceId &id)
{
    m_touchedDuringListing.insert(id);
    if (const qsizetype index = indexOf(id); index >= 0) {
        setGone(index, true);
        tellChanges();
    }
}

void ServiceRepository::setGone(qsizetype index, bool gone)
{
    if (m_store.isGone(index) == gone) {
        return;
    }
    countRow(index, -1);
    m_store.setGone(index, gone);
    countRow(index, 1);
    const Service same = m_store.service(index);
    m_doubtful.insert(same.id);
    if (gone) {
        m_goneUntil.insert(same.id, QDeadlineTimer(m_goneInterval));
        // A coarse timer may end before the deadline, and the row would stay for good.
        QTimer::singleShot(m_goneInterval, Qt::PreciseTimer, this, &ServiceRepository::removeGoneRows);
    } else {
        m_goneUntil.remove(same.id);
    }
    m_changes.append({static_cast<int>(index), same});
}

void ServiceRepository::removeGoneRows()
{
    const auto isDue = [this](qsizetype index) {
        return m_store.isGone(index) && m_goneUntil.value(m_store.id(index)).hasExpired();
    };
    // From the bottom, a run at a time, so that the rows above keep their numbers.
    for (qsizetype last = m_store.count() - 1; last >= 0; --last) {
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
        countRow(i, -1);
        m_goneUntil.remove(m_store.id(i));
        m_doubtful.insert(m_store.id(i));
    }
    m_store.remove(first, last);
    emit rowsRemoved();
}

} // namespace Belay
