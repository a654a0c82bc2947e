// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicewriter.h"

#include <QTimer>

namespace Belay {

//! Deletions that were confirmed and can still be taken back: nothing is sent until the countdown ends
//! (product.md 5.6). What is pending when it is destroyed was never sent. What was not sent in the end is
//! recorded as cancelled.
class PendingDeletions : public QObject
{
    Q_OBJECT

public:
    struct Pending
    {
        Service service;
        QDateTime due; //!< UTC; when it will be sent
        QString backupPath{};
    };

    //! Both outlive it.
    PendingDeletions(ServiceWriter &writer, const Clock &clock, QObject *parent = nullptr);
    ~PendingDeletions() override;

    //! Starts the countdown for \a services together. Those already pending keep theirs. \a backupPath: the
    //! file that was made of them; empty: as when they were scheduled before.
    void schedule(const QList<Service> &services, const QString &backupPath = {});
    //! Takes back what was scheduled last; nothing happens if that was sent already.
    void undoLast();
    void undo(const ServiceId &id);
    void undoAll();
    const QList<Pending> &pending() const { return m_pending; }
    bool isPending(const ServiceId &id) const;

    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }
    std::chrono::milliseconds delay() const { return m_delay; }

signals:
    //! Something was scheduled, taken back or sent.
    void changed();
    //! What came of one that was sent.
    void finished(const Belay::Service &service, const Belay::Result<Belay::WriteReport> &result);

private:
    //! Takes back those that \a isMeant.
    void take(const std::function<bool(const Pending &)> &isMeant);
    void sendDue();
    void arm();

    ServiceWriter &m_writer;
    const Clock &m_clock;
    QList<Pending> m_pending;
    QHash<ServiceId, QString> m_backups;
    QTimer m_timer;
    std::chrono::milliseconds m_delay{10'000};
};

} // namespace Belay
