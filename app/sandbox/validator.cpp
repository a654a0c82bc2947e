// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/validator.h"

#include "app/sandbox/catalogue.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

template <typename T>
using Checked = tl::expected<T, FieldProblem>;

tl::unexpected<FieldProblem> problem(const QString &field, const QString &reason)
{
    return tl::unexpected(FieldProblem{field, reason});
}

bool isPresent(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

std::optional<qint64> integer(const QJsonValue &value)
{
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || std::floor(number) != number || std::abs(number) > 9e15) {
        return std::nullopt;
    }
    return static_cast<qint64>(number);
}

Checked<QString> checkedName(const QJsonValue &value)
{
    static const QRegularExpression rule(u"\\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\z"_s);
    if (!isPresent(value)) {
        return problem(u"name"_s, u"is required"_s);
    }
    if (!value.isString() || !rule.match(value.toString()).hasMatch()) {
        return problem(
            u"name"_s,
            u"must be 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end"_s);
    }
    return value.toString();
}

Checked<QString> checkedType(const QJsonValue &value)
{
    if (!isPresent(value)) {
        return u"web-app"_s;
    }
    const QString type = value.toString();
    if (type != u"api"_s && type != u"web-app"_s && type != u"shiny"_s) {
        return problem(u"serviceType"_s, u"must be api, web-app or shiny"_s);
    }
    return type;
}

Checked<QJsonArray> checkedTags(const QJsonValue &value)
{
    QJsonArray tags;
    const QJsonArray given = value.toArray();
    const bool sound =
        value.isArray() && std::all_of(given.cbegin(), given.cend(), [&](const QJsonValue &tag) {
            const QString name = tag.toObject().value(u"name").toString().trimmed();
            tags.append(QJsonObject{{u"name"_s, name}});
            return !name.isEmpty();
        });
    if (!sound) {
        return problem(u"tags"_s, u"must be a list of objects with a name"_s);
    }
    return tags;
}

Checked<QJsonObject> checkedParameters(const QJsonValue &value)
{
    if (!value.isObject()) {
        return problem(u"parameters"_s, u"must be an object with env and secrets"_s);
    }
    const QJsonValue env = value.toObject().value(u"env");
    const QJsonObject variables = env.toObject();
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        if (it.key().isEmpty() || !it.value().isString()) {
            return problem(QString(u"parameters.env."_s + it.key()), u"must have a name and a text value"_s);
        }
    }
    if (isPresent(env) && !env.isObject()) {
        return problem(u"parameters.env"_s, u"must be an object of text values"_s);
    }
    const QJsonValue secrets = value.toObject().value(u"secrets");
    const QJsonArray names = secrets.toArray();
    const bool sound = std::all_of(names.cbegin(), names.cend(), [](const QJsonValue &name) {
        return name.isString() && !name.toString().isEmpty();
    });
    if ((isPresent(secrets) && !secrets.isArray()) || !sound) {
        return problem(u"parameters.secrets"_s, u"must be a list of names"_s);
    }
    return QJsonObject{{u"env"_s, variables}, {u"secrets"_s, names}};
}

Checked<QJsonValue> checkedText(const QString &field, const QJsonValue &value)
{
    if (!value.isString()) {
        return problem(field, u"must be a text"_s);
    }
    if (field == u"healthCheckURL"_s && !value.toString().isEmpty() && !value.toString().startsWith(u'/')) {
        return problem(field, u"must be a path that starts with /"_s);
    }
    return value;
}

Checked<QJsonValue> checkedFlag(const QString &field, const QJsonValue &value, const QString &serviceType)
{
    if (!value.isBool()) {
        return problem(field, u"must be true or false"_s);
    }
    if (value.toBool() && field == u"scaleToZero"_s && serviceType != u"web-app"_s) {
        return problem(field, u"is for services of type web-app only"_s);
    }
    if (value.toBool() && field == u"sessionStickiness"_s && serviceType == u"api"_s) {
        return problem(field, u"is not for services of type api"_s);
    }
    return value;
}

} // namespace

Checked<QJsonObject> Validator::image(const QJsonValue &value, const QString &serviceType) const
{
    const QJsonObject details = value.toObject();
    const auto imageId = integer(details.value(u"imageId"));
    if (!imageId) {
        return problem(u"imageDetails.imageId"_s, u"is required and must be a number"_s);
    }
    const Image *found = m_catalogue.image(*imageId);
    if (found == nullptr) {
        return problem(u"imageDetails.imageId"_s, u"there is no image %1"_s.arg(*imageId));
    }
    if (found->type != Catalogue::imageTypeFor(serviceType)) {
        return problem(u"imageDetails.imageId"_s, u"image %1 is of type %2 and cannot run as %3"_s.arg(
                                                      found->name, found->type, serviceType));
    }
    const ImageVersion *version = found->newestDeployable();
    if (const QJsonValue given = details.value(u"versionId"); isPresent(given)) {
        const auto versionId = integer(given);
        version = versionId ? found->version(*versionId) : nullptr;
        if (version == nullptr) {
            return problem(u"imageDetails.versionId"_s, u"image %1 has no such version"_s.arg(found->name));
        }
        if (!version->isDeployable()) {
            return problem(u"imageDetails.versionId"_s, u"version %1 of image %2 is %3"_s.arg(
                                                            version->version, found->name, version->status));
        }
    }
    if (version == nullptr) {
        return problem(u"imageDetails.imageId"_s,
                       u"image %1 has no version that is ready"_s.arg(found->name));
    }
    return QJsonObject{{u"imageId"_s, *imageId}, {u"versionId"_s, version->id}};
}

