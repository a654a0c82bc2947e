// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/servicestatus.h"
#include "models/domain/servicetype.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>

#include <optional>

namespace Belay {

struct ImageDetails
{
    ImageId imageId;
    std::optional<VersionId> versionId; //!< absent: the newest ready version

    friend bool operator==(const ImageDetails &, const ImageDetails &) = default;
};

struct Parameters
{
    QMap<QString, QString> env; //!< plain text environment variables
    QStringList secrets;        //!< names only; the values stay on the platform

    friend bool operator==(const Parameters &, const Parameters &) = default;
};

//! What only describe returns. Every member may be missing from an answer: absent means "not returned by
//! the API", which is not the same as empty (peak-services-api section 4.5).
struct ServiceDetails
{
    std::optional<QString> title;
    std::optional<QString> description;
    std::optional<ImageDetails> image;
    std::optional<InstanceTypeId> instanceTypeId;
    std::optional<Parameters> parameters;
    std::optional<bool> sessionStickiness;
    std::optional<bool> scaleToZero;
    std::optional<QString> entrypoint; //!< one argument a line
    std::optional<QString> healthCheckUrl;
    std::optional<int> minInstances;

    friend bool operator==(const ServiceDetails &, const ServiceDetails &) = default;
};

//! One service as the platform last told it.
struct Service
{
    ServiceId id;
    QString name;
    ServiceType type;
    ServiceStatus status;
    QDateTime createdAt; //!< UTC; invalid when not returned
    QDateTime updatedAt; //!< UTC; invalid when not returned
    QString createdBy;
    QString updatedBy;
    QStringList tags;
    std::optional<ServiceDetails> details; //!< absent until described

    friend bool operator==(const Service &, const Service &) = default;
};

} // namespace Belay

Q_DECLARE_METATYPE(Belay::Service)
