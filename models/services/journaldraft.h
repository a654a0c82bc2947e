// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"
#include "models/services/journal.h"

namespace Belay {

//! What a person may want to do about a write that has ended.
enum class FollowUp {
    None,
    Retry,    //!< it failed, or was taken back before it was sent
    Revert,   //!< an update that took effect: bring back the values before
    Recreate, //!< a deletion that took effect: make the service anew
};

FollowUp followUpOf(const JournalEntry &entry);

//! What a form begins with that repeats or takes back a recorded write, and what the journal could not give:
//! it holds no values of variables, and nothing that the platform did not return.
struct JournalDraft
{
    ServiceDraft draft;
    QList<ServiceField> unknownFields; //!< written, but their value is not recorded: as in the service now
    QStringList keptVariables;         //!< recorded without value: as in the service now
    QStringList lostVariables;         //!< recorded without value, and not in the service now: not in draft

    bool isWhole() const
    {
        return unknownFields.isEmpty() && keptVariables.isEmpty() && lostVariables.isEmpty();
    }
};

//! A new service like the one that \a entry created or deleted.
JournalDraft newServiceOf(const JournalEntry &entry);

//! \a current, as described now, with what the update \a entry wrote: its values before for FollowUp::Revert,
//! those it asked for otherwise.
JournalDraft changeOf(const JournalEntry &entry, FollowUp followUp, const Service &current);

} // namespace Belay
