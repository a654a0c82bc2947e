// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <chrono>
#include <optional>

class QNetworkProxy;
class QSslConfiguration;
class QUrl;

namespace Belay {

//! How one server is reached. Holds no credentials.
struct NetworkSettings
{
    enum class Proxy {
        System, //!< as the desktop or the environment says
        None,   //!< directly, whatever they say
        Manual, //!< the HTTP proxy of proxyHost and proxyPort
    };

    static constexpr std::chrono::seconds shortestTimeout{5};
    static constexpr std::chrono::seconds longestTimeout{300};

    Proxy proxy = Proxy::System;
    QString proxyHost;     //!< a name or a number; only for Manual
    quint16 proxyPort = 0; //!< only for Manual
    //! The full path of a PEM file whose certificates are trusted beside the system's; empty: none.
    QString caFile;
    //! No byte for so long: give up. Empty: as the operation says (OperationRules::idle).
    std::optional<std::chrono::seconds> timeout;

    //! "host:port"; empty unless Manual.
    QString proxyText() const;

    friend bool operator==(const NetworkSettings &, const NetworkSettings &) = default;
};

//! Whether \a host can be the proxy's: a name or a number, without scheme, port, path or user.
bool isProxyHost(const QString &host);

//! Why a CA file cannot be used.
enum class CaFileProblem { NotAbsolute, Missing, Unreadable, TooLarge, NoCertificate };

//! Reads \a path. Empty: it holds at least one certificate.
std::optional<CaFileProblem> caFileProblem(const QString &path);

//! TLS 1.2 or later with the system's certificates and those of the CA file. Errors: Tls, naming the file, which is
//! never silently left out.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const NetworkSettings &settings);

//! The proxy on the way to \a url. This machine is always reached directly.
QNetworkProxy proxyFor(const NetworkSettings &settings, const QUrl &url);

} // namespace Belay
