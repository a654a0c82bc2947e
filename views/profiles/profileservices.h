// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"
#include "models/profiles/profilestore.h"
#include "models/profiles/sessioncredentialstore.h"
#include "views/common/prompter.h"

#include <QUrl>

#include <functional>

namespace Belay {

//! Lists with a key that is to be tested; gives the number of services. \a owner destroys the reply.
using SignInCheck = std::function<Reply<int> *(const QUrl &baseUrl, const Secret &key,
                                               const NetworkSettings &network, QObject *owner)>;

//! What the windows about profiles work with. All of it outlives them.
struct ProfileServices
{
    ProfileStore &store;
    CredentialStore &keychain;
    SessionCredentialStore &session;
    Prompter &prompter;
    SignInCheck signInCheck;
};

} // namespace Belay
