// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/faults.h"
#include "app/sandbox/sandboxserver.h"
#include "belay/buildinfo.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <cstdio>
#include <limits>

#include <sys/stat.h>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

constexpr int exitFailure = 1;
constexpr int exitUsage = 2;

void print(FILE *stream, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

//! Reads the options; a text says what is wrong with them.
std::optional<QString> readOptions(const QCommandLineParser &parser, SandboxOptions &options)
{
    std::optional<QString> problem;
    const auto number = [&](const QString &name, qint64 absent, qint64 largest) {
        if (!parser.isSet(name)) {
            return absent;
        }
        bool isNumber = false;
        const qint64 value = parser.value(name).toLongLong(&isNumber);
        if (!isNumber || value < 0 || value > largest) {
            problem = QCoreApplication::translate("belay-sandbox", "--%1 must be a number from 0 to %2")
                          .arg(name)
                          .arg(largest);
        }
        return value;
    };
    constexpr qint64 hour = 3'600'000;
    options.port = static_cast<quint16>(number(u"port"_s, 0, 65535));
    options.latency = std::chrono::milliseconds(number(u"latency"_s, 0, hour));
    options.deployTime =
        std::chrono::milliseconds(number(u"deploy-time"_s, options.deployTime.count(), hour));
    options.seed = static_cast<quint32>(number(u"seed"_s, options.seed, std::numeric_limits<quint32>::max()));
    if (parser.isSet(u"services"_s)) {
        options.generatedServices = static_cast<int>(number(u"services"_s, 0, 1'000'000));
    }
    options.dataDir = parser.value(u"data"_s);
    options.faults = parser.value(u"fault"_s);
    if (!problem) {
        problem = Sandbox::Faults(0).set(options.faults);
    }
    return problem;
}

} // namespace

int main(int argc, char *argv[])
{
    ::umask(077);
    // Blocked before the first thread starts, so that all threads leave them to sigwait() below.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"belay-sandbox"_s);
    QCoreApplication::setApplicationVersion(BuildInfo::version);

    const auto tr = [](const char *text) { return QCoreApplication::translate("belay-sandbox", text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("A local Peak workspace on 127.0.0.1. Prints one line of JSON with "
                                        "url, apiKey and readOnlyApiKey when it "
                                        "listens, and serves until it gets SIGTERM or SIGINT."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, tr("Listen on port <N>; 0 takes any free one."), u"N"_s},
        {u"data"_s, tr("Keep the services in <DIR>; without this they are gone at the end."), u"DIR"_s},
        {u"services"_s,
         tr("Fill up to <N> generated services; without this a new store gets a few hand-made ones."),
         u"N"_s},
        {u"latency"_s, tr("Delay each answer by <MS> milliseconds."), u"MS"_s},
        {u"deploy-time"_s, tr("Each stage of the life cycle takes <MS> milliseconds (4000)."), u"MS"_s},
        {u"seed"_s, tr("Decides the generated services and the faults (1)."), u"N"_s},
        {u"fault"_s,
         tr("Inject faults: a comma-separated list of NAME[@METHOD]:RATE, with NAME a status from 400 to "
            "599, stall, "
            "reset or drop-answer, METHOD one of GET, POST, PATCH and DELETE, and RATE from 0 to 1. For "
            "example "
            "429:0.1,403@DELETE:1,drop-answer@POST:1"),
         u"SPEC"_s},
    });
    if (!parser.parse(QCoreApplication::arguments())) {
        print(stderr, parser.errorText());
        return exitUsage;
    }
    if (parser.isSet(u"version"_s)) {
        parser.showVersion();
    }
    if (parser.isSet(u"help"_s)) {
        parser.showHelp();
    }
    if (!parser.positionalArguments().isEmpty()) {
        print(stderr, tr("Unexpected argument: %1").arg(parser.positionalArguments().first()));
        return exitUsage;
    }
    SandboxOptions options;
    if (const auto problem = readOptions(parser, options)) {
        print(stderr, *problem);
        return exitUsage;
    }

    SandboxServer server;
    if (const auto problem = server.start(options)) {
        print(stderr, *problem);
        return exitFailure;
    }
    const QJsonObject line{{u"url"_s, server.url().toString()},
                           {u"apiKey"_s, QString::fromLatin1(server.apiKey().reveal())},
                           {u"readOnlyApiKey"_s, QString::fromLatin1(server.readOnlyApiKey().reveal())}};
    print(stdout, QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)));

    int signal = 0;
    sigwait(&ending, &signal);
    server.stop();
    return 0;
}
