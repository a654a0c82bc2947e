// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/apierror.h"

namespace Belay {

//! What the program returns; other people's scripts rely on it (product.md section 3).
enum class ExitCode {
    Ok = 0,
    Failed = 1,
    Usage = 2,
    KeyRefused = 3,
    NotFound = 4,
    RefusedByPolicy = 5,
    Network = 6,
};

inline ExitCode exitCodeOf(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorised:
    case ErrorKind::Forbidden:
    case ErrorKind::Credentials:
        return ExitCode::KeyRefused;
    case ErrorKind::NotFound:
        return ExitCode::NotFound;
    case ErrorKind::RefusedByPolicy:
        return ExitCode::RefusedByPolicy;
    case ErrorKind::Network:
    case ErrorKind::Tls:
    case ErrorKind::Timeout:
    case ErrorKind::Redirected:
        return ExitCode::Network;
    default:
        return ExitCode::Failed;
    }
}

} // namespace Belay
