// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"

#include <QUrl>

namespace Belay {

//! A request as a person reads it before it is sent. Holds no key.
struct RequestPreview
{
    QString method;
    QString url;
    QString body; //!< indented JSON; empty when there is none
};

//! Values of environment variables are masked when \a maskValues.
RequestPreview previewCreate(const QUrl &baseUrl, const ServiceDraft &draft, bool maskValues);
RequestPreview previewUpdate(const QUrl &baseUrl, const ServiceId &id, const ServicePatch &patch,
                             bool maskValues);

} // namespace Belay
