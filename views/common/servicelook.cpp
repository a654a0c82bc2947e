// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/servicelook.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct ServiceLookText
{
    Q_DECLARE_TR_FUNCTIONS(Belay::ServiceLook)
};

} // namespace

ServiceLook lookOf(const ServiceStatus &status)
{
    switch (status.known()) {
    case ServiceStatus::Creating:
        return {Tone::Busy, u"status-creating"_s, ServiceLookText::tr("Creating")};
    case ServiceStatus::Deploying:
        return {Tone::Busy, u"status-deploying"_s, ServiceLookText::tr("Deploying")};
    case ServiceStatus::Available:
        return {Tone::Positive, u"status-available"_s, ServiceLookText::tr("Available")};
    case ServiceStatus::Deleting:
        return {Tone::Caution, u"status-deleting"_s, ServiceLookText::tr("Deleting")};
    case ServiceStatus::CreateFailed:
        return {Tone::Negative, u"status-create-failed"_s, ServiceLookText::tr("Create failed")};
    case ServiceStatus::DeleteFailed:
        return {Tone::Negative, u"status-delete-failed"_s, ServiceLookText::tr("Delete failed")};
    case ServiceStatus::Other:
        break;
    }
    return {Tone::Neutral, u"status-unknown"_s, status.text()};
}

ServiceLook lookOf(const ServiceType &type)
{
    switch (type.known()) {
    case ServiceType::Api:
        return {Tone::Neutral, u"type-api"_s, ServiceLookText::tr("API")};
    case ServiceType::WebApp:
        return {Tone::Neutral, u"type-webapp"_s, ServiceLookText::tr("Web app")};
    case ServiceType::Shiny:
        return {Tone::Neutral, u"type-shiny"_s, ServiceLookText::tr("Shiny")};
    case ServiceType::Other:
        break;
    }
    return {Tone::Neutral, QString(), type.text()};
}

} // namespace Belay
