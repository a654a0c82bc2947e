// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include "belay/buildinfo.h"

#include <QCommandLineParser>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

CommandLine invalid(const QString &text)
{
    CommandLine line;
    line.action = CommandLine::Action::Invalid;
    line.text = text;
    return line;
}

} // namespace

bool CommandLine::isWindowless() const
{
    return action != Action::Run && action != Action::Tour;
}

CommandLine CommandLine::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Manages the services that you run on the Peak AI platform."_s);
    parser.addOptions({
        {u"profile"_s, u"Open the profile NAME."_s, u"NAME"_s},
        {u"sandbox"_s, u"Open the sandbox, a local Peak workspace that keeps its data."_s},
        {u"sandbox-fresh"_s, u"Open an empty, temporary sandbox."_s},
        {u"tour"_s, u"Walk through the main job on a fresh sandbox and write pictures to DIR."_s, u"DIR"_s},
        {u"export"_s,
         u"Write all services of the profile to FILE (- is standard output), without a window."_s, u"FILE"_s},
        {u"format"_s, u"Format of the export: json, yaml or csv."_s, u"FORMAT"_s, u"json"_s},
        {u"summary-only"_s, u"Export the fields of the list and describe no service."_s},
        {u"exit-after-first-frame"_s, u"Leave as soon as the first frame is on screen."_s},
        {u"config-dir"_s, u"Keep settings and data in DIR."_s, u"DIR"_s},
        {u"log-level"_s, u"debug, info, warning or critical."_s, u"LEVEL"_s, u"warning"_s},
        {u"new-window"_s, u"Open another window."_s},
        {u"minimized"_s, u"Start minimised."_s},
        {{u"v"_s, u"version"_s}, u"Print the version."_s},
        {{u"h"_s, u"help"_s}, u"Print this help."_s},
    });
    parser.addPositionalArgument(u"target"_s,
                                 u"A YAML file to create a service from, or belay://PROFILE/SERVICE."_s,
                                 u"[FILE.yaml | belay://PROFILE/SERVICE]"_s);
    if (!parser.parse(arguments)) {
        return invalid(parser.errorText());
    }

    CommandLine line;
    if (parser.isSet(u"version"_s)) {
        line.action = Action::Version;
        line.text = BuildInfo::applicationName + u' ' + BuildInfo::version + u'\n';
        return line;
    }
    if (parser.isSet(u"help"_s)) {
        line.action = Action::Help;
        line.text = parser.helpText();
        return line;
    }
    line.profileName = parser.value(u"profile"_s);
    line.sandboxFresh = parser.isSet(u"sandbox-fresh"_s);
    line.sandbox = parser.isSet(u"sandbox"_s) || line.sandboxFresh;
    line.summaryOnly = parser.isSet(u"summary-only"_s);
    line.exitAfterFirstFrame = parser.isSet(u"exit-after-first-frame"_s);
    line.minimized = parser.isSet(u"minimized"_s);
    line.newWindow = parser.isSet(u"new-window"_s);
    line.configDirectory = parser.value(u"config-dir"_s);
    line.logLevel = parser.value(u"log-level"_s);
    if (!QStringList{u"debug"_s, u"info"_s, u"warning"_s, u"critical"_s}.contains(line.logLevel)) {
        return invalid(u"--log-level takes debug, info, warning or critical."_s);
    }
    if (line.sandbox && !line.profileName.isEmpty()) {
        return invalid(u"--sandbox and --profile exclude each other."_s);
    }
    if (parser.isSet(u"tour"_s)) {
        line.action = Action::Tour;
        line.tourDirectory = parser.value(u"tour"_s);
    } else if (parser.isSet(u"export"_s)) {
        line.action = Action::Export;
        line.exportFile = parser.value(u"export"_s);
        const std::optional<ExportFormat> format = exportFormatFromName(parser.value(u"format"_s));
        if (!format) {
            return invalid(u"--format takes json, yaml or csv."_s);
        }
        line.exportFormat = *format;
    }

    const QStringList targets = parser.positionalArguments();
    if (targets.size() > 1) {
        return invalid(u"Only one file or link can be opened."_s);
    }
    if (!targets.isEmpty()) {
        const QUrl link(targets.first());
        if (link.scheme() == "belay"_L1) {
            // Profile names may hold capitals, which a URL's host does not keep: take them from the text.
            const QString rest = QUrl::fromPercentEncoding(targets.first().mid(8).toUtf8());
            line.linkProfile = rest.section(u'/', 0, 0);
            line.linkService = rest.section(u'/', 1);
            if (!targets.first().startsWith("belay://"_L1) || line.linkProfile.isEmpty()) {
                return invalid(u"A link has the form belay://PROFILE/SERVICE."_s);
            }
        } else {
            line.openFile = targets.first();
        }
    }
    return line;
}

} // namespace Belay
