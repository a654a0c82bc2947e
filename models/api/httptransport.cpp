// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/httptransport.h"

#include "belay/buildinfo.h"
#include "models/api/httpattempt.h"
#include "models/api/httperror.h"

#include <QElapsedTimer>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! Keeps nothing and gives nothing.
class NoCookies final : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

int retryCost(const ApiError &error)
{
    return error.outcome == Outcome::Throttled ? 5 : 10;
}

std::unique_ptr<QNetworkAccessManager> makeManager(const QUrl &baseUrl, const NetworkSettings &settings)
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setCookieJar(new NoCookies(manager.get()));
    manager->setAutoDeleteReplies(false);
    manager->setProxy(proxyFor(settings, baseUrl));
    return manager;
}

} // namespace

//! A request on its way through the queue and its attempts.
struct HttpTransport::Job
{
    HttpRequest request;
    QPointer<Reply<HttpResponse>> reply;
    QPointer<HttpAttempt> attempt;
    std::shared_ptr<QNetworkAccessManager> network; //!< of the attempt
    QElapsedTimer sinceDequeue;
    int attempts = 0;
    int lastCost = 0;        //!< tokens that the last repetition took
    bool isPausing = false;  //!< between two attempts
    bool wasUnknown = false; //!< some attempt may have taken effect
    ApiError lastError;
};

HttpTransport::HttpTransport(const QUrl &baseUrl, const Secret &key, const NetworkSettings &network,
                             QObject *parent)
    : QObject(parent)
    , m_baseUrl(baseUrl)
    , m_key(key)
    , m_settings(network)
    , m_network(makeManager(baseUrl, network))
{
    setTimings({});
}

HttpTransport::~HttpTransport() = default;

void HttpTransport::setTimings(const RetryTimings &timings)
{
    m_timings = timings;
    if (m_settings.timeout) {
        m_timings.read = m_settings.timeout;
    }
}

Reply<HttpResponse> *HttpTransport::send(const HttpRequest &request)
{
    auto job = std::make_shared<Job>();
    job->request = request;
    job->attempts = request.attemptsBefore;
    auto *reply = new Reply<HttpResponse>(this);
    job->reply = reply;
    connect(reply, &ReplyBase::abortRequested, this, [this, job] {
        if (job->isPausing) {
            // Its turn is for those who still want an answer.
            job->isPausing = false;
            ApiError error = job->lastError;
            error.kind = ErrorKind::Aborted;
            finishJob(job, Failure(error));
        } else if (job->attempt) {
            // Ends the job through attemptFinished, with what the attempt knows about having been sent.
            job->attempt->abort();
        } else {
            std::erase(m_waiting, job);
        }
    });
    m_waiting.push_back(job);
    // Never from inside the call: the caller has to connect first.
    QMetaObject::invokeMethod(this, &HttpTransport::startNext, Qt::QueuedConnection);
    return reply;
}

void HttpTransport::reconnect()
{
    // Who is under way keeps the old one: deleting it would end them without a word.
    m_network = makeManager(m_baseUrl, m_settings);
}

void HttpTransport::setKey(const Secret &key)
{
    m_key = key;
    m_awaitsKey = false;
    QMetaObject::invokeMethod(this, &HttpTransport::startNext, Qt::QueuedConnection);
}

void HttpTransport::startNext()
{
    while (!m_awaitsKey && m_inFlight < maxInFlight && !m_waiting.empty()) {
        const JobPointer job = m_waiting.front();
        m_waiting.pop_front();
        if (!job->reply || job->reply->isFinished()) {
            continue;
        }
        ++m_inFlight;
        job->sinceDequeue.start();
        startAttempt(job);
    }
}

void HttpTransport::startAttempt(const JobPointer &job)
{
    ++job->attempts;
    const Operation operation = job->request.operation;
    if (m_refusal && operation != Operation::ListPage && operation != Operation::SignInCheck) {
        ApiError error = *m_refusal;
        if (job->wasUnknown) {
            error.outcome = Outcome::Unknown;
        }
        finishJobLater(job, error);
        return;
    }
    if (const Result<void> ready = prepareTls(); !ready) {
        finishJobLater(job, ready.error());
        return;
    }
    const bool isChosen = job->attempts == 1 && !job->request.requestId.isEmpty();
    const QByteArray requestId =
        isChosen ? job->request.requestId : QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    job->network = m_network;
    job->attempt = new HttpAttempt(*m_network, makeRequest(job->request, requestId), job->request, m_timings,
                                   m_bootTime, this);
    job->attempt->then(this,
                       [this, job](const Result<HttpResponse> &result) { attemptFinished(job, result); });
    emit requestStarted();
}

void HttpTransport::finishJobLater(const JobPointer &job, const ApiError &error)
{
    // Whoever is told may drop us, and we are called in a loop.
    QMetaObject::invokeMethod(
        this, [this, job, error] { finishJob(job, Failure(error)); }, Qt::QueuedConnection);
}

Result<void> HttpTransport::prepareTls()
{
    if (m_tls || m_baseUrl.scheme() != "https"_L1) {
        return {};
    }
    const Result<QSslConfiguration> configuration = tlsConfiguration(m_settings);
    if (!configuration) {
        return Failure(configuration.error());
    }
    m_tls = *configuration;
    return {};
}

