// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The three paths that grow with the number of services, made ready to be counted by callgrind: everything up to the marks
// is preparation. Argument: filter, sort or refresh.

#include "models/services/listingdigest.h"
#include "models/tables/servicefilterproxy.h"
#include "tests/bench/manyservices.h"
#include "tests/bench/pageserver.h"
#include "tests/support/workbench.h"

#include <QCoreApplication>

#include <functional>
#include <valgrind/callgrind.h>

using namespace Belay;
using namespace Qt::StringLiterals;

using Column = ServiceTableModel::Column;

namespace {

constexpr int rows = 10'000;
constexpr int pageSize = 100;

void counted(const std::function<void()> &work)
{
    CALLGRIND_START_INSTRUMENTATION;
    work();
    CALLGRIND_STOP_INSTRUMENTATION;
}

//! A table of many services, sorted by name, that no window shows.
struct Table
{
    Table()
    {
        QList<Service> services;
        for (int i = 0; i < rows; ++i) {
            services.append(manyServices(i));
        }
        bench.services().restore(services, QDateTime::currentDateTimeUtc());
        proxy.sort(static_cast<int>(Column::Name));
    }

    Workbench bench{QUrl(u"http://127.0.0.1:9"_s)}; //!< never asked
    ServiceTableModel model{bench.services(), bench.workspace().catalogue()};
    SystemClock clock;
    ServiceFilterProxy proxy{model, bench.workspace().catalogue(), clock};
};

void filter()
{
    Table table;
    counted([&] {
        for (const QString &text :
             {u"d"_s, u"dem"_s, u"demand-f 7"_s, u"status:failed type:api"_s, QString()}) {
            table.proxy.setFilter(ServiceFilter::parse(text, ServiceFilterProxy::features()));
        }
    });
}

void sort()
{
    Table table;
    counted([&] {
        for (const Column column : {Column::UpdatedAt, Column::Type, Column::Name}) {
            table.proxy.sort(static_cast<int>(column));
        }
    });
}

//! All pages are read and compared with those before; one service in a thousand has changed.
void refresh()
{
    Table table;
    ListingDigest digest;
    const auto readAll = [&](const QList<QByteArray> &bodies) {
        const quint64 number = digest.begin({});
        for (const QByteArray &body : bodies) {
            Result<ServicePage> page = decodeServicePage(body);
            if (!page) {
                qFatal("a page could not be read");
            }
            digest.reduce(*page, number);
            for (const Service &service : std::as_const(page->services)) {
                table.bench.services().merge(service);
            }
        }
    };
    QList<QByteArray> bodies;
    QList<QByteArray> changed;
    for (int number = 1; number <= rows / pageSize; ++number) {
        bodies.append(PageServer::page(number, pageSize, rows, false));
        changed.append(PageServer::page(number, pageSize, rows, true));
    }
    readAll(bodies);
    counted([&] { readAll(changed); });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString path = QCoreApplication::arguments().value(1);
    const QHash<QString, void (*)()> paths{{u"filter"_s, filter}, {u"sort"_s, sort}, {u"refresh"_s, refresh}};
    if (!paths.contains(path)) {
        qFatal("filter, sort or refresh");
    }
    paths.value(path)();
    return 0;
}
