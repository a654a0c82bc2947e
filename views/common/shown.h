// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Belay {

//! setVisible() for parts that come and go: a part without a parent yet does not open a window of its own, but is
//! shown together with the parent it gets.
void setShown(QWidget *widget, bool shown);

} // namespace Belay
