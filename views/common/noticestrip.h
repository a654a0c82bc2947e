// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Belay {

//! A sentence on a tinted ground with up to two buttons: a reason beside the control that it blocks, or a
//! question that has to be answered where the work is. Unlike a MessageBar nobody closes it: it stays as long
//! as it is true. Its accessible name is its text.
class NoticeStrip : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeStrip(QWidget *parent = nullptr);

    //! All texts are shown literally; a button without text is hidden.
    void setContent(Tone tone, const QString &iconName, const QString &text,
                    const QString &actionText = QString(), const QString &secondActionText = QString());
    QString text() const;

    QPushButton *actionButton() const { return m_action; }
    QPushButton *secondActionButton() const { return m_secondAction; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    QString m_iconName;
    QLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_secondAction = nullptr;
};

} // namespace Belay
