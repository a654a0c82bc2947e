// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/draftjson.h"

#include "models/domain/jsonreader.h"

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QStringList readTexts(JsonReader &reader, QLatin1StringView key)
{
    QStringList texts;
    const QJsonArray items = reader.optionalArray(key);
    for (const QJsonValue &item : items) {
        texts.append(item.toString());
    }
    return texts;
}

std::optional<Parameters> readParameters(JsonReader &reader)
{
    std::optional<JsonReader> part = reader.optionalObject("parameters"_L1);
    if (!part) {
        return std::nullopt;
    }
    Parameters parameters;
    if (const std::optional<JsonReader> env = part->optionalObject("env"_L1)) {
        for (auto it = env->object().begin(); it != env->object().end(); ++it) {
            parameters.env.insert(it.key(), it.value().toString());
        }
    }
    parameters.secrets = readTexts(*part, "secrets"_L1);
    reader.take(*part);
    return parameters;
}

template <typename Id>
std::optional<Id> readId(JsonReader &reader, QLatin1StringView key)
{
    const std::optional<qint64> value = reader.optionalInteger(key);
    return value ? std::optional(Id{*value}) : std::nullopt;
}

template <typename Id>
void insertId(QJsonObject &object, const QString &key, const std::optional<Id> &id)
{
    if (id) {
        object.insert(key, id->value);
    }
}

} // namespace

QJsonObject encodeDraft(const ServiceDraft &draft)
{
    QJsonObject object{
        {u"name"_s, draft.name},
        {u"title"_s, draft.title},
        {u"description"_s, draft.description},
        {u"type"_s, draft.type.text()},
        {u"minInstances"_s, draft.minInstances},
        {u"entrypoint"_s, draft.entrypoint},
        {u"healthCheckUrl"_s, draft.healthCheckUrl},
        {u"sessionStickiness"_s, draft.sessionStickiness},
        {u"scaleToZero"_s, draft.scaleToZero},
        {u"tags"_s, QJsonArray::fromStringList(draft.tags)},
    };
    insertId(object, u"imageId"_s, draft.imageId);
    insertId(object, u"versionId"_s, draft.versionId);
    insertId(object, u"instanceTypeId"_s, draft.instanceTypeId);
    if (draft.parameters) {
        QJsonObject env;
        for (auto it = draft.parameters->env.cbegin(); it != draft.parameters->env.cend(); ++it) {
            env.insert(it.key(), it.value());
        }
        object.insert(u"parameters"_s,
                      QJsonObject{{u"env"_s, env},
                                  {u"secrets"_s, QJsonArray::fromStringList(draft.parameters->secrets)}});
    }
    return object;
}

Result<ServiceDraft> decodeDraft(const QByteArray &json)
{
    Result<JsonReader> parsed = JsonReader::parse(json);
    if (!parsed) {
        return Failure(parsed.error());
    }
    JsonReader &reader = *parsed;
    ServiceDraft draft;
    draft.name = reader.optionalString("name"_L1).value_or(QString());
    draft.title = reader.optionalString("title"_L1).value_or(QString());
    draft.description = reader.optionalString("description"_L1).value_or(QString());
    draft.type = ServiceType::fromText(reader.optionalString("type"_L1).value_or(QString()));
    draft.imageId = readId<ImageId>(reader, "imageId"_L1);
    draft.versionId = readId<VersionId>(reader, "versionId"_L1);
    draft.instanceTypeId = readId<InstanceTypeId>(reader, "instanceTypeId"_L1);
    draft.minInstances = int(reader.optionalInteger("minInstances"_L1).value_or(ServiceDraft().minInstances));
    draft.parameters = readParameters(reader);
    draft.entrypoint = reader.optionalString("entrypoint"_L1).value_or(QString());
    draft.healthCheckUrl = reader.optionalString("healthCheckUrl"_L1).value_or(QString());
    draft.sessionStickiness = reader.optionalBool("sessionStickiness"_L1).value_or(false);
    draft.scaleToZero = reader.optionalBool("scaleToZero"_L1).value_or(false);
    draft.tags = readTexts(reader, "tags"_L1);
    if (reader.hasError()) {
        return reader.failure();
    }
    return draft;
}

} // namespace Belay
