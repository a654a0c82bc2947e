// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/apierror.h"

namespace Belay {

//! What is known about an attempt that failed. Three facts decide, and they were measured to separate
//! cleanly.
struct AttemptFacts
{
    bool wasSent = false;    //!< the upload device was read, or the request was reported sent
    bool isComplete = false; //!< a whole answer with a status came back
    int httpStatus = 0;
    bool hasRetryAfter = false;
};

//! How far the attempt got (reliability: "Outcome"). Each of its branches is tested: packaging/check --coverage fails otherwise.
Outcome classifyOutcome(const AttemptFacts &facts);

} // namespace Belay
