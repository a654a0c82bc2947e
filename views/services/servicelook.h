// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicestatus.h"
#include "models/domain/servicetype.h"
#include "views/common/theme.h"

namespace Belay {

//! How a status looks: the tone and the icon beside its word (product.md 5.14).
struct StatusLook
{
    Tone tone = Tone::Neutral;
    QString iconName;
};

StatusLook lookOf(const ServiceStatus &status);

//! The icon of a type; a neutral one for a type that the documentation does not know.
QString iconNameOf(const ServiceType &type);

} // namespace Belay
