// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/credentialstore.h"

#include <QHash>

namespace Belay {

//! Keys for this session only: in memory, gone with the program.
class SessionCredentialStore final : public CredentialStore
{
    Q_OBJECT

public:
    using CredentialStore::CredentialStore;

    bool isPersistent() const override { return false; }
    //! Always NotFound for a missing key, whatever is expected: this store hides nothing.
    Reply<Secret> *read(const CredentialAddress &address, Expect expect = Expect::Nothing) override;
    Reply<void> *write(const CredentialAddress &address, const Secret &key) override;
    Reply<void> *remove(const CredentialAddress &address) override;

private:
    QHash<QString, Secret> m_keys;
};

} // namespace Belay
