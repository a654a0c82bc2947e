// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/operation.h"

#include <cmath>

using namespace std::chrono_literals;

namespace Belay {

const OperationRules &rulesFor(Operation operation)
{
    constexpr qint64 KiB = 1024;
    constexpr qint64 MiB = 1024 * KiB;
    static const OperationRules listPage{3, true, true, 15s, 30s, 90s, 8 * MiB};
    static const OperationRules describe{3, true, true, 15s, 30s, 60s, 12 * MiB};
    static const OperationRules create{3, false, true, 60s, 60s, 120s, 1 * MiB};
    static const OperationRules update{3, false, true, 60s, 60s, 120s, 1 * MiB};
    static const OperationRules remove{3, true, true, 15s, 30s, 90s, 64 * KiB};
    static const OperationRules test{2, false, false, 120s, 120s, 150s, 8 * MiB};
    static const OperationRules signInCheck{2, true, true, 15s, 15s, 30s, 1 * MiB};
    switch (operation) {
    case Operation::ListPage:
        return listPage;
    case Operation::Describe:
        return describe;
    case Operation::Create:
        return create;
    case Operation::Update:
        return update;
    case Operation::Delete:
        return remove;
    case Operation::Test:
        return test;
    case Operation::SignInCheck:
        return signInCheck;
    }
    Q_UNREACHABLE();
}

std::chrono::milliseconds idleLimit(const OperationRules &rules, const RetryTimings &timings)
{
    return timings.read.value_or(std::min(rules.idle, timings.longestIdle));
}

std::chrono::milliseconds attemptLimit(const OperationRules &rules, const RetryTimings &timings)
{
    return std::max(std::min(rules.attempt, timings.longestAttempt), timings.read.value_or(0ms));
}

std::chrono::milliseconds backoff(const RetryTimings &timings, bool throttled, int nextAttempt, double random)
{
    const auto base = throttled ? timings.throttledBase : timings.transientBase;
    const double ceiling = std::min<double>(static_cast<double>(timings.cap.count()),
                                            static_cast<double>(base.count()) * std::exp2(nextAttempt - 2));
    return std::chrono::milliseconds(static_cast<qint64>(random * ceiling));
}

} // namespace Belay
