// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/faultserver.h"

#include <QMutex>
#include <QPointer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <sys/socket.h>

namespace Belay {

struct FaultServer::Shared
{
    mutable QMutex mutex;
    Handler handler;
    FaultScript greeting;
    QSslCertificate certificate;
    QSslKey key;
    QList<FaultRequest> requests;
    qint64 bytes = 0;
    int connections = 0;
    int unanswered = 0;
    int mostAtOnce = 0;
};

namespace {

const char *reasonOf(int status)
{
    return status < 300 ? "OK" : status < 400 ? "See there" : "Refused";
}

//! The first complete request in \a buffer, which it is taken from.
std::optional<FaultRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        return std::nullopt;
    }
    FaultRequest request;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> start = lines.first().trimmed().split(' ');
    request.method = start.value(0);
    request.target = start.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (buffer.size() < end + 4 + length) {
        return std::nullopt;
    }
    request.raw = buffer.left(end + 4 + length);
    request.body = request.raw.mid(end + 4);
    buffer.remove(0, request.raw.size());
    return request;
}

} // namespace

//! Plays scripts on one connection, one after the other.
class FaultConnection : public QObject
{
public:
    using Answer = std::function<FaultScript(FaultRequest)>;

    FaultConnection(QSslSocket *socket, Answer answer, std::function<void(qint64)> received,
                    std::function<void()> answered, QObject *parent)
        : QObject(parent)
        , m_socket(socket)
        , m_answer(std::move(answer))
        , m_received(std::move(received))
        , m_answered(std::move(answered))
    {
        socket->setParent(this);
        connect(socket, &QSslSocket::readyRead, this, &FaultConnection::read);
        // A server that waits for requests: whoever goes away ends the story.
        connect(socket, &QSslSocket::disconnected, this, [this] {
            m_steps.clear();
            settle();
        });
        connect(socket, &QSslSocket::errorOccurred, this, [] {});
    }

    void play(const FaultScript &script)
    {
        m_steps += script;
        if (!m_playing) {
            next();
        }
    }

private:
    void read()
    {
        if (m_readsNothing) {
            return;
        }
        const QByteArray bytes = m_socket->readAll();
        m_received(bytes.size());
        m_buffer += bytes;
        while (auto request = takeRequest(m_buffer)) {
            ++m_pending;
            play(m_answer(*request));
        }
    }

    void next()
    {
        m_playing = !m_steps.isEmpty();
        if (!m_playing) {
            settle();
            return;
        }
        const FaultStep step = m_steps.takeFirst();
        switch (step.kind) {
        case FaultStep::Kind::Send:
            m_socket->write(step.bytes);
            break;
        case FaultStep::Kind::Sleep:
            QTimer::singleShot(step.pause, this, [this] { next(); });
            return;
        case FaultStep::Kind::Drip:
            m_socket->write(step.bytes.left(step.chunk));
            if (step.bytes.size() > step.chunk) {
                FaultStep rest = step;
                rest.bytes.remove(0, step.chunk);
                m_steps.prepend(rest);
                QTimer::singleShot(step.pause, this, [this] { next(); });
                return;
            }
            break;
        case FaultStep::Kind::Fin:
            m_steps.clear();
            m_readsNothing = true;
            m_socket->disconnectFromHost();
            break;
        case FaultStep::Kind::Rst: {
            m_steps.clear();
            m_readsNothing = true;
            m_socket->flush();
            const linger reset{1, 0};
            ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &reset,
                         sizeof reset);
            m_socket->abort();
            break;
        }
        case FaultStep::Kind::StopReading:
            m_readsNothing = true;
            m_socket->setReadBufferSize(1);
            break;
        }
        next();
    }

    void settle()
    {
        for (; m_pending > 0; --m_pending) {
            m_answered();
        }
    }

    QSslSocket *m_socket = nullptr;
    Answer m_answer;
    std::function<void(qint64)> m_received;
    std::function<void()> m_answered;
    QByteArray m_buffer;
    FaultScript m_steps;
    int m_pending = 0;
    bool m_playing = false;
    bool m_readsNothing = false;
};

