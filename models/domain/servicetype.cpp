// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/servicetype.h"

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QLatin1StringView wireText(ServiceType::Known known)
{
    switch (known) {
    case ServiceType::Api:
        return "api"_L1;
    case ServiceType::WebApp:
        return "web-app"_L1;
    case ServiceType::Shiny:
        return "shiny"_L1;
    case ServiceType::Other:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

ServiceType::ServiceType(Known known)
    : m_known(known)
{
}

ServiceType ServiceType::fromText(const QString &text)
{
    for (const ServiceType &type : documented()) {
        if (wireText(type.m_known) == text) {
            return type;
        }
    }
    ServiceType other;
    other.m_otherText = text;
    return other;
}

const QList<ServiceType> &ServiceType::documented()
{
    static const QList<ServiceType> all{Api, WebApp, Shiny};
    return all;
}

QString ServiceType::text() const
{
    return m_known == Other ? m_otherText : QString(wireText(m_known));
}

QString ServiceType::entityType() const
{
    return m_known == Api ? u"api-deployment"_s : u"webapp"_s;
}

} // namespace Belay
