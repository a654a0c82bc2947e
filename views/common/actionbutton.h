// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QPushButton;
class QWidget;

namespace Belay {

//! A push button that is and does what \a action is and does, with its short text: a tool button with a text beside
//! its icon would stand off centre. \a action outlives it.
QPushButton *makeActionButton(QAction *action, QWidget *parent);

} // namespace Belay
