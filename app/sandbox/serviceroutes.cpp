// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/serviceroutes.h"

#include "app/sandbox/paging.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

QString sizeText(qsizetype bytes)
{
    return bytes < 1024 ? u"%1B"_s.arg(bytes) : u"%1KB"_s.arg((bytes + 512) / 1024);
}

//! The first of \a values that is not \a known; null if there is none.
QString stranger(const QStringList &values, const QStringList &known)
{
    const auto found = std::find_if(values.cbegin(), values.cend(),
                                    [&known](const QString &value) { return !known.contains(value); });
    return found == values.cend() ? QString() : *found;
}

} // namespace

ServiceRoutes::ServiceRoutes(WorkerThread &worker, Workspace &workspace, const Pickers &pickers,
                             const ApplicationServer &applications)
    : m_worker(worker)
    , m_workspace(workspace)
    , m_pickers(pickers)
    , m_applications(applications)
{
}

HttpAnswer ServiceRoutes::handle(const RouteMatch &match, const HttpRequest &request)
{
    QJsonObject body;
    if (match.takesBody()) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
        if (!document.isObject()) {
            return HttpAnswer::error(400, u"The body must be a JSON object"_s,
                                     error.error == QJsonParseError::NoError ? QString()
                                                                             : error.errorString());
        }
        body = document.object();
    }
    switch (*match.operation) {
    case Operation::List:
        return list(request);
    case Operation::Create:
        return m_worker.run([&] { return m_workspace.create(body); });
    case Operation::Describe:
        return m_worker.run([&] { return m_workspace.describe(match.target); });
    case Operation::Update:
        return m_worker.run([&] { return m_workspace.update(match.target, body); });
    case Operation::Delete:
        return m_worker.run([&] { return m_workspace.remove(match.target); });
    case Operation::Test:
        return test(match.target, body);
    case Operation::ListImages:
        return m_pickers.images(request);
    case Operation::DescribeImage:
        return m_pickers.image(match.target);
    case Operation::ListVersions:
        return m_pickers.versions(match.target, request);
    case Operation::DescribeVersion:
        return m_pickers.version(match.target, match.version);
    case Operation::ListInstanceTypes:
        return m_pickers.instanceTypes(request);
    }
    Q_UNREACHABLE();
}

HttpAnswer ServiceRoutes::list(const HttpRequest &request)
{
    const auto page = readPage(request);
    if (!page) {
        return page.error();
    }
    ServiceQuery query;
    query.searchTerm = request.queryValue(u"searchTerm"_s);
    query.statuses = request.queryValues(u"status"_s);
    query.types = request.queryValues(u"serviceType"_s);
    query.pageSize = page->size;
    query.pageNumber = page->number;
    const QStringList statuses{u"CREATING"_s, u"DEPLOYING"_s,     u"AVAILABLE"_s,
                               u"DELETING"_s, u"CREATE_FAILED"_s, u"DELETE_FAILED"_s};
    if (const QString status = stranger(query.statuses, statuses); !status.isNull()) {
        return HttpAnswer::error(400, u"status: there is no status \"%1\""_s.arg(status));
    }
    if (const QString type = stranger(query.types, {u"api"_s, u"web-app"_s, u"shiny"_s}); !type.isNull()) {
        return HttpAnswer::error(400, u"serviceType: must be api, web-app or shiny"_s);
    }
    const bool asServices = request.queryValue(u"featureType"_s) == u"services"_s;
    return m_worker.run([&] { return m_workspace.list(query, asServices); });
}

HttpAnswer ServiceRoutes::test(const QString &name, const QJsonObject &body)
{
    const auto target = m_worker.run([&] { return m_workspace.testTarget(name); });
    if (!target) {
        return target.error();
    }
    const QString method = body.value(u"httpMethod").toString(u"get"_s);
    if (!QStringList{u"get"_s, u"post"_s, u"put"_s, u"patch"_s, u"delete"_s}.contains(method)) {
        return HttpAnswer::error(422, u"httpMethod: must be get, post, put, patch or delete"_s);
    }
    const QString path = body.value(u"path").toString(u"/"_s);
    if (!path.startsWith(u'/')) {
        return HttpAnswer::error(422, u"path: must start with /"_s);
    }
    const QJsonValue payload = body.value(u"payload");
    if (!payload.isUndefined() && !payload.isNull() && !payload.isObject()) {
        return HttpAnswer::error(422, u"payload: must be an object"_s);
    }
    const QByteArray text =
        payload.isObject() ? QJsonDocument(payload.toObject()).toJson(QJsonDocument::Compact) : QByteArray();
    const QString start = now();
    const ApplicationAnswer answer = m_applications.call(*target, method.toUpper().toLatin1(), path, text);
    return HttpAnswer::json(200, {{u"responseBody"_s, QString::fromUtf8(answer.body)},
                                  {u"responseStatus"_s, answer.status},
                                  {u"reqStartTime"_s, start},
                                  {u"reqEndTime"_s, now()},
                                  {u"responseSize"_s, sizeText(answer.body.size())}});
}

} // namespace Belay::Sandbox
