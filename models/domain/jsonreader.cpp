// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/jsonreader.h"

#include <QJsonDocument>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return u"nothing"_s;
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    }
    Q_UNREACHABLE();
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    constexpr double largestExact = 9007199254740992.0; // 2^53
    if (!value.isDouble()) {
        return std::nullopt;
    }
    const double number = value.toDouble();
    if (std::trunc(number) != number || std::abs(number) > largestExact) {
        return std::nullopt;
    }
    return static_cast<qint64>(number);
}

} // namespace

ApiError badPayload(const QString &what)
{
    ApiError error;
    error.kind = ErrorKind::BadPayload;
    error.outcome = Outcome::Unknown;
    error.detail = what;
    return error;
}

JsonReader::JsonReader(QJsonObject object, QString path)
    : m_object(std::move(object))
    , m_path(std::move(path))
{
}

Result<JsonReader> JsonReader::parse(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        return Failure(badPayload(u"not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset)));
    }
    if (!document.isObject()) {
        return Failure(badPayload(u"expected object, found array"_s));
    }
    return JsonReader(document.object(), QString());
}

QJsonValue JsonReader::value(QLatin1StringView key) const
{
    return m_object.value(key);
}

bool JsonReader::contains(QLatin1StringView key) const
{
    const QJsonValue found = value(key);
    return !found.isUndefined() && !found.isNull();
}

QString JsonReader::pathOf(QLatin1StringView key) const
{
    return m_path.isEmpty() ? QString(key) : m_path + u'.' + key;
}

void JsonReader::expected(const QString &path, const QString &what, const QJsonValue &found)
{
    if (m_error.isEmpty()) {
        m_error = u"%1: expected %2, found %3"_s.arg(path, what, typeName(found));
    }
}

void JsonReader::take(const JsonReader &part)
{
    if (m_error.isEmpty()) {
        m_error = part.m_error;
    }
}

Failure JsonReader::failure() const
{
    return Failure(badPayload(m_error));
}

QString JsonReader::string(QLatin1StringView key)
{
    const QJsonValue found = value(key);
    if (!found.isString()) {
        expected(pathOf(key), u"string"_s, found);
    }
    return found.toString();
}

qint64 JsonReader::integer(QLatin1StringView key)
{
    const std::optional<qint64> number = wholeNumber(value(key));
    if (!number) {
        expected(pathOf(key), u"integer"_s, value(key));
    }
    return number.value_or(0);
}

std::optional<QString> JsonReader::optionalString(QLatin1StringView key)
{
    return contains(key) ? std::optional(string(key)) : std::nullopt;
}

std::optional<qint64> JsonReader::optionalInteger(QLatin1StringView key)
{
    return contains(key) ? std::optional(integer(key)) : std::nullopt;
}

std::optional<int> JsonReader::optionalInt(QLatin1StringView key)
{
    const std::optional<qint64> number = optionalInteger(key);
    if (!number) {
        return std::nullopt;
    }
    if (!std::in_range<int>(*number)) {
        expected(pathOf(key), u"32-bit integer"_s, value(key));
        return 0;
    }
    return static_cast<int>(*number);
}

std::optional<bool> JsonReader::optionalBool(QLatin1StringView key)
{
    if (!contains(key)) {
        return std::nullopt;
    }
    const QJsonValue found = value(key);
    if (!found.isBool()) {
        expected(pathOf(key), u"boolean"_s, found);
    }
    return found.toBool();
}

QDateTime JsonReader::optionalDateTime(QLatin1StringView key)
{
    const std::optional<QString> text = optionalString(key);
    if (!text) {
        return {};
    }
    const QDateTime parsed = QDateTime::fromString(*text, Qt::ISODateWithMs).toUTC();
    // A zone may carry the first or the last day out of the years that ISO 8601 can write.
    const int year = parsed.date().year();
    if (!parsed.isValid() || year < 1 || year > 9999) {
        expected(pathOf(key), u"ISO 8601 date"_s, value(key));
        return {};
    }
    return parsed;
}

std::optional<JsonReader> JsonReader::optionalObject(QLatin1StringView key)
{
    if (!contains(key)) {
        return std::nullopt;
    }
    const QJsonValue found = value(key);
    if (!found.isObject()) {
        expected(pathOf(key), u"object"_s, found);
        return std::nullopt;
    }
    return JsonReader(found.toObject(), pathOf(key));
}

QJsonArray JsonReader::optionalArray(QLatin1StringView key)
{
    const QJsonValue found = value(key);
    if (contains(key) && !found.isArray()) {
        expected(pathOf(key), u"array"_s, found);
    }
    return found.toArray();
}

} // namespace Belay
