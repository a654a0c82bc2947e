// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace Belay {

//! One version of an image (peak-services-api section 9).
struct ImageVersion
{
    VersionId id;
    QString version;
    QString status;          //!< not-ready, ready, in-use, deleting, delete-failed
    QString lastBuildStatus; //!< building, failed, success, stopped, stopping
    QDateTime createdAt;     //!< UTC; invalid when not returned

    //! "ready" and "in-use" can be deployed.
    bool isDeployable() const;

    friend bool operator==(const ImageVersion &, const ImageVersion &) = default;
};

struct Image
{
    ImageId id;
    QString name;
    QString type; //!< api, webapp, workflow, workspace-r, workspace-python
    std::optional<ImageVersion> latestVersion;

    friend bool operator==(const Image &, const Image &) = default;
};

struct InstanceType
{
    InstanceTypeId id;
    QString name;
    int milliCpu = 0; //!< thousandths of a CPU
    int memoryMb = 0;
    int gpu = 0; //!< 0 when it has none

    friend bool operator==(const InstanceType &, const InstanceType &) = default;
};

//! The newest version that a create without a version would take: the newest *ready* one, by creation
//! time, then by id. Absent if there is none.
std::optional<ImageVersion> latestReadyVersion(const QList<ImageVersion> &versions);

} // namespace Belay
