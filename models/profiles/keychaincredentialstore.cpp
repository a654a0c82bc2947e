// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/keychaincredentialstore.h"

#include "belay/buildinfo.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace Belay {

struct KeychainCredentialStore::Answer
{
    QKeychain::Error error = QKeychain::OtherError;
    QString message;
    Secret key;
};

KeychainCredentialStore::KeychainCredentialStore(QObject *parent)
    : KeychainCredentialStore(BuildInfo::applicationId, Limits(), parent)
{
}

KeychainCredentialStore::KeychainCredentialStore(const QString &service, Limits limits, QObject *parent)
    : CredentialStore(parent)
    , m_service(service)
    , m_limits(limits)
{
    m_soft.setSingleShot(true);
    m_soft.setInterval(limits.soft);
    connect(&m_soft, &QTimer::timeout, this, [this] { setWaiting(true); });
    m_hard.setSingleShot(true);
    m_hard.setInterval(limits.hard);
    connect(&m_hard, &QTimer::timeout, this, [this] {
        finishCurrent(
            Failure(credentialFailure(CredentialError::TimedOut, u"the keychain did not answer"_s)));
    });
}

Reply<Secret> *KeychainCredentialStore::read(const CredentialAddress &address, Expect expect)
{
    auto *reply = new Reply<Secret>(this);
    if (!address.isValid()) {
        reply->finishLater(Failure(credentialFailure(CredentialError::Invalid, u"no address was given"_s)));
        return reply;
    }
    enqueue({address.itemKey(), expect, Secret(), reply, &KeychainCredentialStore::startRead,
             [reply](const Result<Secret> &result) { reply->finish(result); }});
    return reply;
}

Reply<void> *KeychainCredentialStore::write(const CredentialAddress &address, const Secret &key)
{
    auto *reply = new Reply<void>(this);
    if (!address.isValid() || key.isEmpty()) {
        reply->finishLater(Failure(credentialFailure(CredentialError::Invalid, u"no key was given"_s)));
        return reply;
    }
    enqueue({address.itemKey(), Expect::Stored, key, reply, &KeychainCredentialStore::startWrite,
             [this, reply, address](const Result<Secret> &result) {
                 if (result) {
                     emit written(address);
                 }
                 reply->finish(result ? Result<void>() : Result<void>(Failure(result.error())));
             }});
    return reply;
}

Reply<void> *KeychainCredentialStore::remove(const CredentialAddress &address)
{
    auto *reply = new Reply<void>(this);
    if (!address.isValid()) {
        reply->finishLater(Failure(credentialFailure(CredentialError::Invalid, u"no address was given"_s)));
        return reply;
    }
    enqueue({address.itemKey(), Expect::Nothing, Secret(), reply, &KeychainCredentialStore::startRemove,
             [reply](const Result<Secret> &result) {
                 reply->finish(result ? Result<void>() : Result<void>(Failure(result.error())));
             }});
    return reply;
}

// The queue.

void KeychainCredentialStore::enqueue(Call call)
{
    m_queue.enqueue(std::move(call));
    QMetaObject::invokeMethod(this, &KeychainCredentialStore::takeUpNext, Qt::QueuedConnection);
}

void KeychainCredentialStore::takeUpNext()
{
    while (!m_current && !m_queue.isEmpty()) {
        Call call = m_queue.dequeue();
        if (!call.reply || call.reply->isFinished()) {
            continue; // aborted while it waited: the keychain has not seen it
        }
        connect(call.reply, &ReplyBase::abortRequested, this, &KeychainCredentialStore::giveUp);
        m_current = std::move(call);
        m_soft.start();
        m_hard.start();
    }
    if (m_current && !m_jobUnanswered && m_current->start) {
        (this->*std::exchange(m_current->start, nullptr))();
    }
}

void KeychainCredentialStore::giveUp()
{
    ++m_generation;
    m_current.reset();
    m_soft.stop();
    m_hard.stop();
    setWaiting(false);
    QMetaObject::invokeMethod(this, &KeychainCredentialStore::takeUpNext, Qt::QueuedConnection);
}

void KeychainCredentialStore::finishCurrent(const Result<Secret> &result)
{
    const Call call = *m_current;
    giveUp();
    if (call.reply) {
        call.finish(result);
    }
}

