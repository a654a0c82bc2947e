// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxserver.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Belay::Sandbox {

enum class Operation {
    List,
    Create,
    Describe,
    Update,
    Delete,
    Test,
    ListImages,
    DescribeImage,
    ListVersions,
    DescribeVersion,
    ListInstanceTypes,
};

//! Where a request leads.
struct RouteMatch
{
    SandboxRoute route = SandboxRoute::Other;
    std::optional<Operation> operation; //!< unset for a known route: it does not know the method
    QString target;                     //!< id or name of the service, or id of the image
    QString version;                    //!< id of the version

    //! True if a key that may only read is refused.
    bool isWrite() const;
    //! True if the operation reads a JSON object from the body.
    bool takesBody() const;
};

//! \a path is decoded; a slash at its end makes no difference.
RouteMatch matchRoute(const QByteArray &method, const QString &path);

} // namespace Belay::Sandbox
