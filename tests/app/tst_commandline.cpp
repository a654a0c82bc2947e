// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include "belay/buildinfo.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Belay::CommandLine::Action)

//! What may be said on the command line, and what the program makes of it.
class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void nothingOpensAWindow();
    void everyOptionIsTaken();
    void theSandboxMayBeFresh();
    void actionsNeedAWindowOrNot_data();
    void actionsNeedAWindowOrNot();
    void formatsAreKnown_data();
    void formatsAreKnown();
    void linksNameAProfileAndAService_data();
    void linksNameAProfileAndAService();
    void wrongLinesAreRefused_data();
    void wrongLinesAreRefused();

    void versionAndHelpNeedNoDisplay_data();
    void versionAndHelpNeedNoDisplay();
    void wrongUseEndsWithTwo_data();
    void wrongUseEndsWithTwo();
    void aFirstFrameIsEnoughToMeasureAStart();
    void anUnknownProfileEndsWithFour();
    void withoutAHomeItStarts();

private:
    struct Finished
    {
        int exitCode = -1;
        QString out;
        QString err;
    };
    //! \a platform: of Qt; one that does not exist proves that no window system is asked for.
    static Finished run(const QStringList &arguments, const QString &platform = u"none"_s,
                        const QProcessEnvironment &more = {});
    static CommandLine parse(const QStringList &arguments)
    {
        return CommandLine::parse(QStringList{u"belay"_s} + arguments);
    }
};

TestCommandLine::Finished TestCommandLine::run(const QStringList &arguments, const QString &platform,
                                               const QProcessEnvironment &more)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, platform);
    environment.insert(more);
    process.setProcessEnvironment(environment);
    process.start(QString::fromLocal8Bit(BELAY_PROGRAM), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) {
        return {};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestCommandLine::nothingOpensAWindow()
{
    const CommandLine line = parse({});
    QCOMPARE(line.action, CommandLine::Action::Run);
    QVERIFY(!line.sandbox && !line.minimized && !line.newWindow && !line.exitAfterFirstFrame);
    QVERIFY(line.profileName.isEmpty() && line.openFile.isEmpty() && line.linkProfile.isEmpty());
    QCOMPARE(line.logLevel, u"warning"_s);
}

void TestCommandLine::everyOptionIsTaken()
{
    const CommandLine line = parse({u"--profile"_s, u"acme prod"_s, u"--exit-after-first-frame"_s,
                                    u"--config-dir"_s, u"/somewhere"_s, u"--log-level=debug"_s,
                                    u"--new-window"_s, u"--minimized"_s, u"service.yaml"_s});
    QCOMPARE(line.action, CommandLine::Action::Run);
    QCOMPARE(line.profileName, u"acme prod"_s);
    QVERIFY(line.exitAfterFirstFrame && line.newWindow && line.minimized);
    QCOMPARE(line.configDirectory, u"/somewhere"_s);
    QCOMPARE(line.logLevel, u"debug"_s);
    QCOMPARE(line.openFile, u"service.yaml"_s);
}

void TestCommandLine::theSandboxMayBeFresh()
{
    const CommandLine kept = parse({u"--sandbox"_s});
    QVERIFY(kept.sandbox && !kept.sandboxFresh);
    const CommandLine fresh = parse({u"--sandbox-fresh"_s});
    QVERIFY(fresh.sandbox && fresh.sandboxFresh);
}

void TestCommandLine::actionsNeedAWindowOrNot_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<CommandLine::Action>("action");
    QTest::addColumn<bool>("isWindowless");
    QTest::newRow("run") << QStringList{u"--sandbox"_s} << CommandLine::Action::Run << false;
    QTest::newRow("tour") << QStringList{u"--tour"_s, u"dir"_s} << CommandLine::Action::Tour << false;
    QTest::newRow("export") << QStringList{u"--export"_s, u"-"_s} << CommandLine::Action::Export << true;
    QTest::newRow("version") << QStringList{u"--version"_s} << CommandLine::Action::Version << true;
    QTest::newRow("v") << QStringList{u"-v"_s} << CommandLine::Action::Version << true;
    QTest::newRow("help") << QStringList{u"--help"_s} << CommandLine::Action::Help << true;
    QTest::newRow("h") << QStringList{u"-h"_s} << CommandLine::Action::Help << true;
}

void TestCommandLine::actionsNeedAWindowOrNot()
{
    QFETCH(QStringList, arguments);
    QFETCH(CommandLine::Action, action);
    QFETCH(bool, isWindowless);
    const CommandLine line = parse(arguments);
    QCOMPARE(line.action, action);
    QCOMPARE(line.isWindowless(), isWindowless);
}

void TestCommandLine::formatsAreKnown_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("format");
    QTest::newRow("default") << QStringList() << int(ExportFormat::Json);
    QTest::newRow("json") << QStringList{u"--format"_s, u"json"_s} << int(ExportFormat::Json);
    QTest::newRow("yaml") << QStringList{u"--format"_s, u"yaml"_s} << int(ExportFormat::Yaml);
    QTest::newRow("csv") << QStringList{u"--format=csv"_s} << int(ExportFormat::Csv);
}

void TestCommandLine::formatsAreKnown()
{
    QFETCH(QStringList, more);
    QFETCH(int, format);
    const CommandLine line = parse(QStringList{u"--export"_s, u"services.txt"_s, u"--summary-only"_s} + more);
    QCOMPARE(line.action, CommandLine::Action::Export);
    QCOMPARE(line.exportFile, u"services.txt"_s);
    QCOMPARE(int(line.exportFormat), format);
    QVERIFY(line.summaryOnly);
}

