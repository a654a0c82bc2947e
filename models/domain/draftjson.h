// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/servicedraft.h"

#include <QJsonObject>

namespace Belay {

//! A draft as Belay keeps it for itself: every field, also those that no request would hold.
[[nodiscard]] QJsonObject encodeDraft(const ServiceDraft &draft);

//! What encodeDraft() made; keys that are missing give the field's default. Error BadPayload.
[[nodiscard]] Result<ServiceDraft> decodeDraft(const QByteArray &json);

} // namespace Belay
