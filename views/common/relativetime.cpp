// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/relativetime.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct RelativeTime
{
    Q_DECLARE_TR_FUNCTIONS(Belay::RelativeTime)
};

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString ago(qint64 seconds)
{
    if (seconds < minute) {
        return RelativeTime::tr("%n s ago", "seconds", int(seconds));
    }
    if (seconds < hour) {
        return RelativeTime::tr("%n min ago", "minutes", int(seconds / minute));
    }
    if (seconds < day) {
        return RelativeTime::tr("%n h ago", "hours", int(seconds / hour));
    }
    return RelativeTime::tr("%n d ago", "days", int(seconds / day));
}

QString ahead(qint64 seconds)
{
    if (seconds < minute) {
        return RelativeTime::tr("in %n s", "seconds", int(seconds));
    }
    if (seconds < hour) {
        return RelativeTime::tr("in %n min", "minutes", int(seconds / minute));
    }
    if (seconds < day) {
        return RelativeTime::tr("in %n h", "hours", int(seconds / hour));
    }
    return RelativeTime::tr("in %n d", "days", int(seconds / day));
}

} // namespace

QString relativeTime(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid() || !now.isValid()) {
        return {};
    }
    const qint64 seconds = then.secsTo(now);
    if (qAbs(seconds) < 5) {
        return RelativeTime::tr("just now");
    }
    if (qAbs(seconds) >= 30 * day) {
        return QLocale().toString(then.toLocalTime().date(), QLocale::ShortFormat);
    }
    return seconds > 0 ? ago(seconds) : ahead(-seconds);
}

QString durationText(qint64 seconds)
{
    const auto part = [](qint64 value) { return QLocale().toString(value); };
    if (seconds < minute) {
        //: A length of time in seconds
        return RelativeTime::tr("%1 s").arg(part(qMax<qint64>(seconds, 0)));
    }
    if (seconds < hour) {
        if (seconds % minute == 0) {
            //: A length of time in minutes
            return RelativeTime::tr("%1 min").arg(part(seconds / minute));
        }
        //: A length of time in minutes and seconds
        return RelativeTime::tr("%1 min %2 s").arg(part(seconds / minute), part(seconds % minute));
    }
    if (seconds < day) {
        //: A length of time in hours and minutes
        return RelativeTime::tr("%1 h %2 min").arg(part(seconds / hour), part(seconds % hour / minute));
    }
    //: A length of time in days and hours
    return RelativeTime::tr("%1 d %2 h").arg(part(seconds / day), part(seconds % day / hour));
}

QString absoluteTimes(const QDateTime &then)
{
    if (!then.isValid()) {
        return {};
    }
    const QDateTime local = then.toLocalTime();
    //: %1 is a date and time, %2 the abbreviation of a time zone
    const QString first =
        RelativeTime::tr("%1 (%2, local time)")
            .arg(QLocale().toString(local, u"yyyy-MM-dd HH:mm:ss"_s), local.timeZoneAbbreviation());
    const QString second =
        RelativeTime::tr("%1 UTC").arg(QLocale().toString(then.toUTC(), u"yyyy-MM-dd HH:mm:ss"_s));
    return first + u'\n' + second;
}

} // namespace Belay
