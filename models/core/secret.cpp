// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/secret.h"

#include <QByteArrayView>
#include <QString>

#include <algorithm>
#include <cstring>

#ifdef Q_OS_UNIX
#include <sys/mman.h>
#endif

namespace Belay {

namespace {

QByteArrayView withoutScheme(QByteArrayView key)
{
    static constexpr QByteArrayView scheme("Bearer ");
    return key.startsWith(scheme) ? key.sliced(scheme.size()) : key;
}

} // namespace

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
#ifdef Q_OS_UNIX
    // Not to the swap area, if the system allows it. Never unlocked: the page may hold another secret as well.
    if (!m_bytes.isEmpty()) {
        (void)mlock(m_bytes.constData(), static_cast<size_t>(m_bytes.size()));
    }
#endif
}

Secret::~Secret()
{
    if (!m_bytes.isEmpty() && m_bytes.isDetached()) {
        explicit_bzero(m_bytes.data(), static_cast<size_t>(m_bytes.size()));
    }
}

QByteArrayView Secret::token() const
{
    return withoutScheme(m_bytes);
}

bool Secret::isWellFormed(const QByteArray &bytes)
{
    constexpr qsizetype shortest = 8;
    constexpr qsizetype longest = 4096;
    const QByteArrayView token = withoutScheme(bytes);
    const auto isAllowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               QByteArrayView("._~+/=-").contains(c);
    };
    return token.size() >= shortest && token.size() <= longest &&
           std::all_of(token.begin(), token.end(), isAllowed);
}

Secret Secret::fromUserInput(const QString &text)
{
    // No copy of the text is made before it is known to be a key; a foreign character becomes "?", which is
    // not allowed.
    Secret secret(QStringView(text).trimmed().toLatin1());
    return isWellFormed(secret.m_bytes) ? secret : Secret();
}

} // namespace Belay
