// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/maskedlineedit.h"

#include "views/common/icons.h"
#include "views/common/maskedvalue.h"

#include <QAction>
#include <QPainter>
#include <QStyleOptionFrame>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr std::chrono::milliseconds revealed{10'000};

} // namespace

MaskedLineEdit::MaskedLineEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_eye(addAction(icon("eye"_L1), QLineEdit::TrailingPosition))
    , m_timer(new QTimer(this))
{
    m_eye->setObjectName(u"revealText"_s);
    m_timer->setSingleShot(true);
    m_timer->setInterval(revealed);
    connect(m_timer, &QTimer::timeout, this, &MaskedLineEdit::mask);
    connect(m_eye, &QAction::triggered, this, &MaskedLineEdit::toggle);
    apply();
}

void MaskedLineEdit::setMasked(bool masked)
{
    m_masked = masked;
    mask();
}

void MaskedLineEdit::setRevealInterval(std::chrono::milliseconds interval)
{
    m_timer->setInterval(interval);
}

void MaskedLineEdit::mask()
{
    m_timer->stop();
    m_revealed = false;
    apply();
}

void MaskedLineEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    mask();
}

void MaskedLineEdit::hideEvent(QHideEvent *event)
{
    QLineEdit::hideEvent(event);
    mask();
}

void MaskedLineEdit::paintEvent(QPaintEvent *event)
{
    if (!m_masked || m_revealed || hasFocus() || text().isEmpty()) {
        QLineEdit::paintEvent(event);
        return;
    }
    // The password echo would tell how long the text is.
    QPainter painter(this);
    QStyleOptionFrame option;
    initStyleOption(&option);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    const QRect inside =
        style()->subElementRect(QStyle::SE_LineEditContents, &option, this).marginsRemoved(textMargins());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(inside.adjusted(2, 0, -2, 0), Qt::AlignVCenter | Qt::TextSingleLine, maskDots());
}

void MaskedLineEdit::toggle()
{
    m_revealed = !m_revealed;
    if (m_revealed) {
        setFocus(Qt::OtherFocusReason);
        m_timer->start();
    } else {
        m_timer->stop();
    }
    apply();
}

void MaskedLineEdit::apply()
{
    setEchoMode(m_masked && !m_revealed ? QLineEdit::Password : QLineEdit::Normal);
    m_eye->setVisible(m_masked);
    m_eye->setText(m_revealed ? tr("Hide the value") : tr("Show the value for ten seconds"));
    m_eye->setIcon(icon(m_revealed ? "eye-off"_L1 : "eye"_L1));
}

} // namespace Belay
