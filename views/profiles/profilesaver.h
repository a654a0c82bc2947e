// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/profiles/profileservices.h"

#include <QObject>
#include <QPointer>

namespace Belay {

//! Saves a profile, then its key; and removes keys. What a window does about profiles without its words.
class ProfileSaver : public QObject
{
    Q_OBJECT

public:
    ProfileSaver(ProfileStore &store, CredentialStore &keychain, SessionCredentialStore &session,
                 QObject *parent = nullptr);

    bool isRunning() const { return m_reply != nullptr; }

    //! Adds \a profile, or changes the one of its id; then stores \a key, if there is one. With another address the
    //! old key is removed: it never moves to another host.
    void save(Profile profile, const Secret &key);
    //! Instead of the keychain, also while it does not answer.
    void keepForSession();
    //! Removes the key of \a profile from the keychain and from this session.
    void removeKey(const Profile &profile);
    //! Stops waiting for the keychain, and forgets the key. What was saved stays saved.
    void abort();

Q_SIGNALS:
    //! The profile, or the mark that its key is stored, could not be saved.
    void storeFailed(const Belay::ApiError &error);
    //! The profile is saved as \a profile and has its id; the key may still be on its way.
    void profileSaved(const Belay::Profile &profile);
    //! The profile is saved, the key is not.
    void keyFailed(const Belay::ApiError &error);
    //! The profile has another address now, and the key for the old one is still in the keychain.
    void oldKeyLeft(const Belay::ApiError &error);
    //! The profile is saved, and the key, if there was one, is where it was to go.
    void finished(const Belay::ProfileId &id);
    void keyRemoved();
    void keyNotRemoved(const Belay::ApiError &error);

private:
    void writeKey();
    void removeOldKey(const Profile &old);

    ProfileStore &m_store;
    CredentialStore &m_keychain;
    SessionCredentialStore &m_session;
    Profile m_profile;
    Secret m_key;
    QPointer<ReplyBase> m_reply;
};

} // namespace Belay
