// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/sessioncredentialstore.h"

using namespace Qt::StringLiterals;

namespace Belay {

Reply<Secret> *SessionCredentialStore::read(const CredentialAddress &address, Expect expect)
{
    Q_UNUSED(expect)
    auto *reply = new Reply<Secret>(this);
    const auto found = m_keys.constFind(address.itemKey());
    if (found == m_keys.constEnd()) {
        reply->finishLater(
            Failure(credentialFailure(CredentialError::NotFound, u"no key in this session"_s)));
    } else {
        reply->finishLater(*found);
    }
    return reply;
}

Reply<void> *SessionCredentialStore::write(const CredentialAddress &address, const Secret &key)
{
    auto *reply = new Reply<void>(this);
    if (!address.isValid() || key.isEmpty()) {
        reply->finishLater(Failure(credentialFailure(CredentialError::Invalid, u"no key was given"_s)));
    } else {
        m_keys.insert(address.itemKey(), key);
        emit written(address);
        reply->finishLater({});
    }
    return reply;
}

Reply<void> *SessionCredentialStore::remove(const CredentialAddress &address)
{
    m_keys.remove(address.itemKey());
    auto *reply = new Reply<void>(this);
    reply->finishLater({});
    return reply;
}

} // namespace Belay
