// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/journaldraft.h"

#include "models/domain/servicejson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! A recorded body, read as the service it describes: the fields that it does not hold are not known.
Service read(const JournalEntry &entry, QJsonObject body)
{
    body.insert(u"id"_s, entry.serviceId.value);
    body.insert(u"name"_s, entry.serviceName);
    body.insert(u"serviceType"_s, entry.serviceType.text());
    body.insert(u"status"_s, ServiceStatus(ServiceStatus::Available).text());
    Service fallback;
    fallback.name = entry.serviceName;
    fallback.type = entry.serviceType;
    return decodeService(QJsonDocument(body).toJson(QJsonDocument::Compact)).value_or(fallback);
}

bool holds(const QJsonObject &body, const Service &service, ServiceField field)
{
    return field == ServiceField::Tags ? body.contains("tags"_L1) : isFieldKnown(service, field);
}

//! The variables of \a recorded, whose values nobody knows, as they are in \a current.
void keepVariables(JournalDraft &result, const Parameters &recorded, const Parameters &current)
{
    QMap<QString, QString> env;
    for (const QString &name : recorded.env.keys()) {
        if (current.env.contains(name)) {
            env.insert(name, current.env.value(name));
            result.keptVariables.append(name);
        } else {
            result.lostVariables.append(name);
        }
    }
    result.draft.parameters->env = env;
}

} // namespace

FollowUp followUpOf(const JournalEntry &entry)
{
    const bool tookEffect = entry.outcome == WriteOutcome::Done || entry.outcome == WriteOutcome::Reconciled;
    if (entry.outcome == WriteOutcome::Failed || entry.outcome == WriteOutcome::Cancelled) {
        return FollowUp::Retry;
    }
    if (tookEffect && entry.verb == WriteVerb::Update) {
        return FollowUp::Revert;
    }
    return tookEffect && entry.verb == WriteVerb::Delete ? FollowUp::Recreate : FollowUp::None;
}

JournalDraft newServiceOf(const JournalEntry &entry)
{
    const Service service = read(entry, entry.verb == WriteVerb::Create ? entry.after : entry.before);
    JournalDraft result{ServiceDraft::fromService(service), {}, {}, {}};
    if (result.draft.parameters) {
        result.lostVariables = result.draft.parameters->env.keys();
        result.draft.parameters->env.clear();
    } else if (entry.verb == WriteVerb::Delete) {
        result.unknownFields = {ServiceField::Env, ServiceField::Secrets};
    }
    return result;
}

JournalDraft changeOf(const JournalEntry &entry, FollowUp followUp, const Service &current)
{
    const QJsonObject &wanted = followUp == FollowUp::Revert ? entry.before : entry.after;
    const Service recorded = read(entry, wanted);
    const Service written = read(entry, entry.after);
    const ServiceDraft from = ServiceDraft::fromService(recorded);
    JournalDraft result{ServiceDraft::fromService(current), {}, {}, {}};
    for (const ServiceField field : allServiceFields()) {
        const bool isFixed = field == ServiceField::Name || field == ServiceField::Type;
        if (isFixed || !holds(entry.after, written, field)) {
            continue;
        }
        const bool isParameter = field == ServiceField::Env || field == ServiceField::Secrets;
        if (!holds(wanted, recorded, field) || (isParameter && !result.draft.parameters)) {
            // Parameters are replaced as a whole: without the values there now, none can be put together.
            result.unknownFields.append(field);
        } else if (field == ServiceField::Env) {
            keepVariables(result, *from.parameters, *result.draft.parameters);
        } else {
            copyField(from, result.draft, field);
        }
    }
    if (result.unknownFields.contains(ServiceField::Version) &&
        result.draft.imageId != ServiceDraft::fromService(current).imageId) {
        result.draft.versionId.reset(); // the version there now is one of another image
    }
    return result;
}

} // namespace Belay
