// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/storedservice.h"

#include <QList>

#include <functional>

namespace Belay::Sandbox {

class Catalogue;

//! \a count believable services with different names, none of them \a isTaken: the same for the same \a seed,
//! dates relative to \a now. Those in transition stay so for at least half an hour.
QList<StoredService> generateServices(const Catalogue &catalogue, int count, quint32 seed, qint64 now,
                                      const std::function<bool(const QString &)> &isTaken);

} // namespace Belay::Sandbox
