// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QFont>
#include <QSize>
#include <QString>

class QPainter;
class QRect;

namespace Belay {

//! Draws glyph + word on a tinted ground: how a status looks in tables, panes and notices.
//! Knows nothing of services: the caller maps a status to tone, icon name (see icons.h) and word.
class StatusChip
{
public:
    //! The size a chip with \a text takes, 4 px inside its rectangle's ends included.
    static QSize sizeHint(const QFont &font, const QString &text, const QString &iconName = {});

    //! Paints the chip at the left (right in right-to-left layouts) of \a rect, centred vertically, never wider than it:
    //! the text is elided. The ground is opaque, so the chip reads the same on selected rows.
    static void paint(QPainter *painter, const QRect &rect, const QPalette &palette, const QFont &font,
                      Tone tone, const QString &iconName, const QString &text);
};

} // namespace Belay
