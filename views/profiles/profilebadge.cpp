// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/profilebadge.h"

#include "views/common/profilelook.h"
#include "views/profiles/profiletexts.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>

namespace Belay {

namespace {

class BadgeEngine final : public QIconEngine
{
public:
    explicit BadgeEngine(const BandContent &content)
        : m_content(content)
    {
    }

    QIconEngine *clone() const override { return new BadgeEngine(*this); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        if (mode == QIcon::Disabled) {
            painter->setOpacity(0.4);
        }
        const int side = qMin(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        ProfileBand::paintBadge(painter, square, m_content, QGuiApplication::font());
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

private:
    BandContent m_content;
};

} // namespace

BandContent bandContent(const Profile &profile)
{
    BandContent content = bandFor(profile);
    content.extra = policySummary(profile.policy);
    return content;
}

QIcon profileBadge(const Profile &profile)
{
    // QIcon owns the engine.
    return QIcon(new BadgeEngine(bandFor(profile)));
}

} // namespace Belay
