// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/maskedvalue.h"

#include "views/common/icons.h"
#include "views/common/plaintext.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr std::chrono::milliseconds revealed{10'000};
constexpr std::chrono::milliseconds held{400};
constexpr qsizetype dots = 8;

} // namespace

QString maskDots()
{
    return QString(dots, QChar(0x2022));
}

MaskedValue::MaskedValue(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_display(new QLineEdit(this))
    , m_button(new QToolButton(this))
    , m_timer(new QTimer(this))
    , m_holdTimer(new QTimer(this))
{
    m_display->setObjectName(u"maskedText"_s);
    m_display->setReadOnly(true);
    m_display->setFrame(false);
    m_display->setAccessibleName(name);
    QPalette clear = m_display->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_display->setPalette(clear);
    m_button->setObjectName(u"revealValue"_s);
    m_button->setText(tr("Show"));
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setMinimumSize(24, 24);
    setPlainToolTip(m_button, tr("Hold to show, or click to show for ten seconds"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_display, 1);
    layout->addWidget(m_button);
    m_timer->setSingleShot(true);
    m_timer->setInterval(revealed);
    m_holdTimer->setSingleShot(true);
    m_holdTimer->setInterval(held);

    connect(m_timer, &QTimer::timeout, this, &MaskedValue::mask);
    connect(m_button, &QToolButton::pressed, this, [this] {
        m_revealedBeforePress = m_revealed;
        reveal();
        m_holdTimer->start();
    });
    connect(m_button, &QToolButton::released, this, &MaskedValue::release);
    m_button->installEventFilter(this);
    m_display->installEventFilter(this);
    m_revealed = true;
    mask();
}

void MaskedValue::setValue(const QString &value)
{
    m_value = value;
    mask();
}

void MaskedValue::setRevealInterval(std::chrono::milliseconds interval)
{
    m_timer->setInterval(interval);
}

void MaskedValue::mask()
{
    m_timer->stop();
    m_holdTimer->stop();
    const bool was = m_revealed;
    m_revealed = false;
    if (m_display->hasFocus()) {
        m_button->setFocus(Qt::OtherFocusReason);
    }
    m_display->setText(maskDots());
    m_display->setFocusPolicy(Qt::NoFocus);
    m_button->setAccessibleName(tr("Show %1").arg(m_name));
    m_button->setText(tr("Show"));
    m_button->setIcon(icon("eye"_L1));
    if (was) {
        Q_EMIT revealedChanged(false);
    }
}

bool MaskedValue::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && m_revealed) {
        const QWidget *now = QApplication::focusWidget();
        if (now == nullptr || !isAncestorOf(now)) {
            mask();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void MaskedValue::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
        mask();
    }
}

void MaskedValue::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    mask();
}

void MaskedValue::reveal()
{
    m_timer->stop();
    if (m_revealed) {
        return;
    }
    m_revealed = true;
    m_display->setText(m_value);
    m_display->setCursorPosition(0);
    m_display->setFocusPolicy(Qt::StrongFocus);
    m_button->setAccessibleName(tr("Hide %1").arg(m_name));
    m_button->setText(tr("Hide"));
    m_button->setIcon(icon("eye-off"_L1));
    Q_EMIT revealedChanged(true);
}

void MaskedValue::release()
{
    const bool click = m_holdTimer->isActive();
    m_holdTimer->stop();
    if (!click || m_revealedBeforePress) {
        mask();
    } else {
        m_timer->start();
    }
}

} // namespace Belay
