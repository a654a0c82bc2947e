// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/credentialstore.h"
#include "models/profiles/keyringstate.h"

#include <QTimer>

#include <chrono>
#include <memory>

namespace Belay {

class KeychainTask;

//! Keys in the system's keychain, under the application id and CredentialAddress::itemKey(). Never falls
//! back to a file (reliability: "Keychain").
//!
//! One call is worked on at a time, the others queue. After the soft limit waitingChanged(true) is emitted;
//! at the hard limit, counted from the moment a call is taken up, it fails as TimedOut. The system cannot be
//! told to stop, so a late answer is dropped, and the calls behind it wait for it within their own limits.
class KeychainCredentialStore final : public CredentialStore
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds soft = std::chrono::seconds(10);
        std::chrono::milliseconds hard = std::chrono::seconds(120);
    };

    //! \a service: the name under which items are filed.
    explicit KeychainCredentialStore(QObject *parent = nullptr);
    KeychainCredentialStore(const QString &service, Limits limits, QObject *parent = nullptr);
    ~KeychainCredentialStore() override;

    bool isPersistent() const override { return true; }
    Reply<Secret> *read(const CredentialAddress &address, Expect expect = Expect::Nothing) override;
    Reply<void> *write(const CredentialAddress &address, const Secret &key) override;
    Reply<void> *remove(const CredentialAddress &address) override;

private:
    QString m_service;
    Limits m_limits;
};

} // namespace Belay
