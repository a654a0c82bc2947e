// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Belay {

//! The fields of a service that a person can set, in the order of the form.
enum class ServiceField {
    Name,
    Title,
    Description,
    Type,
    Image,
    Version,
    InstanceType,
    MinInstances,
    Env,
    Secrets,
    Entrypoint,
    HealthCheckUrl,
    SessionStickiness,
    ScaleToZero,
    Tags,
};

//! All of them, in that order.
const QList<ServiceField> &allServiceFields();

//! The dotted name in the request body, such as "imageDetails.versionId" (peak-services-api section 4.2).
QString wireName(ServiceField field);

//! The field that a server's per-field message is about: by its dotted name or the last part of it.
std::optional<ServiceField> fieldFromWireName(const QString &name);

} // namespace Belay
