// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Belay {

//! \a text as a double-quoted scalar that every YAML reader takes for the same text.
QString yamlQuoted(const QString &text);

//! \a text as a plain scalar where YAML 1.1 takes it for text and for nothing else, else quoted.
QString yamlScalar(const QString &text);

//! \a text as a block scalar, header included, its lines indented by \a indent spaces and each ended by a line
//! feed; as a quoted scalar where a block would not keep it exactly. Ends with a line feed.
QString yamlBlock(const QString &text, int indent);

//! True if a YAML 1.1 reader takes the plain scalar \a text for a number, a boolean, null or a time.
bool isYamlTrap(const QString &text);

} // namespace Belay
