// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicestatus.h"
#include "models/domain/servicetype.h"

namespace Belay {

//! The word for people, translated: "Available", "Create failed". An undocumented one verbatim.
QString displayText(const ServiceStatus &status);

//! "API", "Web app", "Shiny". An undocumented one verbatim.
QString displayText(const ServiceType &type);

} // namespace Belay
