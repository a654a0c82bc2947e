// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace Belay {

//! A button at the end of \a line that empties it, shown while there is text: as QLineEdit's own, with an icon that follows
//! the theme. Tells textChanged() only.
void addClearButton(QLineEdit *line);

} // namespace Belay
