// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/fieldtext.h"

namespace Belay {

class Catalogue;

//! fieldText(), with the names that \a catalogue knows beside the numbers: "demand (12)", "1.4.2 #310".
QString namedFieldText(const Catalogue &catalogue, const ServiceDraft &draft, ServiceField field,
                       Masking masking);

} // namespace Belay
