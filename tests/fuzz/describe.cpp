// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// S21: the answer of describe, and what Belay makes of it: drafts and request bodies.

#include "models/domain/draftjson.h"
#include "models/domain/servicejson.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

using namespace Belay;

namespace {

QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Result<Service> first = decodeService(bytesOf(data, size));
    if (!first) {
        require(first.error().kind == ErrorKind::BadPayload, "what cannot be read is a bad payload");
        require(!first.error().detail.isEmpty(), "an error says where");
        return 0;
    }
    require(first->details.has_value(), "a described service has details");

    const Result<Service> second = decodeService(toBytes(encodeService(*first)));
    require(second.has_value(), "what was read and written can be read again");
    require(second->id == first->id && second->name == first->name, "it is the same service then");
    // Without a date, who did it is not written.
    Service expected = *first;
    expected.createdBy = first->createdAt.isValid() ? first->createdBy : QString();
    expected.updatedBy = first->updatedAt.isValid() ? first->updatedBy : QString();
    require(*second == expected, "no field changes on the way");

    const ServiceDraft draft = ServiceDraft::fromService(*first);
    const Result<ServiceDraft> kept = decodeDraft(toBytes(encodeDraft(draft)));
    require(kept.has_value() && *kept == draft, "a draft that was put aside comes back the same");
    require(changedFields(draft, *kept).isEmpty(), "nothing to send where nothing changed");
    require(encodePatch(ServicePatch::between(draft, draft)).isEmpty(), "an empty change has an empty body");
    require(encodeCreate(draft).contains(QLatin1StringView("name")), "a create has a name");
    return 0;
}
