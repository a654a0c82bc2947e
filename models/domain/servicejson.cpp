// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/servicejson.h"

#include "models/domain/jsonreader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QStringList readTags(JsonReader &reader)
{
    QStringList tags;
    const QJsonArray items = reader.optionalArray("tags"_L1);
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonValue item = items.at(i);
        const QJsonValue name = item.isObject() ? item.toObject().value("name"_L1) : item;
        if (!name.isString()) {
            reader.expected(u"%1[%2]"_s.arg(reader.pathOf("tags"_L1)).arg(i), u"tag"_s, name);
            break;
        }
        tags.append(name.toString());
    }
    return tags;
}

//! Nothing of a value may be lost: an update replaces the variables as one.
QString variableText(const QJsonValue &value)
{
    if (value.isObject()) {
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }
    if (value.isArray()) {
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    }
    return value.toVariant().toString();
}

std::optional<Parameters> readParameters(JsonReader &reader)
{
    std::optional<JsonReader> part = reader.optionalObject("parameters"_L1);
    if (!part) {
        return std::nullopt;
    }
    Parameters parameters;
    if (const std::optional<JsonReader> env = part->optionalObject("env"_L1)) {
        const QJsonObject &values = env->object();
        for (auto it = values.begin(); it != values.end(); ++it) {
            parameters.env.insert(it.key(), variableText(it.value()));
        }
    }
    const QJsonArray secrets = part->optionalArray("secrets"_L1);
    for (const QJsonValue secret : secrets) {
        parameters.secrets.append(secret.toString());
    }
    reader.take(*part);
    return parameters;
}

ServiceDetails readDetails(JsonReader &reader)
{
    ServiceDetails details;
    details.title = reader.optionalString("title"_L1);
    details.description = reader.optionalString("description"_L1);
    if (std::optional<JsonReader> image = reader.optionalObject("imageDetails"_L1)) {
        if (const std::optional<qint64> imageId = image->optionalInteger("imageId"_L1)) {
            details.image = ImageDetails{ImageId{*imageId}, std::nullopt};
            if (const std::optional<qint64> versionId = image->optionalInteger("versionId"_L1)) {
                details.image->versionId = VersionId{*versionId};
            }
        }
        reader.take(*image);
    }
    if (std::optional<JsonReader> resources = reader.optionalObject("resources"_L1)) {
        if (const std::optional<qint64> id = resources->optionalInteger("instanceTypeId"_L1)) {
            details.instanceTypeId = InstanceTypeId{*id};
        }
        reader.take(*resources);
    }
    details.parameters = readParameters(reader);
    details.sessionStickiness = reader.optionalBool("sessionStickiness"_L1);
    details.scaleToZero = reader.optionalBool("scaleToZero"_L1);
    details.entrypoint = reader.optionalString("entrypoint"_L1);
    details.healthCheckUrl = reader.optionalString("healthCheckURL"_L1);
    details.minInstances = reader.optionalInt("minInstances"_L1);
    return details;
}

Service readSummary(JsonReader &reader)
{
    Service service;
    service.id = ServiceId{reader.string("id"_L1)};
    service.name = reader.string("name"_L1);
    service.status = ServiceStatus::fromText(reader.string("status"_L1));
    service.type = ServiceType::fromText(reader.optionalString("serviceType"_L1).value_or(QString()));
    service.createdAt = reader.optionalDateTime("createdAt"_L1);
    service.updatedAt = reader.optionalDateTime("updatedAt"_L1);
    service.createdBy = reader.optionalString("createdBy"_L1).value_or(QString());
    service.updatedBy = reader.optionalString("updatedBy"_L1).value_or(QString());
    service.tags = readTags(reader);
    return service;
}

QJsonArray encodeTags(const QStringList &tags)
{
    QJsonArray array;
    for (const QString &tag : tags) {
        array.append(QJsonObject{{u"name"_s, tag}});
    }
    return array;
}

QJsonObject encodeParameters(const Parameters &parameters)
{
    QJsonObject env;
    for (auto it = parameters.env.begin(); it != parameters.env.end(); ++it) {
        env.insert(it.key(), it.value());
    }
    return {{u"env"_s, env}, {u"secrets"_s, QJsonArray::fromStringList(parameters.secrets)}};
}

QJsonObject encodeImage(ImageId imageId, std::optional<VersionId> versionId)
{
    QJsonObject image{{u"imageId"_s, imageId.value}};
    if (versionId) {
        image.insert(u"versionId"_s, versionId->value);
    }
    return image;
}

void encodeField(QJsonObject &body, const ServiceDraft &draft, ServiceField field)
{
    switch (field) {
    case ServiceField::Name:
        body.insert(u"name"_s, draft.name);
        return;
    case ServiceField::Title:
        body.insert(u"title"_s, draft.title);
        return;
    case ServiceField::Description:
        body.insert(u"description"_s, draft.description);
        return;
    case ServiceField::Type:
        body.insert(u"serviceType"_s, draft.type.text());
        return;
    case ServiceField::Image:
    case ServiceField::Version:
        if (draft.imageId) {
            body.insert(u"imageDetails"_s, encodeImage(*draft.imageId, draft.versionId));
        }
        return;
    case ServiceField::InstanceType:
        if (draft.instanceTypeId) {
            body.insert(u"resources"_s, QJsonObject{{u"instanceTypeId"_s, draft.instanceTypeId->value}});
        }
        return;
    case ServiceField::MinInstances:
        body.insert(u"minInstances"_s, draft.minInstances);
        return;
    case ServiceField::Env:
    case ServiceField::Secrets:
        if (draft.parameters) {
            body.insert(u"parameters"_s, encodeParameters(*draft.parameters));
        }
        return;
    case ServiceField::Entrypoint:
        body.insert(u"entrypoint"_s, draft.entrypoint);
        return;
    case ServiceField::HealthCheckUrl:
        body.insert(u"healthCheckURL"_s, draft.healthCheckUrl);
        return;
    case ServiceField::SessionStickiness:
        body.insert(u"sessionStickiness"_s, draft.sessionStickiness);
        return;
    case ServiceField::ScaleToZero:
        body.insert(u"scaleToZero"_s, draft.scaleToZero);
        return;
    case ServiceField::Tags:
        body.insert(u"tags"_s, encodeTags(draft.tags));
        return;
    }
}

