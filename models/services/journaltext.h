// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/journal.h"

namespace Belay {

//! One field of a write, as it was and as it was asked for.
struct JournalChange
{
    QString field;  //!< dotted, as in the request: "imageDetails.versionId"
    QString before; //!< empty when it was not there
    QString after;

    friend bool operator==(const JournalChange &, const JournalChange &) = default;
};

//! The fields in which before and after of \a entry differ, in the order of the request. Values of
//! environment variables are masked already.
QList<JournalChange> changesOf(const JournalEntry &entry);

//! Everything about \a entry, one fact a line, in English: to be sent to somebody. Holds no secret.
QString reportOf(const JournalEntry &entry);

} // namespace Belay
