// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invocation/testhistory.h"

#include <QHash>
#include <QTimer>

#include <optional>

namespace Belay {

//! How the newest test of a service went.
struct LastTest
{
    QDateTime at;              //!< UTC, when it was sent
    std::optional<int> status; //!< of the service's answer; absent: there was none

    friend bool operator==(const LastTest &, const LastTest &) = default;
};

//! The newest kept test of each service of a profile. One query for all of them, in the database's thread, when
//! they are first wanted and shortly after the history changed; none while nobody wants them.
class LastTests : public QObject
{
    Q_OBJECT

public:
    //! \a history outlives it.
    LastTests(TestHistory &history, const ProfileId &profile, QObject *parent = nullptr);

    void setWanted(bool wanted);
    //! Nothing while it is not known, or there is none.
    std::optional<LastTest> find(const ServiceId &id) const;

signals:
    void changed(const QList<Belay::ServiceId> &ids);

private:
    void load();
    void become(const QHash<ServiceId, LastTest> &tests);

    TestHistory &m_history;
    ProfileId m_profile;
    QHash<ServiceId, LastTest> m_tests;
    bool m_isWanted = false;
    bool m_isOutdated = true;
    QTimer m_timer;
};

} // namespace Belay
