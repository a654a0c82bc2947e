// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/commandline.h"
#include "app/exportcommand.h"
#include "app/logging.h"
#include "app/singleinstance.h"
#include "app/tour/tour.h"
#include "belay/buildinfo.h"
#include "views/common/dialogprompter.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTimer>
#include <QTranslator>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace Belay;

namespace {

//! Before any key is in memory: files only for this user, and no core dump that could hold a key.
void protectProcess()
{
#ifdef Q_OS_LINUX
    umask(077);
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    prctl(PR_SET_DUMPABLE, 0);
    // A file that may not grow further is an error that is told, and no reason to die.
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

//! Also where /proc shows what the program was started with.
void forgetVariable(const char *name)
{
    if (char *value = std::getenv(name)) {
        explicit_bzero(value, std::strlen(value));
    }
    qunsetenv(name);
}

int complain(const QString &text, ExitCode code)
{
    std::fprintf(stderr, "belay: %s\n", qPrintable(text));
    return static_cast<int>(code);
}

Directories directoriesFor(const CommandLine &line)
{
    return line.configDirectory.isEmpty() ? Directories::forUser() : Directories::below(line.configDirectory);
}

void nameApplication()
{
    QCoreApplication::setApplicationName(BuildInfo::applicationName);
    QCoreApplication::setApplicationVersion(BuildInfo::version);
    QCoreApplication::setOrganizationDomain(u"belay_desktop.github.io"_s);
}

int runExport(int &argc, char **argv, const CommandLine &line,
              const std::optional<EnvironmentProfile> &fromVariables, Redactor &redactor)
{
    const QCoreApplication application(argc, argv);
    nameApplication();
    Environment environment(directoriesFor(line));
    environment.setRedactor(&redactor);
    ExportCommand command(environment, line, fromVariables);
    QObject::connect(
        &command, &ExportCommand::finished, &application,
        [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); }, Qt::QueuedConnection);
    QTimer::singleShot(0, &command, &ExportCommand::start);
    return QCoreApplication::exec();
}

//! What is said to whoever starts the program while it runs.
int leaveToTheOther(const CommandLine &line)
{
    const bool asksForMore = line.sandbox || !line.profileName.isEmpty() || !line.openFile.isEmpty() ||
                             !line.linkProfile.isEmpty();
    QString text = u"it runs already, and its window was raised."_s;
    if (!line.openFile.isEmpty()) {
        text += u" The file was not opened: open it there."_s;
    } else if (asksForMore) {
        text += u" Nothing else was opened: open it there."_s;
    }
    return complain(text, ExitCode::Ok);
}

int runWindows(int &argc, char **argv, const CommandLine &line,
               const std::optional<EnvironmentProfile> &fromVariables, Redactor &redactor)
{
    QGuiApplication::setDesktopFileName(BuildInfo::applicationId);
    const QTemporaryDir screens;
    if (line.action == CommandLine::Action::Tour) {
        Tour::choosePlatform(screens);
    }
    const QApplication application(argc, argv);
    nameApplication();
    QApplication::setWindowIcon(QIcon(u":/icons/belay.svg"_s));
    if (line.action == CommandLine::Action::Tour) {
        // It looks for the words that it shows.
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    QTranslator qtTexts;
    if (qtTexts.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&qtTexts);
    }
    QTranslator ownTexts;
    // The sources are English but for plural forms, which only a translation holds.
    if (ownTexts.load(QLocale(), u"belay"_s, u"_"_s, u":/translations"_s) ||
        ownTexts.load(u":/translations/belay_en"_s)) {
        QCoreApplication::installTranslator(&ownTexts);
    }

    if (line.action == CommandLine::Action::Tour) {
        return static_cast<int>(Tour(line.tourDirectory).run());
    }
    const Directories directories = directoriesFor(line);
    SingleInstance instance(directories.data);
    // A window of its own is a program of its own.
    switch (line.newWindow ? SingleInstance::Claim::Granted : instance.claim()) {
    case SingleInstance::Claim::Granted:
        break;
    case SingleInstance::Claim::Raised:
        return leaveToTheOther(line);
    case SingleInstance::Claim::NoAnswer:
        return complain(u"it runs already, but does not answer."_s, ExitCode::Failed);
    }
    Environment environment(directories);
    environment.setRedactor(&redactor);
    DialogPrompter prompter;
    Application belay(environment, prompter, line, fromVariables);
    QObject::connect(&instance, &SingleInstance::raiseRequested, &belay, &Application::raiseWindow);
    if (const Result<void> started = belay.start(); !started) {
        return complain(started.error().detail, exitCodeOf(started.error()));
    }
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    protectProcess();
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    const CommandLine line = CommandLine::parse(arguments);
    Redactor redactor;
    const Logging logging(line.logLevel, redactor);

    switch (line.action) {
    case CommandLine::Action::Invalid:
        return complain(line.text, ExitCode::Usage);
    case CommandLine::Action::Version:
    case CommandLine::Action::Help:
        std::fputs(qPrintable(line.text), stdout);
        return static_cast<int>(ExitCode::Ok);
    case CommandLine::Action::Run:
    case CommandLine::Action::Tour:
    case CommandLine::Action::Export:
        break;
    }

    const Result<std::optional<EnvironmentProfile>> fromVariables =
        environmentProfile([](const char *name) { return qgetenv(name); });
    forgetVariable("API_KEY");
    if (!fromVariables) {
        return complain(fromVariables.error().detail, ExitCode::Usage);
    }
    if (*fromVariables) {
        redactor.add((*fromVariables)->key);
    }
    if (line.action == CommandLine::Action::Export) {
        return runExport(argc, argv, line, *fromVariables, redactor);
    }
    return runWindows(argc, argv, line, *fromVariables, redactor);
}
