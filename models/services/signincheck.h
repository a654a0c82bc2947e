// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/networksettings.h"
#include "models/core/reply.h"
#include "models/core/secret.h"

#include <QUrl>

namespace Belay {

//! Lists the smallest page of the tenant at \a baseUrl with \a key, over a connection of its own that goes with
//! the reply. Gives the number of services there. Errors: those of ApiClient::checkSignIn().
[[nodiscard]] Reply<int> *checkSignIn(const QUrl &baseUrl, const Secret &key, const NetworkSettings &network,
                                      QObject *owner);

} // namespace Belay
