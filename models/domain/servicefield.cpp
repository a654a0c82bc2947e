// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/servicefield.h"

using namespace Qt::StringLiterals;

namespace Belay {

const QList<ServiceField> &allServiceFields()
{
    using enum ServiceField;
    static const QList<ServiceField> all{Name,       Title,          Description,       Type,        Image,
                                         Version,    InstanceType,   MinInstances,      Env,         Secrets,
                                         Entrypoint, HealthCheckUrl, SessionStickiness, ScaleToZero, Tags};
    return all;
}

QString wireName(ServiceField field)
{
    switch (field) {
    case ServiceField::Name:
        return u"name"_s;
    case ServiceField::Title:
        return u"title"_s;
    case ServiceField::Description:
        return u"description"_s;
    case ServiceField::Type:
        return u"serviceType"_s;
    case ServiceField::Image:
        return u"imageDetails.imageId"_s;
    case ServiceField::Version:
        return u"imageDetails.versionId"_s;
    case ServiceField::InstanceType:
        return u"resources.instanceTypeId"_s;
    case ServiceField::MinInstances:
        return u"minInstances"_s;
    case ServiceField::Env:
        return u"parameters.env"_s;
    case ServiceField::Secrets:
        return u"parameters.secrets"_s;
    case ServiceField::Entrypoint:
        return u"entrypoint"_s;
    case ServiceField::HealthCheckUrl:
        return u"healthCheckURL"_s;
    case ServiceField::SessionStickiness:
        return u"sessionStickiness"_s;
    case ServiceField::ScaleToZero:
        return u"scaleToZero"_s;
    case ServiceField::Tags:
        return u"tags"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ServiceField> fieldFromWireName(const QString &name)
{
    for (const ServiceField field : allServiceFields()) {
        const QString full = wireName(field);
        if (full == name || full.section(u'.', -1) == name) {
            return field;
        }
    }
    return std::nullopt;
}

} // namespace Belay
