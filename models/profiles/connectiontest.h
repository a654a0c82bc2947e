// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/networksettings.h"
#include "models/core/reply.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>

class QSslSocket;

namespace Belay {

enum class ConnectionStep { Dns, Tcp, Tls, Authentication, List };

struct ConnectionStepResult
{
    enum class Status { Passed, Failed, Skipped };

    ConnectionStep step = ConnectionStep::Dns;
    Status status = Status::Skipped;
    QString detail; //!< technical and untranslated: addresses, issuer, cause; plain text, no key
    std::chrono::milliseconds duration{0};
};

//! Tries a connection step by step, so that a person sees where it ends. Stops at the first failure.
//! Knows no key: the last two steps are one call that is passed in.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    //! Lists with the key that is to be tested; gives the number of services.
    using ListCall = std::function<Reply<int> *()>;

    //! \a limit is for each of the first three steps; the list call has its own.
    ConnectionTest(const QUrl &baseUrl, ListCall listCall, QObject *parent = nullptr,
                   std::chrono::milliseconds limit = std::chrono::seconds(10));
    ~ConnectionTest() override;

    //! The way there; before start().
    void setNetwork(const NetworkSettings &network) { m_network = network; }
    bool isRunning() const { return m_running; }
    const QList<ConnectionStepResult> &results() const { return m_results; }
    //! Everything so far, a line a step, to be copied into a message to somebody. Not translated.
    QString report() const;

public slots:
    //! Once.
    void start();
    //! Ends without finished().
    void abort();

signals:
    void stepStarted(Belay::ConnectionStep step);
    void stepFinished(const Belay::ConnectionStepResult &result);
    //! After the last step, or the first that failed.
    void finished(bool passed);

private:
    void begin(ConnectionStep step);
    void end(ConnectionStepResult::Status status, const QString &detail);
    void resolve();
    void connectTcp();
    void handshake();
    void list();
    void stopWork();

    QUrl m_baseUrl;
    NetworkSettings m_network;
    ListCall m_listCall;
    QList<ConnectionStepResult> m_results;
    ConnectionStep m_step = ConnectionStep::Dns;
    QElapsedTimer m_elapsed;
    QTimer m_timer;
    QNetworkProxy m_proxy;
    QSslSocket *m_socket = nullptr;
    QPointer<ReplyBase> m_listReply;
    int m_lookup = -1;
    bool m_running = false;
};

} // namespace Belay

Q_DECLARE_METATYPE(Belay::ConnectionStepResult)
