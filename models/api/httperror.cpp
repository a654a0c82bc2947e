// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/httperror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr qsizetype sampleSize = 2048;
constexpr qsizetype mostFields = 100;

QString textOf(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString();
    }
    if (value.isObject()) {
        return value.toObject().value("message"_L1).toString();
    }
    return {};
}

//! {"errors": {"name": "taken"}} and {"errors": [{"field": "name", "message": "taken"}]} both occur in the
//! wild.
QHash<QString, QString> readFieldMessages(const QJsonObject &object)
{
    QHash<QString, QString> messages;
    const QJsonValue errors = object.value("errors"_L1);
    const QJsonObject byName = errors.toObject();
    const auto add = [&messages](const QString &field, const QJsonValue &words) {
        if (!field.isEmpty() && messages.size() < mostFields) {
            messages.insert(field.left(sampleSize), textOf(words).left(sampleSize));
        }
    };
    for (auto it = byName.begin(); it != byName.end(); ++it) {
        add(it.key(), it.value());
    }
    const QJsonArray list = errors.toArray();
    for (const QJsonValue item : list) {
        add(item.toObject().value("field"_L1).toString(), item);
    }
    return messages;
}

QByteArray without(QByteArray text, const QByteArray &token)
{
    constexpr qsizetype shortestRest = 4;
    static const QByteArray mark = "[redacted]";
    text.replace(token, mark);
    for (qsizetype rest = token.size() - 1; rest >= shortestRest; --rest) {
        if (text.endsWith(QByteArrayView(token).first(rest))) {
            text.chop(rest);
            return text + mark;
        }
    }
    return text;
}

} // namespace

ErrorKind kindOfStatus(int httpStatus, bool hasRetryAfter)
{
    if (httpStatus >= 300 && httpStatus < 400) {
        return ErrorKind::Redirected;
    }
    switch (httpStatus) {
    case 400:
        return ErrorKind::BadRequest;
    case 401:
        return ErrorKind::Unauthorised;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 422:
        return ErrorKind::Unprocessable;
    case 429:
        return ErrorKind::RateLimited;
    case 503:
        return hasRetryAfter ? ErrorKind::RateLimited : ErrorKind::Server;
    default:
        return ErrorKind::Server;
    }
}

ErrorKind kindOfNetworkError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::Tls;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // on 6.4 the transfer timeout arrives as this, too
        return ErrorKind::Timeout;
    default:
        return ErrorKind::Network;
    }
}

std::optional<QDateTime> parseHttpDate(const QByteArray &text)
{
    QString value = QString::fromLatin1(text).trimmed();
    if (!value.endsWith(" GMT"_L1)) {
        return std::nullopt;
    }
    value.chop(4);
    QDateTime date = QLocale::c().toDateTime(value, u"ddd, dd MMM yyyy hh:mm:ss"_s);
    date.setTimeZone(QTimeZone::utc());
    return date.isValid() ? std::optional(date.toUTC()) : std::nullopt;
}

std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &value, const QByteArray &date)
{
    constexpr qint64 longest = 24 * 60 * 60;
    std::optional<qint64> seconds;
    if (const std::optional<QDateTime> at = parseHttpDate(value)) {
        if (const std::optional<QDateTime> from = parseHttpDate(date)) {
            seconds = from->secsTo(*at);
        }
    } else {
        const QList<QByteArray> parts = value.split(',');
        for (const QByteArray &part : parts) {
            bool ok = false;
            const qint64 number = part.trimmed().toLongLong(&ok);
            if (ok && number >= 0 && number <= longest) {
                seconds = qMax(seconds.value_or(0), number);
            }
        }
    }
    if (!seconds || *seconds < 0 || *seconds > longest) {
        return std::nullopt;
    }
    return std::chrono::seconds(*seconds);
}

void readErrorBody(const QByteArray &body, ApiError &error)
{
    error.bodySample = body.left(sampleSize);
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject()) {
        error.serverMessage = QString::fromUtf8(error.bodySample).trimmed();
        return;
    }
    const QJsonObject object = document.object();
    for (const auto key : {"detail"_L1, "message"_L1, "error"_L1, "title"_L1}) {
        const QString text = textOf(object.value(key));
        if (!text.isEmpty()) {
            error.serverMessage = text.left(sampleSize);
            break;
        }
    }
    error.fieldMessages = readFieldMessages(object);
}

void hideKey(ApiError &error, const Secret &key)
{
    // Not a copy: that would stay in memory.
    const QByteArrayView shared = key.token();
    const QByteArray token = QByteArray::fromRawData(shared.data(), shared.size());
    if (token.isEmpty()) {
        return;
    }
    // Some servers escape the slash in JSON.
    QByteArray escaped = token;
    escaped.replace('/', "\\/");
    const auto hide = [&](QString &text) {
        const QByteArray before = text.toUtf8();
        const QByteArray after = without(before, token);
        if (after != before) {
            text = QString::fromUtf8(after);
        }
    };
    hide(error.serverMessage);
    hide(error.detail);
    for (QString &message : error.fieldMessages) {
        hide(message);
    }
    error.bodySample = without(without(error.bodySample, token), escaped);
}

} // namespace Belay
