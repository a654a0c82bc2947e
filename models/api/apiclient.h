// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/httptransport.h"
#include "models/api/servicelisting.h"
#include "models/domain/cataloguejson.h"
#include "models/domain/servicejson.h"
#include "models/invocation/testrequest.h"
#include "models/invocation/testresult.h"

namespace Belay {

//! What the platform said to a write that it accepted.
struct WriteAnswer
{
    ServiceId id;
    int httpStatus = 0;
    QString requestId; //!< the X-Request-ID that was answered
};

//! The services that have one name: none or one, unless the platform allows more.
struct ServicesOfName
{
    QList<Service> services;
    QDateTime serverDate; //!< when the platform told, by its own clock; may be invalid
};

//! What create-or-update did.
struct CreateOrUpdateOutcome
{
    enum class Branch { Created, Updated };

    ServiceId id;
    Branch branch = Branch::Created;
};

//! The Services API of Peak as typed calls (peak-services-api sections 4 and 9). Knows paths and JSON, and
//! nothing of profiles, policies or windows.
//!
//! Every call returns at once with a reply that finishes later in this thread; bodies are decoded in a
//! worker thread. The client owns the replies.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    //! \a transport outlives the client.
    explicit ApiClient(HttpTransport &transport, QObject *parent = nullptr);

    //! Called in a worker thread with a page as it was decoded; may take out services and set ServicePage::reduced.
    using ReducePage = std::function<void(ServicePage &)>;

    //! GET /webapps/: one page, counted from 1.
    [[nodiscard]] Reply<ServicePage> *listPage(const ServiceQuery &query, int pageNumber,
                                               const ReducePage &reduce = {});
    //! All pages of \a query, page 1 first, then up to ServiceListing::maxPagesInFlight at once.
    [[nodiscard]] ServiceListing *listAll(const ServiceQuery &query, const ReducePage &reduce = {});
    //! All services whose name equals \a name exactly, sought over all pages. An error when a page could not be read and
    //! the others hold none: then nobody knows.
    [[nodiscard]] Reply<ServicesOfName> *servicesNamed(const QString &name);
    //! The service whose name equals \a name exactly, sought over all pages; nothing if there is none.
    //! An error when a page could not be read and the others do not hold it: then nobody knows.
    [[nodiscard]] Reply<std::optional<Service>> *findByName(const QString &name);

    //! GET /webapps/{id}
    [[nodiscard]] Reply<Service> *describe(const ServiceId &id);
    // Writes: \a requestId is sent with the first attempt, as HttpRequest says; an error tells the last one.

    //! POST /webapps/. Never repeated once sent: outcome Unknown means that it may have been created.
    [[nodiscard]] Reply<WriteAnswer> *create(const ServiceDraft &draft, const QByteArray &requestId = {});
    //! PATCH /webapps/{id} with the patch's fields only.
    [[nodiscard]] Reply<WriteAnswer> *update(const ServiceId &id, const ServicePatch &patch,
                                             const QByteArray &requestId = {});
    //! DELETE /webapps/{id}. An empty answer counts as success.
    [[nodiscard]] Reply<WriteAnswer> *remove(const ServiceId &id, const QByteArray &requestId = {});
    //! POST /webapps/{name}/test: only for services of type api, by name. Succeeds when the platform reached the
    //! service, whatever that answered. Never repeated once sent: outcome Unknown means that it may have run.
    [[nodiscard]] Reply<TestResult> *test(const QString &serviceName, const TestRequest &test);
    //! Looks \a draft's name up over all pages, then updates what differs or creates. If the name is taken
    //! by the time of the create, looks it up again and updates (peak-services-api section 4.4).
    [[nodiscard]] Reply<CreateOrUpdateOutcome> *createOrUpdate(const ServiceDraft &draft);

    //! The smallest list call: succeeds if the key is accepted and may list.
    [[nodiscard]] Reply<ServicePage> *checkSignIn();

    //! All images, over all pages.
    [[nodiscard]] Reply<QList<Image>> *images();
    //! All versions of one image, over all pages, newest first as far as told.
    [[nodiscard]] Reply<QList<ImageVersion>> *imageVersions(ImageId image);
    //! The instance types that fit \a type.
    [[nodiscard]] Reply<QList<InstanceType>> *instanceTypes(const ServiceType &type);

private:
    template <typename T, typename Decoder>
    Reply<T> *call(const HttpRequest &request, Decoder decode);
    template <typename T, typename Decoder>
    void run(Reply<T> *reply, const HttpRequest &request, Decoder decode);
    template <typename T>
    void collectPages(Reply<QList<T>> *reply, const HttpRequest &request, int pageNumber, QList<T> collected,
                      Result<CataloguePage<T>> (*decode)(const QByteArray &));
    template <typename T>
    Reply<QList<T>> *listCatalogue(const HttpRequest &request,
                                   Result<CataloguePage<T>> (*decode)(const QByteArray &));
    void updateExisting(Reply<CreateOrUpdateOutcome> *reply, const ServiceId &id, const ServiceDraft &draft);
    void createOrLookUpAgain(Reply<CreateOrUpdateOutcome> *reply, const ServiceDraft &draft);

    HttpTransport &m_transport;
};

} // namespace Belay
