// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/sandbox/sandboxclient.h"

#include <QJsonDocument>
#include <QTest>

#include <httplib.h>

using namespace Qt::StringLiterals;

namespace Belay::Test {

const QString servicesPath = u"/webapps/api/v1/webapps/"_s;

QJsonObject WireAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray WireAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return QByteArray();
}

WireAnswer SandboxClient::send(const QByteArray &method, const QString &path, const QByteArray &body,
                               const WireHeaders &extra) const
{
    httplib::Client client("127.0.0.1", m_port);
    client.set_tcp_nodelay(true);
    client.set_read_timeout(std::chrono::seconds(20));
    client.set_url_encode(false);
    // The answer is judged as it is on the wire.
    client.set_decompress(false);
    httplib::Request request;
    request.method = method.toStdString();
    request.path = path.toStdString();
    request.body = body.toStdString();
    for (const auto &[key, value] : extra) {
        request.headers.emplace(key.toStdString(), value.toStdString());
    }
    if (!request.has_header("Authorization") && !m_key.isEmpty()) {
        request.headers.emplace("Authorization", m_key.toStdString());
    }
    if (!request.has_header("Content-Type") && !body.isEmpty()) {
        request.headers.emplace("Content-Type", "application/json");
    }
    WireAnswer answer;
    if (const httplib::Result result = client.send(request)) {
        answer.status = result->status;
        answer.body = QByteArray::fromStdString(result->body);
        for (const auto &[key, value] : result->headers) {
            answer.headers.emplaceBack(QByteArray::fromStdString(key), QByteArray::fromStdString(value));
        }
    }
    return answer;
}

WireAnswer SandboxClient::send(const QByteArray &method, const QString &path, const QJsonObject &body) const
{
    return send(method, path, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

WireAnswer SandboxClient::list(const QString &query) const
{
    return send("GET", QString(servicesPath + u"?featureType=services&"_s + query));
}

WireAnswer SandboxClient::create(const QJsonObject &body) const
{
    return send("POST", servicesPath, body);
}

WireAnswer SandboxClient::describe(const QString &id) const
{
    return send("GET", QString(servicesPath + id));
}

WireAnswer SandboxClient::update(const QString &id, const QJsonObject &body) const
{
    return send("PATCH", QString(servicesPath + id), body);
}

WireAnswer SandboxClient::remove(const QString &id) const
{
    return send("DELETE", QString(servicesPath + id));
}

WireAnswer SandboxClient::test(const QString &name, const QJsonObject &body) const
{
    return send("POST", QString(servicesPath + name + u"/test"_s), body);
}

QString SandboxClient::createSettled(const QJsonObject &body) const
{
    const QString id = create(body).text(u"id"_s);
    settledStatus(id);
    return id;
}

QString SandboxClient::settledStatus(const QString &id) const
{
    QString status;
    const bool settled = QTest::qWaitFor(
        [&] {
            const WireAnswer answer = describe(id);
            status = answer.status == 404 ? u"gone"_s : answer.text(u"status"_s);
            return !status.isEmpty() && !status.endsWith(u"ING"_s);
        },
        10000);
    return settled ? status : u"never settled: "_s + status;
}

QJsonObject apiBody(const QString &name, int imageId)
{
    return {{u"name"_s, name},
            {u"serviceType"_s, u"api"_s},
            {u"imageDetails"_s, QJsonObject{{u"imageId"_s, imageId}}}};
}

QJsonObject webBody(const QString &name, const QString &type)
{
    QJsonObject body{{u"name"_s, name}, {u"imageDetails"_s, QJsonObject{{u"imageId"_s, 201}}}};
    if (!type.isEmpty()) {
        body.insert(u"serviceType"_s, type);
    }
    return body;
}

SandboxOptions quickOptions()
{
    SandboxOptions options;
    options.generatedServices = 0;
    options.deployTime = std::chrono::milliseconds(30);
    options.slowAnswer = std::chrono::milliseconds(200);
    return options;
}

} // namespace Belay::Test
