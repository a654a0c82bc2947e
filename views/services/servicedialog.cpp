// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicedialog.h"

#include "models/domain/threewaymerge.h"
#include "models/services/draftkeeper.h"
#include "models/services/workspace.h"
#include "views/common/errortext.h"
#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/profileband.h"
#include "views/common/profilelook.h"
#include "views/common/statepage.h"
#include "views/services/confirmbar.h"
#include "views/services/mergeview.h"
#include "views/services/problemsummary.h"
#include "views/services/reviewpanel.h"
#include "views/services/serviceform.h"
#include "views/services/servicesubmission.h"

#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

const QString uncertainId = u"uncertain"_s;
const QString failureId = u"failure"_s;
const QString takenId = u"nameTaken"_s;
const QString mergedId = u"merged"_s;

//! What is typed for a new service, laid over the existing one: fields left empty keep their value, variables and
//! secrets are added to those there.
ServiceDraft laidOver(const Service &existing, const ServiceDraft &typed)
{
    ServiceDraft draft = ServiceDraft::fromService(existing);
    const std::optional<Parameters> before = draft.parameters;
    ServiceDraft nothing;
    nothing.parameters.emplace();
    for (const ServiceField field : changedFields(nothing, typed)) {
        if (field != ServiceField::Name && field != ServiceField::Type) {
            copyField(typed, draft, field);
        }
    }
    if (typed.imageId && typed.imageId != ServiceDraft::fromService(existing).imageId) {
        draft.versionId = typed.versionId;
    }
    if (before && draft.parameters) {
        for (auto it = before->env.cbegin(); it != before->env.cend(); ++it) {
            if (!draft.parameters->env.contains(it.key())) {
                draft.parameters->env.insert(it.key(), it.value());
            }
        }
        for (const QString &secret : before->secrets) {
            if (!draft.parameters->secrets.contains(secret)) {
                draft.parameters->secrets.append(secret);
            }
        }
    }
    return draft;
}

} // namespace

ServiceDialog::ServiceDialog(Workspace &workspace, Prompter &prompter, QWidget *parent)
    : QDialog(parent, Qt::Window)
    , m_workspace(workspace)
    , m_prompter(prompter)
    , m_submission(new ServiceSubmission(workspace, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (workspace.drafts()) {
        m_keeper = new DraftKeeper(*workspace.drafts(), workspace.profile().id, this);
    }
    build();
    connectParts();
    connectSubmission();
    followRedeploys();
    updateBand();
}

ServiceDialog::ServiceDialog(Workspace &workspace, Prompter &prompter, const ServiceDraft &start,
                             QWidget *parent)
    : ServiceDialog(workspace, prompter, parent)
{
    m_form->startCreate(start);
    showPage(FormPage);
    m_form->focusField(ServiceField::Name);
}

ServiceDialog::ServiceDialog(Workspace &workspace, Prompter &prompter, Mode mode, const Service &service,
                             QWidget *parent)
    : ServiceDialog(workspace, prompter, parent)
{
    m_mode = mode;
    m_loadId = service.id;
    load();
}

void ServiceDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() != Qt::ControlModifier) {
        // Enter in a field is no wish to deploy.
        event->accept();
        return;
    }
    QDialog::keyPressEvent(event);
}

void ServiceDialog::load()
{
    showPage(LoadingPage);
    m_submission->describe(m_loadId);
}

void ServiceDialog::loaded(const Service &service)
{
    m_loadId = ServiceId();
    if (m_kept) {
        reopen(service);
        return;
    }
    if (m_mode == Mode::Clone) {
        ServiceDraft draft = ServiceDraft::fromService(service);
        const bool hasParameters = draft.parameters.has_value();
        draft.name = service.name + "-copy"_L1;
        m_form->startCreate(draft);
        if (!hasParameters) {
            Message message;
            message.id = u"cloneIncomplete"_s;
            message.severity = MessageSeverity::Warning;
            message.text =
                tr("The API did not return the environment and secrets of %1, so this copy has none.")
                    .arg(isolated(service.name));
            message.nextStep = tr("Add them if the copy needs them.");
            m_messages->post(message);
        }
    } else if (m_proposal) {
        const auto [draft, remark] = m_proposal(service);
        m_form->startUpdate(service, draft);
        tell(remark);
    } else {
        m_form->startUpdate(service);
    }
    showPage(FormPage);
    m_form->focusField(m_mode == Mode::Clone ? ServiceField::Name : ServiceField::Title);
}

