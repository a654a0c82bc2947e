// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/testjson.h"

#include "models/domain/jsonreader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Belay {

Result<QByteArray> encodeTestRequest(const TestRequest &request)
{
    QJsonObject body{{u"httpMethod"_s, wireName(request.method)}, {u"path"_s, request.path}};
    if (request.payload) {
        const QJsonDocument payload = QJsonDocument::fromJson(*request.payload);
        if (!payload.isObject()) {
            return Failure(localError(ErrorKind::InvalidInput, u"the payload is not a JSON object"_s));
        }
        body.insert(u"payload"_s, payload.object());
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

Result<TestResult> decodeTestResult(const QByteArray &body)
{
    Result<JsonReader> parsed = JsonReader::parse(body);
    if (!parsed) {
        return Failure(parsed.error());
    }
    TestResult result;
    result.responseStatus = static_cast<int>(parsed->integer("responseStatus"_L1));
    result.body = parsed->optionalString("responseBody"_L1).value_or(QString());
    result.startedAt = parsed->optionalDateTime("reqStartTime"_L1);
    result.endedAt = parsed->optionalDateTime("reqEndTime"_L1);
    result.responseSize = parsed->optionalString("responseSize"_L1).value_or(QString());
    if (parsed->hasError()) {
        return parsed->failure();
    }
    return result;
}

} // namespace Belay
