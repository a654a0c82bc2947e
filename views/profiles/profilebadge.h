// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/profile.h"
#include "views/common/profileband.h"

#include <QIcon>

namespace Belay {

//! What the band of a window says about \a profile: name, class, colour, letter and its policy in a word. Without
//! a button.
BandContent bandContent(const Profile &profile);

//! The profile's letter on its colour, crisp at any size and pixel ratio.
QIcon profileBadge(const Profile &profile);

} // namespace Belay
