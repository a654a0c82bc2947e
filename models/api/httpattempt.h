// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/attemptoutcome.h"
#include "models/api/httpmessage.h"
#include "models/core/clock.h"
#include "models/core/reply.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

class QNetworkAccessManager;

namespace Belay {

class OneShotDevice;

//! One request put on the wire once. Classifies how it ended; decides nothing about repeating it.
class HttpAttempt final : public Reply<HttpResponse>
{
    Q_OBJECT

public:
    //! Starts at once. \a network is the manager for the origin; \a request carries everything but the body and
    //! its idle limit. Its deadline goes by \a bootTime: a sleep of the machine counts.
    HttpAttempt(QNetworkAccessManager &network, const QNetworkRequest &request, const HttpRequest &message,
                const RetryTimings &timings, const BootClock &bootTime, QObject *owner);
    ~HttpAttempt() override;

protected:
    //! An aborted attempt tells whether it had been sent.
    void failWith(const ApiError &error) override;

private:
    void readSome();
    void networkFinished();
    //! Gives up if the attempt takes too long, else looks again soon.
    void checkDeadline();
    void giveUp(ErrorKind kind, const QString &detail);
    //! Takes the network reply out of play: no more signals, no more bytes.
    void dropNetworkReply();
    bool wasSent() const;
    ApiError makeError(ErrorKind kind, const AttemptFacts &facts, const QString &detail) const;
    ApiError errorOfStatus(int status) const;

    OneShotDevice *m_upload = nullptr;
    QPointer<QNetworkReply> m_network;
    QByteArray m_body;
    QString m_requestId;
    qint64 m_bodyCap;
    int m_sentCount = 0;
    QTimer m_connectTimer;
    QTimer m_deadline;
    BootClock m_bootTime;
    std::chrono::milliseconds m_started{};
    std::chrono::milliseconds m_limit{};
    QElapsedTimer m_elapsed;
};

} // namespace Belay
