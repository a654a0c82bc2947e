// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/httpmessage.h"
#include "models/api/networksettings.h"
#include "models/core/clock.h"
#include "models/core/reply.h"
#include "models/core/secret.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QUrl>

#include <deque>
#include <memory>

namespace Belay {

class HttpAttempt;

//! Sends requests to one origin with one key, and to nowhere else.
//!
//! Follows no redirect, keeps no cookie, speaks HTTP/1.1, never sends a write twice by itself, and repeats
//! what is safe to repeat (rulesFor). At most maxInFlight requests are under way; the others wait in order,
//! and their timers start when their turn comes. Lives in one thread; replies finish there.
class HttpTransport : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxInFlight = 6;
    //! A repetition takes 10 tokens, or 5 when the server asked to wait; its success gives them back, and each
    //! success at once gives one. Without tokens nothing is repeated (reliability: "Backoff").
    static constexpr int fullBucket = 100;

    //! \a baseUrl is an origin: scheme, host and perhaps a port. \a key may be empty only in tests, or before awaitKey().
    //! Without a CA file that \a network names, requests fail with an error of the kind Tls, and nothing is sent.
    HttpTransport(const QUrl &baseUrl, const Secret &key, const NetworkSettings &network = {},
                  QObject *parent = nullptr);
    ~HttpTransport() override;

    //! Finishes with the body of a 2xx answer, or with the error of the last attempt.
    //! Aborting it stops the attempt; what was sent stays sent, and outcome tells.
    [[nodiscard]] Reply<HttpResponse> *send(const HttpRequest &request);

    //! From now on nothing is sent until setKey(): requests wait, and their timers with them.
    void awaitKey() { m_awaitsKey = true; }
    bool awaitsKey() const { return m_awaitsKey; }
    //! The key that was awaited: what has waited for it is sent, from the event loop.
    void setKey(const Secret &key);

    const QUrl &baseUrl() const { return m_baseUrl; }
    //! Whether the platform has refused the key. From then on only ListPage and SignInCheck are sent, and any success ends
    //! it; everything else fails at once with that error and the outcome NotSent.
    bool isKeyRefused() const { return m_refusal.has_value(); }
    //! The profile's own timeout stays.
    void setTimings(const RetryTimings &timings);
    void setBootClock(const BootClock &bootTime) { m_bootTime = bootTime; }
    //! Drops the connections, which after a sleep or a change of network lead nowhere.
    void reconnect();
    //! Takes the key out of what a server said.
    void hideKey(ApiError &error) const;

signals:
    //! One attempt has started, for the count of calls a minute.
    void requestStarted();
    //! A request waits for \a pause because the server asked for it.
    void throttled(std::chrono::milliseconds pause);

private:
    struct Job;
    using JobPointer = std::shared_ptr<Job>;

    void startNext();
    void startAttempt(const JobPointer &job);
    //! What every request over TLS needs; read once, and again while it fails.
    Result<void> prepareTls();
    //! From the event loop.
    void finishJobLater(const JobPointer &job, const ApiError &error);
    void attemptFinished(const JobPointer &job, const Result<HttpResponse> &result);
    //! How long to wait before the next attempt; nothing if there is none.
    std::optional<std::chrono::milliseconds> pauseBeforeRetry(const Job &job, const ApiError &error) const;
    void finishJob(const JobPointer &job, const Result<HttpResponse> &result);
    QNetworkRequest makeRequest(const HttpRequest &request, const QByteArray &requestId) const;
    void authorise(QNetworkRequest &request) const;
    ApiError explained(ApiError error) const;

    QUrl m_baseUrl;
    Secret m_key;
    NetworkSettings m_settings;
    std::optional<QSslConfiguration> m_tls; //!< once the CA file could be read
    RetryTimings m_timings;
    std::shared_ptr<QNetworkAccessManager> m_network;
    std::deque<JobPointer> m_waiting;
    BootClock m_bootTime = systemBootTime;
    std::optional<ApiError> m_refusal;
    bool m_awaitsKey = false;
    int m_inFlight = 0;
    int m_retryTokens = fullBucket;
};

} // namespace Belay
