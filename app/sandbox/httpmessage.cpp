// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/httpmessage.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

QByteArray HttpRequest::header(const char *name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return QByteArray();
}

bool HttpRequest::hasHeader(const char *name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

QStringList HttpRequest::queryValues(const QString &name) const
{
    QStringList values;
    for (const auto &[key, value] : query) {
        if (key == name) {
            values.append(value);
        }
    }
    return values;
}

QString HttpRequest::queryValue(const QString &name) const
{
    return queryValues(name).value(0);
}

HttpAnswer HttpAnswer::json(int status, const QJsonObject &object)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

HttpAnswer HttpAnswer::error(int status, const QString &message, const QString &hint)
{
    const QString detail = hint.isEmpty() ? message : QString(message + u". "_s + hint);
    return json(status, {{u"statusCode"_s, status}, {u"message"_s, message}, {u"detail"_s, detail}});
}

} // namespace Belay::Sandbox
