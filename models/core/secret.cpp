// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/secret.h"

#include <QRegularExpression>
#include <QString>

#include <cstring>

using namespace Qt::StringLiterals;

namespace Belay {

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
}

Secret::~Secret()
{
    if (!m_bytes.isEmpty() && m_bytes.isDetached()) {
        explicit_bzero(m_bytes.data(), static_cast<size_t>(m_bytes.size()));
    }
}

Secret Secret::fromUserInput(const QString &text)
{
    static const QRegularExpression acceptable(u"\\A(?:Bearer )?[A-Za-z0-9._~+/=-]{8,4096}\\z"_s);
    const QString trimmed = text.trimmed();
    if (!acceptable.match(trimmed).hasMatch()) {
        return Secret();
    }
    return Secret(trimmed.toLatin1());
}

} // namespace Belay
