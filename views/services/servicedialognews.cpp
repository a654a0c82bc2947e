// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicedialog.h"

#include "models/core/decoding.h"
#include "models/domain/secretguess.h"
#include "models/files/savefile.h"
#include "models/files/serviceyaml.h"
#include "models/services/workspace.h"
#include "views/common/errortext.h"
#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/prompter.h"
#include "views/common/statepage.h"
#include "views/services/serviceform.h"
#include "views/services/servicesubmission.h"

#include <QFileInfo>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

// What a ServiceDialog tells the person, and the files it writes; what it does is in servicedialog.cpp.

namespace Belay {

void ServiceDialog::tell(const Message &message)
{
    m_messages->post(message);
}

void ServiceDialog::tellNameTaken(const Service &existing)
{
    m_form->recheckName();
    Message message;
    message.id = u"nameTaken"_s;
    message.severity = MessageSeverity::Warning;
    message.text = tr("A service named %1 exists already, so nothing was sent.").arg(isolated(existing.name));
    message.nextStep = tr("Choose another name, or update the existing service.");
    message.actionText = tr("Update the existing one…");
    message.action = [this, existing] { switchToUpdate(existing); };
    m_messages->post(message);
}

void ServiceDialog::tellUncertain()
{
    Message message;
    message.id = u"uncertain"_s;
    message.severity = MessageSeverity::Warning;
    const QString name = isolated(m_form->draft().name);
    message.text = m_form->isUpdate() ? tr("It is not known whether %1 was updated.").arg(name)
                                      : tr("It is not known whether %1 was created.").arg(name);
    message.nextStep = tr("The request may still take effect. Look again before you repeat it.");
    message.actionText = tr("Check again");
    message.action = [this] {
        m_messages->dismiss(u"uncertain"_s);
        m_submission->checkAgain();
    };
    m_messages->post(message);
}

void ServiceDialog::tellUndone()
{
    Message message;
    message.id = u"uncertain"_s;
    message.severity = MessageSeverity::Info;
    const QString name = isolated(m_form->draft().name);
    message.text = m_form->isUpdate() ? tr("%1 is as it was: it was not updated.").arg(name)
                                      : tr("There is no service named %1: it was not created.").arg(name);
    message.nextStep = tr("Nothing you typed is lost; you can send it again.");
    m_messages->post(message);
}

void ServiceDialog::tellExisting(const QList<Service> &existing)
{
    m_form->recheckName();
    Message message;
    message.id = u"uncertain"_s;
    message.severity = MessageSeverity::Info;
    const QString name = isolated(existing.first().name);
    if (existing.size() == 1) {
        message.text = tr("A service named %1 exists now.").arg(name);
        message.nextStep = tr("If nobody else made it, it is yours and all is well.");
        message.actionText = tr("Show it");
        message.action = [this, id = existing.first().id] { succeeded(id); };
    } else {
        QStringList ids;
        for (const Service &service : existing) {
            ids.append(isolated(service.id.value));
        }
        message.severity = MessageSeverity::Warning;
        message.text = tr("%n services named %1 exist now.", nullptr, int(existing.size())).arg(name);
        message.nextStep =
            tr("Nothing was deleted. Compare them before you delete one: %1.").arg(ids.join(u", "_s));
    }
    m_messages->post(message);
}

void ServiceDialog::tellFailure(const ApiError &error, bool isReading)
{
    if (!m_loadId.value.isEmpty()) {
        StateContent content;
        content.iconName = u"state-error"_s;
        m_isServiceGone = m_kept && error.kind == ErrorKind::NotFound;
        if (m_isServiceGone) {
            content.title = tr("%1 was deleted since this draft began.").arg(isolated(m_kept->draft.name));
            content.advice = tr("What you typed can become a new service.");
            content.actionText = tr("Begin a new service");
        } else {
            content.title = tr("The service could not be read. %1").arg(causeOf(error));
            content.advice = nextStepFor(error);
            content.actionText = tr("Try again");
        }
        content.details = detailsOf(error);
        m_failedPage->setContent(content);
        showPage(FailedPage);
        return;
    }
    if (m_form->isUpdate() && error.kind == ErrorKind::NotFound) {
        offerToCreateAnew();
        return;
    }
    const QString name = isolated(m_form->draft().name);
    QString tried;
    if (isReading) {
        tried = tr("%1 could not be read.").arg(name);
    } else if (error.outcome == Outcome::Unknown) {
        tried = m_form->isUpdate() ? tr("It is not known whether %1 was updated.").arg(name)
                                   : tr("It is not known whether %1 was created.").arg(name);
    } else {
        tried =
            m_form->isUpdate() ? tr("%1 was not updated.").arg(name) : tr("%1 was not created.").arg(name);
    }
    Message message = messageFor(error, tried, isReading ? CallEffect::Reads : CallEffect::Writes);
    message.id = u"failure"_s;
    if (error.kind == ErrorKind::RefusedByPolicy && m_workspace.policy().canUnlock()) {
        message.actionText = tr("Unlock 10 min");
        message.action = [this] {
            m_messages->dismiss(u"failure"_s);
            m_workspace.policy().unlock();
        };
    }
    m_messages->post(message);
    std::optional<ServiceField> first;
    for (auto it = error.fieldMessages.cbegin(); it != error.fieldMessages.cend(); ++it) {
        const std::optional<ServiceField> field = fieldFromWireName(it.key());
        if (field) {
            m_form->markServerError(*field, it.value());
            first = first ? std::min(*first, *field) : *field;
        }
    }
    if (first) {
        goTo(*first);
    }
}

void ServiceDialog::offerToCreateAnew()
{
    Message message;
    message.id = u"failure"_s;
    message.severity = MessageSeverity::Error;
    message.text = tr("%1 is gone: it was deleted since you opened it.").arg(isolated(m_form->draft().name));
    message.nextStep = tr("What you typed can become a new service.");
    message.actionText = tr("Create anew");
    message.action = [this] {
        m_messages->dismiss(u"failure"_s);
        startAnew(m_form->draft());
    };
    m_messages->post(message);
}

void ServiceDialog::saveAsYaml()
{
    QStringList suspects;
    const ServiceDraft draft = m_form->draft();
    if (draft.parameters) {
        const QMap<QString, QString> &env = draft.parameters->env;
        for (auto it = env.cbegin(); it != env.cend(); ++it) {
            if (looksSecret(it.key(), it.value())) {
                suspects.append(it.key());
            }
        }
    }
    if (suspects.isEmpty()) {
        askWhere();
        return;
    }
    Question question;
    question.id = u"saveSecrets"_s;
    question.title = tr("Save values that look like secrets?");
    question.text = tr("The file will hold the values of %1 as plain text.").arg(suspects.join(u", "_s));
    question.information = tr("Anybody who can read the file can read them.");
    question.answers = {{u"cancel"_s, tr("Cancel"), Answer::Role::Reject},
                        {u"save"_s, tr("Save all the same"), Answer::Role::Accept}};
    m_prompter.ask(this, question, this, [this](const QString &answer) {
        if (answer == "save"_L1) {
            askWhere();
        }
    });
}

void ServiceDialog::askWhere()
{
    FileQuestion question;
    question.id = u"saveYaml"_s;
    question.title = tr("Save as YAML");
    const QString name = m_form->draft().name;
    question.start = (name.isEmpty() ? u"service"_s : name) + ".yaml"_L1;
    question.filters = QStringList{tr("YAML (*.yaml *.yml)")};
    question.defaultSuffix = u"yaml"_s;
    m_prompter.saveFile(this, question, this, [this](const QString &path) {
        if (!path.isEmpty()) {
            writeYaml(path);
        }
    });
}

void ServiceDialog::writeYaml(const QString &path)
{
    auto *reply = new Reply<void>(this);
    decodeInWorker(reply, [path, text = writeServiceYaml(m_form->draft())] {
        return saveFile(path, text, FileAccess::UserDefault);
    });
    const QString fileName = isolated(QFileInfo(path).fileName());
    reply->then(this, [this, fileName](const Result<void> &saved) {
        Message message;
        if (saved) {
            message.severity = MessageSeverity::Success;
            message.text = tr("Saved as %1.").arg(fileName);
        } else {
            message = messageFor(saved.error(), tr("%1 could not be saved.").arg(fileName));
        }
        message.id = u"yamlSaved"_s;
        m_messages->post(message);
    });
}

} // namespace Belay
