// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/applicationserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <cmath>

#include <httplib.h>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

constexpr const char *tokenHeader = "X-Sandbox-Token";
constexpr const char *nameHeader = "X-Sandbox-Service";
constexpr const char *imageHeader = "X-Sandbox-Image";
constexpr const char *behaviourHeader = "X-Sandbox-Behaviour";

//! Three good answers, then one of these.
constexpr int flakyPeriod = 4;

void collectNumbers(const QJsonValue &value, QList<double> &numbers)
{
    if (value.isDouble()) {
        numbers.append(value.toDouble());
    } else if (value.isArray()) {
        for (const QJsonValue &item : value.toArray()) {
            collectNumbers(item, numbers);
        }
    } else if (value.isObject()) {
        for (const QJsonValue &item : value.toObject()) {
            collectNumbers(item, numbers);
        }
    }
}

} // namespace

ApplicationServer::ApplicationServer(std::chrono::milliseconds slowAnswer)
    : m_slowAnswer(slowAnswer)
    , m_token(QUuid::createUuid().toByteArray(QUuid::Id128))
    , m_server([this](const HttpRequest &request) { return answer(request); })
{
}

ApplicationAnswer ApplicationServer::call(const TestTarget &target, const QByteArray &method,
                                          const QString &path, const QByteArray &payload) const
{
    httplib::Client client("127.0.0.1", m_server.port());
    client.set_tcp_nodelay(true);
    client.set_connection_timeout(std::chrono::seconds(5));
    client.set_read_timeout(std::chrono::seconds(120));
    httplib::Request request;
    request.method = method.toStdString();
    request.path = path.toStdString();
    request.headers = {{tokenHeader, m_token.toStdString()},
                       {nameHeader, target.name.toStdString()},
                       {imageHeader, target.image.toStdString()},
                       {behaviourHeader, std::to_string(static_cast<int>(target.behaviour))}};
    if (!payload.isEmpty()) {
        request.headers.emplace("Content-Type", "application/json");
        request.body = payload.toStdString();
    }
    const httplib::Result result = client.send(request);
    if (!result) {
        return {502, "The application did not answer"};
    }
    return {result->status, QByteArray::fromStdString(result->body)};
}

HttpAnswer ApplicationServer::answer(const HttpRequest &request)
{
    if (request.header(tokenHeader) != m_token) {
        return HttpAnswer::error(403, u"Applications are called by their platform only"_s);
    }
    if (request.path == u"/health"_s) {
        return HttpAnswer::json(200, {{u"status"_s, u"OK"_s}});
    }
    switch (static_cast<Behaviour>(request.header(behaviourHeader).toInt())) {
    case Behaviour::Echo:
    case Behaviour::Clinging:
        return echo(request);
    case Behaviour::Predictor:
        return predict(request);
    case Behaviour::Slow:
        m_server.sleep(m_slowAnswer);
        return echo(request);
    case Behaviour::Flaky:
        return flaky(request);
    case Behaviour::Failing:
    case Behaviour::FailsToStart:
        break;
    }
    HttpAnswer failure;
    failure.status = 500;
    failure.contentType = "text/plain; charset=utf-8";
    failure.body = "Traceback (most recent call last):\n"
                   "  File \"/app/main.py\", line 41, in predict\n"
                   "    rows = database.fetch(\"SELECT * FROM invoices_v2\")\n"
                   "database.errors.UndefinedTable: relation \"invoices_v2\" does not exist\n";
    return failure;
}

HttpAnswer ApplicationServer::echo(const HttpRequest &request) const
{
    QJsonObject query;
    for (const auto &[key, value] : request.query) {
        query.insert(key, value);
    }
    const QJsonDocument payload = QJsonDocument::fromJson(request.body);
    return HttpAnswer::json(200,
                            {{u"service"_s, QString::fromUtf8(request.header(nameHeader))},
                             {u"image"_s, QString::fromUtf8(request.header(imageHeader))},
                             {u"method"_s, QString::fromUtf8(request.method).toLower()},
                             {u"path"_s, request.path},
                             {u"query"_s, query},
                             {u"payload"_s, payload.isNull() ? QJsonValue() : QJsonValue(payload.object())}});
}

HttpAnswer ApplicationServer::predict(const HttpRequest &request) const
{
    const QString model = QString::fromUtf8(request.header(imageHeader));
    if (request.path != u"/predict"_s) {
        return HttpAnswer::json(
            200, {{u"model"_s, model}, {u"use"_s, u"POST /predict with numbers in the payload"_s}});
    }
    QList<double> numbers;
    collectNumbers(QJsonDocument::fromJson(request.body).object(), numbers);
    if (numbers.isEmpty()) {
        return HttpAnswer::json(422, {{u"error"_s, u"The payload holds no numbers to predict from"_s}});
    }
    double prediction = 12.5;
    double weight = 1;
    for (const double number : std::as_const(numbers)) {
        prediction += number / weight;
        weight += 1;
    }
    return HttpAnswer::json(200, {{u"model"_s, model},
                                  {u"inputs"_s, numbers.size()},
                                  {u"prediction"_s, std::round(prediction * 1000) / 1000}});
}

HttpAnswer ApplicationServer::flaky(const HttpRequest &request)
{
    int call = 0;
    {
        const std::lock_guard lock(m_mutex);
        call = ++m_flakyCalls[request.header(nameHeader)];
    }
    if (call % flakyPeriod != 0) {
        return echo(request);
    }
    return HttpAnswer::json(503, {{u"error"_s, u"Lost the connection to the database"_s}, {u"call"_s, call}});
}

} // namespace Belay::Sandbox
