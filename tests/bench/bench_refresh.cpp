// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Listing over loopback, and what a refresh costs the window's thread. Arguments: how many services the refresh has.

#include "models/services/listkeeper.h"
#include "models/services/rememberedlists.h"
#include "models/tables/servicefilterproxy.h"
#include "tests/bench/figures.h"
#include "tests/bench/manyservices.h"
#include "tests/bench/pageserver.h"
#include "tests/bench/pausemeter.h"
#include "tests/support/await.h"
#include "tests/support/workbench.h"
#include "views/services/servicetableview.h"

#include <QApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QScrollBar>
#include <QTemporaryDir>

#include <malloc.h>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! As a simple client does it: a new connection for each page, one after the other.
double oneByOne(const QUrl &url, int pages)
{
    return timed([&] {
        for (int page = 1; page <= pages; ++page) {
            QNetworkAccessManager network;
            QUrl address = url;
            address.setPath(u"/webapps/"_s);
            address.setQuery(u"pageNumber=%1"_s.arg(page));
            QNetworkReply *reply = network.get(QNetworkRequest(address));
            QEventLoop loop;
            QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
            loop.exec();
            (void)decodeServicePage(reply->readAll());
        }
    });
}

void measureListing(std::chrono::milliseconds delay)
{
    constexpr int services = 10'000;
    constexpr int pages = services / 100; // of the usual size
    PageServer server(delay);
    server.setPages(PageServer::pages(services, false));
    const QString name = u"list 10 000 services, answers after %1 ms"_s.arg(delay.count());
    QList<double> times;
    QList<double> firsts;
    for (int round = 0; round < 5; ++round) {
        Workbench bench(server.url());
        QElapsedTimer timer;
        timer.start();
        bool isFirst = true;
        QObject::connect(&bench.services(), &ServiceRepository::rowsInserted, &bench.services(), [&] {
            if (std::exchange(isFirst, false)) {
                firsts.append(double(timer.nsecsElapsed()) / 1e6);
            }
        });
        times.append(timed([&] { bench.refresh(); }));
        if (bench.services().count() != services) {
            qFatal("not all were listed");
        }
    }
    const double rounds = 1 + std::ceil(double(pages - 1) / ServiceListing::maxPagesInFlight);
    report(
        {name + u", first rows"_s, median(firsts), u"ms"_s, 5, u"one round trip"_s, double(delay.count())});
    if (delay > 0ms) {
        report({name, median(times), u"ms"_s, 5, u"the bound: rounds of 6 pages"_s,
                rounds * double(delay.count())});
    }
    report({name + u", all"_s, median(times), u"ms"_s, 5, u"one by one, a connection each"_s,
            oneByOne(server.url(), delay > 100ms ? pages / 10 : pages) * (delay > 100ms ? 10 : 1)});
}

//! The table of the services, as the window has it.
struct ShownTable
{
    explicit ShownTable(Workbench &bench)
        : model(bench.services(), bench.workspace().catalogue())
        , proxy(model, bench.workspace().catalogue(), clock)
    {
        view.setServices(&proxy, &clock);
        view.resize(1200, 800);
        view.show();
    }

    SystemClock clock;
    ServiceTableModel model;
    ServiceFilterProxy proxy;
    ServiceTableView view;
};

