// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"
#include "models/domain/servicefield.h"

namespace Belay {

//! What a form holds: the settable fields of one service, whether it exists yet or not.
struct ServiceDraft
{
    QString name;
    QString title;
    QString description;
    ServiceType type = ServiceType::WebApp;
    std::optional<ImageId> imageId;
    std::optional<VersionId> versionId; //!< absent: the newest ready version
    std::optional<InstanceTypeId> instanceTypeId;
    int minInstances = 1;
    std::optional<Parameters> parameters; //!< absent: not returned by the API, and to be left alone
    QString entrypoint;
    QString healthCheckUrl;
    bool sessionStickiness = false;
    bool scaleToZero = false;
    QStringList tags;

    //! The draft that leaves \a service as it is. Fields that describe did not return get their default.
    static ServiceDraft fromService(const Service &service);

    friend bool operator==(const ServiceDraft &, const ServiceDraft &) = default;
};

//! True if both drafts hold the same in \a field. Env of absent parameters differs from an empty env.
bool sameField(const ServiceDraft &a, const ServiceDraft &b, ServiceField field);

//! Makes \a to hold in \a field what \a from holds.
void copyField(const ServiceDraft &from, ServiceDraft &to, ServiceField field);

//! The fields in which \a after differs from \a before, in form order.
QList<ServiceField> changedFields(const ServiceDraft &before, const ServiceDraft &after);

//! True if the platform told the present value of \a field of this described service.
bool isFieldKnown(const Service &service, ServiceField field);

//! The body of an update: the draft, and which of its fields are sent (peak-services-api section 4.3).
struct ServicePatch
{
    ServiceDraft draft;
    QList<ServiceField> fields;

    static ServicePatch between(const ServiceDraft &before, const ServiceDraft &after)
    {
        return {after, changedFields(before, after)};
    }
    bool isEmpty() const { return fields.isEmpty(); }
};

} // namespace Belay
