// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace Belay {

//! Moves the focus from the pane that has it to the next visible one in \a panes (\a step 1) or the one before
//! (-1), to the first control in it. Does nothing when none is visible.
void focusPane(QList<QWidget *> panes, int step);

} // namespace Belay
