// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/catalogue.h"
#include "app/sandbox/httpmessage.h"

namespace Belay::Sandbox {

//! The read-only endpoints that forms choose from. Thread-safe, as the catalogue never changes.
class Pickers
{
public:
    explicit Pickers(const Catalogue &catalogue)
        : m_catalogue(catalogue)
    {
    }

    HttpAnswer images(const HttpRequest &request) const;
    HttpAnswer image(const QString &imageId) const;
    HttpAnswer versions(const QString &imageId, const HttpRequest &request) const;
    HttpAnswer version(const QString &imageId, const QString &versionId) const;
    HttpAnswer instanceTypes(const HttpRequest &request) const;

private:
    const Catalogue &m_catalogue;
};

} // namespace Belay::Sandbox