void HttpTransport::attemptFinished(const JobPointer &job, const Result<HttpResponse> &result)
{
    if (!result && result.error().kind == ErrorKind::Timeout && job->network == m_network) {
        // The next attempt would get the same connection, and with it the same stalled handshake.
        reconnect();
    }
    // Not from here: we are called by a reply that goes with it.
    QMetaObject::invokeMethod(
        this, [network = std::move(job->network)] {}, Qt::QueuedConnection);
    if (!result) {
        ApiError error = explained(result.error());
        job->wasUnknown = job->wasUnknown || error.outcome == Outcome::Unknown;
        const bool saysNothingChanged =
            error.outcome == Outcome::NotSent || error.outcome == Outcome::Throttled;
        if (job->wasUnknown && saysNothingChanged) {
            error.outcome = Outcome::Unknown;
        }
        job->lastError = error;
        // A picker that is refused says nothing about the key.
        if (error.kind == ErrorKind::Unauthorised && job->request.operation != Operation::Describe) {
            m_refusal = error;
            m_refusal->outcome = Outcome::NotSent;
            m_refusal->requestId.clear();
        }
    }
    if (!result && result.error().kind != ErrorKind::Aborted) {
        if (const auto pause = pauseBeforeRetry(*job, result.error())) {
            if (result.error().outcome == Outcome::Throttled) {
                emit throttled(*pause);
            }
            job->lastCost = retryCost(result.error());
            m_retryTokens -= job->lastCost;
            job->isPausing = true;
            QTimer::singleShot(*pause, this, [this, job] {
                if (std::exchange(job->isPausing, false)) {
                    startAttempt(job);
                }
            });
            return;
        }
    }
    if (result) {
        m_refusal.reset();
        m_retryTokens = qMin(fullBucket, m_retryTokens + (job->attempts > 1 ? job->lastCost : 1));
    }
    Result<HttpResponse> ended = Failure(job->lastError);
    if (result) {
        ended = *result;
        ended->attempts = job->attempts;
    }
    finishJob(job, ended);
}

std::optional<std::chrono::milliseconds> HttpTransport::pauseBeforeRetry(const Job &job,
                                                                         const ApiError &error) const
{
    const OperationRules &rules = rulesFor(job.request.operation);
    const bool throttled = error.outcome == Outcome::Throttled;
    const bool isTold = error.httpStatus == 429 && error.retryAfter;
    const bool isSafe = error.outcome == Outcome::NotSent || (throttled && (rules.repeatUntimed || isTold)) ||
                        (error.outcome == Outcome::Unknown && rules.repeatUnknown);
    // A person has to see to these; another try gives the same answer.
    const bool isHopeless = error.kind == ErrorKind::Tls || error.kind == ErrorKind::BadPayload;
    // An origin that keeps failing is not asked more often than it has lately answered.
    const bool isExhausted = m_retryTokens < retryCost(error);
    if (!isSafe || isHopeless || isExhausted || job.attempts >= rules.attempts) {
        return std::nullopt;
    }
    std::chrono::milliseconds pause =
        backoff(m_timings, throttled, job.attempts + 1, QRandomGenerator::global()->generateDouble());
    if (error.retryAfter) {
        if (*error.retryAfter > m_timings.longestRetryAfter) {
            return std::nullopt;
        }
        pause = qMax<std::chrono::milliseconds>(pause, *error.retryAfter);
    }
    const std::chrono::milliseconds used(job.sinceDequeue.elapsed());
    return used + pause < rules.budget ? std::optional(pause) : std::nullopt;
}

void HttpTransport::finishJob(const JobPointer &job, const Result<HttpResponse> &result)
{
    --m_inFlight;
    startNext();
    if (job->reply) {
        job->reply->finish(result);
    }
}

QNetworkRequest HttpTransport::makeRequest(const HttpRequest &request, const QByteArray &requestId) const
{
    const QByteArray url = m_baseUrl.toEncoded(QUrl::RemovePath) + request.path + encodeQuery(request.query);
    QNetworkRequest prepared(QUrl::fromEncoded(url));
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    prepared.setHeader(QNetworkRequest::UserAgentHeader,
                       QString(BuildInfo::applicationName + u'/' + BuildInfo::version));
    prepared.setRawHeader("Accept", "application/json");
    prepared.setRawHeader("Accept-Language", "en");
    prepared.setRawHeader("X-Request-ID", requestId);
    if (request.body) {
        prepared.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    }
    if (m_tls) {
        prepared.setSslConfiguration(*m_tls);
    }
    authorise(prepared);
    return prepared;
}

ApiError HttpTransport::explained(ApiError error) const
{
    hideKey(error);
    const QString proxy = m_settings.proxyText();
    const bool hadNoAnswer = error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout;
    if (!proxy.isEmpty() && hadNoAnswer) {
        error.detail += u", by way of the proxy %1"_s.arg(proxy);
    }
    return error;
}

void HttpTransport::hideKey(ApiError &error) const
{
    Belay::hideKey(error, m_key);
}

void HttpTransport::authorise(QNetworkRequest &request) const
{
    const QUrl &url = request.url();
    const bool sameOrigin = url.scheme() == m_baseUrl.scheme() && url.host() == m_baseUrl.host() &&
                            url.port() == m_baseUrl.port();
    Q_ASSERT(sameOrigin);
    if (sameOrigin && !m_key.isEmpty()) {
        request.setRawHeader("Authorization", m_key.reveal());
    }
}

} // namespace Belay
