// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"

namespace Belay {

enum class Masking {
    Masked, //!< values of environment variables as dots
    Plain
};

//! What stands for a masked value: always as long, so that it tells nothing.
QString maskedText();

//! The translated label of the form, such as "Health check path".
QString fieldLabel(ServiceField field);

//! The value of \a field for reading: numbers as such, lists joined by commas, variables one a line, absent and
//! empty values as a translated word in parentheses.
QString fieldText(const ServiceDraft &draft, ServiceField field, Masking masking);

//! The value of one variable, or "(not set)".
QString envText(const ServiceDraft &draft, const QString &envKey, Masking masking);

//! One row of a diff. The texts may be alike where both are masked: the row is there because they differ.
struct FieldChange
{
    ServiceField field = ServiceField::Name;
    QString envKey; //!< of Env: which variable; empty: the environment as a whole
    QString before; //!< empty for a create, "Not returned by the API" if not known
    QString after;
    bool beforeKnown = true;

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

//! The rows of the diff from \a before to \a after, in form order, a row for each changed variable. \a base is
//! the described service that \a before was made of, or null for a create.
QList<FieldChange> describeChanges(const Service *base, const ServiceDraft &before, const ServiceDraft &after,
                                   Masking masking = Masking::Masked);

} // namespace Belay
