// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <optional>

namespace Belay {

//! What is wrong with a text that should be JSON.
struct JsonProblem
{
    enum class Kind {
        Syntax,    //!< it is not JSON
        NotObject, //!< it is JSON, but no object
    };
    Kind kind = Kind::Syntax;
    int line = 1;   //!< from 1
    int column = 1; //!< from 1, in characters
    QString detail; //!< the parser's words; empty unless Syntax
};

//! What keeps \a text from being a payload of a test call. Nothing: it is one, or blank (no payload).
std::optional<JsonProblem> payloadProblem(const QString &text);

//! What keeps \a text from being JSON of any kind.
std::optional<JsonProblem> jsonProblem(const QString &text);

//! \a text laid out with one member a line. Order, numbers and strings stay as they are written, which a
//! parser's own output does not promise. Error BadPayload: it is not JSON.
[[nodiscard]] Result<QString> indentJson(const QString &text);

} // namespace Belay
