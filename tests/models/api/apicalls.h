// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apiclient.h"
#include "tests/support/faultserver.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <functional>
#include <optional>

namespace Belay {

inline const QByteArray testKey = "sentinel-key-0123456789abcdef";

inline ServiceDraft someDraft()
{
    ServiceDraft draft;
    draft.name = QStringLiteral("demand-api");
    draft.type = ServiceType::Api;
    draft.imageId = ImageId{7};
    draft.versionId = VersionId{70};
    draft.instanceTypeId = InstanceTypeId{23};
    return draft;
}

inline ServicePatch somePatch()
{
    ServicePatch patch{someDraft(), {ServiceField::Title}};
    patch.draft.title = QStringLiteral("Demand");
    return patch;
}

//! How a call ended: nothing if it succeeded.
using CallEnd = std::function<void(const std::optional<ApiError> &)>;

//! One operation of the client, so that a test can go through all of them.
struct ApiCall
{
    const char *name = "";
    Operation operation = Operation::Describe;
    bool isWrite = false;
    QByteArray method;
    QByteArray target; //!< without the query
    QByteArray answer; //!< a body that the operation accepts
    std::function<ReplyBase *(ApiClient &, const QObject *, CallEnd)> start;
};

template <typename T>
ReplyBase *watch(Reply<T> *reply, const QObject *context, CallEnd end)
{
    return reply->then(context, [end = std::move(end)](const Result<T> &result) {
        end(result ? std::nullopt : std::optional(result.error()));
    });
}

inline const QList<ApiCall> &allApiCalls()
{
    static const QByteArray services = "/webapps/api/v1/webapps/";
    static const QByteArray id = R"({"id":"a-1"})";
    static const QByteArray page = R"({"services":[],"servicesCount":0,"pageCount":1,"pageNumber":1})";
    static const QByteArray images = "/image-management/api/v2/images/";
    using Context = const QObject *;
    static const QList<ApiCall> calls{
        {"list", Operation::ListPage, false, "GET", services, page,
         [](ApiClient &c, Context o, CallEnd e) { return watch(c.listPage({}, 1), o, std::move(e)); }},
        {"list all", Operation::ListPage, false, "GET", services, page,
         [](ApiClient &c, Context o, CallEnd e) -> ReplyBase * {
             return watch<ServiceList>(c.listAll({}), o, std::move(e));
         }},
        {"describe", Operation::Describe, false, "GET", services + "a-1",
         R"({"id":"a-1","name":"demand-api","status":"AVAILABLE","serviceType":"api"})",
         [](ApiClient &c, Context o, CallEnd e) {
             return watch(c.describe(ServiceId{QStringLiteral("a-1")}), o, std::move(e));
         }},
        {"create", Operation::Create, true, "POST", services, id,
         [](ApiClient &c, Context o, CallEnd e) { return watch(c.create(someDraft()), o, std::move(e)); }},
        {"update", Operation::Update, true, "PATCH", services + "a-1", id,
         [](ApiClient &c, Context o, CallEnd e) {
             return watch(c.update(ServiceId{QStringLiteral("a-1")}, somePatch()), o, std::move(e));
         }},
        {"delete", Operation::Delete, true, "DELETE", services + "a-1", id,
         [](ApiClient &c, Context o, CallEnd e) {
             return watch(c.remove(ServiceId{QStringLiteral("a-1")}), o, std::move(e));
         }},
        {"test", Operation::Test, true, "POST", services + "demand-api/test",
         R"({"responseStatus":200,"responseBody":"{}"})",
         [](ApiClient &c, Context o, CallEnd e) {
             return watch(c.test(QStringLiteral("demand-api"), {}), o, std::move(e));
         }},
        {"sign-in check", Operation::SignInCheck, false, "GET", services, page,
         [](ApiClient &c, Context o, CallEnd e) { return watch(c.checkSignIn(), o, std::move(e)); }},
        {"images", Operation::Describe, false, "GET", images, R"({"images":[],"pageCount":1})",
         [](ApiClient &c, Context o, CallEnd e) { return watch(c.images(), o, std::move(e)); }},
        {"image versions", Operation::Describe, false, "GET", images + "7/versions",
         R"({"versions":[],"pageCount":1})",
         [](ApiClient &c, Context o, CallEnd e) {
             return watch(c.imageVersions(ImageId{7}), o, std::move(e));
         }},
        {"instance types", Operation::Describe, false, "GET",
         "/quota/api/v1/settings/tenant-instance-options", R"({"data":[]})",
         [](ApiClient &c, Context o, CallEnd e) {
             return watch(c.instanceTypes(ServiceType::Api), o, std::move(e));
         }},
    };
    return calls;
}

//! A column "call" with the index into allApiCalls() for each of them.
inline void addCallRows(bool writesOnly = false)
{
    QTest::addColumn<int>("call");
    for (int i = 0; i < allApiCalls().size(); ++i) {
        if (!writesOnly || allApiCalls().at(i).isWrite) {
            QTest::newRow(allApiCalls().at(i).name) << i;
        }
    }
}

//! Pauses that a test can wait for.
inline RetryTimings shortTimings()
{
    using namespace std::chrono_literals;
    RetryTimings timings;
    timings.connect = 2s;
    timings.transientBase = 2ms;
    timings.throttledBase = 4ms;
    timings.cap = 20ms;
    return timings;
}

//! A client for one server.
struct ClientFixture
{
    explicit ClientFixture(const QUrl &url, const NetworkSettings &network = {})
        : transport(url, Secret(testKey), network)
        , client(transport)
    {
        transport.setTimings(shortTimings());
    }

    //! Runs \a call to its end; its error, or nothing.
    std::optional<ApiError> run(const ApiCall &call)
    {
        std::optional<std::optional<ApiError>> ended;
        QObject context;
        QEventLoop loop;
        call.start(client, &context, [&ended, &loop](const std::optional<ApiError> &error) {
            // Twice would be a defect of its own.
            if (ended) {
                qFatal("a call ended twice");
            }
            ended.emplace(error);
            loop.quit();
        });
        // An event loop wakes at once, where QTest::qWaitFor() looks only every 10 ms.
        QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
        if (!ended) {
            loop.exec();
        }
        if (!ended) {
            qFatal("a call did not end");
        }
        return *ended;
    }

    HttpTransport transport;
    ApiClient client;
};

} // namespace Belay
