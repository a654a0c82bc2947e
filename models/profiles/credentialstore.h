// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"
#include "models/core/secret.h"

#include <QObject>
#include <QString>

namespace Belay {

struct Profile;

//! Where a key belongs: the origin it may be sent to, and whose it is there (Profile::origin(), ProfileId).
struct CredentialAddress
{
    QString origin;
    QString account;

    //! "<origin>/<account>".
    QString itemKey() const { return QString(origin + u'/' + account); }
    bool isValid() const { return !origin.isEmpty() && !account.isEmpty(); }
    friend bool operator==(const CredentialAddress &, const CredentialAddress &) = default;
};

//! Where the key of \a profile is kept.
[[nodiscard]] CredentialAddress credentialAddress(const Profile &profile);

//! Keeps keys. Every error is ErrorKind::Credentials with ApiError::credential set; no error text holds a key.
class CredentialStore : public QObject
{
    Q_OBJECT

public:
    //! Whether the settings say that a key was stored (Profile::keyStored).
    enum class Expect {
        Nothing,
        Stored, //!< then a missing key is reported as Locked or Unavailable, never as NotFound
    };

    using QObject::QObject;

    //! True if keys outlive the program.
    virtual bool isPersistent() const = 0;

    //! The key of \a address. NotFound only if the store was open and held none.
    virtual Reply<Secret> *read(const CredentialAddress &address, Expect expect = Expect::Nothing) = 0;
    //! Stores or replaces; succeeds only after the same key could be read back. An empty key is Invalid.
    virtual Reply<void> *write(const CredentialAddress &address, const Secret &key) = 0;
    //! Succeeds only when the key is known to be gone, or was not there in an open store.
    virtual Reply<void> *remove(const CredentialAddress &address) = 0;

    //! True while a call has had no answer for so long that a person should be told, mostly because the
    //! system is asking for a password.
    bool isWaiting() const { return m_waiting; }

signals:
    //! A key is stored at \a address, in place of what was there.
    void written(const Belay::CredentialAddress &address);
    void waitingChanged(bool waiting);
    //! A call that had been given up (TimedOut, aborted) was answered after all: worth another try.
    void responsiveAgain();

protected:
    void setWaiting(bool waiting);

private:
    bool m_waiting = false;
};

//! Makes an error of kind Credentials.
[[nodiscard]] ApiError credentialFailure(CredentialError code, const QString &detail);

} // namespace Belay
