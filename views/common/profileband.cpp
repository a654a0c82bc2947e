// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/profileband.h"

#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int fullHeight = 28;
constexpr int thinHeight = 24;
constexpr int margin = 12;
constexpr int patternWidth = 48;
constexpr int badgeSize = 20;
constexpr int thinBadgeSize = 16;

// The pattern must not cost contrast: it moves the ground away from the text.
QColor patternColor(const QColor &ground, const QColor &text)
{
    return text.lightnessF() > 0.5F ? blended(Qt::black, ground, 0.3) : blended(Qt::white, ground, 0.4);
}

void paintPattern(QPainter *painter, const QRect &rect, BandKind kind, const QColor &color)
{
    painter->save();
    painter->setClipRect(rect);
    painter->setRenderHint(QPainter::Antialiasing);
    switch (kind) {
    case BandKind::Development:
        painter->setPen(QPen(color, 2));
        for (int y = rect.top() + 4; y < rect.bottom(); y += 6) {
            painter->drawLine(rect.left(), y, rect.right() + 1, y);
        }
        break;
    case BandKind::Staging:
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        for (int row = 0, y = rect.top() + 4; y < rect.bottom() + 4; y += 7, ++row) {
            for (int x = rect.left() + (row % 2 ? 8 : 4); x < rect.right() + 4; x += 8) {
                painter->drawEllipse(QPointF(x, y), 2, 2);
            }
        }
        break;
    case BandKind::Production:
        painter->setPen(QPen(color, 6));
        for (int x = rect.left() - rect.height(); x < rect.right() + rect.height(); x += 16) {
            painter->drawLine(x, rect.bottom() + 4, x + rect.height() + 8, rect.top() - 4);
        }
        break;
    }
    painter->restore();
}

QColor ownColor(const BandContent &content)
{
    return content.color.isValid() ? content.color : bandColor(content.kind);
}

} // namespace

QColor bandColor(BandKind kind)
{
    switch (kind) {
    case BandKind::Staging:
        return QColor::fromRgb(0x9a5b00);
    case BandKind::Production:
        return QColor::fromRgb(0xb01c2e);
    case BandKind::Development:
        break;
    }
    return QColor::fromRgb(0x0f766e);
}

ProfileBand::ProfileBand(QWidget *parent)
    : QWidget(parent)
    , m_action(new QPushButton(this))
{
    setObjectName(u"profileBand"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_action->setObjectName(u"bandAction"_s);
    m_action->setAutoDefault(false);
    m_action->setFixedHeight(24);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin, 0, margin, 0);
    layout->addStretch();
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &ProfileBand::actionTriggered);
    setContent({});
}

void ProfileBand::setContent(const BandContent &content)
{
    m_content = content;
    setPlainButtonText(m_action, content.actionText);
    setAccessibleName(text());
    applyButtonPalette();
    updateGeometry();
    update();
}

QString ProfileBand::word() const
{
    if (!m_content.word.isEmpty()) {
        return m_content.word;
    }
    switch (m_content.kind) {
    case BandKind::Development:
        return tr("DEVELOPMENT");
    case BandKind::Staging:
        return tr("STAGING");
    case BandKind::Production:
        return tr("PRODUCTION");
    }
    Q_UNREACHABLE();
}

QString ProfileBand::text() const
{
    QStringList parts;
    for (const QString &part : {m_content.name, word(), m_content.extra}) {
        if (!part.isEmpty()) {
            parts << part;
        }
    }
    return parts.join(u" — "_s);
}

QColor ProfileBand::groundColor() const
{
    return m_content.kind == BandKind::Development ? palette().color(QPalette::Window) : ownColor(m_content);
}

QColor ProfileBand::textColor() const
{
    return m_content.kind == BandKind::Development ? palette().color(QPalette::WindowText)
                                                   : readableOn(ownColor(m_content));
}

QSize ProfileBand::sizeHint() const
{
    const int least = m_content.kind == BandKind::Development ? thinHeight : fullHeight;
    return {400, qMax(least, fontMetrics().height() + 8)};
}

QSize ProfileBand::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void ProfileBand::paintBadge(QPainter *painter, const QRect &rect, const BandContent &content,
                             const QFont &font)
{
    const QColor ground = ownColor(content);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(rect, rect.height() / 5.0, rect.height() / 5.0);
    QFont bold = font;
    bold.setBold(true);
    bold.setPixelSize(qMax(6, rect.height() * (content.letter.size() > 1 ? 10 : 13) / 20));
    painter->setFont(bold);
    painter->setPen(readableOn(ground));
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, content.letter.left(2));
    painter->restore();
}

void ProfileBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ground = groundColor();
    const QColor own = ownColor(m_content);
    const bool thin = m_content.kind == BandKind::Development;
    const auto mirrored = [this](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    painter.fillRect(rect(), ground);
    if (thin) {
        painter.fillRect(QRect(0, height() - 2, width(), 2), own);
    }
    const QColor pattern = thin ? blended(own, ground, 0.35) : patternColor(ground, textColor());
    paintPattern(&painter, mirrored(QRect(0, 0, patternWidth, height() - (thin ? 2 : 0))), m_content.kind,
                 pattern);

    const int center = (height() - (thin ? 2 : 0)) / 2;
    const int side = thin ? thinBadgeSize : badgeSize;
    const QRect badge(patternWidth + 8, center - side / 2, side, side);
    if (thin) {
        paintBadge(&painter, mirrored(badge), m_content, font());
    } else {
        // On its own colour the badge is turned round: the letter in the band's colour on the text's.
        BandContent turned = m_content;
        turned.color = textColor();
        QFont bold = font();
        bold.setBold(true);
        bold.setPixelSize(m_content.letter.size() > 1 ? 10 : 13);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(textColor());
        painter.drawRoundedRect(mirrored(badge), 4, 4);
        painter.setFont(bold);
        painter.setPen(own);
        painter.drawText(mirrored(badge), Qt::AlignCenter | Qt::TextSingleLine, m_content.letter.left(2));
    }

    const int end = m_action->isVisible() ? m_action->width() + margin + 8 : margin;
    const int start = badge.right() + 9;
    const QRect words(start, 0, width() - start - end, height() - (thin ? 2 : 0));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(textColor());
    const QString elided = QFontMetrics(strong).elidedText(text(), Qt::ElideMiddle, words.width());
    painter.drawText(mirrored(words), Qt::AlignVCenter | Qt::TextSingleLine, elided);
}

void ProfileBand::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyButtonPalette();
    }
}

void ProfileBand::applyButtonPalette()
{
    if (m_content.kind == BandKind::Development) {
        m_action->setPalette(QPalette());
        return;
    }
    QPalette colors = palette();
    const QColor ground = textColor();
    colors.setColor(QPalette::Button, ground);
    colors.setColor(QPalette::Window, ground);
    colors.setColor(QPalette::ButtonText, ownColor(m_content));
    m_action->setPalette(colors);
}

} // namespace Belay
