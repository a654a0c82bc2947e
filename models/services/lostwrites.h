// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerepository.h"
#include "models/services/writeoperation.h"

namespace Belay {

//! What the platform shows of a write whose answer was lost.
struct LostWriteFinding
{
    enum class Kind {
        Happened,      //!< the service is as it was asked for, or being deleted
        Gone,          //!< delete: it is not there any more
        NeverHappened, //!< update: the service is as it was before
        Unknown,       //!< nobody can tell
    };

    Kind kind = Kind::Unknown;
    ServiceId id;
    std::optional<Service> current;
    QString remark;            //!< how that is known, for the journal
    QList<Service> sameName{}; //!< create, Unknown: services of that name that have appeared since
};

//! Looks up what became of writes whose answer was lost (reliability.md, "Lost create, exactly" and
//! "Update"). Sends nothing but reads.
class LostWrites : public QObject
{
    Q_OBJECT

public:
    //! Both outlive it.
    LostWrites(ApiClient &api, ServiceRepository &services, QObject *parent = nullptr);

    //! Never fails: what cannot be looked up is Unknown. A create is looked for again and again.
    [[nodiscard]] Reply<LostWriteFinding> *lookUp(const WriteOperation &operation);
    //! Pauses before each look for a lost create; tests shorten them.
    void setPauses(const QList<std::chrono::milliseconds> &pauses) { m_pauses = pauses; }

private:
    void lookForCreated(Reply<LostWriteFinding> *reply, const WriteOperation &operation, qsizetype attempt);
    void compareCreated(Reply<LostWriteFinding> *reply, const WriteOperation &operation,
                        const Service &found);
    void lookAtChanged(Reply<LostWriteFinding> *reply, const WriteOperation &operation);

    ApiClient &m_api;
    ServiceRepository &m_services;
    QList<std::chrono::milliseconds> m_pauses;
};

} // namespace Belay
