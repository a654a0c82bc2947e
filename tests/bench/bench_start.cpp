// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the start of the process to its end after the first frame, against the least that a Qt program can be. Arguments: the
// two programs, belay first.

#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

double start(const QString &program, const QStringList &arguments)
{
    QProcess process;
    return timed([&] {
        process.start(program, arguments);
        if (!process.waitForFinished() || process.exitCode() != 0) {
            qFatal("%s did not start", qPrintable(program));
        }
    });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList programs = QCoreApplication::arguments().mid(1);
    if (programs.size() != 2) {
        qFatal("name belay and the empty window");
    }
    const QTemporaryDir directory;
    const QStringList arguments{u"--exit-after-first-frame"_s, u"--config-dir"_s, directory.path()};
    start(programs.at(0), arguments); // for the files that a first start makes
    constexpr int rounds = 21;
    QList<double> ours;
    QList<double> least;
    for (int round = 0; round < rounds; ++round) {
        ours.append(start(programs.at(0), arguments));
        least.append(start(programs.at(1), {}));
    }
    report({u"start to first frame and exit"_s, median(ours), u"ms"_s, rounds,
            u"an empty Qt window with a table"_s, median(least)});
    return 0;
}
