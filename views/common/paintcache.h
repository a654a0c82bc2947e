// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

#include <functional>

class QColor;
class QPainter;
class QPixmap;

namespace Belay {

//! Paints into \a rect, moved to whole pixels of the device, what \a paint paints into the rectangle that it is given; the next
//! time for the same \a key and size from a picture of it. For the few glyphs and frames that tables paint in each row.
void paintCached(QPainter *painter, const QRectF &rect, const QString &key,
                 const std::function<void(QPainter *, const QRectF &)> &paint);

//! The picture of it, \a size in pixels of which \a ratio make a point.
QPixmap cachedPixmap(const QSize &size, qreal ratio, const QString &key,
                     const std::function<void(QPainter *, const QRectF &)> &paint);

//! Stands for \a color in a key.
QString keyOf(const QColor &color);

} // namespace Belay
