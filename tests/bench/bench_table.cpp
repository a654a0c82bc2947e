// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filter, sort and memory of the table of services, against QSortFilterProxyModel on the same table and against a plain scan
// of as many bytes. Arguments: how many rows, such as 1000 10000 100000; --no-peer leaves QSortFilterProxyModel out.

#include "models/tables/servicefilterproxy.h"
#include "tests/bench/figures.h"
#include "tests/bench/manyservices.h"
#include "tests/bench/painted.h"
#include "tests/support/workbench.h"
#include "views/services/servicetableview.h"

#include <QApplication>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <cstdio>
#include <cstring>
#include <malloc.h>

using namespace Belay;
using namespace Qt::StringLiterals;

using Column = ServiceTableModel::Column;

namespace {

//! What people type, a key at a time, and take back again; narrowing, several words, a pattern, a status.
const QStringList typed{u"d"_s,
                        u"de"_s,
                        u"dem"_s,
                        u"demand"_s,
                        u"demand-f"_s,
                        u"demand-f 7"_s,
                        u"demand-f 77"_s,
                        u"demand-f"_s,
                        u"d"_s,
                        QString(),
                        u"status:failed"_s,
                        u"status:failed type:api"_s,
                        u"-uk type:web"_s,
                        u"9"_s,
                        u"99"_s,
                        u"999"_s,
                        u"by:user7"_s,
                        u"tag:emea|tag:uk"_s,
                        u"updated:<2024-01-01"_s,
                        u"zzz"_s,
                        QString()};

//! What is allocated and not given back, in the arena of this thread and in blocks of their own.
qint64 heapBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
}

//! Of each key of the script the median of its rounds.
QList<double> byKey(const QList<double> &times)
{
    QList<double> medians;
    for (qsizetype key = 0; key < typed.size(); ++key) {
        QList<double> rounds;
        for (qsizetype at = key; at < times.size(); at += typed.size()) {
            rounds.append(times.at(at));
        }
        medians.append(median(rounds));
    }
    return medians;
}

//! The peer, as most programs would write it: a fixed text, without regard to case, in the name.
void measurePeer(ServiceTableModel &model, int rows, double keystroke, double byName, double byDate)
{
    QSortFilterProxyModel peer;
    peer.setSourceModel(&model);
    peer.setFilterKeyColumn(static_cast<int>(Column::Name));
    peer.setFilterCaseSensitivity(Qt::CaseInsensitive);
    peer.setSortRole(ServiceTableModel::SortRole);
    peer.setSortLocaleAware(true);
    QTableView view;
    Painted painted(view);
    view.setModel(&peer);
    view.resize(1200, 800);
    view.show();
    QCoreApplication::processEvents();
    const auto key = [&](const QString &text) {
        return timed([&] {
            peer.setFilterFixedString(text);
            painted.now();
        });
    };
    const auto sort = [&](Column column) {
        return timed([&] {
            peer.sort(static_cast<int>(column));
            painted.now();
        });
    };
    const double name = sort(Column::Name);
    const double date = sort(Column::UpdatedAt);
    const QString peerName = u"QSortFilterProxyModel"_s;
    report({u"%1 rows: keystroke to repainted table, the worst key"_s.arg(rows), keystroke, u"ms"_s,
            int(typed.size()), peerName + u", first key"_s, key(u"demand"_s)});
    report({u"%1 rows: sort by name"_s.arg(rows), byName, u"ms"_s, 5, peerName, name});
    report({u"%1 rows: sort by date"_s.arg(rows), byDate, u"ms"_s, 5, peerName, date});
}

