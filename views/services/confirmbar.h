// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace Belay {

//! Asks inline, above the buttons of a window, whether to really do it: names the tenant, offers to go back.
class ConfirmBar : public QFrame
{
    Q_OBJECT

public:
    explicit ConfirmBar(QWidget *parent = nullptr);

    //! Shows \a question. The focus goes to the action, or with \a isGrave to the way back.
    void ask(const QString &question, const QString &actionText, bool isGrave);
    void dismiss();

Q_SIGNALS:
    void confirmed();
    void refused();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_question = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_back = nullptr;
};

} // namespace Belay
