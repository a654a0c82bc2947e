// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"
#include "models/services/journal.h"

namespace Belay {

//! One write: what the person saw, what they want, and what of it has to be sent.
struct WriteOperation
{
    WriteVerb verb = WriteVerb::Create;
    Service seen; //!< update, delete: before the request; described once it was looked at
    ServiceDraft draft;
    ServicePatch patch;     //!< of an update; see makePatch()
    QDateTime serverDate{}; //!< create: when the platform last told that the name is free, by its clock
    QString backupPath{};   //!< of a deletion: the YAML file made before; may be empty

    static WriteOperation removal(const Service &seen, const QString &backupPath);

    //! Takes what differs between seen and draft, apart from the name and the type, which no update changes.
    void makePatch();
    //! Writes with the same key wait for one another.
    QString queueKey() const;
    QJsonObject body() const;
    //! What an update makes of the service: what it had, with the fields that are sent.
    ServiceDraft result() const;
    //! What the journal records before it is sent.
    JournalEntry intent(const Profile &profile) const;

    //! True if \a service holds what a create asked for, as far as the platform tells.
    bool wasCreatedAs(const Service &service) const;
    //! True if \a service tells all that an update sent, and holds it.
    bool wasUpdatedTo(const Service &service) const;
};

//! True unless \a service tells that it was created before \a serverDate, a moment by the platform's clock that may be
//! invalid: then an old list has been told, and it is not what a later request made.
bool mayHaveAppearedAfter(const Service &service, const QDateTime &serverDate);

//! True if \a service is other than \a seen in what a person decides on: the settable fields, or, where
//! \a seen was only listed, updatedAt. The status does not count.
bool differsForPeople(const Service &seen, const Service &service);

} // namespace Belay
