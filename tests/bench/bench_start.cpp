// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the start of the process to its end after the first frame, against the least that a Qt program can be. Arguments: the
// two programs, belay first, and how many services are remembered, such as 1000. Wants a keychain of its own: run it below
// tests/support/with-keyring.sh.

#include "app/environment.h"
#include "tests/bench/figures.h"
#include "tests/bench/manyservices.h"
#include "tests/bench/pageserver.h"
#include "tests/support/await.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 21;

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

//! A profile that was open before: its key is in the keychain, and \a count services are remembered.
void openBefore(const QString &directory, const QUrl &url, int count)
{
    Environment environment(Directories::below(directory));
    Profile wanted;
    wanted.name = u"acme-dev"_s;
    wanted.baseUrl = url;
    wanted.keyStored = true;
    const Result<Profile> profile = environment.profiles().add(wanted);
    if (!profile || !environment.profiles().setLastUsed(profile->id) ||
        !await(environment.keychain().write(credentialAddress(*profile), Secret("a-key-for-measurements")))) {
        qFatal("no profile, or no keychain");
    }
    if (!await(environment.lists().save(RememberedLists::keyOf(*profile), firstServices(count), {},
                                        QDateTime::currentDateTimeUtc()))) {
        qFatal("the list was not remembered");
    }
}

void measure(const QString &what, const QString &belay, const QString &directory, const QString &empty)
{
    const QStringList arguments{u"--exit-after-first-frame"_s, u"--config-dir"_s, directory};
    start(belay, arguments); // for the files that a first start makes
    QList<double> ours;
    QList<double> least;
    for (int round = 0; round < rounds; ++round) {
        ours.append(start(belay, arguments));
        least.append(start(empty, {}));
    }
    report({u"start to first frame and exit, %1"_s.arg(what), median(ours), u"ms"_s, rounds,
            u"an empty Qt window with a table"_s, median(least)});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.size() < 2) {
        qFatal("name belay, the empty window, and how many services");
    }
    const QTemporaryDir fresh;
    measure(u"for the first time"_s, arguments.at(0), fresh.path(), arguments.at(1));
    for (const QString &count : arguments.mid(2)) {
        const int services = count.toInt();
        const QTemporaryDir used;
        PageServer server(std::chrono::milliseconds(50));
        server.setPages({PageServer::page(1, services, services, false)});
        openBefore(used.path(), server.url(), services);
        measure(u"%1 services remembered"_s.arg(services), arguments.at(0), used.path(), arguments.at(1));
    }
    return 0;
}
