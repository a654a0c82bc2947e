// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/policyguard.h"
#include "models/profiles/profile.h"
#include "views/common/profileband.h"

namespace Belay {

//! What the band says of \a profile, and of the lock that \a guard holds: read-only, asks first, unlocked
//! with the time left. Without a button; windows that offer one set BandContent::actionText.
BandContent bandFor(const Profile &profile, const PolicyGuard &guard);

//! What the band says of \a profile by itself, as its badge does: nothing about a lock.
BandContent bandFor(const Profile &profile);

//! DEVELOPMENT, STAGING or PRODUCTION as the band's kind.
BandKind bandKindOf(ProfileClass profileClass);

} // namespace Belay
