// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace Belay {

//! The calls that Belay makes, as far as their rules under faults differ (reliability: policy table).
enum class Operation { ListPage, Describe, Create, Update, Delete, Test, SignInCheck };

//! What one operation may cost, and when it may be repeated without asking.
struct OperationRules
{
    int attempts;                      //!< in all, the first one included
    bool repeatUnknown;                //!< repeat when it was sent and no answer came
    bool repeatUntimed;                //!< repeat when asked to wait without a Retry-After
    std::chrono::milliseconds idle;    //!< no byte for so long: give up
    std::chrono::milliseconds attempt; //!< one attempt, from its start
    std::chrono::milliseconds budget;  //!< all attempts and the pauses between them
    qint64 bodyCap;                    //!< bytes of the answer, decompressed
};

const OperationRules &rulesFor(Operation operation);

//! Pauses between attempts. A value of its own so that tests can shorten them.
struct RetryTimings
{
    std::chrono::milliseconds connect{10'000};           //!< until the request has left
    std::chrono::milliseconds transientBase{500};        //!< first pause after a fault
    std::chrono::milliseconds throttledBase{1'000};      //!< first pause after 429 without Retry-After
    std::chrono::milliseconds cap{20'000};               //!< no pause is longer
    std::chrono::milliseconds longestRetryAfter{60'000}; //!< beyond it the person is told instead
    std::chrono::milliseconds longestIdle{120'000};      //!< cuts OperationRules::idle
    std::chrono::milliseconds longestAttempt{120'000};   //!< cuts OperationRules::attempt
    //! What a person set instead of OperationRules::idle and its cut; an attempt is never shorter.
    std::optional<std::chrono::milliseconds> read;
};

//! No byte for so long ends an attempt.
std::chrono::milliseconds idleLimit(const OperationRules &rules, const RetryTimings &timings);
//! An attempt that takes longer ends.
std::chrono::milliseconds attemptLimit(const OperationRules &rules, const RetryTimings &timings);

//! The pause before attempt \a nextAttempt (2 is the first repetition): full jitter over a doubling base.
//! \a random is in [0, 1).
std::chrono::milliseconds backoff(const RetryTimings &timings, bool throttled, int nextAttempt,
                                  double random);

} // namespace Belay