void measureRefresh(int total)
{
    PageServer server;
    const QList<QByteArray> pages = PageServer::pages(total, false);
    const QList<QByteArray> changedPages = PageServer::pages(total, true);
    server.setPages(pages);
    Workbench bench(server.url());
    ServiceRepository &services = bench.services();
    ShownTable table(bench);
    ServiceTableView &view = table.view;
    PauseMeter pauses;
    malloc_trim(0);
    const qint64 bytesBefore = privateBytes();
    bench.refresh();
    malloc_trim(0);
    report({u"%1 rows: memory of a row once listed, in all"_s.arg(total),
            double(privateBytes() - bytesBefore) / total, u"bytes"_s, total, u"its name and id alone"_s,
            124});
    report({u"%1 rows: longest pause while they are listed first"_s.arg(total), pauses.longestMs(), u"ms"_s,
            1, u"of which this thread worked"_s, pauses.longestWorkMs()});
    QCoreApplication::processEvents();
    if (services.count() != total) {
        qFatal("not all were listed");
    }

    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    const ServiceId selected = table.proxy.idAt(view.rowAt(40));
    view.selectService(selected);
    const int scrolled = view.verticalScrollBar()->value();

    const auto mustStay = [&] {
        if (view.currentService()->id != selected || view.verticalScrollBar()->value() != scrolled) {
            qFatal("the refresh moved the selection or the view");
        }
    };
    // What the changes cost is little beside the thousand answers: of those that hold them, one is enough.
    const auto merge = [&] {
        QEventLoop loop;
        QObject::connect(&services, &ServiceRepository::rowsChanged, &loop, &QEventLoop::quit);
        const double before = threadCpuMs();
        services.loadMatching(ServiceQuery());
        loop.exec();
        QCoreApplication::processEvents();
        return threadCpuMs() - before;
    };
    QList<double> merges;
    for (int round = 0; round < 20; ++round) {
        server.setPages({PageServer::changes(total, round % 2 == 0)});
        merges.append(merge());
        mustStay();
    }
    report(
        {u"%1 rows: merge of %2 changes, their answer and a painting included, this thread"_s.arg(total).arg(
             total / 1000),
         median(merges), u"ms"_s, int(merges.size()), u"a quarter of a frame"_s, 4});

    const auto refresh = [&] {
        const double before = threadCpuMs();
        bench.refresh();
        QCoreApplication::processEvents();
        return threadCpuMs() - before;
    };
    server.setPages(pages);
    refresh();
    QList<double> refreshes;
    QList<double> pausesSeen;
    for (int round = 0; round < 9; ++round) {
        server.setPages(round % 2 == 0 ? changedPages : pages);
        pauses.reset();
        refreshes.append(refresh());
        pausesSeen.append(pauses.longestMs());
        mustStay();
    }
    report({u"%1 rows: refresh with %2 changes, this thread"_s.arg(total).arg(total / 1000),
            median(refreshes),
            u"ms"_s,
            int(refreshes.size()),
            {},
            0});
    report({u"%1 rows: longest pause in a refresh, worst"_s.arg(total), worst(pausesSeen), u"ms"_s,
            int(refreshes.size()), u"a frame"_s, 16});
}

//! From the first slice of a list that an earlier run knew to the last row in the table.
void measureRemembered(int total)
{
    const QTemporaryDir directory;
    LocalDatabase database(directory.filePath(u"lists.db"_s), RememberedLists::migrations(),
                           LocalDatabase::Durability::Normal);
    RememberedLists lists(database);
    if (!await(lists.save(u"a list"_s, firstServices(total), {}, QDateTime::currentDateTimeUtc()))) {
        qFatal("the list was not remembered");
    }
    QList<double> times;
    QList<double> pausesSeen;
    PauseMeter pauses;
    for (int round = 0; round < 5; ++round) {
        Workbench bench(QUrl(u"http://127.0.0.1:1"_s));
        const ShownTable table(bench);
        QCoreApplication::processEvents();
        QEventLoop loop;
        QObject::connect(&bench.services(), &ServiceRepository::rowsInserted, &loop, [&] {
            if (bench.services().count() == total) {
                loop.quit();
            }
        });
        pauses.reset();
        times.append(timed([&] {
            const ListKeeper keeper(bench.services(), lists, u"a list"_s);
            loop.exec();
            QCoreApplication::processEvents();
        }));
        pausesSeen.append(pauses.longestMs());
    }
    report({u"%1 rows remembered: until all are in the table"_s.arg(total),
            median(times),
            u"ms"_s,
            int(times.size()),
            {},
            0});
    report({u"%1 rows remembered: longest pause while they come, worst"_s.arg(total), worst(pausesSeen),
            u"ms"_s, int(pausesSeen.size()), u"a frame"_s, 16});
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    for (const std::chrono::milliseconds delay : {0ms, 20ms, 50ms, 200ms}) {
        measureListing(delay);
    }
    for (const QString &argument : QCoreApplication::arguments().mid(1)) {
        measureRemembered(argument.toInt());
        measureRefresh(argument.toInt());
    }
    return 0;
}
