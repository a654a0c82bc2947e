// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/profiles/profile.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace Belay {

//! The profile of one run, named "environment", and its key. Stored nowhere.
struct EnvironmentProfile
{
    Profile profile;
    Secret key;
};

//! Reads API_KEY, and BELAY_BASE_URL or else STAGE, through \a variable (qgetenv, or a test's own). No value
//! if API_KEY is unset or empty. Errors: InvalidInput if the key or the address is malformed; no error text
//! holds the key. The caller removes API_KEY from the environment afterwards.
//!
//! The class is Production for stage prod and for addresses that are typed, Development on this machine,
//! else Staging; the policy is the class's.
[[nodiscard]] Result<std::optional<EnvironmentProfile>>
environmentProfile(const std::function<QByteArray(const char *name)> &variable);

} // namespace Belay
