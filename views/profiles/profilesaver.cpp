// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/profilesaver.h"

namespace Belay {

ProfileSaver::ProfileSaver(ProfileStore &store, CredentialStore &keychain, SessionCredentialStore &session,
                           QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_keychain(keychain)
    , m_session(session)
{
}

void ProfileSaver::save(Profile profile, const Secret &key)
{
    const std::optional<Profile> old = m_store.find(profile.id);
    const bool isNew = profile.id.isEmpty();
    const Result<Profile> saved =
        isNew ? m_store.add(std::move(profile)) : m_store.change(std::move(profile));
    if (!saved) {
        Q_EMIT storeFailed(saved.error());
        return;
    }
    m_profile = *saved;
    m_key = key;
    Q_EMIT profileSaved(m_profile);
    if (old && old->origin() != m_profile.origin()) {
        removeOldKey(*old);
    } else {
        writeKey();
    }
}

void ProfileSaver::keepForSession()
{
    if (m_key.isEmpty()) {
        return;
    }
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    Reply<void> *reply = m_session.write(credentialAddress(m_profile), m_key);
    m_reply = reply;
    reply->then(this, [this](const Result<void> &result) {
        m_reply = nullptr;
        if (!result) {
            Q_EMIT keyFailed(result.error());
            return;
        }
        m_key = Secret();
        Q_EMIT finished(m_profile.id);
    });
}

void ProfileSaver::removeKey(const Profile &profile)
{
    if (isRunning()) {
        return;
    }
    m_profile = profile;
    m_session.remove(credentialAddress(profile));
    if (!profile.keyStored) {
        Q_EMIT keyRemoved();
        return;
    }
    Reply<void> *reply = m_keychain.remove(credentialAddress(profile));
    m_reply = reply;
    reply->then(this, [this](const Result<void> &result) {
        m_reply = nullptr;
        const Result<void> marked = result ? m_store.setKeyStored(m_profile.id, false) : result;
        if (!marked) {
            Q_EMIT keyNotRemoved(marked.error());
            return;
        }
        Q_EMIT keyRemoved();
    });
}

void ProfileSaver::abort()
{
    m_key = Secret();
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply = nullptr;
    }
}

void ProfileSaver::writeKey()
{
    if (m_key.isEmpty()) {
        Q_EMIT finished(m_profile.id);
        return;
    }
    Reply<void> *reply = m_keychain.write(credentialAddress(m_profile), m_key);
    m_reply = reply;
    reply->then(this, [this](const Result<void> &result) {
        m_reply = nullptr;
        if (!result) {
            Q_EMIT keyFailed(result.error());
            return;
        }
        // A key of this session would otherwise stand before the new one.
        m_session.remove(credentialAddress(m_profile));
        m_key = Secret();
        const Result<void> marked = m_store.setKeyStored(m_profile.id, true);
        if (!marked) {
            Q_EMIT storeFailed(marked.error());
            return;
        }
        Q_EMIT finished(m_profile.id);
    });
}

void ProfileSaver::removeOldKey(const Profile &old)
{
    m_session.remove(credentialAddress(old));
    if (!old.keyStored) {
        writeKey();
        return;
    }
    Reply<void> *reply = m_keychain.remove(credentialAddress(old));
    m_reply = reply;
    reply->then(this, [this](const Result<void> &result) {
        m_reply = nullptr;
        if (!result) {
            Q_EMIT oldKeyLeft(result.error());
        }
        writeKey();
    });
}

} // namespace Belay
