// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For a comparison with another program's table of the same rows. "rows N" prints N services as JSON; "type N TEXT..." prints
// what each TEXT, one after the other in the filter, takes until the table is painted, and sorting by name.

#include "tests/bench/figures.h"
#include "tests/bench/pageserver.h"
#include "tests/bench/painted.h"
#include "tests/bench/table.h"
#include "views/services/servicetableview.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Belay;
using namespace Qt::StringLiterals;

using Column = ServiceTableModel::Column;

namespace {

void print(const QJsonDocument &document)
{
    std::fputs(document.toJson(QJsonDocument::Compact).constData(), stdout);
}

void printRows(int rows)
{
    const QJsonDocument page = QJsonDocument::fromJson(PageServer::page(1, rows, rows, false));
    print(QJsonDocument(page.object().value("services"_L1).toArray()));
}

void type(int rows, const QStringList &texts)
{
    Table table(rows);
    ServiceTableView view;
    Painted painted(view);
    view.setServices(&table.proxy, &table.clock);
    view.resize(1200, 800);
    view.show();
    QCoreApplication::processEvents();
    const auto toPainted = [&](const auto &change) {
        return timed([&] {
            change();
            painted.now();
        });
    };
    constexpr int rounds = 5;
    QList<QList<double>> times(texts.size());
    QList<double> sorts;
    for (int round = 0; round < rounds; ++round) {
        for (qsizetype i = 0; i < texts.size(); ++i) {
            times[i].append(toPainted([&] {
                table.proxy.setFilter(ServiceFilter::parse(texts.at(i), ServiceFilterProxy::features()));
            }));
        }
    }
    for (int round = 0; round < rounds; ++round) {
        table.proxy.sort(static_cast<int>(Column::Type));
        sorts.append(toPainted([&] { table.proxy.sort(static_cast<int>(Column::Name)); }));
    }
    QJsonArray keys;
    for (const QList<double> &key : std::as_const(times)) {
        keys.append(median(key));
    }
    print(QJsonDocument(QJsonObject{{u"keys"_s, keys}, {u"sort"_s, median(sorts)}}));
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int rows = arguments.value(2).toInt();
    if (arguments.value(1) == "rows"_L1 && rows > 0) {
        printRows(rows);
    } else if (arguments.value(1) == "type"_L1 && rows > 0) {
        type(rows, arguments.mid(3));
    } else {
        qFatal("rows N, or type N TEXT...");
    }
    return 0;
}
