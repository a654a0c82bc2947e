// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/servicedraft.h"

#include <QJsonObject>

namespace Belay {

//! One page of the list of services (peak-services-api section 4.1).
struct ServicePage
{
    //! Of a page from which somebody took what was known before.
    struct Reduced
    {
        int count = 0;    //!< of the services that the page had
        int newCount = 0; //!< of those that no earlier page of the listing had
    };

    QList<Service> services;
    int pageNumber = 0;               //!< as answered; 0 when missing
    int pageCount = 0;                //!< as answered; 0 when missing or not a positive number
    std::optional<int> totalCount;    //!< over all pages of the filtered list
    std::optional<Reduced> reduced{}; //!< absent: services is all that the page has
    QDateTime serverDate{}; //!< not of the body: when the platform answered, by its own clock; may be invalid
};

//! Accepts both pairs of keys, "services"/"servicesCount" and "webapps"/"webappsCount".
[[nodiscard]] Result<ServicePage> decodeServicePage(const QByteArray &body);

//! The answer of describe. Its details are always present, their members only as far as returned.
[[nodiscard]] Result<Service> decodeService(const QByteArray &body);

//! The answer {"id": ...} of create, update and delete.
[[nodiscard]] Result<ServiceId> decodeServiceId(const QByteArray &body);

//! The body of a create. Empty texts, absent ids and fields that the type does not take are left out.
[[nodiscard]] QJsonObject encodeCreate(const ServiceDraft &draft);

//! The body of an update: only the patch's fields, whole groups where the API replaces groups
//! (imageDetails needs imageId; parameters are replaced as one).
[[nodiscard]] QJsonObject encodePatch(const ServicePatch &patch);

//! A described service as the API words it, for the journal, export and copies. Unreturned fields are left
//! out.
[[nodiscard]] QJsonObject encodeService(const Service &service);

} // namespace Belay
