// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/attemptoutcome.h"

namespace Belay {

Outcome classifyOutcome(const AttemptFacts &facts)
{
    if (!facts.wasSent) {
        return Outcome::NotSent;
    }
    if (!facts.isComplete) {
        return Outcome::Unknown;
    }
    if (facts.httpStatus == 429 || (facts.httpStatus == 503 && facts.hasRetryAfter)) {
        return Outcome::Throttled;
    }
    const bool refused = facts.httpStatus >= 300 && facts.httpStatus < 500;
    const bool ambiguous = facts.httpStatus == 408 || facts.httpStatus == 425;
    return refused && !ambiguous ? Outcome::Rejected : Outcome::Unknown;
}

} // namespace Belay