Checked<QJsonObject> Validator::resources(const QJsonValue &value, const QString &serviceType) const
{
    const QList<InstanceType> offered =
        m_catalogue.instanceTypes(Catalogue::entityTypeFor(serviceType)).value();
    if (!isPresent(value)) {
        return QJsonObject{{u"instanceTypeId"_s, offered.first().id}};
    }
    const auto wanted = integer(value.toObject().value(u"instanceTypeId"));
    const bool known = std::any_of(offered.cbegin(), offered.cend(),
                                   [&](const InstanceType &type) { return wanted && type.id == *wanted; });
    if (!known) {
        return problem(u"resources.instanceTypeId"_s, u"must be the id of an instance type for %1"_s.arg(
                                                          Catalogue::entityTypeFor(serviceType)));
    }
    return QJsonObject{{u"instanceTypeId"_s, *wanted}};
}

Checked<StoredService> Validator::apply(StoredService service, const QJsonObject &body) const
{
    for (const QString &field : {u"title"_s, u"description"_s, u"entrypoint"_s, u"healthCheckURL"_s}) {
        if (const QJsonValue value = body.value(field); isPresent(value)) {
            const auto text = checkedText(field, value);
            if (!text) {
                return tl::unexpected(text.error());
            }
            service.fields.insert(field, *text);
        }
    }
    for (const QString &field : {u"sessionStickiness"_s, u"scaleToZero"_s}) {
        if (const QJsonValue value = body.value(field); isPresent(value)) {
            const auto flag = checkedFlag(field, value, service.type);
            if (!flag) {
                return tl::unexpected(flag.error());
            }
            service.fields.insert(field, *flag);
        }
    }
    if (service.fields.value(u"sessionStickiness").toBool() &&
        service.fields.value(u"scaleToZero").toBool()) {
        return problem(u"scaleToZero"_s, u"does not work together with sessionStickiness"_s);
    }
    if (const QJsonValue value = body.value(u"minInstances"); isPresent(value)) {
        const auto number = integer(value);
        if (!number || *number < 1 || *number > 2) {
            return problem(u"minInstances"_s, u"must be 1 or 2"_s);
        }
        service.fields.insert(u"minInstances"_s, *number);
    }
    if (const QJsonValue value = body.value(u"parameters"); isPresent(value)) {
        const auto parameters = checkedParameters(value);
        if (!parameters) {
            return tl::unexpected(parameters.error());
        }
        service.fields.insert(u"parameters"_s, *parameters);
    }
    if (const QJsonValue value = body.value(u"tags"); isPresent(value)) {
        const auto tags = checkedTags(value);
        if (!tags) {
            return tl::unexpected(tags.error());
        }
        service.tags = *tags;
    }
    if (const QJsonValue value = body.value(u"imageDetails");
        isPresent(value) || !service.fields.contains(u"imageDetails")) {
        const auto details = image(value, service.type);
        if (!details) {
            return tl::unexpected(details.error());
        }
        service.fields.insert(u"imageDetails"_s, *details);
    }
    if (const QJsonValue value = body.value(u"resources");
        isPresent(value) || !service.fields.contains(u"resources")) {
        const auto wanted = resources(value, service.type);
        if (!wanted) {
            return tl::unexpected(wanted.error());
        }
        service.fields.insert(u"resources"_s, *wanted);
    }
    return service;
}

Checked<StoredService> Validator::create(const QJsonObject &body) const
{
    const auto name = checkedName(body.value(u"name"));
    if (!name) {
        return tl::unexpected(name.error());
    }
    const auto type = checkedType(body.value(u"serviceType"));
    if (!type) {
        return tl::unexpected(type.error());
    }
    StoredService service;
    service.name = *name;
    service.type = *type;
    service.fields =
        QJsonObject{{u"title"_s, QString()},
                    {u"description"_s, QString()},
                    {u"entrypoint"_s, QString()},
                    {u"healthCheckURL"_s, QString()},
                    {u"sessionStickiness"_s, false},
                    {u"scaleToZero"_s, false},
                    {u"minInstances"_s, 1},
                    {u"parameters"_s, QJsonObject{{u"env"_s, QJsonObject()}, {u"secrets"_s, QJsonArray()}}}};
    return apply(service, body);
}

Checked<StoredService> Validator::update(const StoredService &current, const QJsonObject &body) const
{
    // Create-or-update of the vendor's SDK sends both of these with every update.
    if (const QJsonValue name = body.value(u"name"); isPresent(name) && name != QJsonValue(current.name)) {
        return problem(u"name"_s, u"cannot be changed"_s);
    }
    if (const QJsonValue type = body.value(u"serviceType");
        isPresent(type) && type != QJsonValue(current.type)) {
        return problem(u"serviceType"_s, u"cannot be changed"_s);
    }
    return apply(current, body);
}

bool Validator::needsRedeploy(const StoredService &before, const StoredService &after)
{
    const QStringList deployed{u"imageDetails"_s,     u"resources"_s,  u"parameters"_s,
                               u"healthCheckURL"_s,   u"entrypoint"_s, u"scaleToZero"_s,
                               u"sessionStickiness"_s};
    return std::any_of(deployed.cbegin(), deployed.cend(), [&](const QString &field) {
        return before.fields.value(field) != after.fields.value(field);
    });
}

} // namespace Belay::Sandbox
