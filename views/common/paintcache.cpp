// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/paintcache.h"

#include <QColor>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Belay {

void paintCached(QPainter *painter, const QRectF &rect, const QString &key,
                 const std::function<void(QPainter *, const QRectF &)> &paint)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QPixmap pixmap = cachedPixmap((rect.size() * ratio).toSize(), ratio, key, paint);
    if (pixmap.isNull()) {
        return;
    }
    // Between pixels it would be drawn unsharp, which happens wherever a point is not a whole number of them.
    const QTransform toDevice = painter->deviceTransform();
    const QPointF place = toDevice.map(rect.topLeft());
    painter->drawPixmap(toDevice.inverted().map(QPointF(std::round(place.x()), std::round(place.y()))),
                        pixmap);
}

QPixmap cachedPixmap(const QSize &size, qreal ratio, const QString &key,
                     const std::function<void(QPainter *, const QRectF &)> &paint)
{
    QPixmap pixmap;
    if (size.isEmpty()) {
        return pixmap;
    }
    // Made for each cell of each frame, and read by nobody: numbers stand in it as they are.
    constexpr qreal steps = 64;
    const QString fullKey = u"belay/"_s + key + QChar(char16_t(size.width())) +
                            QChar(char16_t(size.height())) + QChar(char16_t(qRound(ratio * steps)));
    if (QPixmapCache::find(fullKey, &pixmap)) {
        return pixmap;
    }
    pixmap = QPixmap(size);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRectF(QPointF(), pixmap.deviceIndependentSize()));
    painter.end();
    QPixmapCache::insert(fullKey, pixmap);
    return pixmap;
}

QString keyOf(const QColor &color)
{
    const QRgb value = color.rgba();
    const std::array<QChar, 2> halves{QChar(char16_t(value >> 16U)), QChar(char16_t(value & 0xffffU))};
    return QString(halves.data(), halves.size());
}

} // namespace Belay
