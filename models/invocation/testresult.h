// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace Belay {

//! What the service answered (peak-services-api section 4.7). Headers are not available.
struct TestResult
{
    int responseStatus = 0;                 //!< the service's own HTTP status
    QString body;                           //!< as answered, JSON or not
    QDateTime startedAt;                    //!< by the platform's clock, UTC; invalid when not returned
    QDateTime endedAt;                      //!< likewise
    QString responseSize;                   //!< the platform's text, such as "1KB"; may be empty
    std::chrono::milliseconds roundTrip{0}; //!< measured here, from sending to the last byte

    //! Time inside the platform: endedAt - startedAt, if both were returned and in order.
    std::optional<std::chrono::milliseconds> platformTime() const
    {
        if (!startedAt.isValid() || !endedAt.isValid() || endedAt < startedAt) {
            return std::nullopt;
        }
        return std::chrono::milliseconds(startedAt.msecsTo(endedAt));
    }

    friend bool operator==(const TestResult &, const TestResult &) = default;
};

} // namespace Belay

Q_DECLARE_METATYPE(Belay::TestResult)