void ServiceDialog::followRedeploys()
{
    RedeployLog *log = m_workspace.redeploys();
    if (!log) {
        return;
    }
    const auto ask = [this, log] {
        log->observations(RedeployLog::platformOf(m_workspace.profile()))
            ->then(this, [this](const Result<RedeployObservations> &observed) {
                if (observed && *observed != m_observed) {
                    m_observed = *observed;
                    m_updateTimer.start();
                }
            });
    };
    connect(log, &RedeployLog::changed, this, ask);
    ask();
}

void ServiceDialog::updateNow()
{
    const ServiceDraft draft = m_form->draft();
    m_forecast = m_form->isUpdate()
                     ? forecast(*m_form->base(), draft, m_form->latestReadyVersion(), m_observed)
                     : forecastCreate();
    m_review->setNameTaken(!m_form->isUpdate() && m_form->nameCheck().state() == NameCheck::State::Taken);
    m_review->review(m_form->base(), draft, m_forecast);
    keepDraft();
    updateTitle();
    updateButtons();
}

bool ServiceDialog::validateForm()
{
    const bool isValid = m_form->showProblems();
    m_showsSummary = !isValid;
    m_summary->setProblems(isValid ? QList<FieldProblem>() : m_form->problems());
    if (!isValid) {
        m_scroll->ensureVisible(0, 0);
        m_confirm->dismiss();
    }
    updateButtons();
    return isValid;
}

void ServiceDialog::submit()
{
    if (m_pages->currentIndex() == MergePage) {
        acceptMerge();
        return;
    }
    if (m_pages->currentIndex() != FormPage || m_submission->isBusy() || m_confirm->isVisible()) {
        return;
    }
    m_updateTimer.stop();
    updateNow();
    if (!blockedReason().isEmpty()) {
        return;
    }
    const NameCheck &check = m_form->nameCheck();
    if (!m_form->isUpdate() && check.state() == NameCheck::State::Taken) {
        switchToUpdate(*check.existing());
        return;
    }
    if (!validateForm()) {
        return;
    }
    if (m_workspace.policy().permission(Verb::Update) == Permission::Ask) {
        const Profile &profile = m_workspace.profile();
        const QString name = isolated(m_form->draft().name);
        const QString tenant = isolated(profile.name);
        m_confirm->ask(m_form->isUpdate() ? tr("Update %1 on %2?").arg(name, tenant)
                                          : tr("Create and deploy %1 on %2?").arg(name, tenant),
                       m_form->isUpdate() ? tr("Update on %1").arg(profile.name)
                                          : tr("Create on %1").arg(profile.name),
                       profile.profileClass == ProfileClass::Production);
        updateButtons();
        return;
    }
    sendNow();
}

void ServiceDialog::sendNow()
{
    m_confirm->dismiss();
    for (const QString &id : {uncertainId, failureId, takenId, mergedId}) {
        m_messages->dismiss(id);
    }
    m_submission->send(m_form->base(), m_form->draft());
}

void ServiceDialog::switchToUpdate(const Service &existing)
{
    m_messages->dismiss(takenId);
    m_submission->describe(existing.id);
}

void ServiceDialog::updateInstead(const Service &described)
{
    const ServiceDraft typed = m_form->draft();
    m_form->startUpdate(described, laidOver(described, typed));
    Message message;
    message.id = mergedId;
    message.severity = MessageSeverity::Info;
    message.text = tr("This form now updates the existing service %1.").arg(isolated(described.name));
    message.nextStep =
        typed.type == described.type
            ? tr("What you filled in is laid over what it has; see the changes.")
            : tr("It stays of type %1. What you filled in is laid over what it has; see the changes.")
                  .arg(isolated(described.type.text()));
    m_messages->post(message);
    m_submit->setFocus(Qt::OtherFocusReason);
}

void ServiceDialog::merge(const Service &current)
{
    m_theirs = current;
    m_merge->setMerge(Belay::merge(ServiceDraft::fromService(*m_form->base()),
                                   ServiceDraft::fromService(current), m_form->draft()),
                      current.updatedBy);
    showPage(MergePage);
    m_merge->setFocus(Qt::OtherFocusReason);
}

