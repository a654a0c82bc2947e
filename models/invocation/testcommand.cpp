// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/testcommand.h"

#include "models/api/httpmessage.h"
#include "models/files/peakcommand.h"
#include "models/invocation/testjson.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Belay {

QString peakCliCommand(const QString &serviceName, const TestRequest &request)
{
    QStringList words{u"peak services test"_s,
                      shellQuoted(serviceName),
                      u"--http-method"_s,
                      wireName(request.method),
                      u"--path"_s,
                      shellQuoted(request.path)};
    if (request.payload) {
        words << u"--payload"_s << shellQuoted(QString::fromUtf8(*request.payload));
    }
    return words.join(u' ');
}

QString curlCommand(const QUrl &baseUrl, const QString &serviceName, const TestRequest &request)
{
    const Result<QByteArray> body = encodeTestRequest(request);
    const QString url = baseUrl.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash) +
                        "/webapps/api/v1/webapps/"_L1 + QString::fromLatin1(encodePathSegment(serviceName)) +
                        "/test"_L1;
    // Double quotes round the key alone, so that the shell puts the variable in.
    return "curl -X POST "_L1 + shellQuoted(url) + " -H \"Authorization: $API_KEY\""_L1 +
           " -H 'Content-Type: application/json' --data-raw "_L1 +
           shellQuoted(QString::fromUtf8(body.value_or(QByteArray("{}"))));
}

} // namespace Belay
