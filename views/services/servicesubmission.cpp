// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicesubmission.h"

#include "models/services/workspace.h"
#include "views/common/plaintext.h"

namespace Belay {

ServiceSubmission::ServiceSubmission(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(&m_workspace.writer(), &ServiceWriter::checking, this, [this](const QString &name) {
        if (m_isBusy && !m_seen && name == m_draft.name) {
            Q_EMIT progressed(tr("No answer came. Looking whether %1 was created…").arg(isolated(name)));
        }
    });
}

void ServiceSubmission::send(const std::optional<Service> &seen, const ServiceDraft &draft)
{
    m_seen = seen;
    m_draft = draft;
    setBusy(true);
    const QString name = isolated(draft.name);
    const QString sending = seen ? tr("Updating %1…").arg(name) : tr("Creating %1…").arg(name);
    ServiceWriter &writer = m_workspace.writer();
    const bool hasToWait = seen && writer.isWriting(seen->id);
    Q_EMIT progressed(hasToWait ? tr("Waiting for another change of %1 to end…").arg(name) : sending);
    m_reply = seen ? writer.update(*seen, draft) : writer.create(draft);
    connect(m_reply, &ReplyBase::progress, this, [this, sending] { Q_EMIT progressed(sending); });
    m_reply->then(this, [this](const Result<WriteReport> &result) { finished(result); });
}

void ServiceSubmission::stopWaiting()
{
    if (m_reply) {
        m_reply->abort();
    }
}

void ServiceSubmission::checkAgain()
{
    setBusy(true);
    Q_EMIT progressed(tr("Looking at the platform…"));
    if (m_seen) {
        m_workspace.services().describe(m_seen->id)->then(this, [this](const Result<Service> &current) {
            setBusy(false);
            checkedUpdate(current);
        });
        return;
    }
    m_workspace.api().servicesNamed(m_draft.name)->then(this, [this](const Result<ServicesOfName> &found) {
        setBusy(false);
        if (!found) {
            Q_EMIT failed(found.error(), true);
        } else if (!found->services.isEmpty()) {
            Q_EMIT foundExisting(found->services);
        } else {
            Q_EMIT foundUndone();
        }
    });
}

void ServiceSubmission::describe(const ServiceId &id)
{
    setBusy(true);
    Q_EMIT progressed(tr("Reading the service…"));
    m_workspace.services().describe(id)->then(this, [this](const Result<Service> &service) {
        setBusy(false);
        if (service) {
            Q_EMIT described(*service);
        } else {
            Q_EMIT failed(service.error(), true);
        }
    });
}

void ServiceSubmission::finished(const Result<WriteReport> &result)
{
    setBusy(false);
    if (!result) {
        if (result.error().kind == ErrorKind::Aborted) {
            Q_EMIT uncertain();
        } else {
            Q_EMIT failed(result.error(), false);
        }
        return;
    }
    switch (result->kind) {
    case WriteReport::Kind::Done:
        Q_EMIT succeeded(result->id);
        return;
    case WriteReport::Kind::NameTaken:
        Q_EMIT nameTaken(*result->current);
        return;
    case WriteReport::Kind::ChangedMeanwhile:
        Q_EMIT changedMeanwhile(*result->current);
        return;
    case WriteReport::Kind::MayHaveHappened:
        if (!result->sameName.isEmpty()) {
            Q_EMIT foundExisting(result->sameName);
            return;
        }
        Q_EMIT uncertain();
        return;
    case WriteReport::Kind::AlreadyGone: // of deletes only
        Q_EMIT uncertain();
        return;
    }
}

void ServiceSubmission::checkedUpdate(const Result<Service> &current)
{
    if (!current) {
        Q_EMIT failed(current.error(), true);
        return;
    }
    const ServiceDraft now = ServiceDraft::fromService(*current);
    const ServicePatch patch = ServicePatch::between(ServiceDraft::fromService(*m_seen), m_draft);
    const bool isDone = std::all_of(patch.fields.begin(), patch.fields.end(), [&](ServiceField field) {
        return !isFieldKnown(*current, field) || sameField(now, m_draft, field);
    });
    if (isDone) {
        Q_EMIT succeeded(current->id);
    } else if (differsForPeople(*m_seen, *current)) {
        Q_EMIT changedMeanwhile(*current);
    } else {
        Q_EMIT foundUndone();
    }
}

void ServiceSubmission::setBusy(bool busy)
{
    if (m_isBusy != busy) {
        m_isBusy = busy;
        Q_EMIT busyChanged(busy);
    }
}

} // namespace Belay
