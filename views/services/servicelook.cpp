// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicelook.h"

using namespace Qt::StringLiterals;

namespace Belay {

StatusLook lookOf(const ServiceStatus &status)
{
    switch (status.known()) {
    case ServiceStatus::Creating:
        return {Tone::Busy, u"status-creating"_s};
    case ServiceStatus::Deploying:
        return {Tone::Busy, u"status-deploying"_s};
    case ServiceStatus::Available:
        return {Tone::Positive, u"status-available"_s};
    case ServiceStatus::Deleting:
        return {Tone::Caution, u"status-deleting"_s};
    case ServiceStatus::CreateFailed:
        return {Tone::Negative, u"status-create-failed"_s};
    case ServiceStatus::DeleteFailed:
        return {Tone::Negative, u"status-delete-failed"_s};
    case ServiceStatus::Other:
        return {Tone::Neutral, u"status-unknown"_s};
    }
    Q_UNREACHABLE();
}

QString iconNameOf(const ServiceType &type)
{
    switch (type.known()) {
    case ServiceType::Api:
        return u"type-api"_s;
    case ServiceType::WebApp:
        return u"type-webapp"_s;
    case ServiceType::Shiny:
        return u"type-shiny"_s;
    case ServiceType::Other:
        return u"status-unknown"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Belay
