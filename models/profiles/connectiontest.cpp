// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/connectiontest.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkProxyFactory>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QLatin1StringView word(ConnectionStep step)
{
    switch (step) {
    case ConnectionStep::Dns:
        return "DNS"_L1;
    case ConnectionStep::Tcp:
        return "TCP"_L1;
    case ConnectionStep::Tls:
        return "TLS"_L1;
    case ConnectionStep::Authentication:
        return "authentication"_L1;
    case ConnectionStep::List:
        return "list"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView word(ConnectionStepResult::Status status)
{
    switch (status) {
    case ConnectionStepResult::Status::Passed:
        return "ok"_L1;
    case ConnectionStepResult::Status::Failed:
        return "FAILED"_L1;
    case ConnectionStepResult::Status::Skipped:
        return "skipped"_L1;
    }
    Q_UNREACHABLE();
}

// A certificate's names come from the other side: no line breaks into the report.
QString oneLine(const QString &text)
{
    return text.simplified();
}

QString describe(const QSslCertificate &certificate)
{
    if (certificate.isNull()) {
        return QString();
    }
    const QByteArray hash = certificate.digest(QCryptographicHash::Sha256).toHex(':');
    return u"subject "_s + oneLine(certificate.subjectDisplayName()) + u", issuer "_s +
           oneLine(certificate.issuerDisplayName()) + u", valid until "_s +
           certificate.expiryDate().toUTC().toString(Qt::ISODate) + u", SHA-256 "_s +
           QString::fromLatin1(hash);
}

} // namespace

ConnectionTest::ConnectionTest(const QUrl &baseUrl, ListCall listCall, QObject *parent,
                               std::chrono::milliseconds limit)
    : QObject(parent)
    , m_baseUrl(baseUrl)
    , m_listCall(std::move(listCall))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(limit);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { end(ConnectionStepResult::Status::Failed, u"no answer in time"_s); });
}

ConnectionTest::~ConnectionTest()
{
    abort();
}

void ConnectionTest::start()
{
    if (m_running || !m_results.isEmpty()) {
        return;
    }
    m_running = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_running) {
                resolve();
            }
        },
        Qt::QueuedConnection);
}

void ConnectionTest::abort()
{
    m_running = false;
    stopWork();
    if (m_listReply) {
        m_listReply->disconnect(this);
        m_listReply->abort();
    }
}

void ConnectionTest::stopWork()
{
    m_timer.stop();
    if (m_lookup >= 0) {
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    }
    if (QSslSocket *socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

QString ConnectionTest::report() const
{
    QStringList lines{m_baseUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo)};
    for (const ConnectionStepResult &result : m_results) {
        QString line = word(result.step) + ": "_L1 + word(result.status);
        if (result.status != ConnectionStepResult::Status::Skipped) {
            line += u", "_s + QString::number(result.duration.count()) + u" ms"_s;
        }
        if (!result.detail.isEmpty()) {
            line += u", "_s + result.detail;
        }
        lines.append(line);
    }
    return lines.join(u'\n');
}

void ConnectionTest::begin(ConnectionStep step)
{
    m_step = step;
    m_elapsed.start();
    emit stepStarted(step);
}

void ConnectionTest::end(ConnectionStepResult::Status status, const QString &detail)
{
    m_timer.stop();
    const ConnectionStepResult result{m_step, status, detail, std::chrono::milliseconds(m_elapsed.elapsed())};
    m_results.append(result);
    const bool failed = status == ConnectionStepResult::Status::Failed;
    if (failed || m_step == ConnectionStep::List) {
        m_running = false;
        stopWork();
    }
    emit stepFinished(result);
    if (failed || result.step == ConnectionStep::List) {
        emit finished(!failed);
    }
}

void ConnectionTest::resolve()
{
    begin(ConnectionStep::Dns);
    const QString host = m_baseUrl.host(QUrl::FullyEncoded);
    m_proxy = proxyFor(m_network, m_baseUrl);
    if (m_proxy.type() == QNetworkProxy::DefaultProxy) {
        const QList<QNetworkProxy> proxies =
            QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(m_baseUrl));
        m_proxy = proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
    }
    if (m_proxy.type() != QNetworkProxy::NoProxy && m_proxy.type() != QNetworkProxy::DefaultProxy) {
        end(ConnectionStepResult::Status::Skipped,
            u"left to the proxy "_s + m_proxy.hostName() + u':' + QString::number(m_proxy.port()));
        connectTcp();
        return;
    }
    if (!QHostAddress(host).isNull()) {
        end(ConnectionStepResult::Status::Skipped, u"the address is given as a number"_s);
        connectTcp();
        return;
    }
    m_timer.start();
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
        m_lookup = -1;
        if (!m_running || m_step != ConnectionStep::Dns) {
            return;
        }
        if (info.error() != QHostInfo::NoError) {
            end(ConnectionStepResult::Status::Failed, info.errorString());
            return;
        }
        QStringList addresses;
        const QList<QHostAddress> all = info.addresses();
        for (const QHostAddress &address : all) {
            addresses.append(address.toString());
        }
        end(ConnectionStepResult::Status::Passed, addresses.join(u", "_s));
        connectTcp();
    });
}

