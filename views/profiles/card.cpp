// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/card.h"

#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int padding = 20;
constexpr int iconSize = 24;
constexpr double corner = 6;

} // namespace

Card::Card(const QString &iconName, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_icon(makePlainLabel(QString(), this))
    , m_title(makePlainLabel(title, this))
    , m_text(makePlainLabel(text, this))
    , m_content(new QVBoxLayout)
{
    setAccessibleName(title);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    strong.setPointSizeF(strong.pointSizeF() * 1.2);
    m_title->setFont(strong);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_content->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(padding, padding, padding, padding);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_text);
    layout->addSpacing(8);
    layout->addLayout(m_content, 1);
    applyPalette();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hairline(palette()), 1));
    // Not the base where that is darker than the window: the fields on it would vanish.
    const QColor window = palette().color(QPalette::Window);
    painter.setBrush(isDark(palette()) ? blended(Qt::white, window, 0.04) : palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

void Card::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyPalette();
        update();
    }
}

void Card::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Only now the pixel ratio of the screen is known.
    applyPalette();
}

void Card::applyPalette()
{
    m_icon->setPixmap(icon(m_iconName, toneColor(Tone::Busy, palette()))
                          .pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, mutedText(quiet));
    m_text->setPalette(quiet);
}

} // namespace Belay
