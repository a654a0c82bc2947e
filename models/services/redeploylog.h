// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/localdatabase.h"
#include "models/domain/forecast.h"
#include "models/profiles/profile.h"

namespace Belay {

//! What this machine saw of updates: field by field, how many redeployed their service. In a LocalDatabase, apart for
//! each platform: what one stage or the sandbox does says nothing of another. Errors of all calls: Storage.
class RedeployLog : public QObject
{
    Q_OBJECT

public:
    //! \a database must outlive it and have been made with migrations().
    explicit RedeployLog(LocalDatabase &database, QObject *parent = nullptr);

    static QList<QStringList> migrations();
    //! The platform that \a profile is on: its host, or the sandbox wherever it listens.
    static QString platformOf(const Profile &profile);

    //! One more update of each of \a fields, and whether it redeployed the service.
    Reply<void> *record(const QString &platform, const QList<ServiceField> &fields, bool redeployed);
    Reply<RedeployObservations> *observations(const QString &platform);

signals:
    void changed();

private:
    LocalDatabase &m_database;
};

} // namespace Belay
