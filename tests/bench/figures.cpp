// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/figures.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;

namespace Belay {

void report(const Figure &figure)
{
    const QString other = figure.otherValue ? QString::number(*figure.otherValue, 'g', 6) : QString();
    const QStringList fields{u"figure"_s,
                             figure.name,
                             QString::number(figure.value, 'g', 6),
                             figure.unit,
                             QString::number(figure.n),
                             figure.against,
                             other};
    std::printf("%s\n", qPrintable(fields.join(u'\t')));
    std::fflush(stdout);
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values.at(values.size() / 2);
}

double worst(const QList<double> &values)
{
    return values.isEmpty() ? 0 : *std::max_element(values.begin(), values.end());
}

qint64 privateBytes()
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    qint64 kilobytes = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Private_Dirty:") || line.startsWith("Private_Clean:")) {
            kilobytes += line.simplified().split(' ').value(1).toLongLong();
        }
    }
    return kilobytes * 1024;
}

double threadCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace Belay
