// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicestatus.h"
#include "models/domain/servicetype.h"
#include "views/common/theme.h"

namespace Belay {

//! How a status or a type is shown everywhere: as a chip, in words, as an icon (product.md 5.14).
struct ServiceLook
{
    Tone tone = Tone::Neutral;
    QString iconName; //!< see icons.h
    QString word;     //!< "Available"; a status or type that Belay does not know: verbatim
};

ServiceLook lookOf(const ServiceStatus &status);
ServiceLook lookOf(const ServiceType &type);

} // namespace Belay
