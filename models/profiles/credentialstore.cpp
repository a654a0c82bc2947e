// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/credentialstore.h"

#include "models/profiles/profile.h"

namespace Belay {

void CredentialStore::setWaiting(bool waiting)
{
    if (m_waiting != waiting) {
        m_waiting = waiting;
        emit waitingChanged(waiting);
    }
}

CredentialAddress credentialAddress(const Profile &profile)
{
    return {profile.origin(), profile.id.value};
}

ApiError credentialFailure(CredentialError code, const QString &detail)
{
    ApiError error = localError(ErrorKind::Credentials, detail);
    error.credential = code;
    return error;
}

} // namespace Belay
