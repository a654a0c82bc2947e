// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/httpmessage.h"
#include "models/core/secret.h"

#include <atomic>
#include <optional>

namespace Belay::Sandbox {

//! Decides who gets in. Any web page may send requests to a loopback port, so the port is no protection.
class RequestGuard
{
public:
    //! Makes two random keys.
    RequestGuard();

    //! The port in the Host header of legitimate requests.
    void setPort(quint16 port) { m_port = port; }
    const Secret &apiKey() const { return m_apiKey; }
    const Secret &readOnlyApiKey() const { return m_readOnlyApiKey; }

    //! The refusal, if \a request comes through a browser from elsewhere, or under a foreign name of this host.
    std::optional<HttpAnswer> refuseOrigin(const HttpRequest &request) const;

    enum class Access { None, Read, Full };
    Access access(const HttpRequest &request) const;

private:
    bool isOwnAuthority(const QByteArray &authority) const;

    std::atomic<quint16> m_port = 0;
    Secret m_apiKey;
    Secret m_readOnlyApiKey;
};

} // namespace Belay::Sandbox
