// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace Belay {

//! The texts that \a widget and what lies in it draw now, as they are drawn: elided, and dots in place of a password. Not in it:
//! what is drawn by way of a picture, such as the content of a code editor or the word in a status chip.
QStringList drawnText(QWidget &widget);

} // namespace Belay
