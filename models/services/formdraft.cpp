// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/formdraft.h"

#include "models/domain/secretguess.h"

namespace Belay {

namespace {

const Parameters *parametersOf(const Service &service)
{
    return service.details && service.details->parameters ? &*service.details->parameters : nullptr;
}

Parameters *parametersOf(Service &service)
{
    return service.details && service.details->parameters ? &*service.details->parameters : nullptr;
}

} // namespace

FormDraft withoutSecrets(FormDraft draft)
{
    const Parameters *before = draft.base ? parametersOf(std::as_const(*draft.base)) : nullptr;
    const QStringList stillToType = draft.toType;
    draft.toType.clear();
    draft.asBefore.clear();
    draft.hiddenInBase.clear();
    if (draft.draft.parameters) {
        QMap<QString, QString> &env = draft.draft.parameters->env;
        for (auto it = env.begin(); it != env.end(); ++it) {
            const bool isAsBefore = before != nullptr && before->env.contains(it.key()) &&
                                    before->env.value(it.key()) == it.value();
            if (looksSecret(it.key(), it.value())) {
                (isAsBefore ? draft.asBefore : draft.toType).append(it.key());
                it.value().clear();
            } else if (it.value().isEmpty() && stillToType.contains(it.key())) {
                draft.toType.append(it.key());
            }
        }
    }
    if (Parameters *parameters = draft.base ? parametersOf(*draft.base) : nullptr) {
        for (auto it = parameters->env.begin(); it != parameters->env.end(); ++it) {
            if (looksSecret(it.key(), it.value())) {
                draft.hiddenInBase.append(it.key());
                it.value().clear();
            }
        }
    }
    return draft;
}

RestoredEdit restoreEdit(const FormDraft &kept, const Service &current)
{
    RestoredEdit restored{*kept.base, kept.draft};
    const Parameters *now = parametersOf(current);
    Parameters *before = parametersOf(restored.base);
    if (before == nullptr) {
        return restored;
    }
    for (const QString &key : kept.hiddenInBase) {
        if (now != nullptr && now->env.contains(key)) {
            before->env.insert(key, now->env.value(key));
        } else if (kept.toType.contains(key)) {
            // Taken away on the platform, typed anew here: as if it had been added.
            before->env.remove(key);
        }
    }
    if (restored.draft.parameters) {
        for (const QString &key : kept.asBefore) {
            restored.draft.parameters->env.insert(key, before->env.value(key));
        }
    }
    return restored;
}

} // namespace Belay
