// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/invocation/testrequest.h"
#include "models/invocation/testresult.h"

namespace Belay {

//! The body of a test call (peak-services-api section 4.7); an absent payload is left out.
//! Error InvalidInput: the payload is not a JSON object.
[[nodiscard]] Result<QByteArray> encodeTestRequest(const TestRequest &request);

//! The answer of a test call; roundTrip stays 0.
[[nodiscard]] Result<TestResult> decodeTestResult(const QByteArray &body);

} // namespace Belay
