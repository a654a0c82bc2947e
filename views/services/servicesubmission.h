// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"
#include "models/services/servicewriter.h"

namespace Belay {

class Workspace;

//! Sends what one form holds, and finds out what came of it. Says in signals what a window has to show; knows no
//! widgets. Dies with its window, while the write goes on.
class ServiceSubmission : public QObject
{
    Q_OBJECT

public:
    //! \a workspace outlives it.
    explicit ServiceSubmission(Workspace &workspace, QObject *parent = nullptr);

    bool isBusy() const { return m_isBusy; }
    //! The write under way, which goes on without this; null if there is none.
    Reply<WriteReport> *pendingWrite() const { return m_reply; }

    //! Creates \a draft, or with \a seen updates that service.
    void send(const std::optional<Service> &seen, const ServiceDraft &draft);
    //! No longer waits for the outcome. What was sent stays sent: ends in uncertain().
    void stopWaiting();
    //! After uncertain(): looks at the platform again.
    void checkAgain();
    //! Describes \a id; ends in described() or failed().
    void describe(const ServiceId &id);

Q_SIGNALS:
    void busyChanged(bool busy);
    //! What is going on now, as a sentence.
    void progressed(const QString &what);
    //! The platform holds what was sent.
    void succeeded(const Belay::ServiceId &id);
    //! Nothing was sent: \a existing, as listed, has that name.
    void nameTaken(const Belay::Service &existing);
    //! Nothing was sent: somebody else changed the service; \a current is described.
    void changedMeanwhile(const Belay::Service &current);
    //! It may have happened or not.
    void uncertain();
    //! checkAgain() found that it did not happen.
    void foundUndone();
    //! What was to be created may be among \a existing, which have its name and are at least one.
    void foundExisting(const QList<Belay::Service> &existing);
    //! \a isReading: nothing was to be changed by it.
    void failed(const Belay::ApiError &error, bool isReading);
    void described(const Belay::Service &service);

private:
    void finished(const Result<WriteReport> &result);
    void checkedUpdate(const Result<Service> &current);
    void setBusy(bool busy);

    Workspace &m_workspace;
    std::optional<Service> m_seen;
    ServiceDraft m_draft;
    QPointer<Reply<WriteReport>> m_reply;
    bool m_isBusy = false;
};

} // namespace Belay
