// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/storedservice.h"

#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

namespace Belay::Sandbox {

class Catalogue;

//! Which field of a body is wrong, and how.
struct FieldProblem
{
    QString field; //!< wire name, such as resources.instanceTypeId
    QString reason;

    QString toString() const { return QString(field + u": " + reason); }
};

//! The rules of the contract for bodies of create and update.
class Validator
{
public:
    explicit Validator(const Catalogue &catalogue)
        : m_catalogue(catalogue)
    {
    }

    //! The service that \a body describes: name, type, tags and fields; what is absent or null gets its default.
    //! Keys that are not of the contract are ignored.
    tl::expected<StoredService, FieldProblem> create(const QJsonObject &body) const;

    //! \a current with the fields of \a body put in. Top-level fields replace; absent and null ones stay.
    tl::expected<StoredService, FieldProblem> update(const StoredService &current,
                                                     const QJsonObject &body) const;

    //! True if going from \a before to \a after takes a new deployment.
    static bool needsRedeploy(const StoredService &before, const StoredService &after);

private:
    tl::expected<StoredService, FieldProblem> apply(StoredService service, const QJsonObject &body) const;
    tl::expected<QJsonObject, FieldProblem> image(const QJsonValue &value, const QString &serviceType) const;
    tl::expected<QJsonObject, FieldProblem> resources(const QJsonValue &value,
                                                      const QString &serviceType) const;

    const Catalogue &m_catalogue;
};

} // namespace Belay::Sandbox
