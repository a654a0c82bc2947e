// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apiclient.h"

#include <QDeadlineTimer>
#include <QPointer>

#include <chrono>

namespace Belay {

class Clock;

//! How the list stands: the first load, a refresh, and what went wrong with either.
struct ListingState
{
    bool isLoading = false;
    bool wasLoaded = false;              //!< rows have been shown at least once
    int loadedCount = 0;                 //!< of the listing under way
    int totalCount = 0;                  //!< what the platform says there is
    QDateTime updatedAt;                 //!< UTC; when the last listing ended well, whole or in part
    std::map<int, ApiError> failedPages; //!< of the last listing
    std::optional<ApiError> error;       //!< the last listing failed altogether; the rows are older

    //! The last listing did not reach the platform: the network or the host is down.
    bool isOffline() const;
    bool isPartial() const { return isLoading || !failedPages.empty(); }
};

//! The services of one profile as the platform last told them: the only owner of the list.
//!
//! A refresh is merged by id: rows keep their place, new ones come at the end, missing ones first turn
//! "gone" for goneInterval and then leave. Tables watch the row signals, which follow QAbstractItemModel:
//! the "about to" signals come before the change, everything else after it.
class ServiceRepository : public QObject
{
    Q_OBJECT

public:
    //! One row: the service, and whether it has been deleted elsewhere or by us.
    struct Row
    {
        Service service;
        bool isGone = false;
    };

    ServiceRepository(ApiClient &api, const Clock &clock, QObject *parent = nullptr);

    qsizetype count() const { return m_rows.size(); }
    const Row &row(qsizetype index) const { return m_rows.at(index); }
    //! The row of \a id, -1 if there is none.
    qsizetype indexOf(const ServiceId &id) const { return m_index.value(id, -1); }
    //! The service of \a id; nothing if there is none. The pointer holds until the next change.
    const Service *find(const ServiceId &id) const;
    const ListingState &state() const { return m_state; }
    //! How many rows have this status or type; gone ones do not count. Kept up to date row by row.
    int countOf(const ServiceStatus &status) const { return m_statusCounts.value(status.text()); }
    int countOf(const ServiceType &type) const { return m_typeCounts.value(type.text()); }
    //! The wire texts of statuses and types that rows have and the documentation does not know.
    QStringList undocumentedStatuses() const;
    QStringList undocumentedTypes() const;
    //! True if some row is creating, deploying or deleting.
    bool hasTransitional() const;

    void setGoneInterval(std::chrono::milliseconds interval) { m_goneInterval = interval; }

    //! Describes one service and merges the answer. NotFound marks its row gone.
    Reply<Service> *describe(const ServiceId &id);
    //! Merges one service that a write or a describe brought; new ones are appended.
    void merge(const Service &service);
    //! Asks the platform for what matches \a query and merges it, while the list is incomplete. A query that
    //! is still under way is given up for the new one.
    void loadMatching(const ServiceQuery &query);
    //! The service is known to be deleted.
    void markGone(const ServiceId &id);

public slots:
    //! Lists everything anew. While a listing is under way this does nothing: it will be just as fresh.
    void refresh();
    //! Asks again for the pages that failed.
    void retryFailedPages();
    //! Stops a listing under way; the rows so far stay.
    void cancel();

signals:
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted();
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved();
    //! Something in a row changed; first and last are the same. \a before: the service as it was; equal to
    //! what it is if only isGone changed.
    void rowsChanged(int first, int last, const Belay::Service &before);
    void stateChanged();
    //! A service whose status was known has another one now.
    void statusChanged(const Belay::Service &service, const Belay::ServiceStatus &before);

private:
    void acceptPage(const ServicePage &page, int totalCount);
    void mergeListed(const QList<Service> &services);
    void listingFinished(const Result<ServiceList> &result);
    void markMissing(const ServiceList &list);
    void append(const QList<Service> &services);
    void replace(qsizetype index, Service service);
    void setGone(qsizetype index, bool gone);
    void removeGoneRows();
    void countRow(const Row &row, int step);
    void removeRun(qsizetype first, qsizetype last);

    ApiClient &m_api;
    const Clock &m_clock;
    QList<Row> m_rows;
    QHash<ServiceId, qsizetype> m_index;
    QHash<ServiceId, QDeadlineTimer> m_goneUntil;
    QHash<QString, int> m_statusCounts;
    QHash<QString, int> m_typeCounts;
    QSet<ServiceId> m_missed; //!< not in the last listing, whose count did not agree
    ListingState m_state;
    QPointer<ServiceListing> m_listing;
    QPointer<ServiceListing> m_search;
    QSet<ServiceId>
        m_touchedDuringListing; //!< changed by us meanwhile: a listing that began earlier may not know
    std::chrono::milliseconds m_goneInterval{10'000};
};

} // namespace Belay