void ServiceDialog::acceptMerge()
{
    m_form->startUpdate(*m_theirs, m_merge->resolved());
    m_theirs.reset();
    showPage(FormPage);
    Message message;
    message.id = mergedId;
    message.severity = MessageSeverity::Info;
    message.text = tr("Your changes now build on what the platform has.");
    message.nextStep = tr("See what they do, then update.");
    m_messages->post(message);
    m_updateTimer.stop();
    updateNow();
    m_submit->setFocus(Qt::OtherFocusReason);
}

void ServiceDialog::succeeded(const ServiceId &id)
{
    m_isClosing = true;
    if (m_keeper) {
        m_keeper->forget();
    }
    Q_EMIT written(id);
    accept();
}

void ServiceDialog::updateBand()
{
    BandContent content = bandFor(m_workspace.profile(), m_workspace.policy());
    const bool isRefused = m_workspace.policy().permission(Verb::Update) == Permission::Refused;
    content.actionText = isRefused && m_workspace.policy().canUnlock() ? tr("Unlock 10 min") : QString();
    m_band->setContent(content);
    updateButtons();
}

void ServiceDialog::updateTitle()
{
    const QString tenant = m_workspace.profile().name;
    const QString name = m_form->draft().name;
    const QString what = m_form->isUpdate() ? tr("Edit %1").arg(isolated(name)) : tr("New service");
    setWindowTitle(u"%1 — %2 — Belay"_s.arg(what, tenant));
}

QString ServiceDialog::primaryText() const
{
    if (!m_form->isUpdate()) {
        return m_form->nameCheck().state() == NameCheck::State::Taken ? tr("Update the existing one…")
                                                                      : tr("Create & deploy");
    }
    switch (m_forecast.total) {
    case Verdict::NoRedeploy:
        return tr("Update (no redeploy)");
    case Verdict::WillRedeploy:
        return tr("Update (will redeploy)");
    case Verdict::Undocumented:
    case Verdict::DocsDisagree:
    case Verdict::MayRedeploy:
    case Verdict::UnknownCurrent:
        return tr("Update (may redeploy)");
    }
    Q_UNREACHABLE();
}

QString ServiceDialog::blockedReason() const
{
    if (m_workspace.policy().permission(Verb::Update) == Permission::Refused) {
        return tr("%1 is read-only: unlock it to send this.").arg(isolated(m_workspace.profile().name));
    }
    if (!m_review->yamlProblem().isEmpty()) {
        return tr("The YAML text cannot be read: correct or discard it.");
    }
    if (!m_toType.isEmpty()) {
        return tr("Type the value of %1 again, or remove it.").arg(isolated(m_toType.constFirst()));
    }
    if (m_form->isUpdate() && m_forecast.fields.isEmpty()) {
        return tr("Nothing is changed.");
    }
    return {};
}

void ServiceDialog::updateButtons()
{
    const bool isForm = m_pages->currentIndex() == FormPage;
    const bool isBusy = m_submission->isBusy();
    const bool isAsking = m_confirm->isVisibleTo(this);
    const QString reason = isForm && !isBusy ? blockedReason() : QString();
    const bool isMerge = m_pages->currentIndex() == MergePage;
    setPlainButtonText(m_submit, isMerge ? tr("Continue with these") : primaryText());
    m_submit->setVisible(isForm || isMerge);
    m_validate->setVisible(isForm);
    m_save->setVisible(isForm);
    m_submit->setEnabled(!isBusy && !isAsking && reason.isEmpty());
    m_submit->setAccessibleDescription(reason);
    m_validate->setEnabled(!isBusy);
    m_save->setEnabled(!isBusy);
    setPlainButtonText(m_cancel, isBusy && isForm ? tr("Stop waiting") : tr("Cancel"));
    if (!isBusy) {
        m_reason->setText(reason);
    }
    m_progress->setVisible(isBusy && isForm);
    m_summary->setEnabled(!isBusy && !isAsking);
    m_form->setEnabled(!isBusy && !isAsking);
    m_review->setReadOnly(isBusy || isAsking);
}

void ServiceDialog::goTo(ServiceField field)
{
    m_form->focusField(field);
    if (QWidget *focused = m_form->focusWidget()) {
        m_scroll->ensureWidgetVisible(focused, 12, 48);
    }
}

} // namespace Belay
