// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <chrono>

class QAction;
class QTimer;

namespace Belay {

//! A line edit for values that should not be read over the shoulder: fixed-length dots while it has no focus, one dot
//! per character while it is edited, the text for ten seconds after its eye was chosen. Masks again on focus loss.
//! While masked, copying, dragging and accessible text give no characters away (the password echo of Qt).
class MaskedLineEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit MaskedLineEdit(QWidget *parent = nullptr);

    //! With \a masked off it is a line edit like any other: for values that are no secret. On at first.
    void setMasked(bool masked);
    bool isMasked() const { return m_masked; }
    bool isRevealed() const { return m_revealed; }
    void setRevealInterval(std::chrono::milliseconds interval);

public Q_SLOTS:
    //! Hides the text again, such as at a profile switch.
    void mask();

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void toggle();
    void apply();

    QAction *m_eye = nullptr;
    QTimer *m_timer = nullptr;
    bool m_masked = true;
    bool m_revealed = false;
};

} // namespace Belay
