// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

namespace Belay {

class MessageArea;

//! Tells in the message area what comes of writes after their windows have closed: a lost answer being looked
//! up, a service that settled, and what an earlier run of Belay left open.
class WriteNotices : public QObject
{
    Q_OBJECT

public:
    //! Both outlive it. Looks up what an earlier run left open at once.
    WriteNotices(Workspace &workspace, MessageArea &messages, QObject *parent = nullptr);

private:
    void tellChecking(const QString &name);
    void tellSettled(const Service &service, std::chrono::milliseconds duration);
    void tellReconciled(const QList<JournalEntry> &entries);

    Workspace &m_workspace;
    MessageArea &m_messages;
};

} // namespace Belay
