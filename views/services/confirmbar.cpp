// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/confirmbar.h"

#include "views/common/announce.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Belay {

ConfirmBar::ConfirmBar(QWidget *parent)
    : QFrame(parent)
    , m_question(makePlainLabel(QString(), this))
    , m_action(new QPushButton(this))
    , m_back(new QPushButton(this))
{
    setObjectName(u"confirmBar"_s);
    m_question->setObjectName(u"confirmQuestion"_s);
    m_question->setWordWrap(true);
    m_action->setObjectName(u"confirmButton"_s);
    m_action->setAutoDefault(false);
    m_back->setObjectName(u"confirmBack"_s);
    setPlainButtonText(m_back, tr("Go back"));
    m_back->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_question, 1);
    layout->addWidget(m_back);
    layout->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &ConfirmBar::confirmed);
    connect(m_back, &QPushButton::clicked, this, &ConfirmBar::refused);
    setVisible(false);
}

void ConfirmBar::ask(const QString &question, const QString &actionText, bool isGrave)
{
    m_question->setText(question);
    setPlainButtonText(m_action, actionText);
    setVisible(true);
    (isGrave ? m_back : m_action)->setFocus(Qt::OtherFocusReason);
    announce(this, question);
}

void ConfirmBar::dismiss()
{
    setVisible(false);
}

void ConfirmBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(toneColor(Tone::Caution, palette()), 1));
    painter.setBrush(toneTint(Tone::Caution, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace Belay
