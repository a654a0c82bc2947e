// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace Belay {

//! What a person wants to do with a service, as far as a policy tells apart. A test call with GET counts as
//! Read (verbOf() in models/invocation/testrequest.h).
enum class Verb {
    Read,
    Test,
    Update, //!< create and update
    Delete,
};

//! What a profile says about a verb (product.md section 2).
enum class Rule {
    ReadOnly, //!< refused until unlocked, then asked about
    Ask,      //!< asked about each time
    Allow,
};

//! What holds at this moment.
enum class Permission { Refused, Ask, Allowed };

//! How sensitive a tenant is. Decides the defaults and the friction of dialogs.
enum class ProfileClass { Development, Staging, Production };

//! The rules of one profile. Reading is always allowed.
struct Policy
{
    Rule test = Rule::Ask;
    Rule update = Rule::ReadOnly;
    Rule remove = Rule::ReadOnly;

    //! Production: tests are asked about, writes are read-only. Staging: all is asked about. Development: all
    //! is allowed.
    static Policy defaultFor(ProfileClass profileClass);
    //! Everything but reading is read-only.
    static Policy readOnly();

    Rule rule(Verb verb) const;
    void setRule(Verb verb, Rule rule);

    friend bool operator==(const Policy &, const Policy &) = default;
};

} // namespace Belay

Q_DECLARE_METATYPE(Belay::Permission)
