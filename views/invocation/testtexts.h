// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"
#include "models/invocation/testhistory.h"
#include "views/common/messagebar.h"
#include "views/common/statepage.h"

namespace Belay {

// The sentences of the test panel.

//! The request in a few words, such as "GET /predict".
QString describe(const TestRequest &request);

//! Why \a service answers no requests now; empty if it does. \a isGone: it is no longer listed.
QString whyNotCallable(const Service &service, bool isGone);

//! What stands in place of the request while there is nothing to call; without a title if there is.
//! \a hasProfile: a profile is open; \a wasCallable: this service could be called before, so its request stays.
StateContent testStateOf(const std::optional<Service> &service, bool isGone, bool wasCallable,
                         bool hasProfile);

//! That \a request had no answer, and what that means.
Message testFailure(const TestRequest &request, const ApiError &error);

//! What the history holds of \a entry, beside its answer.
QString keptRemark(const TestHistoryEntry &entry);
//! The same for one that had no answer.
Message keptFailure(const TestHistoryEntry &entry);

} // namespace Belay
