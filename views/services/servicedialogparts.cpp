// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicedialog.h"

#include "models/services/draftkeeper.h"
#include "models/services/workspace.h"
#include "views/common/errortext.h"
#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/profileband.h"
#include "views/common/skeletonrows.h"
#include "views/common/statepage.h"
#include "views/services/confirmbar.h"
#include "views/services/mergeview.h"
#include "views/services/problemsummary.h"
#include "views/services/reviewpanel.h"
#include "views/services/serviceform.h"
#include "views/services/servicesubmission.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

// How a ServiceDialog is put together; what it does is in servicedialog.cpp.

namespace Belay {

void ServiceDialog::build()
{
    setObjectName(u"serviceDialog"_s);
    setMinimumSize(900, 640);
    resize(1120, 740);
    m_band = new ProfileBand(this);
    m_messages = new MessageArea(this);
    m_messages->setObjectName(u"serviceMessages"_s);
    m_pages = new QStackedWidget(this);
    auto *loading = new SkeletonRows(m_pages, 10);
    loading->setObjectName(u"serviceLoading"_s);
    loading->setCaption(tr("Reading the service…"));
    m_failedPage = new StatePage(m_pages);
    m_failedPage->setObjectName(u"serviceLoadFailed"_s);
    m_merge = new MergeView(m_workspace.catalogue(), m_pages);
    m_pages->addWidget(loading);
    m_pages->addWidget(m_failedPage);
    m_pages->addWidget(buildFormPage());
    m_pages->addWidget(m_merge);
    m_confirm = new ConfirmBar(this);

    auto *content = new QVBoxLayout;
    content->setContentsMargins(12, 12, 12, 12);
    content->setSpacing(12);
    content->addWidget(m_messages);
    content->addWidget(m_pages, 1);
    content->addWidget(m_confirm);
    content->addWidget(buildFooter());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addLayout(content, 1);
}

QWidget *ServiceDialog::buildFormPage()
{
    m_splitter = new QSplitter(Qt::Horizontal, m_pages);
    m_splitter->setObjectName(u"serviceSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_scroll = new QScrollArea(m_splitter);
    m_scroll->setObjectName(u"serviceFormArea"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QWidget(m_scroll);
    m_summary = new ProblemSummary(column);
    m_form = new ServiceForm(m_workspace.api(), m_workspace.catalogue(), column);
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(0, 0, 12, 0);
    columnLayout->setSpacing(12);
    columnLayout->addWidget(m_summary);
    columnLayout->addWidget(m_form, 1);
    m_scroll->setWidget(column);
    m_review = new ReviewPanel(m_workspace.catalogue(), m_workspace.profile().baseUrl, m_splitter);
    m_scroll->setMinimumWidth(420);
    m_review->setMinimumWidth(360);
    m_splitter->addWidget(m_scroll);
    m_splitter->addWidget(m_review);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({560, 530});
    return m_splitter;
}

QWidget *ServiceDialog::buildFooter()
{
    auto *footer = new QWidget(this);
    const auto makeButton = [footer](const QString &name, const QString &text) {
        auto *button = new QPushButton(footer);
        button->setObjectName(name);
        setPlainButtonText(button, text);
        button->setAutoDefault(false);
        return button;
    };
    m_validate = makeButton(u"validateButton"_s, tr("Validate"));
    m_save = makeButton(u"saveYamlButton"_s, tr("Save as YAML…"));
    m_cancel = makeButton(u"cancelButton"_s, tr("Cancel"));
    m_submit = makeButton(u"submitButton"_s, QString());
    m_submit->setDefault(true);
    m_progress = new QProgressBar(footer);
    m_progress->setObjectName(u"submitProgress"_s);
    m_progress->setAccessibleName(tr("Sending"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(96, 8);
    m_progress->setVisible(false);
    m_reason = makePlainLabel(QString(), footer);
    m_reason->setObjectName(u"submitReason"_s);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reason->setWordWrap(true);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_validate);
    row->addWidget(m_save);
    row->addWidget(m_reason, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_submit);
    return footer;
}

void ServiceDialog::connectParts()
{
    // What is typed is reviewed once for all that changed in this turn of the event loop.
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(0);
    connect(&m_updateTimer, &QTimer::timeout, this, &ServiceDialog::updateNow);
    const auto updateSoon = [this] { m_updateTimer.start(); };
    connect(m_form, &ServiceForm::draftChanged, this, updateSoon);
    connect(m_form, &ServiceForm::nameChecked, this, updateSoon);
    connect(m_review, &ReviewPanel::yamlProblemChanged, this, &ServiceDialog::updateButtons);
    connect(m_review, &ReviewPanel::draftEdited, m_form, &ServiceForm::setDraft);
    connect(m_form, &ServiceForm::problemsChanged, this, [this] {
        if (m_showsSummary) {
            m_summary->setProblems(m_form->problems());
        }
    });
    connect(m_form, &ServiceForm::switchToUpdateRequested, this, [this] {
        if (m_form->nameCheck().existing()) {
            switchToUpdate(*m_form->nameCheck().existing());
        }
    });
    if (m_keeper) {
        connect(m_keeper, &DraftKeeper::failed, this, [this](const ApiError &error) {
            Message message = messageFor(error, tr("What you type cannot be kept as a draft."));
            message.id = u"draftNotKept"_s;
            message.severity = MessageSeverity::Warning;
            m_messages->post(message);
        });
    }
    connect(m_summary, &ProblemSummary::fieldChosen, this, &ServiceDialog::goTo);
    connect(m_failedPage, &StatePage::actionTriggered, this, [this] {
        if (m_isServiceGone) {
            beginAnew();
        } else {
            load();
        }
    });
    connect(m_confirm, &ConfirmBar::confirmed, this, &ServiceDialog::sendNow);
    connect(m_confirm, &ConfirmBar::refused, this, [this] {
        m_confirm->dismiss();
        updateButtons();
        m_submit->setFocus(Qt::OtherFocusReason);
    });
    connect(m_validate, &QPushButton::clicked, this, &ServiceDialog::validateForm);
    connect(m_save, &QPushButton::clicked, this, &ServiceDialog::saveAsYaml);
    connect(m_submit, &QPushButton::clicked, this, &ServiceDialog::submit);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_submission->isBusy() && m_pages->currentIndex() == FormPage) {
            m_submission->stopWaiting();
        } else {
            reject();
        }
    });
    PolicyGuard &policy = m_workspace.policy();
    connect(m_band, &ProfileBand::actionTriggered, this, [&policy] { policy.unlock(); });
    connect(&policy, &PolicyGuard::changed, this, &ServiceDialog::updateBand);
    connect(&policy, &PolicyGuard::remainingChanged, this, &ServiceDialog::updateBand);
    for (const QKeyCombination keys : {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &ServiceDialog::submit);
    }
    connect(new QShortcut(Qt::CTRL | Qt::Key_S, this), &QShortcut::activated, this, [this] {
        if (m_validate->isVisible() && m_validate->isEnabled()) {
            validateForm();
        }
    });
}

void ServiceDialog::connectSubmission()
{
    using S = ServiceSubmission;
    connect(m_submission, &S::busyChanged, this, &ServiceDialog::updateButtons);
    connect(m_submission, &S::progressed, this, [this](const QString &what) {
        // While it loads the page itself says so.
        m_reason->setText(m_pages->currentIndex() == FormPage ? what : QString());
    });
    connect(m_submission, &S::described, this, [this](const Service &service) {
        if (m_loadId == service.id) {
            loaded(service);
        } else {
            updateInstead(service);
        }
    });
    connect(m_submission, &S::succeeded, this, &ServiceDialog::succeeded);
    connect(m_submission, &S::changedMeanwhile, this, &ServiceDialog::merge);
    connect(m_submission, &S::nameTaken, this, &ServiceDialog::tellNameTaken);
    connect(m_submission, &S::uncertain, this, &ServiceDialog::tellUncertain);
    connect(m_submission, &S::foundUndone, this, &ServiceDialog::tellUndone);
    connect(m_submission, &S::foundExisting, this, &ServiceDialog::tellExisting);
    connect(m_submission, &S::failed, this, &ServiceDialog::tellFailure);
}

void ServiceDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
    updateTitle();
    updateButtons();
}

} // namespace Belay
