// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/networksettings.h"
#include "models/core/result.h"
#include "models/profiles/policy.h"

#include <QString>
#include <QUrl>

#include <chrono>

namespace Belay {

//! Identifies a profile for good, through renames; also the account of its key. Empty: none.
struct ProfileId
{
    QString value;

    bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const ProfileId &, const ProfileId &) = default;
    friend size_t qHash(const ProfileId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

//! One tenant as Belay sees it. Holds no key.
struct Profile
{
    ProfileId id; //!< empty until the store has added it
    QString name; //!< unique among profiles, shown everywhere
    QUrl baseUrl; //!< as validateBaseUrl() returns it: scheme, host, perhaps a port; nothing else
    ProfileClass profileClass = ProfileClass::Production;
    QString colour; //!< "#rrggbb"; empty: the class's
    QString letter; //!< one character; empty: the class's
    Policy policy = Policy::defaultFor(ProfileClass::Production);
    std::chrono::seconds pollFloor = std::chrono::seconds(5); //!< shortest pause between polls, 5 s to 1 h
    NetworkSettings network;
    bool keyStored = false;     //!< a key was once put into the keychain for it
    bool isSandbox = false;     //!< the embedded local workspace
    bool isEnvironment = false; //!< from API_KEY in the environment; stored nowhere

    QString shownColour() const;
    QString shownLetter() const;
    //! "https://host" or "https://host:port": what a key belongs to.
    QString origin() const;

    friend bool operator==(const Profile &, const Profile &) = default;
};

//! "#rrggbb" of product.md section 5.18, white text on it.
QString defaultColour(ProfileClass profileClass);
//! D, S or P.
QString defaultLetter(ProfileClass profileClass);

//! The embedded sandbox at \a baseUrl, everything allowed.
Profile sandboxProfile(const QUrl &baseUrl);

//! Why a profile cannot be called that.
enum class ProfileNameProblem { Empty, TooLong, BadCharacter, Reserved, Taken };

//! 1 to 64 characters after trimming; no control characters and no "/" (it is part of a link);
//! "environment" and "sandbox" are Belay's own. Taken is found by the store.
std::optional<ProfileNameProblem> profileNameProblem(const QString &name);

} // namespace Belay

Q_DECLARE_METATYPE(Belay::ProfileId)
Q_DECLARE_METATYPE(Belay::Profile)
