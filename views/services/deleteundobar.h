// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "views/common/messagebar.h"

#include <QFrame>
#include <QPointer>
#include <QStringList>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace Belay {

class Prompter;

//! The countdown before confirmed deletions are sent: what will be deleted, how long it can be taken back,
//! and Undo. Takes no room while nothing is pending. Also turns what came of them into messages.
//!
//! Ctrl+Z is the caller's action, so that it can also mean the undo of text; it calls undo().
class DeleteUndoBar : public QFrame
{
    Q_OBJECT

public:
    explicit DeleteUndoBar(QWidget *parent = nullptr);

    //! Whose deletions it shows; null: none.
    void setWorkspace(Workspace *workspace);

    //! Closing while something is pending cancels it: asks first, and closes \a window on consent. False: nothing
    //! is pending, and nothing was asked.
    bool askBeforeClosing(Prompter &prompter, QWidget *window);

    //! What came of deleting \a service, as its message. Without action; its id names the service.
    static Message outcomeMessage(const Service &service, const Result<WriteReport> &result);

public slots:
    //! Takes back what was scheduled last.
    void undo();

signals:
    //! What came of a deletion, ready for the message area. Those that went well share one message.
    void reported(const Belay::Message &message);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showPending();
    void tick();
    QStringList pendingNames() const;
    void tellCancelled();
    void addRetry(Message &message, const Service &service) const;
    //! \a service may have been refused while it was busy.
    void offerRetry(const Service &service);
    void finished(const Service &service, const Result<WriteReport> &result);

    QPointer<Workspace> m_workspace;
    QLabel *m_text = nullptr;
    QProgressBar *m_left = nullptr;
    QPushButton *m_undo = nullptr;
    QTimer *m_timer = nullptr;
    QHash<ServiceId, Service> m_refused; //!< because they were busy; as the person saw them
    QStringList m_deleted;               //!< names, since something was scheduled last
};

} // namespace Belay
