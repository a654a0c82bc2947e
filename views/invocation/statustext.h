// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QString>

namespace Belay {

//! How an HTTP status that a service answered is shown: "200 OK", "404 Not found", "599".
struct HttpStatusLook
{
    Tone tone = Tone::Neutral;
    QString iconName;
    QString word;
};

HttpStatusLook lookOfHttpStatus(int status);

} // namespace Belay
