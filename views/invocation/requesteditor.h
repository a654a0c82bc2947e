// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invocation/testrequest.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QAction;
class QLineEdit;
class QPushButton;
class QStringListModel;
class QTimer;
class QToolButton;

namespace Belay {

class CodeEdit;
class FieldError;
class MethodBar;
class NoticeStrip;

//! What is sent to a service: method, path, payload. Says why sending is not possible, and asks before it
//! where that is wanted. Knows nothing of services and policies: TestPanel tells it.
class RequestEditor : public QWidget
{
    Q_OBJECT

public:
    explicit RequestEditor(QWidget *parent = nullptr);

    TestMethod method() const;
    //! What is entered; nothing if the payload is no JSON object. A path without a leading / gets one.
    std::optional<TestRequest> request() const;
    //! Replaces what is entered.
    void setRequest(const TestRequest &request);
    void setPaths(const QStringList &paths);

    //! A call is under way: Send waits, Cancel works.
    void setBusy(bool busy);
    //! Why nothing can be sent, in one sentence; empty: it can. \a actionText labels the button beside it.
    void setBlocked(const QString &reason, const QString &actionText = QString());
    bool isBlocked() const { return !m_blocked.isEmpty(); }
    //! Asks \a question in place before \a request leaves; \a yes labels the button that sends it.
    void ask(const QString &question, const QString &yes, const TestRequest &request);

    void focusPath();
    //! Checks what is entered and asks for it to be sent, as the button does.
    void send();

signals:
    //! A person wants to send \a request; not asked yet.
    void sendRequested(const Belay::TestRequest &request);
    //! The question was answered with yes.
    void confirmed(const Belay::TestRequest &request);
    void cancelRequested();
    void blockedActionTriggered();
    void methodChanged(Belay::TestMethod method);
    void copyCommandRequested(bool asCurl);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLayout *makeTopRow();
    void format();
    bool showProblem();
    void dropQuestion();
    void updateButtons();

    MethodBar *m_method = nullptr;
    QLineEdit *m_path = nullptr;
    QStringListModel *m_paths = nullptr;
    CodeEdit *m_payload = nullptr;
    FieldError *m_error = nullptr;
    NoticeStrip *m_notice = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_cancel = nullptr;
    QToolButton *m_copyAs = nullptr;
    QToolButton *m_format = nullptr;
    QTimer *m_check = nullptr;
    QString m_blocked;
    QString m_blockedAction;
    std::optional<TestRequest> m_asked;
    bool m_busy = false;
};

} // namespace Belay
