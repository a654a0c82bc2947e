// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/credentialstore.h"

#include <QHash>
#include <QMap>

#include <functional>

namespace Belay {

//! A keychain in memory that fails when a test says so.
class FakeCredentialStore final : public CredentialStore
{
    Q_OBJECT

public:
    using CredentialStore::CredentialStore;

    //! The \a number-th call from the making of the store on, counted from 1, fails as \a error.
    void failCall(int number, CredentialError error) { m_failures.insert(number, error); }
    //! Calls are not answered until answerAll(): as while the system asks for a password.
    void setSilent(bool silent) { m_silent = silent; }
    void answerAll();
    using CredentialStore::setWaiting;

    int calls() const { return m_calls; }
    bool contains(const CredentialAddress &address) const { return m_keys.contains(address.itemKey()); }
    Secret key(const CredentialAddress &address) const { return m_keys.value(address.itemKey()); }
    //! What the keychain holds, as it outlives the program.
    using Keys = QHash<QString, Secret>;
    Keys keys() const { return m_keys; }
    void setKeys(const Keys &keys) { m_keys = keys; }

    bool isPersistent() const override { return true; }
    Reply<Secret> *read(const CredentialAddress &address, Expect expect = Expect::Nothing) override;
    Reply<void> *write(const CredentialAddress &address, const Secret &key) override;
    Reply<void> *remove(const CredentialAddress &address) override;

private:
    template <typename T>
    Reply<T> *answer(std::function<Result<T>()> work);

    Keys m_keys;
    QMap<int, CredentialError> m_failures;
    QList<std::function<void()>> m_held;
    int m_calls = 0;
    bool m_silent = false;
};

} // namespace Belay
