// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <chrono>

class QLineEdit;
class QTimer;
class QToolButton;

namespace Belay {

//! What stands for a hidden value: as many dots whatever its length.
QString maskDots();

//! Shows a value as fixed-length dots with a button that reveals it: while held, or for ten seconds by a click or
//! a key. Masks again when it loses the focus, the window goes inactive or mask() is called (profile switch).
//! While masked no child, accessible text or tooltip holds the value.
class MaskedValue : public QWidget
{
    Q_OBJECT

public:
    //! \a name says whose value it is, for the button's accessible name, such as "DATABASE_URL".
    explicit MaskedValue(const QString &name, QWidget *parent = nullptr);

    //! Shown literally. Masks again.
    void setValue(const QString &value);
    //! For copying on the user's explicit wish.
    QString value() const { return m_value; }

    bool isRevealed() const { return m_revealed; }
    void setRevealInterval(std::chrono::milliseconds interval);

public Q_SLOTS:
    void mask();

Q_SIGNALS:
    void revealedChanged(bool revealed);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void reveal();
    void release();

    QString m_name;
    QString m_value;
    QLineEdit *m_display = nullptr;
    QToolButton *m_button = nullptr;
    QTimer *m_timer = nullptr;
    QTimer *m_holdTimer = nullptr;
    bool m_revealed = false;
    bool m_revealedBeforePress = false;
};

} // namespace Belay
