// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/secretguess.h" // looksSecret() is one of the rules
#include "models/domain/servicedraft.h"

namespace Belay {

enum class ValidationPurpose { Create, Update };

//! What is wrong with one field, as a whole translated sentence.
struct FieldProblem
{
    enum Severity {
        Error,  //!< must be corrected before anything is sent
        Warning //!< may be sent, but is probably not meant
    };

    ServiceField field = ServiceField::Name;
    QString message;
    Severity severity = Error;
    QString key; //!< of Env: which variable; of Secrets: which name; else empty

    friend bool operator==(const FieldProblem &, const FieldProblem &) = default;
};

inline constexpr int maxNameLength = 63;
inline constexpr int maxEnvValueBytes = 64 * 1024;

//! The problems of \a draft, in form order (rules: peak-services-api section 4.2). For an update give the draft
//! that was edited as \a before: what an update cannot change or clear is then an error.
QList<FieldProblem> validate(const ServiceDraft &draft, ValidationPurpose purpose,
                             const ServiceDraft *before = nullptr);

//! True if one of \a problems is an error.
bool hasErrors(const QList<FieldProblem> &problems);

} // namespace Belay
