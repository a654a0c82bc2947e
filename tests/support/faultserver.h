// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace Belay {

//! One thing a FaultServer does on a connection.
struct FaultStep
{
    enum class Kind {
        Send,
        Sleep,
        Drip, //!< the bytes a few at a time, with a pause between
        Fin,  //!< closes once everything is written
        Rst,  //!< closes at once with a reset
        StopReading,
    };

    Kind kind = Kind::Send;
    QByteArray bytes;
    std::chrono::milliseconds pause{0};
    int chunk = 1;

    static FaultStep send(const QByteArray &bytes) { return {Kind::Send, bytes, {}, 1}; }
    static FaultStep sleep(std::chrono::milliseconds pause) { return {Kind::Sleep, {}, pause, 1}; }
    static FaultStep drip(const QByteArray &bytes, int chunk, std::chrono::milliseconds pause)
    {
        return {Kind::Drip, bytes, pause, chunk};
    }
    static FaultStep fin() { return {Kind::Fin, {}, {}, 1}; }
    static FaultStep rst() { return {Kind::Rst, {}, {}, 1}; }
    static FaultStep stopReading() { return {Kind::StopReading, {}, {}, 1}; }
};

using FaultScript = QList<FaultStep>;

//! A complete answer: status line, headers, Content-Length and body. \a headers without the last line break each.
QByteArray httpAnswer(int status, const QByteArray &body, const QList<QByteArray> &headers = {},
                      const QByteArray &contentType = "application/json");

//! One complete request as it arrived.
struct FaultRequest
{
    int connection = 0;   //!< counted from 0
    int onConnection = 0; //!< requests before it on the same connection
    QByteArray method;
    QByteArray target; //!< path and query, as sent
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QByteArray raw;

    QByteArray path() const
    {
        return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
    }
    //! Values of a query key, in order, still encoded.
    QList<QByteArray> query(const QByteArray &key) const;
    //! Case-insensitive; several values are joined by ", ", as one line would say it.
    QByteArray header(const QByteArray &name) const;
    bool hasHeader(const QByteArray &name) const;
};

//! A TCP server on 127.0.0.1 in a thread of its own that misbehaves as told. For each complete request it plays the
//! script that the handler gives; the connection stays open unless a step closes it. Records everything.
class FaultServer
{
public:
    //! Called in the server's thread, one request at a time.
    using Handler = std::function<FaultScript(const FaultRequest &)>;

    FaultServer();
    //! Closes every connection.
    ~FaultServer();
    Q_DISABLE_COPY_MOVE(FaultServer)

    //! From now on every connection speaks TLS. Before the first connection.
    void useTls(const QSslCertificate &certificate, const QSslKey &key);

    //! http(s)://127.0.0.1:port, or another name for this machine.
    QUrl url(const QString &host = QStringLiteral("127.0.0.1")) const;

    void setHandler(Handler handler);
    //! Every request gets this.
    void answerWith(const FaultScript &script);
    void answerWith(const QByteArray &answer) { answerWith(FaultScript{FaultStep::send(answer)}); }
    //! The first request gets the first script, and so on; from the last on all get the last.
    void answerInTurn(const QList<FaultScript> &scripts);
    //! Played when a connection comes, before anything is read.
    void greetWith(const FaultScript &script);

    //! Complete requests, in the order in which they arrived.
    QList<FaultRequest> requests() const;
    int requestCount() const;
    int connectionCount() const;
    //! Bytes of all connections, also of requests that never became complete.
    qint64 bytesReceived() const;
    //! How many requests carried each X-Request-ID.
    QHash<QByteArray, int> copies() const;
    //! The most requests that were unanswered at the same time.
    int mostAtOnce() const;

private:
    class Worker;
    struct Shared;

    std::shared_ptr<Shared> m_shared;
    QThread m_thread;
    Worker *m_worker = nullptr; //!< lives in, and goes with, the thread
    quint16 m_port = 0;
    bool m_usesTls = false;
};

} // namespace Belay
