// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/localdatabase.h"
#include "models/domain/ids.h"
#include "models/domain/servicetype.h"
#include "models/profiles/profile.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QUuid>

#include <optional>

namespace Belay {

class Clock;

enum class WriteVerb { Create, Update, Delete };

//! How far a write got.
enum class WriteOutcome {
    Waiting,    //!< for another write of the same service; not recorded yet, so never on the disk
    Intent,     //!< recorded, not sent as far as is known
    Sent,       //!< on its way; no answer yet
    Done,       //!< the platform confirmed it
    Failed,     //!< the platform refused it, or it never left: nothing changed
    Unknown,    //!< it was sent and nobody knows yet whether it took effect
    Cancelled,  //!< a person took it back before it was sent
    Reconciled, //!< it was Unknown, or left over from a crash, and was looked up since; see serverMessage
};

//! True for Intent, Sent and Unknown: what a start has to reconcile.
bool isOpen(WriteOutcome outcome);

//! One write: create, update or delete. before and after are request-shaped JSON without the values of
//! environment variables.
struct JournalEntry
{
    QUuid opId; //!< null: begin() makes one
    ProfileId profileId;
    QString profileName;
    WriteVerb verb = WriteVerb::Create;
    ServiceId serviceId; //!< empty until a create was answered
    QString serviceName;
    ServiceType serviceType;
    QDateTime started;  //!< UTC; begin() sets it
    QDateTime finished; //!< UTC; invalid while open
    WriteOutcome outcome = WriteOutcome::Intent;
    QJsonObject before;
    QJsonObject after;
    QString requestId;                 //!< the X-Request-ID as sent; empty before
    int httpStatus = 0;                //!< of the answer; 0 if none came
    QString serverMessage;             //!< the server's words, or ours about a reconciliation; plain text
    QString errorBody;                 //!< the beginning of an answer that was an error, verbatim; plain text
    QString backupPath;                //!< of a deletion: the YAML file that was made before; may be empty
    QByteArray bodyHash;               //!< SHA-256 of the body as sent
    std::optional<WriteVerb> waitsFor; //!< while Waiting: what is under way; never on the disk
    QStringList idsBefore;             //!< services of that name known before a create
    QDateTime serverDate; //!< the Date of the server's last answer before a create; may be invalid
};

//! How a write ended.
struct JournalResult
{
    WriteOutcome outcome = WriteOutcome::Done;
    int httpStatus = 0;
    QString serverMessage;
    ServiceId serviceId; //!< empty: as begun
    QString requestId{}; //!< of the attempt that was answered or lost; empty: as marked
    QString errorBody{};
};

//! The local record of every write (product.md 5.17). Its database is opened with Durability::Full, so a
//! begin() that succeeded survives a power cut: only then may the request be sent.
//!
//! Values of environment variables never reach the disk: they are masked in before and after, and in what
//! the server says about them.
class Journal : public QObject
{
    Q_OBJECT

public:
    static constexpr int keptYears = 1;

    //! \a database must outlive it and have been made with migrations().
    Journal(LocalDatabase &database, const Clock &clock, QObject *parent = nullptr);

    static QList<QStringList> migrations();

    //! Tells of a write that is on its way here and not recorded yet: entryChanged() and nothing else. Its opId is
    //! that of the intent to come.
    void tellAhead(JournalEntry entry);
    //! The write told of will not be recorded after all.
    void withdraw(const QUuid &opId);

    //! Records the intent; gives the entry as stored. Errors of all calls: Storage.
    Reply<JournalEntry> *begin(JournalEntry intent);
    //! Just before the request leaves, under this id; again before it is sent once more.
    Reply<JournalEntry> *markSent(const QUuid &opId, const QString &requestId);
    //! Records a write that a person took back before it was sent; gives the entry as stored.
    Reply<JournalEntry> *recordCancelled(JournalEntry taken);
    //! An outcome that isOpen() keeps the entry open. Error NotFound: no such entry.
    Reply<JournalEntry> *finish(const QUuid &opId, const JournalResult &result);

    //! Entries that are open, oldest first: at the start, what a crash left behind.
    Reply<QList<JournalEntry>> *openEntries(const ProfileId &profile);
    //! The newest entries of all profiles, newest first.
    Reply<QList<JournalEntry>> *recent(int limit);
    //! The newest entries of one service, newest first.
    Reply<QList<JournalEntry>> *ofService(const ProfileId &profile, const ServiceId &service, int limit);
    //! Forgets what began longer than a year ago and has ended. Gives how many that were. For the start.
    Reply<int> *removeOld();

signals:
    //! Begun, sent or ended: the entry as it is now.
    void entryChanged(const Belay::JournalEntry &entry);
    //! An entry that was told of ahead has come to nothing.
    void entryWithdrawn(const QUuid &opId);

private:
    Reply<JournalEntry> *announce(Reply<JournalEntry> *work);
    Reply<JournalEntry> *insert(const JournalEntry &entry);
    Reply<JournalEntry> *update(const QUuid &opId, const QString &assignments, const QVariantList &values);

    LocalDatabase &m_database;
    const Clock &m_clock;
    QHash<QUuid, QStringList> m_hidden; //!< env values of writes under way
};

} // namespace Belay

Q_DECLARE_METATYPE(Belay::JournalEntry)
