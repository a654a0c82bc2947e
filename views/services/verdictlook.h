// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/forecast.h"
#include "views/common/theme.h"

#include <QString>

namespace Belay {

//! How a verdict is drawn: glyph, tone and word say the same (product.md 5.14).
struct VerdictLook
{
    Tone tone = Tone::Neutral;
    QString iconName;
    QString text;
};

VerdictLook lookOf(Verdict verdict);

} // namespace Belay