void KeychainCredentialStore::runJob(QKeychain::Job *job, std::function<void(const Answer &)> then)
{
    // Not our child: the system's library calls back into the job whenever it answers, even after us.
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(m_current->itemKey);
    m_jobUnanswered = true;
    connect(job, &QKeychain::Job::finished, this,
            [this, generation = m_generation, then = std::move(then)](QKeychain::Job *done) {
                Answer answer{done->error(), done->errorString(), Secret()};
                if (const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done)) {
                    answer.key = Secret(reading->binaryData());
                }
                m_jobUnanswered = false;
                if (generation == m_generation) {
                    then(answer);
                } else {
                    takeUpNext();
                    emit responsiveAgain();
                }
            });
    job->start();
}

void KeychainCredentialStore::probe(std::function<void(KeyringState)> then)
{
    m_probe.ask(m_limits.hard)
        ->then(this,
               [this, generation = m_generation, then = std::move(then)](const Result<KeyringState> &state) {
                   if (generation == m_generation) {
                       then(state.value_or(KeyringState::Unreachable));
                   }
               });
}

CredentialError KeychainCredentialStore::reasonOf(const Answer &answer, KeyringState state) const
{
    if (answer.error == QKeychain::AccessDeniedByUser) {
        return CredentialError::Denied;
    }
    // A locked keychain says "not found" when nobody unlocks it: that must never be taken for "no key".
    if (state == KeyringState::Locked) {
        return CredentialError::Locked;
    }
    if (answer.error != QKeychain::EntryNotFound || state == KeyringState::NoCollection ||
        state == KeyringState::Unreachable || m_current->expect == Expect::Stored) {
        return CredentialError::Unavailable;
    }
    return CredentialError::NotFound;
}

void KeychainCredentialStore::failAfter(const Answer &answer, const QString &what)
{
    probe([this, answer, what](KeyringState state) {
        const QString detail = what + u": "_s + answer.message;
        finishCurrent(Failure(credentialFailure(reasonOf(answer, state), detail)));
    });
}

// Read.

void KeychainCredentialStore::startRead()
{
    runJob(new QKeychain::ReadPasswordJob(m_service), [this](const Answer &answer) {
        if (answer.error != QKeychain::NoError) {
            failAfter(answer, u"reading the key"_s);
        } else if (!Secret::isWellFormed(answer.key.reveal())) {
            finishCurrent(
                Failure(credentialFailure(CredentialError::Invalid, u"what is stored is no key"_s)));
        } else {
            finishCurrent(answer.key);
        }
    });
}

// Write, then read back.

void KeychainCredentialStore::startWrite()
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(m_current->key.reveal());
    runJob(job, [this](const Answer &answer) {
        if (answer.error != QKeychain::NoError) {
            failAfter(answer, u"storing the key"_s);
        } else {
            confirmWritten();
        }
    });
}

void KeychainCredentialStore::confirmWritten()
{
    runJob(new QKeychain::ReadPasswordJob(m_service), [this](const Answer &answer) {
        if (answer.error != QKeychain::NoError) {
            failAfter(answer, u"reading the key back"_s);
        } else if (answer.key.reveal() != m_current->key.reveal()) {
            finishCurrent(Failure(
                credentialFailure(CredentialError::Unavailable, u"another key was read back than stored"_s)));
        } else {
            finishCurrent(answer.key);
        }
    });
}

// Remove: only when open, because a locked keychain says "removed" and keeps the key.

void KeychainCredentialStore::startRemove()
{
    probe([this](KeyringState state) {
        if (state != KeyringState::Locked) {
            removeUnlocked();
            return;
        }
        runJob(new QKeychain::ReadPasswordJob(m_service), [this](const Answer &answer) {
            if (answer.error == QKeychain::NoError) {
                removeUnlocked();
            } else {
                failAfter(answer, u"unlocking to remove the key"_s);
            }
        });
    });
}

void KeychainCredentialStore::removeUnlocked()
{
    runJob(new QKeychain::DeletePasswordJob(m_service), [this](const Answer &answer) {
        if (answer.error != QKeychain::NoError && answer.error != QKeychain::EntryNotFound) {
            failAfter(answer, u"removing the key"_s);
        } else {
            confirmRemoved();
        }
    });
}

void KeychainCredentialStore::confirmRemoved()
{
    runJob(new QKeychain::ReadPasswordJob(m_service), [this](const Answer &answer) {
        if (answer.error == QKeychain::NoError) {
            finishCurrent(Failure(credentialFailure(CredentialError::Unavailable,
                                                    u"the key is still there after removing it"_s)));
            return;
        }
        probe([this, answer](KeyringState state) {
            const CredentialError reason = reasonOf(answer, state);
            if (reason == CredentialError::NotFound) {
                finishCurrent(Secret());
            } else {
                finishCurrent(
                    Failure(credentialFailure(reason, u"it is not known whether the key is gone"_s)));
            }
        });
    });
}

} // namespace Belay
