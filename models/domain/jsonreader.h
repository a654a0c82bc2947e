// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace Belay {

//! Reads the fields of one JSON object and remembers the first thing that is wrong, with its place:
//! "services[3].name: expected string, found number". Missing and null are the same.
class JsonReader
{
public:
    //! \a path names the object in errors, such as "services[3]"; empty for the top level.
    JsonReader(QJsonObject object, QString path);

    //! Parses \a bytes, whose top level must be an object.
    static Result<JsonReader> parse(const QByteArray &bytes);

    //! Required: missing or of another type is an error, and gives an empty string.
    QString string(QLatin1StringView key);
    //! Required: missing, of another type or not a whole number is an error, and gives 0.
    qint64 integer(QLatin1StringView key);

    std::optional<QString> optionalString(QLatin1StringView key);
    std::optional<qint64> optionalInteger(QLatin1StringView key);
    //! As optionalInteger(), and fits into an int.
    std::optional<int> optionalInt(QLatin1StringView key);
    std::optional<bool> optionalBool(QLatin1StringView key);
    //! ISO 8601, as UTC; a text that is no date is an error. Invalid when missing.
    QDateTime optionalDateTime(QLatin1StringView key);
    //! Nothing when missing; then read the reader's error once its fields are read: see take().
    std::optional<JsonReader> optionalObject(QLatin1StringView key);
    //! Empty when missing.
    QJsonArray optionalArray(QLatin1StringView key);

    bool contains(QLatin1StringView key) const;
    QString pathOf(QLatin1StringView key) const;
    const QJsonObject &object() const { return m_object; }

    bool hasError() const { return !m_error.isEmpty(); }
    //! Adopts the error of a reader of a part, unless there is one already.
    void take(const JsonReader &part);
    void expected(const QString &path, const QString &what, const QJsonValue &found);
    //! The error as a value.
    Failure failure() const;

private:
    QJsonValue value(QLatin1StringView key) const;

    QJsonObject m_object;
    QString m_path;
    QString m_error;
};

//! An error of kind BadPayload that says \a what is wrong. Its outcome is Unknown: the call was answered.
[[nodiscard]] ApiError badPayload(const QString &what);

} // namespace Belay
