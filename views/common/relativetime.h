// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace Belay {

//! How long ago \a then was, as of \a now: "just now", "12 s ago", "2 min ago", "3 h ago", "5 d ago", from 30 days on
//! the date. A time in the future, as clocks that disagree produce, reads "in 2 min". Invalid: empty.
QString relativeTime(const QDateTime &then, const QDateTime &now);

//! A length of time in its two largest units: "12 s", "4 min 10 s", "2 h 5 min".
QString durationText(qint64 seconds);

//! \a then in local time and in UTC, each in its own line, as plain text. Invalid: empty.
QString absoluteTimes(const QDateTime &then);

} // namespace Belay
