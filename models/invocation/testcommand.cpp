// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/testcommand.h"

#include "models/api/httpmessage.h"
#include "models/invocation/testjson.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QString quoted(const QString &word)
{
    QString inner = word;
    inner.replace(u'\'', "'\\''"_L1);
    return u'\'' + inner + u'\'';
}

} // namespace

QString peakCliCommand(const QString &serviceName, const TestRequest &request)
{
    QStringList words{u"peak services test"_s,  quoted(serviceName), u"--http-method"_s,
                      wireName(request.method), u"--path"_s,         quoted(request.path)};
    if (request.payload) {
        words << u"--payload"_s << quoted(QString::fromUtf8(*request.payload));
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
    return "curl -X POST "_L1 + quoted(url) + " -H \"Authorization: $API_KEY\""_L1 +
           " -H 'Content-Type: application/json' --data-raw "_L1 +
           quoted(QString::fromUtf8(body.value_or(QByteArray("{}"))));
}

} // namespace Belay
