// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/apierror.h"

#include <tl/expected.hpp>

namespace Belay {

//! A value, or why there is none. Exceptions do not cross our functions.
template <typename T>
using Result = tl::expected<T, ApiError>;

using Failure = tl::unexpected<ApiError>;

} // namespace Belay