void ConnectionTest::connectTcp()
{
    if (!m_running) {
        return; // a handler of the step before has aborted
    }
    begin(ConnectionStep::Tcp);
    m_socket = new QSslSocket(this);
    m_socket->setProxy(m_proxy);
    connect(m_socket, &QSslSocket::errorOccurred, this, [this] {
        QString detail = m_socket->errorString();
        const QString certificate = describe(m_socket->peerCertificate());
        if (!certificate.isEmpty()) {
            detail += u"; "_s + certificate;
        }
        end(ConnectionStepResult::Status::Failed, detail);
    });
    connect(m_socket, &QSslSocket::connected, this, [this] {
        end(ConnectionStepResult::Status::Passed,
            m_socket->peerAddress().toString() + u" port "_s + QString::number(m_socket->peerPort()));
        handshake();
    });
    connect(m_socket, &QSslSocket::encrypted, this, [this] {
        const QSslCipher cipher = m_socket->sessionCipher();
        end(ConnectionStepResult::Status::Passed,
            cipher.protocolString() + u", "_s + describe(m_socket->peerCertificate()));
        list();
    });
    m_timer.start();
    constexpr int httpPort = 80;
    constexpr int httpsPort = 443;
    const bool isTls = m_baseUrl.scheme() == "https"_L1;
    m_socket->connectToHost(m_baseUrl.host(QUrl::FullyEncoded),
                            static_cast<quint16>(m_baseUrl.port(isTls ? httpsPort : httpPort)));
}

void ConnectionTest::handshake()
{
    if (!m_running) {
        return;
    }
    begin(ConnectionStep::Tls);
    if (m_baseUrl.scheme() != "https"_L1) {
        end(ConnectionStepResult::Status::Skipped, u"this machine, without TLS"_s);
        list();
        return;
    }
    const Result<QSslConfiguration> configuration = tlsConfiguration(m_network);
    if (!configuration) {
        end(ConnectionStepResult::Status::Failed, configuration.error().detail);
        return;
    }
    m_socket->setSslConfiguration(*configuration);
    m_socket->setPeerVerifyName(m_baseUrl.host(QUrl::FullyEncoded));
    m_timer.start();
    m_socket->startClientEncryption();
}

void ConnectionTest::list()
{
    if (!m_running) {
        return;
    }
    stopWork();
    begin(ConnectionStep::Authentication);
    Reply<int> *reply = m_listCall();
    m_listReply = reply;
    reply->then(this, [this](const Result<int> &services) {
        if (!services && services.error().httpStatus == 0) {
            end(ConnectionStepResult::Status::Failed, services.error().toString());
            return;
        }
        if (!services && services.error().kind == ErrorKind::Unauthorised) {
            end(ConnectionStepResult::Status::Failed, services.error().toString());
            return;
        }
        end(ConnectionStepResult::Status::Passed, u"the key was accepted"_s);
        if (!m_running) {
            return;
        }
        begin(ConnectionStep::List);
        if (services) {
            end(ConnectionStepResult::Status::Passed, QString::number(*services) + u" services"_s);
        } else {
            end(ConnectionStepResult::Status::Failed, services.error().toString());
        }
    });
}

} // namespace Belay
