// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

namespace Belay {

//! A moment in UTC, made in a way that neither Qt 6.4 nor later ones object to.
inline QDateTime utc(const QDate &date, const QTime &time)
{
    return QDateTime(date, time, QTimeZone::utc()).toUTC();
}

} // namespace Belay
