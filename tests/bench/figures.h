// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Belay {

//! One figure of a measurement, as packaging/bench reads it.
struct Figure
{
    QString name;
    double value = 0;
    QString unit;
    int n = 1;         //!< of how many the value is the median or, if the name says so, the worst
    QString against{}; //!< what it is compared with, measured in the same run; may be empty
    std::optional<double> otherValue{}; //!< of that, in the same unit
};

//! Prints \a figure as one line: fields with tabs between them, "figure" first.
void report(const Figure &figure);

double median(QList<double> values);
double worst(const QList<double> &values);

//! Milliseconds that \a work() takes by the clock on the wall.
template <typename Work>
double timed(Work work);

//! Bytes of this process in memory that is its own.
qint64 privateBytes();

//! Milliseconds that this thread has had the processor.
double threadCpuMs();

} // namespace Belay

#include <QElapsedTimer>

template <typename Work>
double Belay::timed(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}
