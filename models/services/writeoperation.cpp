// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/writeoperation.h"

#include "models/domain/servicejson.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! What \a draft leaves to the platform in \a field: any value of it is what was asked for.
bool isLeftOpen(const ServiceDraft &draft, ServiceField field)
{
    switch (field) {
    case ServiceField::Version:
        return !draft.versionId;
    case ServiceField::InstanceType:
        return !draft.instanceTypeId;
    case ServiceField::Env:
    case ServiceField::Secrets:
        return !draft.parameters;
    default:
        return false;
    }
}

//! True if \a service holds what \a draft asks for in \a fields, as far as the platform tells.
bool holds(const Service &service, const ServiceDraft &draft, const QList<ServiceField> &fields)
{
    const ServiceDraft current = ServiceDraft::fromService(service);
    return std::all_of(fields.begin(), fields.end(), [&](ServiceField field) {
        return isLeftOpen(draft, field) || !isFieldKnown(service, field) || sameField(current, draft, field);
    });
}

//! True if the platform tells all of \a fields, so that holds() is the whole truth.
bool canBeReadBack(const Service &service, const QList<ServiceField> &fields)
{
    return std::all_of(fields.begin(), fields.end(),
                       [&service](ServiceField field) { return isFieldKnown(service, field); });
}

} // namespace

WriteOperation WriteOperation::removal(const Service &seen, const QString &backupPath)
{
    return {WriteVerb::Delete, seen, ServiceDraft::fromService(seen), {}, {}, backupPath};
}

void WriteOperation::makePatch()
{
    patch = ServicePatch::between(ServiceDraft::fromService(seen), draft);
    // Neither can be changed (peak-services-api section 4.3).
    patch.fields.removeIf(
        [](ServiceField field) { return field == ServiceField::Name || field == ServiceField::Type; });
}

QString WriteOperation::queueKey() const
{
    return verb == WriteVerb::Create ? "name:"_L1 + draft.name : seen.id.value;
}

ServiceDraft WriteOperation::result() const
{
    ServiceDraft result = ServiceDraft::fromService(seen);
    for (const ServiceField field : patch.fields) {
        copyField(draft, result, field);
    }
    return result;
}

QJsonObject WriteOperation::body() const
{
    switch (verb) {
    case WriteVerb::Create:
        return encodeCreate(draft);
    case WriteVerb::Update:
        return encodePatch(patch);
    case WriteVerb::Delete:
        return {};
    }
    Q_UNREACHABLE();
}

JournalEntry WriteOperation::intent(const Profile &profile) const
{
    JournalEntry intent;
    intent.profileId = profile.id;
    intent.profileName = profile.name;
    intent.verb = verb;
    intent.serviceId = seen.id;
    intent.serviceName = draft.name;
    intent.serviceType = draft.type;
    intent.after = body();
    intent.serverDate = serverDate;
    if (verb == WriteVerb::Update) {
        // What the platform did not return is not to be taken for empty.
        ServicePatch known{ServiceDraft::fromService(seen), patch.fields};
        known.fields.removeIf([this](ServiceField field) { return !isFieldKnown(seen, field); });
        intent.before = encodePatch(known);
    } else if (verb == WriteVerb::Delete) {
        intent.before = encodeService(seen);
        intent.backupPath = backupPath;
    }
    intent.bodyHash = QCryptographicHash::hash(QJsonDocument(body()).toJson(QJsonDocument::Compact),
                                               QCryptographicHash::Sha256);
    return intent;
}

bool WriteOperation::wasCreatedAs(const Service &service) const
{
    return holds(service, draft, allServiceFields());
}

bool WriteOperation::wasUpdatedTo(const Service &service) const
{
    return canBeReadBack(service, patch.fields) && holds(service, draft, patch.fields);
}

bool mayHaveAppearedAfter(const Service &service, const QDateTime &serverDate)
{
    // The Date of an answer is in whole seconds, and the answer may have been made before it was dated.
    constexpr qint64 tolerance = 5;
    return !serverDate.isValid() || !service.createdAt.isValid() ||
           service.createdAt >= serverDate.addSecs(-tolerance);
}

bool differsForPeople(const Service &seen, const Service &service)
{
    if (seen.name != service.name || seen.type != service.type || seen.tags != service.tags) {
        return true;
    }
    if (!seen.details || !service.details) {
        return seen.updatedAt != service.updatedAt;
    }
    return *seen.details != *service.details;
}

} // namespace Belay
