// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/noticestrip.h"

#include "views/common/announce.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int iconSize = 20;

} // namespace

NoticeStrip::NoticeStrip(QWidget *parent)
    : QFrame(parent)
    , m_text(makePlainLabel(QString(), this))
    , m_action(new QPushButton(this))
    , m_secondAction(new QPushButton(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_text->setObjectName(u"noticeText"_s);
    m_text->setWordWrap(true);
    m_action->setObjectName(u"noticeAction"_s);
    m_secondAction->setObjectName(u"noticeSecondAction"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12 + iconSize + 8, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_secondAction, 0, Qt::AlignVCenter);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    for (QPushButton *button : {m_action, m_secondAction}) {
        button->setAutoDefault(false);
        button->hide();
    }
}

void NoticeStrip::setContent(Tone tone, const QString &iconName, const QString &text,
                             const QString &actionText, const QString &secondActionText)
{
    m_tone = tone;
    m_iconName = iconName;
    const bool isNews = m_text->text() != text;
    m_text->setText(text);
    setPlainButtonText(m_action, actionText);
    setPlainButtonText(m_secondAction, secondActionText);
    setAccessibleName(text);
    if (isNews && isVisible()) {
        announce(this, text);
    }
    update();
}

QString NoticeStrip::text() const
{
    return m_text->text();
}

void NoticeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(blended(toneColor(m_tone, palette()), palette().color(QPalette::Base), 0.5), 1));
    painter.setBrush(toneTint(m_tone, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QRect place(12, (height() - iconSize) / 2, iconSize, iconSize);
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), place), m_iconName,
              toneColor(m_tone, palette()));
}

} // namespace Belay
