// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/localdatabase.h"
#include "models/domain/ids.h"
#include "models/invocation/testrequest.h"
#include "models/invocation/testresult.h"
#include "models/profiles/profile.h"

namespace Belay {

class Clock;

//! One test call that was made.
struct TestHistoryEntry
{
    qint64 id = 0; //!< add() sets it
    ProfileId profileId;
    ServiceId serviceId;
    QDateTime at; //!< UTC, when it was sent; add() sets it if invalid
    TestRequest request;
    std::optional<TestResult> result; //!< absent: there was no answer
    QString error;                    //!< why not; technical, plain text
    QString title;                    //!< given by a person; may be empty
    bool pinned = false;
    bool truncated = false; //!< payload or body was longer than what is kept

    friend bool operator==(const TestHistoryEntry &, const TestHistoryEntry &) = default;
};

//! The test calls of each service, newest 200 of them (pinned ones are kept beyond that), in a LocalDatabase.
//! Payload and body are kept up to 256 KiB each. Errors of all calls: Storage; NotFound for an unknown id.
class TestHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr int maximumPerService = 200;
    static constexpr qsizetype maximumBodyBytes = 256 * 1024;

    //! \a database must outlive it and have been made with migrations().
    TestHistory(LocalDatabase &database, const Clock &clock, QObject *parent = nullptr);

    static QList<QStringList> migrations();

    bool isEnabled() const { return m_enabled; }
    //! Off: add() keeps nothing. What is there stays until cleared.
    void setEnabled(bool enabled);

    //! Keeps \a entry and drops the oldest beyond the limit. Gives it as kept; with id 0 while switched off.
    Reply<TestHistoryEntry> *add(TestHistoryEntry entry);
    //! All of one test.
    Reply<TestHistoryEntry> *entry(qint64 id);
    //! Without payload and body, see entry(). Pinned first, then newest first. \a search: a part of method, path, title, status, payload or body,
    //! without regard to ASCII case; empty for all.
    Reply<QList<TestHistoryEntry>> *list(const ProfileId &profile, const ServiceId &service,
                                         const QString &search = QString());
    //! The newest test of each service of \a profile, without payload and body.
    Reply<QList<TestHistoryEntry>> *latest(const ProfileId &profile);
    //! Paths that were used with this service, most recent first, each once.
    Reply<QStringList> *paths(const ProfileId &profile, const ServiceId &service);

    Reply<void> *setPinned(qint64 id, bool pinned);
    Reply<void> *rename(qint64 id, const QString &title);
    Reply<void> *remove(qint64 id);
    //! Everything of one service, pinned ones too.
    Reply<void> *clear(const ProfileId &profile, const ServiceId &service);
    //! Everything.
    Reply<void> *clearAll();

signals:
    void enabledChanged(bool enabled);
    //! The kept tests of some service changed.
    void changed();

private:
    Reply<void> *alterRows(const QString &statement, const QVariantList &values, bool mustHit);

    LocalDatabase &m_database;
    const Clock &m_clock;
    bool m_enabled = true;
};

} // namespace Belay

Q_DECLARE_METATYPE(Belay::TestHistoryEntry)
