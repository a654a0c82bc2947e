// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/policy.h"

#include <QtGlobal>

namespace Belay {

Policy Policy::defaultFor(ProfileClass profileClass)
{
    switch (profileClass) {
    case ProfileClass::Development:
        return {Rule::Allow, Rule::Allow, Rule::Allow};
    case ProfileClass::Staging:
        return {Rule::Ask, Rule::Ask, Rule::Ask};
    case ProfileClass::Production:
        return {Rule::Ask, Rule::ReadOnly, Rule::ReadOnly};
    }
    Q_UNREACHABLE();
}

Policy Policy::readOnly()
{
    return {Rule::ReadOnly, Rule::ReadOnly, Rule::ReadOnly};
}

Rule Policy::rule(Verb verb) const
{
    switch (verb) {
    case Verb::Read:
        return Rule::Allow;
    case Verb::Test:
        return test;
    case Verb::Update:
        return update;
    case Verb::Delete:
        return remove;
    }
    Q_UNREACHABLE();
}

void Policy::setRule(Verb verb, Rule rule)
{
    switch (verb) {
    case Verb::Read:
        return;
    case Verb::Test:
        test = rule;
        return;
    case Verb::Update:
        update = rule;
        return;
    case Verb::Delete:
        remove = rule;
        return;
    }
}

} // namespace Belay
