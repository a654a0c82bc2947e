// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QFrame>
#include <QString>

#include <functional>

class QBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace Belay {

enum class MessageSeverity { Info, Success, Warning, Error };

Tone messageTone(MessageSeverity severity);

//! One piece of news. All texts are shown literally.
struct Message
{
    //! Which news this is: a later message with the same id replaces this one. Empty: one of its own.
    QString id;
    MessageSeverity severity = MessageSeverity::Info;
    //! The cause, in one sentence.
    QString text;
    //! What the user can do, in one sentence; may be empty.
    QString nextStep;
    //! The label of the primary action; empty: no button.
    QString actionText;
    //! Called when the action is chosen, beside MessageArea::actionTriggered().
    std::function<void()> action;
    //! HTTP status, request id, body, time; folded away at first. Empty: no Details, and Copy copies the sentences.
    QString details;
};

//! One message, inline: icon, cause, next step, action, Details, Copy, close. Never takes the focus by itself.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(const Message &message, QWidget *parent = nullptr);

    void setMessage(const Message &message);
    const Message &message() const { return m_message; }

    bool detailsShown() const;
    void setDetailsShown(bool shown);

    //! What Copy puts on the clipboard: cause, next step and details, each on its own line.
    QString plainReport() const;

Q_SIGNALS:
    void actionTriggered(const QString &id);
    void closeRequested(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();

    Message m_message;
    QBoxLayout *m_buttons = nullptr;
    QBoxLayout *m_row = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_nextStep = nullptr;
    QPushButton *m_action = nullptr;
    QToolButton *m_detailsToggle = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
    QPlainTextEdit *m_details = nullptr;
};

} // namespace Belay
