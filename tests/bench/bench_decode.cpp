// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading a page of 100 services, against QJsonDocument on the same bytes.

#include "models/domain/servicejson.h"
#include "tests/bench/figures.h"
#include "tests/bench/pageserver.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Belay;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QByteArray page = PageServer::page(3, 100, 1000, false);
    constexpr int rounds = 200;
    const double megabytes = double(page.size()) * rounds / 1e6;
    const double ours = timed([&] {
        for (int i = 0; i < rounds; ++i) {
            if (decodeServicePage(page)->services.size() != 100) {
                qFatal("the page was not read");
            }
        }
    });
    const double bare = timed([&] {
        for (int i = 0; i < rounds; ++i) {
            if (QJsonDocument::fromJson(page).isNull()) {
                qFatal("the page is no JSON");
            }
        }
    });
    report({u"decode pages of services"_s, megabytes / ours * 1e3, u"MB/s"_s, rounds,
            u"QJsonDocument alone"_s, megabytes / bare * 1e3});
    return 0;
}
