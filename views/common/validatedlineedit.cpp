// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/validatedlineedit.h"

#include "views/common/theme.h"

#include <QFocusEvent>
#include <QPainter>

namespace Belay {

namespace {

//! A context menu or another window is not leaving a field. Nor is what the program does with the focus: it does so, too,
//! while a form ends, of which a check may ask what is no longer there.
bool isLeaving(Qt::FocusReason reason)
{
    return reason == Qt::MouseFocusReason || reason == Qt::TabFocusReason ||
           reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

} // namespace

ValidatedLineEdit::ValidatedLineEdit(QWidget *parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &ValidatedLineEdit::recheckWhileTyped);
}

void ValidatedLineEdit::setCheck(Check check)
{
    m_check = std::move(check);
    if (!m_error.isEmpty()) {
        changeError(problem());
    }
}

bool ValidatedLineEdit::isValid() const
{
    return problem().isEmpty();
}

bool ValidatedLineEdit::validate()
{
    const QString found = problem();
    changeError(found);
    return found.isEmpty();
}

void ValidatedLineEdit::setError(const QString &error)
{
    changeError(error);
}

void ValidatedLineEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (isLeaving(event->reason())) {
        const QString found = problem();
        // What the server found stays until the text changes, though our own check finds nothing.
        if (!found.isEmpty()) {
            changeError(found);
        }
    }
}

void ValidatedLineEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_error.isEmpty()) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(toneColor(Tone::Negative, palette()), 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
    }
}

QString ValidatedLineEdit::problem() const
{
    return m_check ? m_check(text()) : QString();
}

void ValidatedLineEdit::changeError(const QString &error)
{
    if (m_error == error) {
        return;
    }
    m_error = error;
    setAccessibleDescription(error);
    update();
    Q_EMIT errorChanged(error);
}

void ValidatedLineEdit::recheckWhileTyped()
{
    if (!m_error.isEmpty()) {
        changeError(problem());
    }
}

} // namespace Belay
