// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/serviceexport.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace Belay {

//! What the person asked for when they started the program.
struct CommandLine
{
    enum class Action {
        Run,     //!< open a window
        Tour,    //!< walk through the windows and take pictures
        Export,  //!< write services to a file, without a window
        Version, //!< text is what to print
        Help,    //!< text is what to print
        Invalid, //!< text says what is wrong
    };

    Action action = Action::Run;
    QString text;
    QString profileName;
    bool sandbox = false;
    bool sandboxFresh = false;
    QString tourDirectory;
    QString exportFile; //!< "-": standard output
    ExportFormat exportFormat = ExportFormat::Json;
    bool summaryOnly = false;
    bool exitAfterFirstFrame = false;
    bool minimized = false;
    bool newWindow = false;
    QString configDirectory; //!< empty: the user's own
    QString logLevel;        //!< debug, info, warning or critical; empty: warning
    QString openFile;        //!< a YAML file to begin a new service with
    QString linkProfile;     //!< of belay://PROFILE/SERVICE
    QString linkService;

    //! Needs no application object and no display.
    static CommandLine parse(const QStringList &arguments);
    //! True if what is asked for can be done without a display.
    bool isWindowless() const;
};

} // namespace Belay