void TestCommandLine::linksNameAProfileAndAService_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("service");
    QTest::newRow("both") << u"belay://acme-prod/demand-api"_s << u"acme-prod"_s << u"demand-api"_s;
    QTest::newRow("profile") << u"belay://acme-prod"_s << u"acme-prod"_s << QString();
    QTest::newRow("capitals") << u"belay://AcmeProd/demand-api"_s << u"AcmeProd"_s << u"demand-api"_s;
    QTest::newRow("space") << u"belay://acme%20prod/demand-api"_s << u"acme prod"_s << u"demand-api"_s;
}

void TestCommandLine::linksNameAProfileAndAService()
{
    QFETCH(QString, link);
    QFETCH(QString, profile);
    QFETCH(QString, service);
    const CommandLine line = parse({link});
    QCOMPARE(line.action, CommandLine::Action::Run);
    QCOMPARE(line.linkProfile, profile);
    QCOMPARE(line.linkService, service);
    QVERIFY(line.openFile.isEmpty());
}

void TestCommandLine::wrongLinesAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("reason");
    QTest::newRow("unknown option") << QStringList{u"--colour"_s, u"red"_s} << u"colour"_s;
    QTest::newRow("missing value") << QStringList{u"--profile"_s} << u"profile"_s;
    QTest::newRow("log level") << QStringList{u"--log-level"_s, u"chatty"_s} << u"--log-level"_s;
    QTest::newRow("format") << QStringList{u"--export"_s, u"-"_s, u"--format"_s, u"xml"_s} << u"--format"_s;
    QTest::newRow("two targets") << QStringList{u"a.yaml"_s, u"b.yaml"_s} << u"one"_s;
    QTest::newRow("two profiles") << QStringList{u"--sandbox"_s, u"--profile"_s, u"acme"_s} << u"--sandbox"_s;
    QTest::newRow("link without profile") << QStringList{u"belay://"_s} << u"belay://PROFILE"_s;
    QTest::newRow("link without slashes") << QStringList{u"belay:acme"_s} << u"belay://PROFILE"_s;
}

void TestCommandLine::wrongLinesAreRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, reason);
    const CommandLine line = parse(arguments);
    QCOMPARE(line.action, CommandLine::Action::Invalid);
    QVERIFY2(line.text.contains(reason), qPrintable(line.text));
}

void TestCommandLine::versionAndHelpNeedNoDisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("words");
    const QString version = BuildInfo::applicationName + u' ' + BuildInfo::version + u'\n';
    QTest::newRow("version") << QStringList{u"--version"_s} << QStringList{version};
    QTest::newRow("help") << QStringList{u"--help"_s} << QStringList{u"--profile"_s,
                                                                     u"--sandbox"_s,
                                                                     u"--sandbox-fresh"_s,
                                                                     u"--tour"_s,
                                                                     u"--export"_s,
                                                                     u"--format"_s,
                                                                     u"--summary-only"_s,
                                                                     u"--exit-after-first-frame"_s,
                                                                     u"--config-dir"_s,
                                                                     u"--log-level"_s,
                                                                     u"--new-window"_s,
                                                                     u"--minimized"_s,
                                                                     u"--version"_s,
                                                                     u"--help"_s,
                                                                     u"belay://PROFILE/SERVICE"_s};
}

void TestCommandLine::versionAndHelpNeedNoDisplay()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, words);
    const Finished finished = run(arguments);
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.err, QString());
    for (const QString &word : words) {
        QVERIFY2(finished.out.contains(word), qPrintable(word));
    }
}

void TestCommandLine::wrongUseEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("key");
    QTest::newRow("unknown option") << QStringList{u"--colour"_s} << QString();
    QTest::newRow("stray targets") << QStringList{u"a.yaml"_s, u"b.yaml"_s} << QString();
    QTest::newRow("no key in API_KEY") << QStringList{u"--export"_s, u"-"_s} << u"not a key"_s;
}

void TestCommandLine::wrongUseEndsWithTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, key);
    QProcessEnvironment more;
    if (!key.isEmpty()) {
        more.insert(u"API_KEY"_s, key);
    }
    const Finished finished = run(arguments, u"none"_s, more);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.out, QString());
    QVERIFY2(finished.err.startsWith("belay: "_L1), qPrintable(finished.err));
    QVERIFY(key.isEmpty() || !finished.err.contains(key));
}

void TestCommandLine::aFirstFrameIsEnoughToMeasureAStart()
{
    const QTemporaryDir place;
    const Finished finished =
        run({u"--exit-after-first-frame"_s, u"--config-dir"_s, place.path()}, u"offscreen"_s);
    QCOMPARE(finished.exitCode, 0);
}

void TestCommandLine::anUnknownProfileEndsWithFour()
{
    const QTemporaryDir place;
    const Finished finished =
        run({u"--profile"_s, u"nobody"_s, u"--config-dir"_s, place.path()}, u"offscreen"_s);
    QCOMPARE(finished.exitCode, 4);
    QVERIFY2(finished.err.contains("nobody"_L1), qPrintable(finished.err));
}

// L12
void TestCommandLine::withoutAHomeItStarts()
{
    QProcessEnvironment nowhere;
    for (const QString &variable : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s,
                                    u"XDG_STATE_HOME"_s, u"XDG_RUNTIME_DIR"_s}) {
        nowhere.insert(variable, u"/proc/nowhere"_s);
    }
    const Finished finished = run({u"--exit-after-first-frame"_s}, u"offscreen"_s, nowhere);
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.err));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
