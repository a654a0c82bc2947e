// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/threewaymerge.h"

#include <algorithm>

namespace Belay {

namespace {

using Env = QMap<QString, QString>;

//! True if the environment can be merged variable by variable; else the parameters are one unit, on Env.
bool knowsVariables(const ThreeWayMerge &merge)
{
    return merge.base.parameters && merge.theirs.parameters && merge.mine.parameters;
}

//! The fields that are decided together with \a field.
QList<ServiceField> unitOf(const ThreeWayMerge &merge, ServiceField field)
{
    if (field == ServiceField::Image) {
        return {field, ServiceField::Version};
    }
    if (field == ServiceField::Env && !knowsVariables(merge)) {
        return {field, ServiceField::Secrets};
    }
    return {field};
}

bool isDecidedWithAnother(const ThreeWayMerge &merge, ServiceField field)
{
    return field == ServiceField::Version || (field == ServiceField::Secrets && !knowsVariables(merge));
}

bool sameUnit(const QList<ServiceField> &unit, const ServiceDraft &a, const ServiceDraft &b)
{
    return std::ranges::all_of(unit, [&](ServiceField part) { return sameField(a, b, part); });
}

void copyUnit(const QList<ServiceField> &unit, const ServiceDraft &from, ServiceDraft &to)
{
    for (const ServiceField part : unit) {
        copyField(from, to, part);
    }
}

bool sameVariable(const Env &a, const Env &b, const QString &key)
{
    return a.contains(key) == b.contains(key) && a.value(key) == b.value(key);
}

void copyVariable(const Env &from, Env &to, const QString &key)
{
    if (from.contains(key)) {
        to.insert(key, from.value(key));
    } else {
        to.remove(key);
    }
}

void mergeUnit(ThreeWayMerge &result, ServiceField field)
{
    const QList<ServiceField> unit = unitOf(result, field);
    if (sameUnit(unit, result.base, result.theirs) || sameUnit(unit, result.theirs, result.mine)) {
        return;
    }
    if (sameUnit(unit, result.base, result.mine)) {
        copyUnit(unit, result.theirs, result.merged);
        result.takenFromTheirs.append({field, {}});
    } else {
        result.conflicts.append({field, {}});
    }
}

void mergeEnv(ThreeWayMerge &result)
{
    const Env &base = result.base.parameters->env;
    const Env &theirs = result.theirs.parameters->env;
    const Env &mine = result.mine.parameters->env;
    Env all = base;
    all.insert(theirs);
    all.insert(mine);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const QString &key = it.key();
        if (sameVariable(base, theirs, key) || sameVariable(theirs, mine, key)) {
            continue;
        }
        if (sameVariable(base, mine, key)) {
            copyVariable(theirs, result.merged.parameters->env, key);
            result.takenFromTheirs.append({ServiceField::Env, key});
        } else {
            result.conflicts.append({ServiceField::Env, key});
        }
    }
}

} // namespace

ThreeWayMerge merge(const ServiceDraft &base, const ServiceDraft &theirs, const ServiceDraft &mine)
{
    ThreeWayMerge result{base, theirs, mine, mine, {}, {}};
    for (const ServiceField field : allServiceFields()) {
        if (isDecidedWithAnother(result, field)) {
            continue;
        }
        if (field == ServiceField::Env && knowsVariables(result)) {
            mergeEnv(result);
        } else {
            mergeUnit(result, field);
        }
    }
    return result;
}

ServiceDraft ThreeWayMerge::resolved(const QList<MergeSide> &picks) const
{
    ServiceDraft draft = merged;
    for (qsizetype i = 0; i < std::min(picks.size(), conflicts.size()); ++i) {
        const ServiceDraft &side = picks[i] == MergeSide::Base     ? base
                                   : picks[i] == MergeSide::Theirs ? theirs
                                                                   : mine;
        const MergeConflict &conflict = conflicts[i];
        if (conflict.field == ServiceField::Env && knowsVariables(*this)) {
            copyVariable(side.parameters->env, draft.parameters->env, conflict.envKey);
        } else {
            copyUnit(unitOf(*this, conflict.field), side, draft);
        }
    }
    return draft;
}

} // namespace Belay
