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

void PendingDeletions::schedule(const QList<Service> &services)
{
    const QDateTime due = m_clock.now().addMSecs(m_delay.count());
    for (const Service &service : services) {
        if (!isPending(service.id)) {
            m_pending.append({service, due});
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
    if (m_pending.isEmpty()) {
        return;
    }
    const QDateTime last = m_pending.last().due;
    m_pending.removeIf([&last](const Pending &pending) { return pending.due == last; });
    arm();
    emit changed();
}

void PendingDeletions::undo(const ServiceId &id)
{
    m_pending.removeIf([&id](const Pending &pending) { return pending.service.id == id; });
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
    QList<Service> due;
    m_pending.removeIf([&](const Pending &pending) {
        const bool isDue = pending.due <= now;
        if (isDue) {
            due.append(pending.service);
        }
        return isDue;
    });
    for (const Service &service : due) {
        m_writer.remove(service)->then(
            this, [this, service](const Result<WriteReport> &result) { emit finished(service, result); });
    }
    arm();
    emit changed();
}

} // namespace Belay
