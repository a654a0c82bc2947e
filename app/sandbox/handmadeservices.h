// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/storedservice.h"

#include <QList>

#include <chrono>

namespace Belay::Sandbox {

//! About a dozen services that show every type and nearly every status, with dates before \a now. The one that
//! is deploying gets there after a few times \a stage.
QList<StoredService> handMadeServices(qint64 now, std::chrono::milliseconds stage);

} // namespace Belay::Sandbox
