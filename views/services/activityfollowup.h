// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/serviceyaml.h"
#include "models/services/journaldraft.h"
#include "models/services/workspace.h"
#include "views/common/messagebar.h"

#include <QPointer>

namespace Belay {

class ServiceCommands;

//! Opens the form or the delete dialog that repeats or takes back a write of the journal, filled with what
//! is recorded of it. Sends nothing by itself (product.md 5.9).
class ActivityFollowUp : public QObject
{
    Q_OBJECT

public:
    //! \a commands outlives it.
    explicit ActivityFollowUp(ServiceCommands &commands);

    void setWorkspace(Workspace *workspace) { m_workspace = workspace; }

    //! What followUpOf() \a entry says.
    void begin(const JournalEntry &entry);

private:
    void recreate(const JournalEntry &entry);
    void createFromJournal(const JournalEntry &entry, const QString &introduction);
    void createFromBackup(const JournalEntry &entry, const Result<QList<YamlService>> &read);
    void change(const JournalEntry &entry, FollowUp followUp);
    void remove(const JournalEntry &entry);
    //! Goes on with the service of \a entry, described; says so if there is none.
    template <typename Handler>
    void withService(const JournalEntry &entry, Handler handle);

    ServiceCommands &m_commands;
    QPointer<Workspace> m_workspace;
};

} // namespace Belay
