// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

namespace Belay {

//! A StatusChip as a widget. Its accessible name is the text, unless setAccessibleName() said more before.
class StatusChipLabel : public QWidget
{
    Q_OBJECT

public:
    explicit StatusChipLabel(QWidget *parent = nullptr);

    //! \a text is shown literally; an empty text paints nothing.
    void setStatus(Tone tone, const QString &iconName, const QString &text);
    QString text() const { return m_text; }
    Tone tone() const { return m_tone; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    QString m_iconName;
    QString m_text;
};

} // namespace Belay
