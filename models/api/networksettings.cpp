// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/networksettings.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr qint64 largestCaFile = 4 * 1024 * 1024;

tl::expected<QList<QSslCertificate>, CaFileProblem> readCaFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isAbsolute()) {
        return tl::unexpected(CaFileProblem::NotAbsolute);
    }
    if (!info.exists()) {
        return tl::unexpected(CaFileProblem::Missing);
    }
    QFile file(path);
    // Opening a pipe would wait for its other end.
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        return tl::unexpected(CaFileProblem::Unreadable);
    }
    if (file.size() > largestCaFile) {
        return tl::unexpected(CaFileProblem::TooLarge);
    }
    QList<QSslCertificate> certificates = QSslCertificate::fromData(file.read(largestCaFile), QSsl::Pem);
    certificates.removeIf([](const QSslCertificate &certificate) { return certificate.isNull(); });
    if (certificates.isEmpty()) {
        return tl::unexpected(CaFileProblem::NoCertificate);
    }
    return certificates;
}

QString reasonOf(CaFileProblem problem)
{
    switch (problem) {
    case CaFileProblem::NotAbsolute:
        return u"its path is not a full one"_s;
    case CaFileProblem::Missing:
        return u"there is no such file"_s;
    case CaFileProblem::Unreadable:
        return u"it cannot be read"_s;
    case CaFileProblem::TooLarge:
        return u"it is larger than 4 MiB"_s;
    case CaFileProblem::NoCertificate:
        return u"it holds no certificate in PEM form"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString NetworkSettings::proxyText() const
{
    return proxy == Proxy::Manual ? QString(proxyHost + u':' + QString::number(proxyPort)) : QString();
}

bool isProxyHost(const QString &host)
{
    static const QRegularExpression name(u"\\A[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\z"_s);
    return name.match(host).hasMatch() || !QHostAddress(host).isNull();
}

std::optional<CaFileProblem> caFileProblem(const QString &path)
{
    const auto read = readCaFile(path);
    return read ? std::nullopt : std::optional(read.error());
}

Result<QSslConfiguration> tlsConfiguration(const NetworkSettings &settings)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!settings.caFile.isEmpty()) {
        const auto certificates = readCaFile(settings.caFile);
        if (!certificates) {
            return Failure(localError(ErrorKind::Tls, u"the CA file %1 cannot be used: %2"_s.arg(
                                                          settings.caFile, reasonOf(certificates.error()))));
        }
        // Beside the system's: setCaCertificates() would replace those, and keep Qt from loading them on demand.
        configuration.addCaCertificates(*certificates);
    }
    return configuration;
}

QNetworkProxy proxyFor(const NetworkSettings &settings, const QUrl &url)
{
    if (QHostAddress(url.host()).isLoopback()) {
        return QNetworkProxy::NoProxy;
    }
    switch (settings.proxy) {
    case NetworkSettings::Proxy::System:
        break;
    case NetworkSettings::Proxy::None:
        return QNetworkProxy::NoProxy;
    case NetworkSettings::Proxy::Manual:
        return QNetworkProxy(QNetworkProxy::HttpProxy, settings.proxyHost, settings.proxyPort);
    }
    // Whoever uses it asks the system then, and again when that changes.
    return QNetworkProxy::DefaultProxy;
}

} // namespace Belay
