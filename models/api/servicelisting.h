// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/servicequery.h"
#include "models/core/reply.h"
#include "models/domain/servicejson.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <functional>
#include <map>

namespace Belay {

//! What a listing over all pages brought together.
struct ServiceList
{
    QList<Service> services; //!< each id once; the last answer wins. Empty if the pages were reduced
    int loadedCount = 0;     //!< how many services the pages had, each id once
    int totalCount = 0;      //!< what the platform says there is; at least loadedCount
    std::map<int, ApiError> failedPages; //!< page number -> why; empty when the list is complete
    bool isTruncated = false;            //!< a limit of ours ended it
    QDateTime serverDate;                //!< of page 1, by the platform's clock; may be invalid
    bool hasShifted = false;             //!< the platform's count changed meanwhile: some may be missed

    bool isComplete() const { return failedPages.empty() && !isTruncated; }

    friend bool operator==(const ServiceList &, const ServiceList &) = default;
};

//! Lists all pages: the first alone, so that its rows can be shown at once, the others a few at a time.
//!
//! Finishes with an error only if page 1 fails or the key is refused; any other page that fails is reported in failedPages.
//! The page count of the answers is a hint: a page without new services ends the listing, and full pages
//! go on past a count that is too low (peak-services-api section 4.1; reliability N34 to N40).
class ServiceListing final : public Reply<ServiceList>
{
    Q_OBJECT

public:
    static constexpr int maxPagesInFlight = 6;
    static constexpr int maxPages = 1000;
    static constexpr std::chrono::minutes longest{5};

    using FetchPage = std::function<Reply<ServicePage> *(int pageNumber)>;

    //! Starts at once. \a fetchPage asks for one page.
    ServiceListing(int pageSize, FetchPage fetchPage, QObject *owner);
    //! From now on; what has come by then is the list. Tests shorten it.
    void setTimeLimit(std::chrono::milliseconds limit) { m_timeLimit.start(limit); }

signals:
    //! One page has come; \a page may hold services that an earlier page held.
    void pageLoaded(const Belay::ServicePage &page, int totalCount);

private:
    void request(int pageNumber);
    void requestMore();
    void pageFinished(int pageNumber, const Result<ServicePage> &result);
    void accept(int pageNumber, const ServicePage &page);
    int take(const QList<Service> &services);
    void finishList();
    void dropRequests();

    int m_pageSize;
    FetchPage m_fetchPage;
    std::map<int, QPointer<Reply<ServicePage>>> m_inFlight;
    QHash<ServiceId, qsizetype> m_rowOf;
    QTimer m_timeLimit;
    std::optional<int> m_toldCount; //!< by the last page that told one
    ServiceList m_list;
    int m_nextPage = 1;
    int m_lastPage = 1;
};

} // namespace Belay
