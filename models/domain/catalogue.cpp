// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/catalogue.h"

using namespace Qt::StringLiterals;

namespace Belay {

bool ImageVersion::isDeployable() const
{
    return status == "ready"_L1 || status == "in-use"_L1;
}

std::optional<ImageVersion> latestReadyVersion(const QList<ImageVersion> &versions)
{
    std::optional<ImageVersion> latest;
    for (const ImageVersion &version : versions) {
        if (version.status != "ready"_L1) {
            continue;
        }
        const bool newer = !latest || version.createdAt > latest->createdAt ||
                           (version.createdAt == latest->createdAt && version.id.value > latest->id.value);
        if (newer) {
            latest = version;
        }
    }
    return latest;
}

} // namespace Belay
