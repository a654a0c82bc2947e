// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Belay {

//! \a name with every character that a person may overlook or take for another as its number: "p[U+0430]y". Those are
//! the ones outside of printable ASCII, which is what names of services are made of, and spaces where none are
//! seen: first, last, or two in a row. Empty where there is nothing unusual.
QString unusualCharacters(const QString &name);

} // namespace Belay
