// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/servicestatus.h"

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QLatin1StringView wireText(ServiceStatus::Known known)
{
    switch (known) {
    case ServiceStatus::Creating:
        return "CREATING"_L1;
    case ServiceStatus::Deploying:
        return "DEPLOYING"_L1;
    case ServiceStatus::Available:
        return "AVAILABLE"_L1;
    case ServiceStatus::Deleting:
        return "DELETING"_L1;
    case ServiceStatus::CreateFailed:
        return "CREATE_FAILED"_L1;
    case ServiceStatus::DeleteFailed:
        return "DELETE_FAILED"_L1;
    case ServiceStatus::Other:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

ServiceStatus::ServiceStatus(Known known)
    : m_known(known)
{
}

ServiceStatus ServiceStatus::fromText(const QString &text)
{
    for (const ServiceStatus &status : documented()) {
        if (wireText(status.m_known) == text) {
            return status;
        }
    }
    ServiceStatus other;
    other.m_otherText = text;
    return other;
}

const QList<ServiceStatus> &ServiceStatus::documented()
{
    static const QList<ServiceStatus> all{Creating, Deploying,    Available,
                                          Deleting, CreateFailed, DeleteFailed};
    return all;
}

QString ServiceStatus::text() const
{
    return m_known == Other ? m_otherText : QString(wireText(m_known));
}

bool ServiceStatus::isTransitional() const
{
    return m_known == Creating || m_known == Deploying || m_known == Deleting;
}

} // namespace Belay
