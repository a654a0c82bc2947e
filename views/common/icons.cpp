// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/icons.h"

#include "views/common/paintcache.h"

#include <QDebug>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QString iconPath(const QString &name)
{
    return ":/icons/"_L1 + name + ".svg"_L1;
}

QByteArray readIcon(const QString &name)
{
    QFile file(iconPath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void renderSvg(QPainter *painter, const QRectF &rect, const QByteArray &svg, const QColor &color)
{
    // QSvgRenderer knows no outside colour, so currentColor is replaced in the text. It has no alpha either.
    QByteArray colored = svg;
    colored.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(colored);
    if (!renderer.isValid()) {
        return;
    }
    const QSizeF size = QSizeF(renderer.defaultSize()).scaled(rect.size(), Qt::KeepAspectRatio);
    QRectF target(QPointF(), size);
    target.moveCenter(rect.center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setOpacity(painter->opacity() * color.alphaF());
    renderer.render(painter, target);
    painter->restore();
}

QString glyphKey(const QString &name, const QColor &color)
{
    return QString(name + keyOf(color));
}

class SvgIconEngine final : public QIconEngine
{
public:
    SvgIconEngine(const QString &name, const QColor &color)
        : m_name(name)
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintCached(painter, rect, glyphKey(m_name, colorFor(mode)), rendering(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return cachedPixmap(size, 1, glyphKey(m_name, colorFor(mode)), rendering(mode));
    }

    // Not scaledPixmap(): its size is in pixels up to Qt 6.7 and in points from 6.8 on, and its own way to pixmap()
    // is right in both.

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {{16, 16}, {20, 20}}; }
    QString key() const override { return u"BelaySvgIconEngine"_s; }
    QString iconName() override { return m_name; }
    QIconEngine *clone() const override { return new SvgIconEngine(m_name, m_color); }

private:
    std::function<void(QPainter *, const QRectF &)> rendering(QIcon::Mode mode) const
    {
        return [this, color = colorFor(mode)](QPainter *painter, const QRectF &rect) {
            renderSvg(painter, rect, readIcon(m_name), color);
        };
    }

    QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return m_color.isValid() ? m_color : palette.color(QPalette::Active, QPalette::WindowText);
    }

    QString m_name;
    QColor m_color;
};

} // namespace

QIcon icon(QLatin1StringView name)
{
    return icon(QString(name), QColor());
}

QIcon icon(const QString &name)
{
    return icon(name, QColor());
}

QIcon icon(const QString &name, const QColor &color)
{
    // It is read where it is first drawn: tables ask for icons in each row of each frame.
    if (!hasIcon(name)) {
        qWarning().noquote() << "No such icon:" << iconPath(name);
        return {};
    }
    return QIcon(new SvgIconEngine(name, color));
}

bool hasIcon(const QString &name)
{
    return !name.isEmpty() && QFile::exists(iconPath(name));
}

void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color)
{
    if (name.isEmpty()) {
        return;
    }
    paintCached(painter, rect, glyphKey(name, color), [&](QPainter *glyph, const QRectF &place) {
        renderSvg(glyph, place, readIcon(name), color);
    });
}

} // namespace Belay