void measure(int rows, bool hasPeer)
{
    Workbench bench(QUrl(u"http://127.0.0.1:9"_s));
    ServiceRepository &services = bench.services();
    qint64 textBytes = 0;
    const qint64 before = privateBytes();
    const qint64 heapBefore = heapBytes();
    {
        QList<Service> all;
        all.reserve(rows);
        for (int i = 0; i < rows; ++i) {
            all.append(manyServices(i));
            textBytes += 2 * (all.last().name.size() + all.last().id.value.size());
        }
        services.restore(all, QDateTime::currentDateTimeUtc());
    }
    malloc_trim(0); // what was only needed to make them
    ServiceTableModel model(services, bench.workspace().catalogue());
    const SystemClock clock;
    ServiceFilterProxy proxy(model, bench.workspace().catalogue(), clock);
    ServiceTableView view;
    Painted painted(view);
    view.setServices(&proxy, &clock);
    view.resize(1200, 800);
    view.show();
    QCoreApplication::processEvents();
    report({u"%1 rows: heap in use for a row, table and view included"_s.arg(rows),
            double(heapBytes() - heapBefore) / rows, u"bytes"_s, rows, u"its name and id alone"_s,
            double(textBytes) / rows});
    const double perRow = double(privateBytes() - before) / rows;
    report({u"%1 rows: memory of the process for a row, holes included"_s.arg(rows), perRow, u"bytes"_s, rows,
            u"its name and id alone"_s, double(textBytes) / rows});

    QList<double> keys;
    QList<double> filters;
    for (int round = 0; round < 5; ++round) {
        for (const QString &text : typed) {
            keys.append(timed([&] {
                filters.append(timed(
                    [&] { proxy.setFilter(ServiceFilter::parse(text, ServiceFilterProxy::features())); }));
                painted.now();
            }));
        }
    }
    const QList<double> typical = byKey(keys);
    const QList<double> typicalFilters = byKey(filters);
    for (qsizetype key = 0; key < typed.size(); ++key) {
        std::printf("key\t%d rows\t%s\t%.2f ms, of which the filter %.2f\n", rows, qPrintable(typed.at(key)),
                    typical.at(key), typicalFilters.at(key));
    }
    report({u"%1 rows: filter alone, the worst key"_s.arg(rows), worst(typicalFilters), u"ms"_s,
            int(filters.size())});
    const QByteArray plain(qsizetype(rows) * 26, 'x');
    const double scan =
        timed([&] { (void)memmem(plain.constData(), std::size_t(plain.size()), "demand", 6); });
    report({u"%1 rows: keystroke to repainted table, median"_s.arg(rows), median(keys), u"ms"_s,
            int(keys.size()), u"a memory scan of as many bytes"_s, scan});
    const double pattern = timed([&] {
        proxy.setFilter(ServiceFilter::parse(u"/-7[0-9]$/"_s, ServiceFilterProxy::features()));
        painted.now();
    });
    report({u"%1 rows: a pattern to repainted table"_s.arg(rows), pattern, u"ms"_s, 1});
    proxy.setFilter({});
    painted.now();
    report({u"%1 rows: repaint alone"_s.arg(rows), timed([&] { painted.now(); }), u"ms"_s, 1});

    const auto sort = [&](Column column) {
        QList<double> times;
        for (int round = 0; round < 5; ++round) {
            proxy.sort(static_cast<int>(Column::Type));
            painted.now();
            times.append(timed([&] {
                proxy.sort(static_cast<int>(column),
                           round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                painted.now();
            }));
        }
        return median(times);
    };
    const double byName = sort(Column::Name);
    const double byDate = sort(Column::UpdatedAt);
    if (hasPeer) {
        measurePeer(model, rows, worst(typical), byName, byDate);
    } else {
        report({u"%1 rows: keystroke to repainted table, the worst key"_s.arg(rows), worst(typical), u"ms"_s,
                int(keys.size())});
        report({u"%1 rows: sort by name"_s.arg(rows), byName, u"ms"_s, 5});
        report({u"%1 rows: sort by date"_s.arg(rows), byDate, u"ms"_s, 5});
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    for (const QString &argument : arguments) {
        if (const int rows = argument.toInt(); rows > 0) {
            measure(rows, !arguments.contains(u"--no-peer"_s));
        }
    }
    return 0;
}
