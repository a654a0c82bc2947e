// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/sandboxserver.h"

#include "app/sandbox/faults.h"
#include "app/sandbox/httpserver.h"
#include "app/sandbox/requestguard.h"
#include "app/sandbox/serviceroutes.h"

#include <QDateTime>
#include <QDir>
#include <QHash>
#include <QLockFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Belay {

using namespace Sandbox;

class SandboxServer::Private
{
public:
    explicit Private(const SandboxOptions &options);
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    std::optional<QString> start();
    quint64 requestCount(const std::function<bool(SandboxRoute, const QByteArray &)> &counts) const;

    Faults faults;
    RequestGuard guard;
    HttpServer server;

private:
    std::optional<QString> openData();
    HttpAnswer answer(const HttpRequest &request);
    HttpAnswer admit(const HttpRequest &request, const RouteMatch &match);
    HttpAnswer handleWithFault(const HttpRequest &request, const RouteMatch &match);

    const SandboxOptions m_options;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<QLockFile> m_lock;
    const Catalogue m_catalogue;
    const Pickers m_pickers{m_catalogue};
    WorkerThread m_worker;
    std::unique_ptr<Workspace> m_workspace;
    ApplicationServer m_applications;
    std::unique_ptr<ServiceRoutes> m_routes;
    mutable std::mutex m_countMutex;
    QHash<std::pair<int, QByteArray>, quint64> m_counts;
};

SandboxServer::Private::Private(const SandboxOptions &options)
    : faults(options.seed)
    , server([this](const HttpRequest &request) { return answer(request); })
    , m_options(options)
    , m_applications(options.slowAnswer)
{
}

SandboxServer::Private::~Private()
{
    // A test call under way ends with its application.
    m_applications.stop();
    server.stop();
    m_worker.run([this] { m_workspace.reset(); });
}

std::optional<QString> SandboxServer::Private::openData()
{
    QString directory = m_options.dataDir;
    if (directory.isEmpty()) {
        m_temporary = std::make_unique<QTemporaryDir>();
        if (!m_temporary->isValid()) {
            return m_temporary->errorString();
        }
        directory = m_temporary->path();
    }
    if (!QDir().mkpath(directory)) {
        return u"%1 cannot be made"_s.arg(directory);
    }
    m_lock = std::make_unique<QLockFile>(QDir(directory).filePath(u"sandbox.lock"_s));
    m_lock->setStaleLockTime(0);
    if (!m_lock->tryLock()) {
        return m_lock->error() == QLockFile::LockFailedError
                   ? u"Another sandbox uses the data in %1"_s.arg(directory)
                   : u"%1 cannot be written"_s.arg(directory);
    }
    return m_worker.run([&]() -> std::optional<QString> {
        m_workspace = std::make_unique<Workspace>(m_catalogue, m_options.deployTime,
                                                  [] { return QDateTime::currentMSecsSinceEpoch(); });
        if (auto error = m_workspace->open(directory)) {
            return error;
        }
        return m_workspace->fill(m_options.generatedServices, m_options.seed);
    });
}

std::optional<QString> SandboxServer::Private::start()
{
    if (auto error = faults.set(m_options.faults)) {
        return error;
    }
    if (auto error = openData()) {
        return error;
    }
    m_routes = std::make_unique<ServiceRoutes>(m_worker, *m_workspace, m_pickers, m_applications);
    if (!m_applications.start() || !server.start(m_options.port)) {
        return m_options.port == 0 ? u"No port on 127.0.0.1 is free"_s
                                   : u"Port %1 on 127.0.0.1 is taken"_s.arg(m_options.port);
    }
    return std::nullopt;
}

quint64 SandboxServer::Private::requestCount(
    const std::function<bool(SandboxRoute, const QByteArray &)> &counts) const
{
    const std::lock_guard lock(m_countMutex);
    quint64 sum = 0;
    for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it) {
        sum += counts(static_cast<SandboxRoute>(it.key().first), it.key().second) ? it.value() : 0;
    }
    return sum;
}

