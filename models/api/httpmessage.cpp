// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/httpmessage.h"

#include <QUrl>

namespace Belay {

QByteArray encodePathSegment(const QString &segment)
{
    return QUrl::toPercentEncoding(segment);
}

QByteArray encodeQuery(const QList<std::pair<QString, QString>> &query)
{
    QByteArray encoded;
    for (const auto &[key, value] : query) {
        encoded += encoded.isEmpty() ? '?' : '&';
        encoded += QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value);
    }
    return encoded;
}

} // namespace Belay
