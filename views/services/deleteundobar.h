// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "views/common/messagebar.h"

#include <QPointer>
#include <QWidget>

namespace Belay {

//! The countdown before confirmed deletions are sent: what will be deleted, how long it can be taken back,
//! and Undo. Takes no room while nothing is pending. Also turns what came of them into messages.
//!
//! Ctrl+Z is the caller's action, so that it can also mean the undo of text; it calls undo().
class DeleteUndoBar : public QWidget
{
    Q_OBJECT

public:
    explicit DeleteUndoBar(QWidget *parent = nullptr);

    //! Whose deletions it shows; null: none.
    void setWorkspace(Workspace *workspace);

public slots:
    //! Takes back what was scheduled last.
    void undo();

signals:
    //! What came of a deletion, ready for the message area; its id names the service.
    void reported(const Belay::Message &message);
};

} // namespace Belay
