// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/linkline.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

namespace Belay {

namespace {

constexpr int padding = 4;
constexpr int textFlags = Qt::AlignVCenter | Qt::TextWordWrap;

} // namespace

LinkLine::LinkLine(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QFont underlined = font();
    underlined.setUnderline(true);
    setFont(underlined);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize LinkLine::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * padding, fontMetrics().height() + 2 * padding};
}

QSize LinkLine::minimumSizeHint() const
{
    return {120, fontMetrics().height() + 2 * padding};
}

int LinkLine::heightForWidth(int width) const
{
    return textHeight(width - 2 * padding) + 2 * padding;
}

void LinkLine::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect inner = rect().adjusted(padding, padding, -padding, -padding);
    painter.drawText(inner, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | textFlags,
                     text());
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

void LinkLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

int LinkLine::textHeight(int width) const
{
    return fontMetrics().boundingRect(QRect(0, 0, qMax(1, width), 10'000), textFlags, text()).height();
}

} // namespace Belay
