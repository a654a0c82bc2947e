// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an answer of 10 MB costs the window's thread until it is laid out and painted: many members, and one line.

#include "tests/bench/figures.h"
#include "tests/bench/pausemeter.h"
#include "tests/support/fakeprompter.h"
#include "views/common/codeedit.h"
#include "views/invocation/responseview.h"

#include <QApplication>
#include <QTabWidget>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype megabytes = 10;
constexpr qsizetype size = megabytes * 1000 * 1000;

//! {"forecast":[{"product":0,"demand":0.25},...]}
QString manyMembers()
{
    QString body = u"{\"forecast\":["_s;
    for (int i = 0; body.size() < size; ++i) {
        body += u"%1{\"product\":%2,\"demand\":0.25}"_s.arg(i == 0 ? u""_s : u","_s).arg(i);
    }
    return body + u"]}"_s;
}

//! One string that fills a line.
QString oneLine()
{
    return u"{\"picture\":\""_s + QString(size, u'x') + u"\"}"_s;
}

void measure(const QString &what, const QString &body)
{
    FakePrompter prompter;
    ResponseView view(prompter);
    view.resize(700, 500);
    view.show();
    QTest::qWait(100);
    TestResult result;
    result.responseStatus = 200;
    result.body = body;
    auto *tabs = view.findChild<QTabWidget *>();
    int filled = 0;
    for (CodeEdit *editor : view.findChildren<CodeEdit *>()) {
        QObject::connect(editor, &CodeEdit::filled, &view, [&filled] { ++filled; });
    }
    PauseMeter pauses;
    QList<double> longest;
    QList<double> done;
    constexpr int rounds = 5;
    for (int round = 0; round < rounds; ++round) {
        view.showNothing();
        QTest::qWait(100);
        filled = 0;
        pauses.reset();
        done.append(timed([&] {
            view.showResult(result, QDateTime::currentDateTimeUtc());
            if (!QTest::qWaitFor([&] { return filled == 2; }, 60'000)) {
                qFatal("it was not laid out");
            }
        }));
        for (const int tab : {1, 0}) {
            tabs->setCurrentIndex(tab);
            QTest::qWait(100);
        }
        longest.append(pauses.longestMs());
    }
    report({u"%1: longest pause"_s.arg(what), median(longest), u"ms"_s, rounds, u"a frame"_s, 16});
    report({u"%1: until it is laid out"_s.arg(what), median(done), u"ms"_s, rounds});
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    measure(u"answer of 10 MB, many members"_s, manyMembers());
    measure(u"answer of 10 MB, one line"_s, oneLine());
    return 0;
}
