// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// S21: one page of the list of services.

#include "models/domain/servicejson.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

using namespace Belay;

namespace {

Result<Service> again(const Service &service)
{
    return decodeService(QJsonDocument(encodeService(service)).toJson(QJsonDocument::Compact));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray body = bytesOf(data, size);
    const Result<ServicePage> page = decodeServicePage(body);
    if (!page) {
        require(page.error().kind == ErrorKind::BadPayload, "what cannot be read is a bad payload");
        require(page.error().outcome == Outcome::Unknown, "an answer came: the outcome is unknown");
        require(!page.error().detail.isEmpty(), "an error says where");
        return 0;
    }
    require(page->pageCount >= 0 && page->totalCount.value_or(0) >= 0, "counts are not negative");
    require(page->services.size() <= body.size() / 2, "services do not come from nowhere");
    for (const Service &service : page->services) {
        const Result<Service> second = again(service);
        require(second.has_value(), "what was read and written can be read again");
        require(second->id == service.id && second->name == service.name &&
                    second->status == service.status && second->type == service.type &&
                    second->tags == service.tags,
                "it is the same service then");
        require(second->createdAt == service.createdAt && second->updatedAt == service.updatedAt,
                "it has the same dates then");
    }
    return 0;
}
