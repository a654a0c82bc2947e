// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/statuschiplabel.h"

#include "views/common/statuschip.h"

#include <QPainter>

namespace Belay {

StatusChipLabel::StatusChipLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StatusChipLabel::setStatus(Tone tone, const QString &iconName, const QString &text)
{
    const bool ownName = accessibleName() != m_text;
    m_tone = tone;
    m_iconName = iconName;
    m_text = text;
    if (!ownName || accessibleName().isEmpty()) {
        setAccessibleName(text);
    }
    updateGeometry();
    update();
}

QSize StatusChipLabel::sizeHint() const
{
    return StatusChip::sizeHint(font(), m_text, m_iconName);
}

QSize StatusChipLabel::minimumSizeHint() const
{
    return {48, sizeHint().height()};
}

void StatusChipLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    StatusChip::paint(&painter, rect(), palette(), font(), m_tone, m_iconName, m_text);
}

} // namespace Belay
