// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/httpmessage.h"

#include <tl/expected.hpp>

namespace Belay::Sandbox {

//! Which page of a list a request wants.
struct Page
{
    int size = 25;
    qint64 number = 1;

    qint64 offset() const { return (number - 1) * size; }
    qint64 countFor(qint64 total) const { return (total + size - 1) / size; }
};

//! Reads pageSize and pageNumber. Sizes above 100 are taken as 100, and the answer says so; what is no number
//! from 1 on is an error.
tl::expected<Page, HttpAnswer> readPage(const HttpRequest &request);

} // namespace Belay::Sandbox
