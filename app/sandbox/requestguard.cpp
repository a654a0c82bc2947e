// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/requestguard.h"

#include <QRandomGenerator>

#include <array>

#include <openssl/crypto.h>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

Secret randomKey()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return Secret(QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex());
}

//! Takes as long for a key that is nearly right as for one that is not.
bool isSame(const QByteArray &given, const Secret &expected)
{
    const QByteArray &key = expected.reveal();
    return given.size() == key.size() &&
           CRYPTO_memcmp(given.constData(), key.constData(), static_cast<size_t>(key.size())) == 0;
}

} // namespace

RequestGuard::RequestGuard()
    : m_apiKey(randomKey())
    , m_readOnlyApiKey(randomKey())
{
}

bool RequestGuard::isOwnAuthority(const QByteArray &authority) const
{
    const QByteArray port = QByteArray::number(m_port.load());
    return authority == "127.0.0.1:" + port || authority == "localhost:" + port;
}

std::optional<HttpAnswer> RequestGuard::refuseOrigin(const HttpRequest &request) const
{
    if (!isOwnAuthority(request.header("Host"))) {
        return HttpAnswer::error(403, u"The Host header does not name this server"_s);
    }
    if (request.hasHeader("Origin")) {
        const QByteArray origin = request.header("Origin");
        if (!origin.startsWith("http://") || !isOwnAuthority(origin.mid(7))) {
            return HttpAnswer::error(403, u"Requests of other origins are refused"_s);
        }
    }
    const QByteArray site = request.header("Sec-Fetch-Site");
    if (!site.isEmpty() && site != "same-origin" && site != "none") {
        return HttpAnswer::error(403, u"Requests of other sites are refused"_s);
    }
    return std::nullopt;
}

RequestGuard::Access RequestGuard::access(const HttpRequest &request) const
{
    QByteArray given = request.header("Authorization");
    if (given.startsWith("Bearer ")) {
        given = given.mid(7);
    }
    if (isSame(given, m_apiKey)) {
        return Access::Full;
    }
    return isSame(given, m_readOnlyApiKey) ? Access::Read : Access::None;
}

} // namespace Belay::Sandbox
