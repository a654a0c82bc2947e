// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"
#include "models/profiles/profile.h"

#include <QUuid>

namespace Belay {

//! What an open form holds, as it is kept in case Belay ends before it was sent.
//!
//! Values of variables that look like secrets are not kept, their names are. Those that a person typed have to be
//! typed again; those that the service has are taken from it.
struct FormDraft
{
    QUuid id;
    ProfileId profileId;
    QDateTime savedAt;           //!< UTC; DraftStore::save() sets it
    bool isParked = false;       //!< put away by a person, not left over
    std::optional<Service> base; //!< of an edit: the service as it was described when the edit began
    ServiceDraft draft;
    QStringList toType;       //!< variables of the draft without a value: to be typed again
    QStringList asBefore;     //!< variables of the draft without a value: the service has it
    QStringList hiddenInBase; //!< variables of the base without a value

    friend bool operator==(const FormDraft &, const FormDraft &) = default;
};

//! \a draft without any value that looks like a secret. Variables that its toType names already and that still have
//! no value stay there.
FormDraft withoutSecrets(FormDraft draft);

//! A kept edit, put together again with what the platform has.
struct RestoredEdit
{
    Service base;       //!< as the edit began; values not kept are assumed to be the present ones
    ServiceDraft draft; //!< what was typed
};

//! \a kept must have a base; \a current is that service as described now.
RestoredEdit restoreEdit(const FormDraft &kept, const Service &current);

} // namespace Belay
