// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace Belay {

//! What a state page says. All texts are shown literally.
struct StateContent
{
    //! A drawing by its icon name, shown at 64 px.
    QString iconName;
    //! What is so, in one sentence.
    QString title;
    //! What to do, in one sentence.
    QString advice;
    //! The one button; empty: none.
    QString actionText;
    //! A second, quieter one; empty: none.
    QString secondActionText;
    //! Technical details, selectable, below the advice; empty: none.
    QString details;
};

//! Fills an area that has nothing else to show: empty, no match, offline, refused, failed. Announced when it changes
//! while visible. Buttons: "stateAction", "stateSecondAction".
class StatePage : public QWidget
{
    Q_OBJECT

public:
    explicit StatePage(QWidget *parent = nullptr);

    void setContent(const StateContent &content);
    const StateContent &content() const { return m_content; }

Q_SIGNALS:
    void actionTriggered();
    void secondActionTriggered();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintDrawing();
    void applyPalette();
    void announceContent();

    StateContent m_content;
    QLabel *m_drawing = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_advice = nullptr;
    QLabel *m_details = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_secondAction = nullptr;
};

} // namespace Belay
