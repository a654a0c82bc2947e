// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole program with its window: memory with every panel open, what it does while nobody does anything, and the longest
// pause of its thread while somebody works. Arguments: memory, idle SECONDS or work ROUNDS, each with how many services. The
// platform is a program of its own: this one, started with "serve".

#include "app/application.h"
#include "tests/bench/figures.h"
#include "tests/bench/pageserver.h"
#include "tests/bench/pausemeter.h"
#include "tests/support/fakeprompter.h"
#include "views/common/presence.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>
#include <map>
#include <numeric>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Column = ServiceTableModel::Column;

namespace {

//! The pages of so many services; if \a isSettled, nothing is under way with any.
QList<QByteArray> pagesOf(int services, bool isSettled)
{
    QList<QByteArray> pages = PageServer::pages(services, false);
    if (isSettled) {
        for (QByteArray &page : pages) {
            for (const char *underWay : {"\"CREATING\"", "\"DEPLOYING\"", "\"DELETING\""}) {
                page.replace(underWay, "\"AVAILABLE\"");
            }
        }
    }
    return pages;
}

//! Prints where it serves so many services, and does so until its input ends.
void serve(int services, bool isSettled)
{
    PageServer server;
    server.setPages(pagesOf(services, isSettled));
    std::puts(server.url().toEncoded().constData());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
}

//! Belay with so many services in its window, all listed.
class Bench
{
public:
    //! \a isSettled: nothing is under way, so Belay polls seldom.
    explicit Bench(int services, bool isSettled = false)
        : m_environment(Directories::below(m_place.path()), std::make_unique<SessionCredentialStore>())
    {
        m_server.start(QCoreApplication::applicationFilePath(),
                       {u"serve"_s, isSettled ? u"settled"_s : u"moving"_s, QString::number(services)});
        while (!m_server.canReadLine()) {
            if (!m_server.waitForReadyRead(60'000)) {
                qFatal("the server did not start");
            }
        }
        Profile profile;
        profile.id = ProfileId{u"environment"_s};
        profile.name = u"environment"_s;
        profile.baseUrl = QUrl::fromEncoded(m_server.readLine().trimmed());
        profile.isEnvironment = true;
        m_application =
            std::make_unique<Application>(m_environment, m_prompter, CommandLine(),
                                          EnvironmentProfile{profile, Secret("a-key-for-measurements")});
        if (!m_application->start()) {
            qFatal("the program did not start");
        }
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<MainWindow *>(widget)) {
                m_window = window;
            }
        }
        const bool isListed = QTest::qWaitFor(
            [&] {
                const ServiceRepository &repository = m_window->workspace()->services();
                return repository.count() == services && !repository.state().isLoading;
            },
            120'000);
        if (!isListed) {
            qFatal("not all were listed");
        }
        trigger(u"toggleTestPanel"_s);
        trigger(u"toggleActivity"_s);
        table().selectRow(0);
        QTest::qWait(2000);
    }

    ~Bench()
    {
        m_application.reset();
        m_server.closeWriteChannel();
        m_server.waitForFinished();
    }

    MainWindow &window() { return *m_window; }
    ServiceTableView &table() { return m_window->servicesPage().table(); }
    void trigger(const QString &action) { m_window->findChild<QAction *>(action)->trigger(); }

private:
    QTemporaryDir m_place;
    QProcess m_server;
    FakePrompter m_prompter;
    Environment m_environment;
    std::unique_ptr<Application> m_application;
    MainWindow *m_window = nullptr;
};

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double residentMb()
{
    for (const QByteArray &line : read(u"/proc/self/status"_s).split('\n')) {
        if (line.startsWith("VmRSS:")) {
            return line.simplified().split(' ').value(1).toDouble() / 1024;
        }
    }
    return 0;
}

//! How often each thread of this process has gone to sleep; each time something woke it.
QHash<QString, qint64> wakeUps()
{
    QHash<QString, qint64> counts;
    const QStringList threads = QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads) {
        for (const QByteArray &line : read(u"/proc/self/task/%1/status"_s.arg(thread)).split('\n')) {
            if (line.startsWith("voluntary_ctxt_switches:")) {
                counts.insert(thread, line.simplified().split(' ').value(1).toLongLong());
            }
        }
    }
    return counts;
}

//! Since \a before, of the threads that are there now.
qint64 wakeUpsSince(const QHash<QString, qint64> &before)
{
    const QHash<QString, qint64> now = wakeUps();
    return std::accumulate(now.keyBegin(), now.keyEnd(), qint64(0), [&](qint64 sum, const QString &thread) {
        return sum + now.value(thread) - before.value(thread);
    });
}

double processCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

void measureMemory(int services)
{
    Bench bench(services);
    report({u"%1 services, all panels open: resident memory"_s.arg(services), residentMb(), u"MB"_s, 1,
            u"the goal"_s, 120});
}

//! Without a sleep in between, as QTest::qWait() has, which would look like a pause.
void waitFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

