// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/apiclient.h"

#include "models/core/decoding.h"
#include "models/domain/jsonreader.h"
#include "models/invocation/testjson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr char servicesPath[] = "/webapps/api/v1/webapps/";
constexpr char imagesPath[] = "/image-management/api/v2/images/";
constexpr char instanceTypesPath[] = "/quota/api/v1/settings/tenant-instance-options";
constexpr int cataloguePageSize = 100;
constexpr int maxCataloguePages = 100;

HttpRequest get(Operation operation, const QByteArray &path)
{
    HttpRequest request;
    request.operation = operation;
    request.method = "GET";
    request.path = path;
    return request;
}

HttpRequest write(Operation operation, const QByteArray &method, const QByteArray &path)
{
    HttpRequest request;
    request.operation = operation;
    request.method = method;
    request.path = path;
    return request;
}

QByteArray toBody(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray servicePath(const ServiceId &id)
{
    return servicesPath + encodePathSegment(id.value);
}

Result<WriteAnswer> decodeWriteAnswer(const HttpResponse &response)
{
    return decodeServiceId(response.body).map([&response](const ServiceId &id) {
        return WriteAnswer{id, response.status, response.requestId};
    });
}

} // namespace

ApiClient::ApiClient(HttpTransport &transport, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
{
}

template <typename T, typename Decoder>
Reply<T> *ApiClient::call(const HttpRequest &request, Decoder decode)
{
    auto *reply = new Reply<T>(this);
    run(reply, request, decode);
    return reply;
}

template <typename T, typename Decoder>
void ApiClient::run(Reply<T> *reply, const HttpRequest &request, Decoder decode)
{
    Reply<HttpResponse> *http = m_transport.send(request);
    connect(reply, &ReplyBase::abortRequested, http, &ReplyBase::abort);
    http->then(reply, [this, reply, request, decode](const Result<HttpResponse> &response) {
        if (!response) {
            reply->finish(Failure(response.error()));
            return;
        }
        auto *decoding = new Reply<T>(reply);
        decodeInWorker(decoding, [decode, response = *response]() -> Result<T> {
            Result<T> decoded = decode(response);
            if (!decoded) {
                decoded.error().httpStatus = response.status;
                decoded.error().requestId = response.requestId;
                decoded.error().bodySample = response.body.left(2048);
            }
            return decoded;
        });
        const int attempts = response->attempts;
        decoding->then(reply, [this, reply, request, decode, attempts](Result<T> decoded) {
            if (!decoded) {
                m_transport.hideKey(decoded.error());
            }
            if (reply->isFinished()) {
                return;
            }
            // An answer may have been cut on its way; reading it once more costs nothing (reliability N15).
            const bool isRead =
                request.operation == Operation::ListPage || request.operation == Operation::Describe;
            const bool mayRepeat =
                request.attemptsBefore == 0 && attempts < rulesFor(request.operation).attempts;
            if (!decoded && isRead && mayRepeat) {
                HttpRequest again = request;
                again.attemptsBefore = attempts;
                run(reply, again, decode);
            } else {
                reply->finish(decoded);
            }
        });
    });
}

Reply<ServicePage> *ApiClient::listPage(const ServiceQuery &query, int pageNumber, const ReducePage &reduce)
{
    HttpRequest request = get(Operation::ListPage, servicesPath);
    request.query = query.parameters(pageNumber);
    return call<ServicePage>(request, [reduce](const HttpResponse &r) {
        return decodeServicePage(r.body).map([&](ServicePage page) {
            page.serverDate = r.date;
            if (reduce) {
                reduce(page);
            }
            return page;
        });
    });
}

ServiceListing *ApiClient::listAll(const ServiceQuery &query, const ReducePage &reduce)
{
    return new ServiceListing(
        query.pageSize, [this, query, reduce](int pageNumber) { return listPage(query, pageNumber, reduce); },
        this);
}

Reply<ServicesOfName> *ApiClient::servicesNamed(const QString &name)
{
    auto *reply = new Reply<ServicesOfName>(this);
    ServiceQuery query;
    query.searchTerm = name;
    ServiceListing *listing = listAll(query);
    connect(reply, &ReplyBase::abortRequested, listing, &ReplyBase::abort);
    listing->then(reply, [reply, name](const Result<ServiceList> &list) {
        if (!list) {
            reply->finish(Failure(list.error()));
            return;
        }
        ServicesOfName found{list->services, list->serverDate};
        found.services.removeIf([&name](const Service &service) { return service.name != name; });
        if (found.services.isEmpty() && !list->failedPages.empty()) {
            reply->finish(Failure(list->failedPages.begin()->second));
        } else if (found.services.isEmpty() && list->isTruncated) {
            reply->finish(Failure(badPayload(u"too many services to search them all"_s)));
        } else {
            reply->finish(found);
        }
    });
    return reply;
}

Reply<std::optional<Service>> *ApiClient::findByName(const QString &name)
{
    auto *reply = new Reply<std::optional<Service>>(this);
    Reply<ServicesOfName> *search = servicesNamed(name);
    connect(reply, &ReplyBase::abortRequested, search, &ReplyBase::abort);
    search->then(reply, [reply](const Result<ServicesOfName> &found) {
        reply->finish(found.map([](const ServicesOfName &all) {
            return all.services.isEmpty() ? std::nullopt : std::optional(all.services.first());
        }));
    });
    return reply;
}

Reply<Service> *ApiClient::describe(const ServiceId &id)
{
    return call<Service>(get(Operation::Describe, servicePath(id)),
                         [](const HttpResponse &r) { return decodeService(r.body); });
}

Reply<WriteAnswer> *ApiClient::create(const ServiceDraft &draft, const QByteArray &requestId)
{
    HttpRequest request = write(Operation::Create, "POST", servicesPath);
    request.body = toBody(encodeCreate(draft));
    request.requestId = requestId;
    return call<WriteAnswer>(request, decodeWriteAnswer);
}

Reply<WriteAnswer> *ApiClient::update(const ServiceId &id, const ServicePatch &patch,
                                      const QByteArray &requestId)
{
    HttpRequest request = write(Operation::Update, "PATCH", servicePath(id));
    request.body = toBody(encodePatch(patch));
    request.requestId = requestId;
    return call<WriteAnswer>(request, decodeWriteAnswer);
}

Reply<WriteAnswer> *ApiClient::remove(const ServiceId &id, const QByteArray &requestId)
{
    HttpRequest request = write(Operation::Delete, "DELETE", servicePath(id));
    // As the vendor's SDK does. Without a body the network layer never says that the request was sent.
    request.body = "{}";
    request.requestId = requestId;
    return call<WriteAnswer>(request, [id](const HttpResponse &r) -> Result<WriteAnswer> {
        if (r.body.trimmed().isEmpty()) {
            return WriteAnswer{id, r.status, r.requestId};
        }
        return decodeWriteAnswer(r);
    });
}

Reply<TestResult> *ApiClient::test(const QString &serviceName, const TestRequest &test)
{
    HttpRequest request =
        write(Operation::Test, "POST", servicesPath + encodePathSegment(serviceName) + "/test");
    const Result<QByteArray> body = encodeTestRequest(test);
    if (!body) {
        auto *refused = new Reply<TestResult>(this);
        refused->finishLater(Failure(body.error()));
        return refused;
    }
    request.body = *body;
    return call<TestResult>(request, [](const HttpResponse &r) {
        return decodeTestResult(r.body).map([&r](TestResult result) {
            result.roundTrip = r.roundTrip;
            return result;
        });
    });
}

Reply<CreateOrUpdateOutcome> *ApiClient::createOrUpdate(const ServiceDraft &draft)
{
    auto *reply = new Reply<CreateOrUpdateOutcome>(this);
    Reply<std::optional<Service>> *search = findByName(draft.name);
    connect(reply, &ReplyBase::abortRequested, search, &ReplyBase::abort);
    search->then(reply, [this, reply, draft](const Result<std::optional<Service>> &found) {
        if (!found) {
            reply->finish(Failure(found.error()));
        } else if (*found) {
            updateExisting(reply, (*found)->id, draft);
        } else {
            createOrLookUpAgain(reply, draft);
        }
    });
    return reply;
}

void ApiClient::updateExisting(Reply<CreateOrUpdateOutcome> *reply, const ServiceId &id,
                               const ServiceDraft &draft)
{
    Reply<Service> *description = describe(id);
    connect(reply, &ReplyBase::abortRequested, description, &ReplyBase::abort);
    description->then(reply, [this, reply, id, draft](const Result<Service> &service) {
        if (!service) {
            reply->finish(Failure(service.error()));
            return;
        }
        ServicePatch patch = ServicePatch::between(ServiceDraft::fromService(*service), draft);
        patch.fields.removeIf(
            [](ServiceField field) { return field == ServiceField::Name || field == ServiceField::Type; });
        if (patch.isEmpty()) {
            reply->finish(CreateOrUpdateOutcome{id, CreateOrUpdateOutcome::Branch::Updated});
            return;
        }
        Reply<WriteAnswer> *updating = update(id, patch);
        connect(reply, &ReplyBase::abortRequested, updating, &ReplyBase::abort);
        updating->then(reply, [reply](const Result<WriteAnswer> &updated) {
            reply->finish(updated.map([](const WriteAnswer &answer) {
                return CreateOrUpdateOutcome{answer.id, CreateOrUpdateOutcome::Branch::Updated};
            }));
        });
    });
}

void ApiClient::createOrLookUpAgain(Reply<CreateOrUpdateOutcome> *reply, const ServiceDraft &draft)
{
    Reply<WriteAnswer> *creating = create(draft);
    connect(reply, &ReplyBase::abortRequested, creating, &ReplyBase::abort);
    creating->then(reply, [this, reply, draft](const Result<WriteAnswer> &created) {
        if (created) {
            reply->finish(CreateOrUpdateOutcome{created->id, CreateOrUpdateOutcome::Branch::Created});
            return;
        }
        const ApiError error = created.error();
        const bool mayBeTaken = error.kind == ErrorKind::BadRequest || error.kind == ErrorKind::Conflict;
        if (!mayBeTaken) {
            reply->finish(Failure(error));
            return;
        }
        // Somebody may have created it since we looked.
        Reply<std::optional<Service>> *search = findByName(draft.name);
        connect(reply, &ReplyBase::abortRequested, search, &ReplyBase::abort);
        search->then(reply, [this, reply, draft, error](const Result<std::optional<Service>> &found) {
            if (found && *found) {
                updateExisting(reply, (*found)->id, draft);
            } else {
                reply->finish(Failure(error));
            }
        });
    });
}

Reply<ServicePage> *ApiClient::checkSignIn()
{
    ServiceQuery query;
    query.pageSize = 1;
    HttpRequest request = get(Operation::SignInCheck, servicesPath);
    request.query = query.parameters(1);
    return call<ServicePage>(request, [](const HttpResponse &r) { return decodeServicePage(r.body); });
}

template <typename T>
void ApiClient::collectPages(Reply<QList<T>> *reply, const HttpRequest &request, int pageNumber,
                             QList<T> collected, Result<CataloguePage<T>> (*decode)(const QByteArray &))
{
    HttpRequest paged = request;
    paged.query.append({u"pageSize"_s, QString::number(cataloguePageSize)});
    paged.query.append({u"pageNumber"_s, QString::number(pageNumber)});
    auto *page = call<CataloguePage<T>>(paged, [decode](const HttpResponse &r) { return decode(r.body); });
    connect(reply, &ReplyBase::abortRequested, page, &ReplyBase::abort);
    page->then(reply, [this, reply, request, pageNumber, collected,
                       decode](const Result<CataloguePage<T>> &result) mutable {
        if (!result) {
            reply->finish(Failure(result.error()));
            return;
        }
        collected.append(result->items);
        const bool isLast =
            result->items.isEmpty() || pageNumber >= qMin(result->pageCount, maxCataloguePages);
        if (isLast) {
            reply->finish(collected);
        } else {
            collectPages<T>(reply, request, pageNumber + 1, collected, decode);
        }
    });
}

template <typename T>
Reply<QList<T>> *ApiClient::listCatalogue(const HttpRequest &request,
                                          Result<CataloguePage<T>> (*decode)(const QByteArray &))
{
    auto *reply = new Reply<QList<T>>(this);
    collectPages<T>(reply, request, 1, {}, decode);
    return reply;
}

Reply<QList<Image>> *ApiClient::images()
{
    return listCatalogue<Image>(get(Operation::Describe, imagesPath), decodeImagePage);
}

Reply<QList<ImageVersion>> *ApiClient::imageVersions(ImageId image)
{
    return listCatalogue<ImageVersion>(
        get(Operation::Describe, imagesPath + QByteArray::number(image.value) + "/versions"),
        decodeVersionPage);
}

Reply<QList<InstanceType>> *ApiClient::instanceTypes(const ServiceType &type)
{
    HttpRequest request = get(Operation::Describe, instanceTypesPath);
    request.query.append({u"entityType"_s, type.entityType()});
    return call<QList<InstanceType>>(request,
                                     [](const HttpResponse &r) { return decodeInstanceTypes(r.body); });
}

} // namespace Belay
