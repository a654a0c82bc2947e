// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/redeploylog.h"
#include "models/services/servicewriter.h"

namespace Belay {

//! Watches each service that Belay updated for a minute, and records whether the update redeployed it: it did if the
//! service left AVAILABLE for DEPLOYING, it did not if it was AVAILABLE at every look. Whatever makes that doubtful
//! (another change meanwhile, a look that fails, another status) ends the watch without a record.
class RedeployWatch : public QObject
{
    Q_OBJECT

public:
    //! All outlive it.
    RedeployWatch(ServiceWriter &writer, ServiceRepository &services, RedeployLog &log,
                  const QString &platform, QObject *parent = nullptr);

    //! When to look, counted from the update; tests shorten them.
    void setLooks(const QList<std::chrono::milliseconds> &looks) { m_looks = looks; }

private:
    struct Watch
    {
        QUuid opId;
        Service before;
        ServiceDraft draft;
        Service after; //!< as described right after the update
    };

    void begin(const Watch &watch);
    void look(const QUuid &opId, const ServiceId &id, qsizetype index);
    //! The service was seen to deploy: records that, unless somebody else changed it.
    void confirm(const QUuid &opId, const ServiceId &id);
    //! True as long as more looks are needed.
    bool judge(const Service &service);
    void end(const ServiceId &id, bool redeployed);

    ServiceRepository &m_services;
    RedeployLog &m_log;
    QString m_platform;
    QList<std::chrono::milliseconds> m_looks;
    QHash<ServiceId, Watch> m_watches;
};

} // namespace Belay
