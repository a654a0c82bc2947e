// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/writenotices.h"

#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/relativetime.h"

using namespace Qt::StringLiterals;

namespace Belay {

WriteNotices::WriteNotices(Workspace &workspace, MessageArea &messages, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_messages(messages)
{
    connect(&workspace.writer(), &ServiceWriter::checking, this, &WriteNotices::tellChecking);
    connect(&workspace.writer(), &ServiceWriter::settled, this, &WriteNotices::tellSettled);
    workspace.writer().reconcile()->then(this, [this](const Result<QList<JournalEntry>> &entries) {
        if (entries && !entries->isEmpty()) {
            tellReconciled(*entries);
        }
    });
}

void WriteNotices::tellChecking(const QString &name)
{
    Message message;
    message.id = u"checking-"_s + name;
    message.severity = MessageSeverity::Warning;
    message.text =
        tr("The answer to creating %1 was lost. Checking whether it was created…").arg(isolated(name));
    m_messages.post(message);
}

void WriteNotices::tellSettled(const Service &service, std::chrono::milliseconds duration)
{
    const Profile &profile = m_workspace.profile();
    const QString what = service.status == ServiceStatus(ServiceStatus::Available)
                             ? tr("%1 is available").arg(isolated(service.name))
                             : tr("%1 ended as %2").arg(isolated(service.name), service.status.text());
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    Message message;
    message.id = u"settled-"_s + service.id.value;
    message.severity = service.status.isFailed() ? MessageSeverity::Error : MessageSeverity::Success;
    message.text = u"%1 · %2 %3 · %4"_s.arg(what, profile.shownLetter(), profile.name, durationText(seconds));
    m_messages.dismiss(u"checking-"_s + service.name);
    m_messages.post(message);
}

void WriteNotices::tellReconciled(const QList<JournalEntry> &entries)
{
    Message message;
    message.id = u"reconciled"_s;
    message.severity = MessageSeverity::Warning;
    message.text =
        tr("%n change(s) had no answer when Belay last ended.", nullptr, static_cast<int>(entries.size()));
    message.nextStep = tr("They were looked up; Activity tells what came of them.");
    QStringList details;
    for (const JournalEntry &entry : entries) {
        details.append(u"%1: %2"_s.arg(entry.serviceName, entry.serverMessage));
    }
    message.details = details.join(u'\n');
    m_messages.post(message);
}

} // namespace Belay
