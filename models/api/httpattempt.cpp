// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/httpattempt.h"

#include "models/api/httperror.h"
#include "models/api/oneshotdevice.h"

#include <QNetworkAccessManager>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace Belay {

HttpAttempt::HttpAttempt(QNetworkAccessManager &network, const QNetworkRequest &request,
                         const HttpRequest &message, const RetryTimings &timings, const BootClock &bootTime,
                         QObject *owner)
    : Reply<HttpResponse>(owner)
    , m_requestId(QString::fromLatin1(request.rawHeader("X-Request-ID")))
    , m_bodyCap(rulesFor(message.operation).bodyCap)
    , m_bootTime(bootTime)
    , m_started(bootTime())
{
    const OperationRules &rules = rulesFor(message.operation);
    QNetworkRequest prepared = request;
    prepared.setTransferTimeout(static_cast<int>(idleLimit(rules, timings).count()));
    if (message.method == "GET") {
        m_network = network.get(prepared);
    } else {
        const QByteArray body = message.body.value_or(QByteArray());
        // Else nothing would tell whether it was sent, and the connect timer would run on.
        Q_ASSERT(!body.isEmpty());
        m_upload = new OneShotDevice(body, this);
        prepared.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        prepared.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
        m_network = network.sendCustomRequest(prepared, message.method, m_upload);
    }
    m_network->setReadBufferSize(64 * 1024);
    connect(m_network, &QNetworkReply::readyRead, this, &HttpAttempt::readSome);
    connect(m_network, &QNetworkReply::finished, this, &HttpAttempt::networkFinished);
    connect(m_network, &QNetworkReply::requestSent, this, [this] {
        ++m_sentCount;
        m_connectTimer.stop();
        Q_ASSERT_X(m_sentCount == 1 || !m_upload, "HttpAttempt", "a write went out twice");
    });

    m_connectTimer.setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this,
            [this] { giveUp(ErrorKind::Timeout, u"no connection in time"_s); });
    m_connectTimer.start(timings.connect);
    m_limit = attemptLimit(rules, timings);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpAttempt::checkDeadline);
    checkDeadline();
    m_elapsed.start();
}

void HttpAttempt::checkDeadline()
{
    // Timers stand still while the machine sleeps, so none runs for long.
    constexpr std::chrono::milliseconds longest = std::chrono::seconds(1);
    const std::chrono::milliseconds left = m_limit - (m_bootTime() - m_started);
    if (left.count() > 0) {
        m_deadline.start(std::min(left, longest));
    } else {
        giveUp(ErrorKind::Timeout, u"no complete answer in time"_s);
    }
}

HttpAttempt::~HttpAttempt()
{
    dropNetworkReply();
}

void HttpAttempt::failWith(const ApiError &error)
{
    AttemptFacts facts;
    facts.wasSent = wasSent();
    ApiError withFacts = makeError(error.kind, facts, error.detail);
    dropNetworkReply();
    finish(Failure(withFacts));
}

void HttpAttempt::readSome()
{
    // A reply that ended in a timeout is closed already.
    if (m_network->isReadable()) {
        m_body += m_network->readAll();
    }
    if (m_body.size() > m_bodyCap) {
        giveUp(ErrorKind::BadPayload, u"the answer is larger than %1 bytes"_s.arg(m_bodyCap));
    }
}

bool HttpAttempt::wasSent() const
{
    return m_sentCount > 0 || (m_upload && m_upload->wasRead());
}

void HttpAttempt::dropNetworkReply()
{
    if (!m_network) {
        return;
    }
    m_network->disconnect(this);
    m_network->abort();
    m_network->deleteLater();
    m_network.clear();
}

void HttpAttempt::giveUp(ErrorKind kind, const QString &detail)
{
    AttemptFacts facts;
    facts.wasSent = wasSent();
    ApiError error = makeError(kind, facts, detail);
    dropNetworkReply();
    finish(Failure(error));
}

ApiError HttpAttempt::makeError(ErrorKind kind, const AttemptFacts &facts, const QString &detail) const
{
    ApiError error;
    error.kind = kind;
    error.outcome = classifyOutcome(facts);
    error.requestId = m_requestId;
    error.detail = detail;
    return error;
}

ApiError HttpAttempt::errorOfStatus(int status) const
{
    const std::optional<std::chrono::seconds> retryAfter =
        parseRetryAfter(m_network->rawHeader("Retry-After"), m_network->rawHeader("Date"));
    AttemptFacts facts;
    facts.wasSent = true;
    facts.isComplete = true;
    facts.httpStatus = status;
    facts.hasRetryAfter = retryAfter.has_value();
    ApiError error = makeError(kindOfStatus(status, facts.hasRetryAfter), facts, QString());
    error.httpStatus = status;
    error.retryAfter = retryAfter;
    readErrorBody(m_body, error);
    if (error.kind == ErrorKind::Redirected) {
        const QUrl target = QUrl::fromEncoded(m_network->rawHeader("Location"));
        error.detail = u"redirected to %1"_s.arg(target.host().isEmpty() ? u"?"_s : target.host());
    }
    return error;
}

void HttpAttempt::networkFinished()
{
    readSome();
    if (isFinished()) {
        return;
    }
    const int status = m_network->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError networkError = m_network->error();
    const QByteArray contentType = m_network->rawHeader("Content-Type");
    // Qt turns a status of 400 and above into an error of its own, and makes one of 307 and 308 because the body
    // cannot be sent again; below 300 an error means the body broke off. It does not tell of every reset.
    bool hasLength = false;
    const qint64 length = m_network->rawHeader("Content-Length").toLongLong(&hasLength);
    const bool isCut = hasLength && m_body.size() < length;
    const bool isComplete = status >= 300 || (status > 0 && networkError == QNetworkReply::NoError && !isCut);
    AttemptFacts facts;
    // A write without a body leaves no trace when its answer is lost: its device is not read, and Qt does not
    // tell of its sending. Only what says that there was no connection proves that it was not sent.
    const bool hadConnection = networkError == QNetworkReply::RemoteHostClosedError ||
                               networkError == QNetworkReply::ContentReSendError;
    const bool mayHaveLeft = m_upload && m_upload->atEnd() && hadConnection;
    facts.wasSent = wasSent() || status > 0 || mayHaveLeft;

    Result<HttpResponse> result = Failure(ApiError());
    if (!isComplete) {
        QString detail = isCut ? u"the answer was cut off"_s : QVariant::fromValue(networkError).toString();
        if (networkError == QNetworkReply::SslHandshakeFailedError) {
            detail = m_network->errorString();
        }
        // It came, and could not be unpacked.
        const bool isUnreadable = status > 0 && networkError == QNetworkReply::UnknownContentError;
        const ErrorKind kind = isUnreadable ? ErrorKind::BadPayload : kindOfNetworkError(networkError);
        result = Failure(makeError(kind, facts, detail));
    } else if (status < 200 || status >= 300) {
        result = Failure(errorOfStatus(status));
    } else if (contentType.startsWith("text/html")) {
        ApiError error = makeError(ErrorKind::BadPayload, facts, u"a web page answered, not the API"_s);
        error.httpStatus = status;
        result = Failure(error);
    } else {
        HttpResponse response{status, m_body, m_requestId, std::chrono::milliseconds(m_elapsed.elapsed())};
        response.date = parseHttpDate(m_network->rawHeader("Date")).value_or(QDateTime());
        result = response;
    }
    dropNetworkReply();
    finish(std::move(result));
}

} // namespace Belay
