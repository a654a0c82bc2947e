// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Belay {

//! A text in ASCII that is in everything which the regular expression \a pattern matches, without regard to case: looking for
//! it first spares most matching. The longest that is easily found; empty if none is, which is always right.
QString requiredText(QStringView pattern);

} // namespace Belay
