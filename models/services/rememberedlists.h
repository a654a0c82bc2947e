// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/localdatabase.h"
#include "models/domain/service.h"
#include "models/profiles/profile.h"

#include <optional>

namespace Belay {

//! A part of the list of services that a profile had when it was last loaded.
struct RememberedSlice
{
    //! At most so many: as many as are put in order and painted within a frame.
    static constexpr int maxSize = 1'000;

    QList<Service> services;  //!< without details, nearly in the order of their names
    qsizetype totalCount = 0; //!< of the whole list; told with its first part only
    QDateTime updatedAt;      //!< UTC, of the list; invalid: nothing is remembered
};

//! The last known list of each profile, in a LocalDatabase, so that the next start can show it before the platform has
//! answered. Nothing secret: only what listing tells. Errors of all calls: Storage.
//!
//! A list belongs to the address of a key (CredentialAddress::itemKey()). Whoever stores another key there may be another
//! tenant: forget() comes with it.
class RememberedLists : public QObject
{
    Q_OBJECT

public:
    //! \a database must outlive it and have been made with migrations().
    explicit RememberedLists(LocalDatabase &database, QObject *parent = nullptr);

    static QList<QStringList> migrations();
    //! Under which key the list of \a profile is kept; empty if it is not: of the sandbox, whose services are at hand, and of
    //! the environment, whose key may be another's each time.
    static QString keyOf(const Profile &profile);

    //! Gives the services that come next behind \a last, the last one of the slice before; without it the first ones.
    Reply<RememberedSlice> *load(const QString &key, const std::optional<Service> &last = {});
    //! Replaces or adds \a changed, removes \a gone, and dates the list \a updatedAt.
    Reply<void> *save(const QString &key, const QList<Service> &changed, const QList<ServiceId> &gone,
                      const QDateTime &updatedAt);
    Reply<void> *forget(const QString &key);
    //! All lists of the profile \a id, whatever its address was.
    Reply<void> *forgetProfile(const ProfileId &id);
    Reply<void> *forgetAll();

private:
    LocalDatabase &m_database;
};

} // namespace Belay
