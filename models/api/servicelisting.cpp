// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/servicelisting.h"

using namespace Qt::StringLiterals;

namespace Belay {

ServiceListing::ServiceListing(int pageSize, FetchPage fetchPage, QObject *owner)
    : Reply<ServiceList>(owner)
    , m_pageSize(pageSize)
    , m_fetchPage(std::move(fetchPage))
{
    connect(this, &ReplyBase::abortRequested, this, &ServiceListing::dropRequests);
    m_timeLimit.setSingleShot(true);
    connect(&m_timeLimit, &QTimer::timeout, this, [this] {
        dropRequests();
        if (m_nextPage == 2) {
            finish(Failure(localError(ErrorKind::Timeout, u"no page in time"_s)));
        } else {
            m_list.isTruncated = true;
            finishList();
        }
    });
    setTimeLimit(longest);
    request(m_nextPage++);
}

void ServiceListing::dropRequests()
{
    for (const auto &[page, reply] : std::exchange(m_inFlight, {})) {
        if (reply) {
            reply->disconnect(this);
            reply->abort();
        }
    }
}

void ServiceListing::request(int pageNumber)
{
    Reply<ServicePage> *reply = m_fetchPage(pageNumber);
    m_inFlight.emplace(pageNumber, reply);
    reply->then(this,
                [this, pageNumber](const Result<ServicePage> &result) { pageFinished(pageNumber, result); });
}

void ServiceListing::requestMore()
{
    while (m_nextPage <= qMin(m_lastPage, maxPages) && m_inFlight.size() < maxPagesInFlight) {
        request(m_nextPage++);
    }
    if (m_inFlight.empty()) {
        finishList();
    }
}

void ServiceListing::pageFinished(int pageNumber, const Result<ServicePage> &result)
{
    m_inFlight.erase(pageNumber);
    if (isFinished()) {
        return;
    }
    if (result) {
        accept(pageNumber, *result);
    } else if (pageNumber == 1 || result.error().kind == ErrorKind::Unauthorised) {
        // Those under way are refused by themselves, and nobody hears of it.
        for (const auto &[page, reply] : std::exchange(m_inFlight, {})) {
            if (reply) {
                reply->disconnect(this);
            }
        }
        m_timeLimit.stop();
        finish(Failure(result.error()));
        return;
    } else {
        m_list.failedPages.emplace(pageNumber, result.error());
    }
    requestMore();
}

void ServiceListing::accept(int pageNumber, const ServicePage &page)
{
    if (pageNumber == 1) {
        m_list.serverDate = page.serverDate;
    }
    const int newCount = page.reduced ? page.reduced->newCount : take(page.services);
    const bool broughtNew = newCount > 0;
    const int loaded = m_list.loadedCount += newCount;
    m_list.totalCount = qMax(loaded, page.totalCount.value_or(m_list.totalCount));

    if (page.totalCount) {
        m_list.hasShifted |= m_toldCount && *m_toldCount != *page.totalCount;
        m_toldCount = page.totalCount;
    }

    if (!broughtNew) {
        // Past the end, or the same page served for ever: nothing more is to be had behind it.
        m_lastPage = qMin(m_lastPage, pageNumber);
    } else {
        m_lastPage = qMax(m_lastPage, page.pageCount);
        const qsizetype count = page.reduced ? page.reduced->count : page.services.size();
        const bool isFull = count >= m_pageSize;
        // Without any count there is only one way to know.
        const bool isMore =
            page.totalCount ? *page.totalCount > pageNumber * m_pageSize : page.pageCount == 0;
        if (pageNumber == m_lastPage && isFull && isMore) {
            m_lastPage = pageNumber + 1;
        }
    }
    emit progress(loaded, m_list.totalCount);
    emit pageLoaded(page, m_list.totalCount);
}

int ServiceListing::take(const QList<Service> &services)
{
    const qsizetype before = m_list.services.size();
    for (const Service &service : services) {
        const auto known = m_rowOf.constFind(service.id);
        if (known != m_rowOf.cend()) {
            m_list.services[*known] = service;
        } else {
            m_rowOf.insert(service.id, m_list.services.size());
            m_list.services.append(service);
        }
    }
    return static_cast<int>(m_list.services.size() - before);
}

void ServiceListing::finishList()
{
    // Not when the count was decided: an empty page may have come long before the limit.
    m_list.isTruncated |= m_lastPage > maxPages;
    m_timeLimit.stop();
    finish(m_list);
}

} // namespace Belay
