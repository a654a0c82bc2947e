// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;

namespace Belay {

//! The icon `:/icons/<name>.svg`, drawn in the application palette's text colour (normal, disabled, selected)
//! at any size and device pixel ratio. It follows palette changes: the colour is taken when it is painted.
//! An unknown name gives a null icon and a warning.
QIcon icon(QLatin1StringView name);
QIcon icon(const QString &name);

//! The same, always in \a color.
QIcon icon(const QString &name, const QColor &color);

//! Whether `:/icons/<name>.svg` exists.
bool hasIcon(const QString &name);

//! Paints the icon \a name in \a color centred in \a rect, its proportions kept. Unknown names paint nothing.
void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color);

} // namespace Belay
