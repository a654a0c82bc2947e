// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicedialog.h"

#include "models/services/draftkeeper.h"
#include "models/services/workspace.h"
#include "models/services/writeoperation.h"
#include "views/common/errortext.h"
#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/prompter.h"
#include "views/services/reviewpanel.h"
#include "views/services/serviceform.h"
#include "views/services/servicesubmission.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;

// How a ServiceDialog keeps what is typed, opens it again, and closes; the rest is in servicedialog.cpp.

namespace Belay {

ServiceDialog::ServiceDialog(Workspace &workspace, Prompter &prompter, const FormDraft &kept, QWidget *parent)
    : ServiceDialog(workspace, prompter, parent)
{
    if (m_keeper) {
        m_keeper->resume(kept);
    }
    m_kept = kept;
    if (kept.base) {
        m_loadId = kept.base->id;
        load();
    } else {
        beginAnew();
    }
}

void ServiceDialog::beginAnew()
{
    const FormDraft kept = *std::exchange(m_kept, std::nullopt);
    m_loadId = ServiceId();
    m_isServiceGone = false;
    // What the service had of them went with it.
    m_toType = kept.toType + kept.asBefore;
    startAnew(kept.draft);
}

void ServiceDialog::startAnew(const ServiceDraft &draft)
{
    m_form->startCreate({});
    m_form->setDraft(draft);
    showPage(FormPage);
    tellToType();
    m_form->focusField(ServiceField::Name);
}

void ServiceDialog::reopen(const Service &service)
{
    const FormDraft kept = *std::exchange(m_kept, std::nullopt);
    const RestoredEdit edit = restoreEdit(kept, service);
    m_toType = kept.toType;
    tellToType();
    if (differsForPeople(edit.base, service)) {
        m_form->startUpdate(edit.base, edit.draft);
        merge(service);
        return;
    }
    m_form->startUpdate(service, edit.draft);
    showPage(FormPage);
    goTo(m_toType.isEmpty() ? ServiceField::Title : ServiceField::Env);
}

void ServiceDialog::keepDraft()
{
    const ServiceDraft draft = m_form->draft();
    m_toType.removeIf([&draft](const QString &key) {
        return !draft.parameters || !draft.parameters->env.contains(key) ||
               !draft.parameters->env.value(key).isEmpty();
    });
    if (m_toType.isEmpty()) {
        m_messages->dismiss(u"valuesNotKept"_s);
    }
    if (!m_keeper || m_isClosing || !m_loadId.value.isEmpty()) {
        return;
    }
    if (m_form->isChanged()) {
        m_keeper->keep(m_form->base(), draft, m_toType);
    } else {
        m_keeper->forget();
    }
}

void ServiceDialog::tellToType()
{
    if (m_toType.isEmpty()) {
        return;
    }
    QStringList names;
    for (const QString &key : std::as_const(m_toType)) {
        names.append(isolated(key));
    }
    Message message;
    message.id = u"valuesNotKept"_s;
    message.severity = MessageSeverity::Warning;
    message.text = tr("Values that look like secrets are not kept in drafts.");
    message.nextStep = tr("Type again: %1.").arg(names.join(u", "_s));
    m_messages->post(message);
}

void ServiceDialog::reject()
{
    if (m_updateTimer.isActive()) {
        // What was typed last has to be in the draft, too.
        m_updateTimer.stop();
        updateNow();
    }
    const bool isSending = m_submission->isBusy() && m_pages->currentIndex() == FormPage;
    if (m_isClosing || (!isSending && !m_form->isChanged() && m_review->yamlProblem().isEmpty())) {
        QDialog::reject();
    } else if (isSending) {
        askWhileSending();
    } else {
        askToClose();
    }
}

void ServiceDialog::askWhileSending()
{
    Question question;
    question.id = u"closeWhileSending"_s;
    question.title = tr("Close the form?");
    question.text = tr("The request is still under way.");
    question.information =
        m_keeper ? tr("It goes on without this window; Activity tells how it ends. What you typed is kept "
                      "as a draft until it has succeeded.")
                 : tr("It goes on without this window; Activity tells how it ends. If it fails, "
                      "what you typed is lost.");
    question.answers = {{u"keep"_s, tr("Keep it open"), Answer::Role::Reject},
                        {u"close"_s, tr("Close"), Answer::Role::Accept}};
    m_prompter.ask(this, question, this, [this](const QString &answer) {
        if (answer != "close"_L1) {
            return;
        }
        m_isClosing = true;
        if (m_keeper && m_submission->pendingWrite()) {
            m_keeper->forgetWhenDone(m_submission->pendingWrite());
        }
        QDialog::reject();
    });
}

void ServiceDialog::askToClose()
{
    const QString name = m_form->draft().name;
    const bool canSave = m_keeper && m_form->isChanged();
    Question question;
    question.id = u"discardDraft"_s;
    question.title = tr("Close the form?");
    question.text = m_form->isUpdate() ? tr("Discard your changes to %1?").arg(isolated(name))
                                       : tr("Discard this new service?");
    question.answers = {{u"keep"_s, tr("Keep editing"), Answer::Role::Reject},
                        {u"discard"_s, tr("Discard"), Answer::Role::Destructive}};
    if (!canSave) {
        question.information = tr("What you typed would be lost.");
    } else {
        question.information = m_review->yamlProblem().isEmpty()
                                   ? tr("A saved draft waits under File, Drafts. Values that look like "
                                        "secrets are not kept in it.")
                                   : tr("A saved draft waits under File, Drafts. Values that look like "
                                        "secrets are not kept in it, nor is YAML that cannot be read.");
        question.answers.append({u"save"_s, tr("Save draft"), Answer::Role::Accept});
    }
    m_prompter.ask(this, question, this, [this, name](const QString &answer) {
        if (answer != "discard"_L1 && answer != "save"_L1) {
            return;
        }
        m_isClosing = true;
        if (m_keeper && answer == "save"_L1) {
            m_keeper->park();
            Q_EMIT draftParked(name);
        } else if (m_keeper) {
            m_keeper->forget();
        }
        QDialog::reject();
    });
}

} // namespace Belay
