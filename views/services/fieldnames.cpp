// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/fieldnames.h"

#include "models/services/catalogue.h"

using namespace Qt::StringLiterals;

namespace Belay {

QString namedFieldText(const Catalogue &catalogue, const ServiceDraft &draft, ServiceField field,
                       Masking masking)
{
    if (field == ServiceField::Image && draft.imageId) {
        const QString name = catalogue.imageName(*draft.imageId);
        if (!name.isEmpty()) {
            return u"%1 (%2)"_s.arg(name, QString::number(draft.imageId->value));
        }
    } else if (field == ServiceField::Version && draft.imageId && draft.versionId) {
        const QString name = catalogue.versionName(*draft.imageId, *draft.versionId);
        if (!name.isEmpty()) {
            return u"%1 #%2"_s.arg(name, QString::number(draft.versionId->value));
        }
    } else if (field == ServiceField::InstanceType && draft.instanceTypeId) {
        const QString name = catalogue.instanceTypeName(*draft.instanceTypeId);
        if (!name.isEmpty()) {
            return u"%1 (%2)"_s.arg(name, QString::number(draft.instanceTypeId->value));
        }
    }
    return fieldText(draft, field, masking);
}

} // namespace Belay