void measureIdle(int services, int seconds)
{
    Bench bench(services, true);
    // Nobody has used it for a while.
    bench.window().findChild<Presence *>()->setLimit(std::chrono::milliseconds(1));
    Workspace &workspace = *bench.window().workspace();
    const auto measure = [&](const QString &what) {
        qint64 wakes = 0;
        int polls = 0;
        QHash<QString, qint64> before = wakeUps();
        bool isPolling = false;
        QObject scope;
        QObject::connect(&workspace.services(), &ServiceRepository::stateChanged, &scope, [&] {
            if (const bool isLoading = workspace.services().state().isLoading; isLoading != isPolling) {
                isPolling = isLoading;
                polls += isPolling ? 1 : 0;
                wakes += isPolling ? wakeUpsSince(before) : 0;
                before = wakeUps();
            }
        });
        const double cpu = processCpuMs();
        waitFor(std::chrono::seconds(seconds));
        wakes += isPolling ? 0 : wakeUpsSince(before);
        report({u"idle, %1: wake-ups a second between polls"_s.arg(what), double(wakes) / seconds, u"1/s"_s,
                seconds, u"polls a second"_s, double(polls) / seconds});
        report({u"idle, %1: processor"_s.arg(what), (processCpuMs() - cpu) / seconds, u"ms/s"_s, seconds});
    };
    measure(u"visible, left alone"_s);
    bench.window().showMinimized();
    waitFor(2s); // minimising is not idling
    measure(u"minimised"_s);
}

//! What somebody does in a minute of work, by hand, and what it is called.
QList<std::pair<QString, std::function<void()>>> minutesWork(Bench &bench)
{
    MainWindow &window = bench.window();
    ServiceTableView &table = bench.table();
    const auto rest = [] { waitFor(20ms); };
    const auto filter = [&, rest] {
        auto *line = window.findChild<QLineEdit *>(u"filterLine"_s);
        line->setFocus();
        for (const QString &text : {u"demand-f 77"_s, u"status:failed"_s, u"by:user7 -uk"_s}) {
            for (const QChar key : text) {
                QTest::keyClick(line, key.toLatin1());
                rest();
            }
            while (!line->text().isEmpty()) {
                QTest::keyClick(line, Qt::Key_Backspace);
                rest();
            }
        }
    };
    const auto sort = [&, rest] {
        for (const Column column : {Column::UpdatedAt, Column::Type, Column::Name}) {
            QHeaderView *header = table.horizontalHeader();
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              {header->sectionViewportPosition(int(column)) + 20, header->height() / 2});
            rest();
        }
    };
    const auto scroll = [&, rest] {
        table.setFocus();
        for (const Qt::Key key :
             {Qt::Key_PageDown, Qt::Key_PageDown, Qt::Key_Down, Qt::Key_End, Qt::Key_Home}) {
            QTest::keyClick(&table, key);
            rest();
        }
    };
    const auto palette = [&, rest] {
        bench.trigger(u"openPalette"_s);
        rest();
        auto *line = window.findChild<QLineEdit *>(u"paletteLine"_s);
        for (const QChar key : u"demand 42"_s) {
            QTest::keyClick(line, key.toLatin1());
            rest();
        }
        QTest::keyClick(line, Qt::Key_Escape);
        rest();
    };
    const auto panes = [&, rest] {
        for (int i = 0; i < 2; ++i) {
            bench.trigger(u"toggleDetails"_s);
            rest();
        }
    };
    const auto refresh = [&, rest] {
        window.workspace()->services().refresh();
        while (window.workspace()->services().state().isLoading) {
            rest();
        }
    };
    return {{u"filter"_s, filter},   {u"sort"_s, sort},   {u"scroll"_s, scroll},
            {u"palette"_s, palette}, {u"panes"_s, panes}, {u"refresh"_s, refresh}};
}

void measureWork(int services, int rounds)
{
    Bench bench(services);
    PauseMeter pauses;
    const auto steps = minutesWork(bench);
    std::map<QString, std::pair<QList<double>, QList<double>>>
        pausesOf; // whole and this thread's work, by step
    int tooLong = 0;
    for (int round = 0; round < rounds; ++round) {
        double longest = 0;
        for (const auto &[name, act] : steps) {
            pauses.reset();
            act();
            pausesOf[name].first.append(pauses.longestMs());
            pausesOf[name].second.append(pauses.longestWorkMs());
            longest = std::max(longest, pauses.longestMs());
        }
        tooLong += longest > 16;
    }
    for (const auto &[name, act] : steps) {
        const auto &[longest, worked] = pausesOf[name];
        report({u"%1 services, a minute's work, %2: longest pause, worst"_s.arg(services).arg(name),
                worst(longest), u"ms"_s, rounds, u"of which this thread worked, worst"_s, worst(worked)});
        report({u"%1 services, a minute's work, %2: longest pause, median"_s.arg(services).arg(name),
                median(longest), u"ms"_s, rounds, u"of which this thread worked, median"_s, median(worked)});
    }
    report({u"%1 services, a minute's work: runs with a pause over a frame"_s.arg(services), double(tooLong),
            u"runs"_s, rounds});
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1);
    const int services = arguments.last().toInt();
    if (what == "serve"_L1) {
        serve(services, arguments.value(2) == "settled"_L1);
    } else if (what == "memory"_L1) {
        measureMemory(services);
    } else if (what == "idle"_L1) {
        measureIdle(services, arguments.value(2).toInt());
    } else if (what == "work"_L1) {
        measureWork(services, arguments.value(2).toInt());
    } else {
        qFatal("memory, idle or work");
    }
    return 0;
}
