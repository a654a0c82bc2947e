// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/localdatabase.h"
#include "models/services/formdraft.h"

#include <QSet>

namespace Belay {

class Clock;

//! The drafts of one profile that wait to be opened again.
struct KeptDrafts
{
    QList<FormDraft> drafts; //!< newest first
    int unreadable = 0;      //!< damaged ones beside them
};

//! The drafts of forms, in a LocalDatabase: those of open forms, in case Belay ends before they are sent, and those
//! that wait to be opened again. No value that looks like a secret reaches the disk. Errors of all calls: Storage.
class DraftStore : public QObject
{
    Q_OBJECT

public:
    //! \a database must outlive it and have been made with migrations().
    DraftStore(LocalDatabase &database, const Clock &clock, QObject *parent = nullptr);

    static QList<QStringList> migrations();

    //! Keeps \a draft under its id, in place of what was kept there.
    Reply<void> *save(const FormDraft &draft);
    Reply<void> *remove(const QUuid &id);
    //! Those of \a profile that no open form works on.
    Reply<KeptDrafts> *kept(const ProfileId &profile);
    //! Removes those that kept() tells, and the unreadable ones.
    Reply<void> *clear(const ProfileId &profile);

    //! Whether an open form works on the draft \a id.
    void setInUse(const QUuid &id, bool inUse);

signals:
    //! What kept() tells may be something else now.
    void changed();
    //! The file of drafts could not be read, see LocalDatabase.
    void noticed(const Belay::StorageNotice &notice);

private:
    Reply<void> *announce(Reply<void> *work);

    LocalDatabase &m_database;
    const Clock &m_clock;
    QSet<QUuid> m_inUse;
};

} // namespace Belay
