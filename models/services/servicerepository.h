// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apiclient.h"
#include "models/services/servicestore.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>

namespace Belay {

class Clock;
class ListingDigest;

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
    bool isRemembered = false;           //!< the rows are of an earlier run; updatedAt tells how old

    //! The last listing did not reach the platform: the network or the host is down.
    bool isOffline() const;
    bool isPartial() const { return isLoading || !failedPages.empty(); }
};

//! The services of one profile as the platform last told them: the only owner of the list.
//!
//! What a listing told before is taken out of its pages in the workers that decode them, and what is left is merged once a
//! frame. A refresh is merged by id: rows keep their place, new ones come at the end, missing ones first turn
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

    //! Something in a row changed. \a before: the service as it was; equal to what it is if only isGone changed.
    struct Change
    {
        int row = 0;
        Service before;

        friend bool operator==(const Change &, const Change &) = default;
    };

    ServiceRepository(ApiClient &api, const Clock &clock, QObject *parent = nullptr);
    ~ServiceRepository() override;

    qsizetype count() const { return m_store.count(); }
    //! Put together anew; a pass over many rows looks into store() instead.
    Row row(qsizetype index) const { return {m_store.service(index), m_store.isGone(index)}; }
    //! The row of \a id, -1 if there is none.
    qsizetype indexOf(const ServiceId &id) const { return m_store.indexOf(id); }
    //! The service of \a id; nothing if there is none.
    std::optional<Service> find(const ServiceId &id) const;
    //! All rows, by the same numbers.
    const ServiceStore &store() const { return m_store; }
    const ListingState &state() const { return m_state; }
    //! How many rows have this status or type; gone ones do not count. Kept up to date row by row.
    int countOf(const ServiceStatus &status) const { return m_statusCounts.value(status.text()); }
    int countOf(const ServiceType &type) const { return m_typeCounts.value(type.text()); }
    //! The wire texts of statuses and types that rows have and the documentation does not know.
    QStringList undocumentedStatuses() const;
    QStringList undocumentedTypes() const;
    //! True if some row is creating, deploying or deleting.
    bool hasTransitional() const;

    //! Shows what an earlier run knew, until the platform tells. May come in several calls, of which each tells how many are
    //! \a following; what is listed meanwhile is merged after the last one. False, and nothing is done, if there were rows
    //! before the first one.
    bool restore(const QList<Service> &services, const QDateTime &updatedAt, qsizetype following = 0);

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
    //! In any order, each row once or more; all are what they are now.
    void rowsChanged(const QList<Belay::ServiceRepository::Change> &changes);
    void stateChanged();
    //! A service whose status was known has another one now.
    void statusChanged(const Belay::Service &service, const Belay::ServiceStatus &before);

private:
    void acceptPage(const ServicePage &page, int totalCount);
    //! Merges what has come since the last frame, and the rest of much in the next ones; then the listing may end.
    void mergePages();
    void mergeListed(const QList<Service> &services);
    //! Merges what no listing of ours told: the next one has to tell it again.
    void mergeBesides(const QList<Service> &services);
    void listingFinished(const Result<ServiceList> &result);
    void endListing(const Result<ServiceList> &result);
    void markMissing(const ServiceList &list);
    void append(const QList<Service> &services);
    void replace(qsizetype index, const Service &service);
    void setGone(qsizetype index, bool gone);
    //! Tells what replace() and setGone() have changed.
    void tellChanges();
    void removeGoneRows();
    void countRow(qsizetype index, int step);
    void removeRun(qsizetype first, qsizetype last);

    ApiClient &m_api;
    const Clock &m_clock;
    ServiceStore m_store;
    QList<Change> m_changes; //!< not told yet
    QHash<ServiceId, QDeadlineTimer> m_goneUntil;
    QHash<QString, int> m_statusCounts;
    QHash<QString, int> m_typeCounts;
    QSet<ServiceId> m_missed; //!< not in the last listing, whose count did not agree
    ListingState m_state;
    QPointer<ServiceListing> m_listing;
    QPointer<ServiceListing> m_search;
    QSet<ServiceId> m_touchedDuringListing;      //!< changed by us: a listing that began earlier may not know
    std::shared_ptr<ListingDigest> m_digest;     //!< shared with the workers that decode pages
    QSet<ServiceId> m_doubtful;                  //!< rows that may not be what m_digest has seen
    QList<Service> m_arrived;                    //!< of pages, not merged yet
    std::optional<Result<ServiceList>> m_result; //!< how the listing ended whose last rows are not merged yet
    bool m_isRestoring = false;                  //!< more is to follow
    QTimer m_frame;
    std::chrono::milliseconds m_goneInterval{10'000};
};

} // namespace Belay
