// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace Belay {

//! Tells assistive technology \a text, without moving the focus. \a widget is the container the news belong to
//! (a page, a bar), not a field: its accessible description becomes \a text, for those that do not speak the news.
void announce(QWidget *widget, const QString &text);

} // namespace Belay
