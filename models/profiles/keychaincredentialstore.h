// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/profiles/credentialstore.h"
#include "models/profiles/keyringstate.h"

#include <QQueue>
#include <QTimer>

#include <chrono>
#include <functional>

namespace QKeychain {
class Job;
}

namespace Belay {

//! Keys in the system's keychain, filed under a service name and CredentialAddress::itemKey(). Never falls
//! back to a file (reliability: "Keychain").
//!
//! One call is worked on at a time, the others queue. Both limits count from the moment a call is taken up:
//! after the soft one waitingChanged(true) is emitted, at the hard one the call fails as TimedOut. The
//! system cannot be told to stop, so a late answer is dropped; the calls behind it wait for it within their
//! own limits, and a late write may still take effect.
class KeychainCredentialStore final : public CredentialStore
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds soft = std::chrono::seconds(10);
        std::chrono::milliseconds hard = std::chrono::seconds(120);
    };

    //! Under the application id, with the usual limits.
    explicit KeychainCredentialStore(QObject *parent = nullptr);
    KeychainCredentialStore(const QString &service, Limits limits, QObject *parent = nullptr);

    bool isPersistent() const override { return true; }
    Reply<Secret> *read(const CredentialAddress &address, Expect expect = Expect::Nothing) override;
    Reply<void> *write(const CredentialAddress &address, const Secret &key) override;
    //! If the keychain is locked, reads first, which makes the system ask a person to unlock it.
    Reply<void> *remove(const CredentialAddress &address) override;

private:
    struct Answer; //!< of one job of the keychain library
    struct Call
    {
        QString itemKey;
        Expect expect = Expect::Nothing;
        Secret key;
        QPointer<ReplyBase> reply;
        void (KeychainCredentialStore::*start)() = nullptr;
        std::function<void(const Result<Secret> &)> finish;
    };

    void enqueue(Call call);
    void takeUpNext();
    void giveUp();
    void finishCurrent(const Result<Secret> &result);

    void startRead();
    void startWrite();
    void startRemove();
    void confirmWritten();
    void removeUnlocked();
    void confirmRemoved();
    void failAfter(const Answer &answer, const QString &what);
    CredentialError reasonOf(const Answer &answer, KeyringState state) const;

    void runJob(QKeychain::Job *job, std::function<void(const Answer &)> then);
    void probe(std::function<void(KeyringState)> then);

    QString m_service;
    Limits m_limits;
    KeyringStateProbe m_probe;
    QTimer m_soft;
    QTimer m_hard;
    QQueue<Call> m_queue;
    std::optional<Call> m_current;
    quint64 m_generation = 0;     //!< of the current call; answers to another one are late
    bool m_jobUnanswered = false; //!< at most one job is with the system at any time
};

} // namespace Belay
