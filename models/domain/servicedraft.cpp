// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/servicedraft.h"

namespace Belay {

namespace {

std::optional<QMap<QString, QString>> envOf(const ServiceDraft &draft)
{
    return draft.parameters ? std::optional(draft.parameters->env) : std::nullopt;
}

std::optional<QStringList> secretsOf(const ServiceDraft &draft)
{
    return draft.parameters ? std::optional(draft.parameters->secrets) : std::nullopt;
}

} // namespace

ServiceDraft ServiceDraft::fromService(const Service &service)
{
    ServiceDraft draft;
    draft.name = service.name;
    draft.type = service.type;
    draft.tags = service.tags;
    const ServiceDetails details = service.details.value_or(ServiceDetails());
    draft.title = details.title.value_or(QString());
    draft.description = details.description.value_or(QString());
    if (details.image) {
        draft.imageId = details.image->imageId;
        draft.versionId = details.image->versionId;
    }
    draft.instanceTypeId = details.instanceTypeId;
    draft.minInstances = details.minInstances.value_or(1);
    draft.parameters = details.parameters;
    draft.entrypoint = details.entrypoint.value_or(QString());
    draft.healthCheckUrl = details.healthCheckUrl.value_or(QString());
    draft.sessionStickiness = details.sessionStickiness.value_or(false);
    draft.scaleToZero = details.scaleToZero.value_or(false);
    return draft;
}

bool sameField(const ServiceDraft &a, const ServiceDraft &b, ServiceField field)
{
    switch (field) {
    case ServiceField::Name:
        return a.name == b.name;
    case ServiceField::Title:
        return a.title == b.title;
    case ServiceField::Description:
        return a.description == b.description;
    case ServiceField::Type:
        return a.type == b.type;
    case ServiceField::Image:
        return a.imageId == b.imageId;
    case ServiceField::Version:
        return a.versionId == b.versionId;
    case ServiceField::InstanceType:
        return a.instanceTypeId == b.instanceTypeId;
    case ServiceField::MinInstances:
        return a.minInstances == b.minInstances;
    case ServiceField::Env:
        return envOf(a) == envOf(b);
    case ServiceField::Secrets:
        return secretsOf(a) == secretsOf(b);
    case ServiceField::Entrypoint:
        return a.entrypoint == b.entrypoint;
    case ServiceField::HealthCheckUrl:
        return a.healthCheckUrl == b.healthCheckUrl;
    case ServiceField::SessionStickiness:
        return a.sessionStickiness == b.sessionStickiness;
    case ServiceField::ScaleToZero:
        return a.scaleToZero == b.scaleToZero;
    case ServiceField::Tags:
        return a.tags == b.tags;
    }
    Q_UNREACHABLE();
}

void copyField(const ServiceDraft &from, ServiceDraft &to, ServiceField field)
{
    switch (field) {
    case ServiceField::Name:
        to.name = from.name;
        return;
    case ServiceField::Title:
        to.title = from.title;
        return;
    case ServiceField::Description:
        to.description = from.description;
        return;
    case ServiceField::Type:
        to.type = from.type;
        return;
    case ServiceField::Image:
        to.imageId = from.imageId;
        return;
    case ServiceField::Version:
        to.versionId = from.versionId;
        return;
    case ServiceField::InstanceType:
        to.instanceTypeId = from.instanceTypeId;
        return;
    case ServiceField::MinInstances:
        to.minInstances = from.minInstances;
        return;
    case ServiceField::Env:
    case ServiceField::Secrets:
        if (!from.parameters) {
            to.parameters.reset();
            return;
        }
        if (!to.parameters) {
            to.parameters.emplace();
        }
        if (field == ServiceField::Env) {
            to.parameters->env = from.parameters->env;
        } else {
            to.parameters->secrets = from.parameters->secrets;
        }
        return;
    case ServiceField::Entrypoint:
        to.entrypoint = from.entrypoint;
        return;
    case ServiceField::HealthCheckUrl:
        to.healthCheckUrl = from.healthCheckUrl;
        return;
    case ServiceField::SessionStickiness:
        to.sessionStickiness = from.sessionStickiness;
        return;
    case ServiceField::ScaleToZero:
        to.scaleToZero = from.scaleToZero;
        return;
    case ServiceField::Tags:
        to.tags = from.tags;
        return;
    }
    Q_UNREACHABLE();
}

QList<ServiceField> changedFields(const ServiceDraft &before, const ServiceDraft &after)
{
    QList<ServiceField> changed;
    for (const ServiceField field : allServiceFields()) {
        if (!sameField(before, after, field)) {
            changed.append(field);
        }
    }
    return changed;
}

bool isFieldKnown(const Service &service, ServiceField field)
{
    const ServiceDetails details = service.details.value_or(ServiceDetails());
    switch (field) {
    case ServiceField::Name:
    case ServiceField::Type:
    case ServiceField::Tags:
        return true;
    case ServiceField::Title:
        return details.title.has_value();
    case ServiceField::Description:
        return details.description.has_value();
    case ServiceField::Image:
        return details.image.has_value();
    case ServiceField::Version:
        return details.image.has_value() && details.image->versionId.has_value();
    case ServiceField::InstanceType:
        return details.instanceTypeId.has_value();
    case ServiceField::MinInstances:
        return details.minInstances.has_value();
    case ServiceField::Env:
    case ServiceField::Secrets:
        return details.parameters.has_value();
    case ServiceField::Entrypoint:
        return details.entrypoint.has_value();
    case ServiceField::HealthCheckUrl:
        return details.healthCheckUrl.has_value();
    case ServiceField::SessionStickiness:
        return details.sessionStickiness.has_value();
    case ServiceField::ScaleToZero:
        return details.scaleToZero.has_value();
    }
    Q_UNREACHABLE();
}

} // namespace Belay
