// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"

#include <QTest>

#include <chrono>
#include <optional>

namespace Belay {

//! Runs the event loop until \a reply has finished and gives its result; an error of kind Timeout, with a
//! detail that says so, if it did not finish in time.
template <typename T>
Result<T> await(Reply<T> *reply, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    std::optional<Result<T>> got;
    QObject context;
    reply->then(&context, [&got](const Result<T> &result) { got.emplace(result); });
    if (!QTest::qWaitFor([&got] { return got.has_value(); }, static_cast<int>(limit.count()))) {
        return Failure(localError(ErrorKind::Timeout, QStringLiteral("the test waited in vain")));
    }
    return *got;
}

} // namespace Belay