//! Fields worth sending in a create: those that are set, and that the type takes.
bool isWorthCreating(const ServiceDraft &draft, ServiceField field)
{
    switch (field) {
    case ServiceField::Title:
        return !draft.title.isEmpty();
    case ServiceField::Description:
        return !draft.description.isEmpty();
    case ServiceField::Entrypoint:
        return !draft.entrypoint.isEmpty();
    case ServiceField::HealthCheckUrl:
        return !draft.healthCheckUrl.isEmpty();
    case ServiceField::Env:
    case ServiceField::Secrets:
        return draft.parameters && *draft.parameters != Parameters();
    case ServiceField::SessionStickiness:
        return draft.type != ServiceType(ServiceType::Api);
    case ServiceField::ScaleToZero:
        return draft.type == ServiceType(ServiceType::WebApp);
    case ServiceField::Tags:
        return !draft.tags.isEmpty();
    default:
        return true;
    }
}

QString isoText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

Result<ServicePage> decodeServicePage(const QByteArray &body)
{
    Result<JsonReader> parsed = JsonReader::parse(body);
    if (!parsed) {
        return Failure(parsed.error());
    }
    JsonReader &reader = *parsed;
    const bool asWebApps = !reader.contains("services"_L1) && reader.contains("webapps"_L1);
    const QLatin1StringView itemsKey = asWebApps ? "webapps"_L1 : "services"_L1;
    const QLatin1StringView countKey = asWebApps ? "webappsCount"_L1 : "servicesCount"_L1;
    const QJsonValue items = reader.object().value(itemsKey);
    if (!items.isArray()) {
        reader.expected(QString(itemsKey), u"array"_s, items);
        return reader.failure();
    }

    ServicePage page;
    // The counts are hints that may be wrong: nothing is refused because of them.
    page.pageNumber = reader.object().value("pageNumber"_L1).toInt();
    page.pageCount = qMax(0, reader.object().value("pageCount"_L1).toInt());
    const QJsonValue count = reader.object().value(countKey);
    if (count.isDouble() && count.toInt(-1) >= 0) {
        page.totalCount = count.toInt();
    }
    const QJsonArray array = items.toArray();
    page.services.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = u"%1[%2]"_s.arg(itemsKey).arg(i);
        if (!array.at(i).isObject()) {
            reader.expected(path, u"object"_s, array.at(i));
            return reader.failure();
        }
        JsonReader item(array.at(i).toObject(), path);
        page.services.append(readSummary(item));
        if (item.hasError()) {
            return item.failure();
        }
    }
    return page;
}

Result<Service> decodeService(const QByteArray &body)
{
    Result<JsonReader> parsed = JsonReader::parse(body);
    if (!parsed) {
        return Failure(parsed.error());
    }
    Service service = readSummary(*parsed);
    service.details = readDetails(*parsed);
    if (parsed->hasError()) {
        return parsed->failure();
    }
    return service;
}

Result<ServiceId> decodeServiceId(const QByteArray &body)
{
    Result<JsonReader> parsed = JsonReader::parse(body);
    if (!parsed) {
        return Failure(parsed.error());
    }
    const ServiceId id{parsed->string("id"_L1)};
    if (parsed->hasError()) {
        return parsed->failure();
    }
    return id;
}

QJsonObject encodeCreate(const ServiceDraft &draft)
{
    QJsonObject body;
    for (const ServiceField field : allServiceFields()) {
        if (isWorthCreating(draft, field)) {
            encodeField(body, draft, field);
        }
    }
    return body;
}

QJsonObject encodePatch(const ServicePatch &patch)
{
    QJsonObject body;
    for (const ServiceField field : patch.fields) {
        encodeField(body, patch.draft, field);
    }
    return body;
}

QJsonObject encodeService(const Service &service)
{
    QJsonObject object{{u"id"_s, service.id.value},
                       {u"name"_s, service.name},
                       {u"serviceType"_s, service.type.text()},
                       {u"status"_s, service.status.text()}};
    const ServiceDraft draft = ServiceDraft::fromService(service);
    for (const ServiceField field : allServiceFields()) {
        // The version travels with the image, and the type may be one that only its text knows.
        if (isFieldKnown(service, field) && field != ServiceField::Version) {
            encodeField(object, draft, field);
        }
    }
    if (service.createdAt.isValid()) {
        object.insert(u"createdAt"_s, isoText(service.createdAt));
        object.insert(u"createdBy"_s, service.createdBy);
    }
    if (service.updatedAt.isValid()) {
        object.insert(u"updatedAt"_s, isoText(service.updatedAt));
        object.insert(u"updatedBy"_s, service.updatedBy);
    }
    return object;
}

} // namespace Belay