class FaultServer::Worker : public QTcpServer
{
public:
    explicit Worker(std::shared_ptr<Shared> shared)
        : m_shared(std::move(shared))
    {
        setListenBacklogSize(256);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        QMutexLocker lock(&m_shared->mutex);
        const int number = m_shared->connections++;
        const FaultScript greeting = m_shared->greeting;
        const QSslCertificate certificate = m_shared->certificate;
        const QSslKey key = m_shared->key;
        lock.unlock();
        auto *connection = new FaultConnection(
            socket,
            [this, number, count = 0](FaultRequest request) mutable {
                request.connection = number;
                request.onConnection = count++;
                return record(request);
            },
            [this](qint64 bytes) {
                const QMutexLocker guard(&m_shared->mutex);
                m_shared->bytes += bytes;
            },
            [this] {
                const QMutexLocker guard(&m_shared->mutex);
                --m_shared->unanswered;
            },
            this);
        if (!certificate.isNull()) {
            socket->setLocalCertificate(certificate);
            socket->setPrivateKey(key);
            socket->startServerEncryption();
        }
        connection->play(greeting);
    }

private:
    FaultScript record(const FaultRequest &request)
    {
        QMutexLocker lock(&m_shared->mutex);
        m_shared->requests.append(request);
        m_shared->mostAtOnce = qMax(m_shared->mostAtOnce, ++m_shared->unanswered);
        const Handler handler = m_shared->handler;
        lock.unlock();
        return handler ? handler(request) : FaultScript();
    }

    std::shared_ptr<Shared> m_shared;
};

QByteArray httpAnswer(int status, const QByteArray &body, const QList<QByteArray> &headers,
                      const QByteArray &contentType)
{
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\n";
    if (!contentType.isEmpty()) {
        answer += "Content-Type: " + contentType + "\r\n";
    }
    for (const QByteArray &header : headers) {
        answer += header + "\r\n";
    }
    if (status != 204) {
        answer += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    }
    return answer + "\r\n" + body;
}

QList<QByteArray> FaultRequest::query(const QByteArray &key) const
{
    QList<QByteArray> values;
    const QList<QByteArray> pairs = target.mid(path().size() + 1).split('&');
    for (const QByteArray &pair : pairs) {
        if (pair.startsWith(QByteArray(key + '='))) {
            values.append(pair.mid(key.size() + 1));
        }
    }
    return values;
}

QByteArray FaultRequest::header(const QByteArray &name) const
{
    QByteArrayList values;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            values.append(value);
        }
    }
    return values.join(", ");
}

bool FaultRequest::hasHeader(const QByteArray &name) const
{
    return std::any_of(headers.begin(), headers.end(), [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

FaultServer::FaultServer()
    : m_shared(std::make_shared<Shared>())
{
    m_thread.setObjectName(QStringLiteral("FaultServer"));
    m_worker = new Worker(m_shared);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            if (!m_worker->listen(QHostAddress::LocalHost)) {
                qFatal("the fault server cannot listen");
            }
            m_port = m_worker->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

FaultServer::~FaultServer()
{
    m_thread.quit();
    m_thread.wait();
}

void FaultServer::useTls(const QSslCertificate &certificate, const QSslKey &key)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->certificate = certificate;
    m_shared->key = key;
    m_usesTls = true;
}

QUrl FaultServer::url(const QString &host) const
{
    QUrl url;
    url.setScheme(m_usesTls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(m_port);
    return url;
}

void FaultServer::setHandler(Handler handler)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->handler = std::move(handler);
}

void FaultServer::answerWith(const FaultScript &script)
{
    setHandler([script](const FaultRequest &) { return script; });
}

void FaultServer::answerInTurn(const QList<FaultScript> &scripts)
{
    setHandler([scripts, turn = std::make_shared<int>(0)](const FaultRequest &) {
        return scripts.value(qMin<qsizetype>((*turn)++, scripts.size() - 1));
    });
}

void FaultServer::greetWith(const FaultScript &script)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->greeting = script;
}

QList<FaultRequest> FaultServer::requests() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->requests;
}

int FaultServer::requestCount() const
{
    return static_cast<int>(requests().size());
}

int FaultServer::connectionCount() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->connections;
}

qint64 FaultServer::bytesReceived() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->bytes;
}

QHash<QByteArray, int> FaultServer::copies() const
{
    QHash<QByteArray, int> copies;
    const QList<FaultRequest> all = requests();
    for (const FaultRequest &request : all) {
        ++copies[request.header("X-Request-ID")];
    }
    return copies;
}

int FaultServer::mostAtOnce() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->mostAtOnce;
}

} // namespace Belay
