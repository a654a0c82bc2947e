// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The three paths that grow with the number of services, made ready to be counted by callgrind: everything up to the marks
// is preparation. Argument: filter, sort or refresh.

#include "models/services/listingdigest.h"
#include "tests/bench/pageserver.h"
#include "tests/bench/table.h"

#include <QCoreApplication>

#include <functional>
#include <valgrind/callgrind.h>

using namespace Belay;
using namespace Qt::StringLiterals;

using Column = ServiceTableModel::Column;

namespace {

constexpr int rows = 10'000;

void counted(const std::function<void()> &work)
{
    CALLGRIND_START_INSTRUMENTATION;
    work();
    CALLGRIND_STOP_INSTRUMENTATION;
}

void filter()
{
    Table table(rows);
    counted([&] {
        for (const QString &text :
             {u"d"_s, u"dem"_s, u"demand-f 7"_s, u"status:failed type:api"_s, QString()}) {
            table.proxy.setFilter(ServiceFilter::parse(text, ServiceFilterProxy::features()));
        }
    });
}

void sort()
{
    Table table(rows);
    counted([&] {
        for (const Column column : {Column::UpdatedAt, Column::Type, Column::Name}) {
            table.proxy.sort(static_cast<int>(column));
        }
    });
}

//! All pages are read and compared with those before; one service in a thousand has changed.
void refresh()
{
    Table table(rows);
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
    const QList<QByteArray> changed = PageServer::pages(rows, true);
    readAll(PageServer::pages(rows, false));
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
