// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace Belay {

//! What a .env file holds.
struct DotEnv
{
    QList<std::pair<QString, QString>> variables; //!< in the order of the text; a later one wins
    QList<int> badLines;                          //!< from 1: no variable, no comment, not empty
};

//! Reads KEY=VALUE lines: "export " before the key, comments from # on, values in single or double quotation
//! marks (the latter with \n, \r, \t, \", \\), which may run over several lines. Nothing is substituted.
DotEnv readDotEnv(const QString &text);

} // namespace Belay
