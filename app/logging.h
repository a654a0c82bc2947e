// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/redactor.h"

namespace Belay {

//! Sends messages of \a level (debug, info, warning, critical) and above to standard error, one line each,
//! with what \a redactor knows of taken out. There is one at a time; \a redactor outlives it.
class Logging
{
public:
    Logging(const QString &level, const Redactor &redactor);
    ~Logging();
    Q_DISABLE_COPY_MOVE(Logging)
};

} // namespace Belay
