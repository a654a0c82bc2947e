// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/pendingdeletions.h"

#include "models/core/clock.h"

namespace Belay {

PendingDeletions::PendingDeletions(ServiceWriter &writer, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_writer(writer)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PendingDeletions::sendDue);
}

PendingDeletions::~PendingDeletions()
{
    for (const Pending &pending : std::as_const(m_pending)) {
        m_writer.recordCancelledRemoval(pending.service, pending.backupPath);
    }
}

void PendingDeletions::schedule(const QList<Service> &services, const QString &backupPath)
{
    const QDateTime due = m_clock.now().addMSecs(m_delay.count());
    for (const Service &service : services) {
        if (!backupPath.isEmpty()) {
            m_backups.insert(service.id, backupPath);
        }
        if (!isPending(service.id)) {
            m_pending.append({service, due, m_backups.value(service.id)});
        }
    }
    arm();
    emit changed();
}

bool PendingDeletions::isPending(const ServiceId &id) const
{
    return std::any_of(m_pending.begin(), m_pending.end(),
                       [&id](const Pending &pending) { return pending.service.id == id; });
}

void PendingDeletions::undoLast()
{
    if (!m_pending.isEmpty()) {
        take([last = m_pending.last().due](const Pending &pending) { return pending.due == last; });
    }
}

void PendingDeletions::undo(const ServiceId &id)
{
    take([&id](const Pending &pending) { return pending.service.id == id; });
}

void PendingDeletions::undoAll()
{
    take([](const Pending &) { return true; });
}

void PendingDeletions::take(const std::function<bool(const Pending &)> &isMeant)
{
    m_pending.removeIf([&](const Pending &pending) {
        const bool isTaken = isMeant(pending);
        if (isTaken) {
            m_writer.recordCancelledRemoval(pending.service, pending.backupPath);
        }
        return isTaken;
    });
    arm();
    emit changed();
}

void PendingDeletions::arm()
{
    if (m_pending.isEmpty()) {
        m_timer.stop();
        return;
    }
    const qint64 left = m_clock.now().msecsTo(m_pending.first().due);
    m_timer.start(std::chrono::milliseconds(std::clamp<qint64>(left, 0, m_delay.count())));
}

void PendingDeletions::sendDue()
{
    const QDateTime now = m_clock.now();
    QList<Pending> due;
    m_pending.removeIf([&](const Pending &pending) {
        const bool isDue = pending.due <= now;
        if (isDue) {
            due.append(pending);
        }
        return isDue;
    });
    for (const Pending &pending : due) {
        m_writer.remove(pending.service, pending.backupPath)
            ->then(this, [this, service = pending.service](const Result<WriteReport> &result) {
                emit finished(service, result);
            });
    }
    arm();
    // A timer may fire a little early: then nothing has changed.
    if (!due.isEmpty()) {
        emit changed();
    }
}

} // namespace Belay
