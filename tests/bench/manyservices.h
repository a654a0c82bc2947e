// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"

namespace Belay {

//! The service \a number of a large workspace: names of several words, a few users, six statuses, three types; always the
//! same for the same number.
Service manyServices(int number);
//! Those from 0 on, so many of them.
QList<Service> firstServices(int count);

} // namespace Belay
