// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"

namespace Belay {

//! Whose value is taken where two people changed the same field to different values.
enum class MergeSide { Base, Theirs, Mine };

//! A field that both sides changed, differently. Show its three values with fieldText() or, for a variable,
//! envText() of the three drafts. Image and version belong together: they are one conflict on Image. So are
//! variables and secrets, on Env, where one of the drafts does not know them.
struct MergeConflict
{
    ServiceField field = ServiceField::Name;
    QString envKey; //!< of Env: which variable; empty: the environment as a whole

    friend bool operator==(const MergeConflict &, const MergeConflict &) = default;
};

//! What came of a three-way merge; made by merge().
struct ThreeWayMerge
{
    ServiceDraft base;   //!< what was edited
    ServiceDraft theirs; //!< what the platform holds now
    ServiceDraft mine;   //!< what the form holds
    ServiceDraft merged; //!< both sides' changes; mine where they conflict

    QList<MergeConflict> conflicts;       //!< in form order
    QList<MergeConflict> takenFromTheirs; //!< changed on the platform alone, and taken into merged

    //! merged with each conflict decided by the pick at its index; mine where there is no pick.
    ServiceDraft resolved(const QList<MergeSide> &picks) const;
};

//! Merges field by field; the environment variable by variable, if all three are known.
ThreeWayMerge merge(const ServiceDraft &base, const ServiceDraft &theirs, const ServiceDraft &mine);

} // namespace Belay
