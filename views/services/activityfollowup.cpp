// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/activityfollowup.h"

#include "models/core/decoding.h"
#include "models/domain/fieldtext.h"
#include "views/common/errortext.h"
#include "views/common/plaintext.h"
#include "views/services/servicecommands.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! What a person has to know of a form that was filled from the journal: \a introduction, and what is missing.
Message remarkOn(const JournalDraft &draft, const QString &introduction)
{
    QStringList missing;
    if (!draft.keptVariables.isEmpty()) {
        missing << ActivityFollowUp::tr("It holds no values of variables: %1 left as now.")
                       .arg(draft.keptVariables.join(u", "_s));
    }
    if (!draft.lostVariables.isEmpty()) {
        missing << ActivityFollowUp::tr("The values of these variables are missing: %1.")
                       .arg(draft.lostVariables.join(u", "_s));
    }
    if (!draft.unknownFields.isEmpty()) {
        QStringList labels;
        for (const ServiceField field : draft.unknownFields) {
            labels << fieldLabel(field);
        }
        missing
            << ActivityFollowUp::tr("It does not know these, left unchanged: %1.").arg(labels.join(u", "_s));
    }
    Message remark;
    remark.id = u"fromJournal"_s;
    remark.severity = draft.isWhole() ? MessageSeverity::Info : MessageSeverity::Warning;
    remark.text = introduction;
    remark.nextStep = missing.join(u' ');
    return remark;
}

} // namespace

ActivityFollowUp::ActivityFollowUp(ServiceCommands &commands)
    : QObject(&commands)
    , m_commands(commands)
{
}

void ActivityFollowUp::begin(const JournalEntry &entry)
{
    if (!m_workspace || m_workspace->profile().id != entry.profileId) {
        Message message;
        message.id = u"followUp"_s;
        message.severity = MessageSeverity::Warning;
        message.text = tr("This change was made on %1.").arg(isolated(entry.profileName));
        message.nextStep = tr("Open that profile, then try again.");
        emit m_commands.reported(message);
        return;
    }
    const FollowUp followUp = followUpOf(entry);
    switch (followUp) {
    case FollowUp::None:
        return;
    case FollowUp::Recreate:
        recreate(entry);
        return;
    case FollowUp::Revert:
        change(entry, followUp);
        return;
    case FollowUp::Retry:
        if (entry.verb == WriteVerb::Create) {
            createFromJournal(entry, tr("Filled with what was tried before."));
        } else if (entry.verb == WriteVerb::Update) {
            change(entry, followUp);
        } else {
            remove(entry);
        }
        return;
    }
}

template <typename Handler>
void ActivityFollowUp::withService(const JournalEntry &entry, Handler handle)
{
    const QPointer<Workspace> workspace = m_workspace;
    m_workspace->services()
        .describe(entry.serviceId)
        ->then(this, [this, workspace, name = entry.serviceName, handle](const Result<Service> &service) {
            if (workspace != m_workspace || !m_workspace) {
                return; // another profile is open by now
            }
            if (service) {
                handle(*service);
                return;
            }
            Message message =
                messageFor(service.error(), tr("The service %1 could not be read.").arg(isolated(name)));
            if (service.error().kind == ErrorKind::NotFound) {
                message.text = tr("The service %1 does not exist any more.").arg(isolated(name));
            }
            message.id = u"followUp"_s;
            emit m_commands.reported(message);
        });
}

void ActivityFollowUp::change(const JournalEntry &entry, FollowUp followUp)
{
    withService(entry, [this, entry, followUp](const Service &service) {
        m_commands.editFrom(service, [entry, followUp](const Service &current) {
            const JournalDraft change = changeOf(entry, followUp, current);
            const QString introduction = followUp == FollowUp::Revert
                                             ? tr("Filled with the values from before this update.")
                                             : tr("Filled with what was tried before.");
            return std::pair(change.draft, remarkOn(change, introduction));
        });
    });
}

void ActivityFollowUp::remove(const JournalEntry &entry)
{
    withService(entry, [this](const Service &service) { m_commands.remove({service}); });
}

void ActivityFollowUp::createFromJournal(const JournalEntry &entry, const QString &introduction)
{
    const JournalDraft created = newServiceOf(entry);
    m_commands.createFrom(created.draft, remarkOn(created, introduction));
}

void ActivityFollowUp::recreate(const JournalEntry &entry)
{
    if (entry.backupPath.isEmpty()) {
        createFromJournal(entry, tr("The platform gives it a new id. Filled with what the journal holds."));
        return;
    }
    auto *reading = new Reply<QList<YamlService>>(this);
    const QPointer<Workspace> workspace = m_workspace;
    reading->then(this, [this, workspace, entry](const Result<QList<YamlService>> &read) {
        if (workspace == m_workspace && m_workspace) {
            createFromBackup(entry, read);
        }
    });
    decodeInWorker(reading, [path = entry.backupPath]() -> Result<QList<YamlService>> {
        constexpr qint64 largest = 16 * 1024 * 1024;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return Failure(localError(ErrorKind::Storage, file.errorString()));
        }
        return readServicesYaml(file.read(largest));
    });
}

void ActivityFollowUp::createFromBackup(const JournalEntry &entry, const Result<QList<YamlService>> &read)
{
    const QList<YamlService> documents = read.value_or(QList<YamlService>());
    const auto own = std::find_if(documents.begin(), documents.end(), [&entry](const YamlService &document) {
        return document.isUsable() && document.draft.name == entry.serviceName;
    });
    const QString path = isolated(QDir::toNativeSeparators(entry.backupPath));
    if (own == documents.end()) {
        createFromJournal(entry, tr("The platform gives it a new id. The backup %1 could not be read, so "
                                    "this is what the journal holds.")
                                     .arg(path));
        return;
    }
    JournalDraft backup{own->draft, {}, {}, {}};
    const bool hasParameters =
        own->present.contains(ServiceField::Env) || own->present.contains(ServiceField::Secrets);
    if (!hasParameters && newServiceOf(entry).unknownFields.contains(ServiceField::Env)) {
        backup.unknownFields = {ServiceField::Env, ServiceField::Secrets};
    }
    Message remark = remarkOn(backup, tr("The platform gives it a new id. Filled from the backup."));
    if (!backup.unknownFields.isEmpty()) {
        remark.nextStep = tr("The platform had not returned its environment and secrets: add them.");
    }
    remark.details = path;
    m_commands.createFrom(backup.draft, remark);
}

} // namespace Belay
