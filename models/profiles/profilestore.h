// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/privatefiles.h"
#include "models/profiles/profile.h"

#include <QList>
#include <QObject>

#include <optional>

namespace Belay {

//! The profiles of this user, in profiles.ini of the configuration directory (0700, file 0600). Small and
//! local, so its calls are synchronous. Whatever fails to be saved is not changed in memory either.
//! No key is ever in here: only the mark that one was stored.
class ProfileStore : public QObject
{
    Q_OBJECT

public:
    //! Reads at once. A file that cannot be understood is set aside: see notice().
    explicit ProfileStore(const QString &configDirectory, QObject *parent = nullptr);

    //! Present if the file found at the start was set aside, or holds profiles that had to be left out.
    const std::optional<StorageNotice> &notice() const { return m_notice; }

    //! In the order in which they were added.
    const QList<Profile> &profiles() const { return m_profiles; }
    std::optional<Profile> find(const ProfileId &id) const;
    //! Without regard to case.
    std::optional<Profile> findByName(const QString &name) const;
    //! Why \a name cannot be given to the profile \a except, or to a new one.
    std::optional<ProfileNameProblem> nameProblem(const QString &name, const ProfileId &except = {}) const;

    //! Adds \a profile under a new id and returns it. Errors: InvalidInput (name, URL, colour, letter; a
    //! sandbox or environment profile), Storage.
    [[nodiscard]] Result<Profile> add(Profile profile);
    //! Replaces the profile of the same id. With another origin keyStored becomes false: a key never moves
    //! to another host; the caller removes the old one from the keychain. Errors: as add(), NotFound.
    [[nodiscard]] Result<Profile> change(Profile profile);
    [[nodiscard]] Result<Profile> rename(const ProfileId &id, const QString &name);
    [[nodiscard]] Result<void> remove(const ProfileId &id);
    [[nodiscard]] Result<void> setKeyStored(const ProfileId &id, bool stored);

    //! The profile to open at the start; empty if none was, or it is gone.
    ProfileId lastUsed() const;
    [[nodiscard]] Result<void> setLastUsed(const ProfileId &id);

signals:
    void added(const Belay::ProfileId &id);
    void changed(const Belay::ProfileId &id);
    void removed(const Belay::ProfileId &id);

private:
    void load();
    Result<void> save(const QList<Profile> &profiles, const ProfileId &lastUsed) const;
    Result<void> check(const Profile &profile) const;
    qsizetype indexOf(const ProfileId &id) const;

    QString m_directory;
    QString m_path;
    QList<Profile> m_profiles;
    ProfileId m_lastUsed;
    std::optional<StorageNotice> m_notice;
};

} // namespace Belay
