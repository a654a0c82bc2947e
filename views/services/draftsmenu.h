// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QMenu>
#include <QPointer>

namespace Belay {

class MessageArea;
class Prompter;

//! The drafts of the open profile that wait to be opened again; hidden while there are none. Tells in the message
//! area what an earlier run left over. Object name: "draftsMenu".
class DraftsMenu : public QMenu
{
    Q_OBJECT

public:
    //! Both outlive it.
    DraftsMenu(Prompter &prompter, MessageArea &messages, QWidget *parent);

    //! The profile whose drafts are shown; null: none is open.
    void setWorkspace(Workspace *workspace);

Q_SIGNALS:
    //! The person wants to go on with it.
    void chosen(const Belay::FormDraft &draft);

private:
    void load();
    void fill(const KeptDrafts &kept);
    void tellLeftOver(const QList<FormDraft> &drafts);
    void tellNotice(const StorageNotice &notice);
    void askToDiscard();

    Prompter &m_prompter;
    MessageArea &m_messages;
    QPointer<Workspace> m_workspace;
    QPointer<DraftStore> m_store; //!< null: no profile is open, or its drafts are not kept
    bool m_isFirst = true;        //!< since the profile was opened
    int m_opening = 0;            //!< counts them: answers for an earlier one are dropped
    int m_count = 0;
};

} // namespace Belay
