// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Belay {

//! What a service is. Open-ended like ServiceStatus. Fixed for the life of a service.
class ServiceType
{
public:
    enum Known { Api, WebApp, Shiny, Other };

    ServiceType() = default;
    ServiceType(Known known); // NOLINT(google-explicit-constructor): a type constant is a type
    //! \a text as on the wire: "api", "web-app" or "shiny".
    static ServiceType fromText(const QString &text);
    static const QList<ServiceType> &documented();

    Known known() const { return m_known; }
    //! As on the wire.
    QString text() const;
    //! Which instance types and images fit: "api-deployment" or "webapp" (peak-services-api section 9).
    QString entityType() const;

    friend bool operator==(const ServiceType &, const ServiceType &) = default;

private:
    Known m_known = Other;
    QString m_otherText;
};

} // namespace Belay