HttpAnswer SandboxServer::Private::answer(const HttpRequest &request)
{
    const RouteMatch match = matchRoute(request.method, request.path);
    {
        const std::lock_guard lock(m_countMutex);
        ++m_counts[{static_cast<int>(match.route), request.method}];
    }
    const HttpAnswer result = admit(request, match);
    server.sleep(m_options.latency);
    return result;
}

HttpAnswer SandboxServer::Private::admit(const HttpRequest &request, const RouteMatch &match)
{
    if (const auto refusal = guard.refuseOrigin(request)) {
        return *refusal;
    }
    if (!QList<QByteArray>{"GET", "POST", "PATCH", "DELETE"}.contains(request.method)) {
        return HttpAnswer::error(405, u"This method is not known here"_s);
    }
    const RequestGuard::Access access = guard.access(request);
    if (access == RequestGuard::Access::None) {
        return HttpAnswer::error(401, u"The key in the Authorization header is missing, wrong or expired"_s);
    }
    if (!match.operation) {
        return match.route == SandboxRoute::Other
                   ? HttpAnswer::error(404, u"There is nothing at this address"_s)
                   : HttpAnswer::error(405, u"This address does not know the method"_s);
    }
    if (match.isWrite() && access == RequestGuard::Access::Read) {
        return HttpAnswer::error(403, u"This key may only read"_s);
    }
    if (match.takesBody() &&
        request.header("Content-Type").split(';').first().trimmed().toLower() != "application/json") {
        return HttpAnswer::error(415, u"The body must be application/json"_s);
    }
    return handleWithFault(request, match);
}

HttpAnswer SandboxServer::Private::handleWithFault(const HttpRequest &request, const RouteMatch &match)
{
    const std::optional<Fault> fault = faults.roll(request.method);
    if (!fault) {
        return m_routes->handle(match, request);
    }
    HttpAnswer result;
    switch (fault->kind) {
    case Fault::Kind::Status:
        result = HttpAnswer::error(fault->status, u"The sandbox was told to fail"_s);
        result.retryAfter = fault->status == 429 || fault->status == 503 ? 1 : -1;
        break;
    case Fault::Kind::Stall:
        result.delivery = Delivery::Stall;
        break;
    case Fault::Kind::Reset:
        result.delivery = Delivery::Reset;
        break;
    case Fault::Kind::DropAnswer:
        result = m_routes->handle(match, request);
        result.delivery = Delivery::Drop;
        break;
    }
    return result;
}

SandboxServer::SandboxServer() = default;

SandboxServer::~SandboxServer() = default;

std::optional<QString> SandboxServer::start(const SandboxOptions &options)
{
    stop();
    auto started = std::make_unique<Private>(options);
    if (auto error = started->start()) {
        return error;
    }
    started->guard.setPort(started->server.port());
    d = std::move(started);
    return std::nullopt;
}

void SandboxServer::stop()
{
    d.reset();
}

bool SandboxServer::isRunning() const
{
    return d != nullptr;
}

QUrl SandboxServer::url() const
{
    return d ? QUrl(u"http://127.0.0.1:%1"_s.arg(d->server.port())) : QUrl();
}

Secret SandboxServer::apiKey() const
{
    return d ? d->guard.apiKey() : Secret();
}

Secret SandboxServer::readOnlyApiKey() const
{
    return d ? d->guard.readOnlyApiKey() : Secret();
}

quint64 SandboxServer::requestCount(SandboxRoute route, QLatin1String method) const
{
    const QByteArray wanted(method.data(), method.size());
    return d ? d->requestCount([&](SandboxRoute r, const QByteArray &m) { return r == route && m == wanted; })
             : 0;
}

quint64 SandboxServer::requestCount() const
{
    return d ? d->requestCount([](SandboxRoute, const QByteArray &) { return true; }) : 0;
}

std::optional<QString> SandboxServer::setFaults(const QString &spec)
{
    return d ? d->faults.set(spec) : u"The sandbox is not running"_s;
}

} // namespace Belay
