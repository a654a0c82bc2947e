// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace Belay {

//! What a colour says. The word and the shape beside it always say the same.
enum class Tone { Neutral, Positive, Busy, Caution, Negative };

//! Whether \a palette is a dark one: decided by the lightness of its base.
bool isDark(const QPalette &palette);

//! The colour of \a tone for text, glyphs and 1 px borders on the base of \a palette; at least 4.5:1 on the
//! light (#ffffff) and dark (#1e2227) grounds of the design.
QColor toneColor(Tone tone, const QPalette &palette);

//! The opaque ground of a chip: 12 % of toneColor() over the base of \a palette.
QColor toneTint(Tone tone, const QPalette &palette);

//! toneColor(), moved away from toneTint() by as little as it takes to be read on it (4.5:1).
QColor toneTextOnTint(Tone tone, const QPalette &palette);

//! For secondary text and placeholders: weaker than the window's text, still 4.5:1 on window and base.
QColor mutedText(const QPalette &palette);

//! Hair lines, skeletons and chip borders without a tone; not for text.
QColor hairline(const QPalette &palette);

//! \a over laid with \a share (0..1) on \a ground, opaque.
QColor blended(const QColor &over, const QColor &ground, double share);

//! The WCAG 2 contrast of two opaque colours, 1..21.
double contrastRatio(const QColor &first, const QColor &second);

//! White or black, whichever reads better on \a ground; at least 4.5:1 on any colour, white where it is enough.
QColor readableOn(const QColor &ground);

//! For the tour and for desktops that are dark where Qt 6.4 does not notice. Made for Fusion.
QPalette darkPalette();

//! The light twin of darkPalette().
QPalette lightPalette();

//! Whether \a widget should change at once instead of moving: its style's animation duration is zero.
bool reducedMotion(const QWidget *widget);

} // namespace Belay
