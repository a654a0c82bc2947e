// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/detailspane.h"

#include "models/core/clock.h"
#include "models/domain/displaytext.h"
#include "views/common/actionbutton.h"
#include "views/common/errortext.h"
#include "views/common/icons.h"
#include "views/common/noticestrip.h"
#include "views/common/plaintext.h"
#include "views/common/statepage.h"
#include "views/common/statuschiplabel.h"
#include "views/services/detailsoverview.h"
#include "views/services/detailstimeline.h"
#include "views/services/detailsusedwith.h"
#include "views/services/detailsyaml.h"
#include "views/services/servicelook.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

DetailsPane::DetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_empty(new StatePage(this))
    , m_content(new QWidget(this))
    , m_status(new StatusChipLabel(m_content))
    , m_name(makePlainLabel(QString(), m_content))
    , m_subtitle(makePlainLabel(QString(), m_content))
    , m_copyId(new QToolButton(m_content))
    , m_staleness(new NoticeStrip(m_content))
    , m_buttons(new QHBoxLayout)
    , m_tabs(new QTabWidget(m_content))
    , m_overview(new DetailsOverview(this))
    , m_yaml(new DetailsYaml(this))
    , m_timeline(new DetailsTimeline(this))
    , m_usedWith(new DetailsUsedWith(this))
{
    setObjectName(u"detailsPane"_s);
    setAccessibleName(tr("Details"));
    setMinimumWidth(280);
    m_staleness->hide();
    m_staleness->setObjectName(u"detailsStaleness"_s);
    m_tabs->setObjectName(u"detailsTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_overview, tr("Overview"));
    m_tabs->addTab(m_yaml, tr("YAML"));
    m_tabs->addTab(m_timeline, tr("Timeline"));
    m_tabs->addTab(m_usedWith, tr("Used with"));
    m_tabs->tabBar()->setAccessibleName(tr("Details"));

    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(12, 12, 12, 0);
    content->setSpacing(8);
    content->addWidget(m_name);
    content->addLayout(makeHeader());
    content->addLayout(m_buttons);
    content->addWidget(m_staleness);
    content->addWidget(m_tabs, 1);
    m_buttons->setSpacing(4);

    // Low windows clip the facts, which scroll, rather than push the panels below out of the window.
    m_pages->setMinimumHeight(120);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_copyId, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_shown.id.value); });
    connect(m_staleness->actionButton(), &QPushButton::clicked, this, [this] {
        if (m_workspace && m_id) {
            describe();
        }
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailsPane::showUsedWith);
    connect(m_usedWith, &DetailsUsedWith::serviceRequested, this, &DetailsPane::serviceRequested);
    setSelectionCount(0);
}

QLayout *DetailsPane::makeHeader()
{
    QFont large = m_name->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_name->setFont(large);
    m_name->setObjectName(u"detailsName"_s);
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_status->setObjectName(u"detailsStatus"_s);
    m_subtitle->setObjectName(u"detailsType"_s);
    m_copyId->setObjectName(u"detailsCopyId"_s);
    m_copyId->setAutoRaise(true);
    m_copyId->setIcon(icon("copy"_L1));
    m_copyId->setText(tr("Id"));
    m_copyId->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copyId->setAccessibleName(tr("Copy id"));
    auto *chips = new QHBoxLayout;
    chips->setSpacing(8);
    chips->addWidget(m_status);
    chips->addWidget(m_subtitle);
    chips->addWidget(m_copyId);
    chips->addStretch();
    return chips;
}

void DetailsPane::setActions(const QList<QAction *> &actions, QMenu *more)
{
    for (QAction *action : actions) {
        QPushButton *button = makeActionButton(action, m_content);
        button->setObjectName(u"details-"_s + action->objectName());
        m_buttons->addWidget(button);
    }
    auto *button = new QToolButton(m_content);
    button->setObjectName(u"details-more"_s);
    button->setIcon(icon("more"_L1));
    button->setAccessibleName(tr("More actions"));
    setPlainToolTip(button, button->accessibleName());
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(more);
    button->setFixedHeight(m_buttons->sizeHint().height());
    m_buttons->addWidget(button);
    m_buttons->addStretch();
}

void DetailsPane::setWorkspace(Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->services().disconnect(this);
        m_workspace->catalogue().disconnect(this);
        m_workspace->protection().disconnect(this);
    }
    m_workspace = workspace;
    m_goodSince.clear();
    m_timeline->setWorkspace(workspace);
    setService(std::nullopt);
    if (!workspace) {
        return;
    }
    connect(&workspace->services(), &ServiceRepository::rowsChanged, this, &DetailsPane::follow);
    connect(&workspace->protection(), &ProtectedServices::changed, this, [this](const QList<ServiceId> &ids) {
        if (m_id && ids.contains(*m_id)) {
            m_overview->showService(m_shown, m_workspace->catalogue(), isProtected());
        }
    });
    connect(&workspace->catalogue(), &Catalogue::changed, this, [this] {
        if (m_id) {
            m_overview->showAgain(m_workspace->catalogue());
        }
    });
}

void DetailsPane::follow(const QList<ServiceRepository::Change> &changes)
{
    const qsizetype row = m_id ? m_workspace->services().indexOf(*m_id) : -1;
    const bool isMine =
        std::any_of(changes.begin(), changes.end(),
                    [row](const ServiceRepository::Change &change) { return change.row == row; });
    if (isMine) {
        const ServiceRepository::Row changed = m_workspace->services().row(row);
        showService(changed.service);
        if (changed.isGone) {
            showStaleness(tr("This service was deleted. You see what was last known of it."), false);
        }
    }
    showUsedWith();
}

void DetailsPane::setSelectionCount(int count)
{
    StateContent content;
    content.iconName = u"details"_s;
    content.title = count > 1 ? tr("%n services selected", nullptr, count) : tr("No service selected");
    content.advice = count > 1 ? tr("Select one to see its details, or act on all of them.")
                               : tr("Select a service to see what it runs, and how it is doing.");
    m_empty->setContent(content);
    if (!m_id) {
        m_pages->setCurrentWidget(m_empty);
    }
}

void DetailsPane::setService(const std::optional<ServiceId> &id)
{
    if (m_id == id && id) {
        return;
    }
    const std::optional<Service> service =
        m_workspace && id ? m_workspace->services().find(*id) : std::nullopt;
    m_id = service ? id : std::nullopt;
    showStaleness(QString(), false);
    if (m_describing) {
        m_describing->disconnect(this);
    }
    m_timeline->setService(m_id);
    if (!service) {
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    m_shown = Service();
    showService(*service);
    m_pages->setCurrentWidget(m_content);
    describe();
}

void DetailsPane::describe()
{
    const ServiceId id = *m_id;
    Reply<Service> *reply = m_workspace->services().describe(id);
    m_describing = reply;
    reply->then(this, [this, id](const Result<Service> &result) {
        if (result && m_workspace) {
            m_goodSince.insert(id, m_workspace->clock().now());
        }
        if (m_id != id || !m_workspace) {
            return;
        }
        if (result) {
            showStaleness(QString(), false);
        } else if (result.error().kind != ErrorKind::NotFound) {
            showDescribeFailed(result.error());
        }
    });
}

void DetailsPane::showDescribeFailed(const ApiError &error)
{
    // Not described yet in this session: then it is what the list told.
    const QDateTime since = m_goodSince.value(*m_id, m_workspace->services().state().updatedAt);
    const QString cause = causeOf(error);
    const QString time = QLocale().toString(since.toLocalTime().time(), u"HH:mm"_s);
    showStaleness(since.isValid() ? tr("As of %1. %2").arg(time, cause) : cause, true);
}

void DetailsPane::showStaleness(const QString &text, bool offersRetry)
{
    m_staleness->setContent(Tone::Caution, u"warning"_s, text, offersRetry ? tr("Try again") : QString());
    m_staleness->setVisible(!text.isEmpty());
}

void DetailsPane::showService(const Service &service)
{
    if (service == m_shown) {
        return;
    }
    Service shown = service;
    const bool isSame = m_shown.id == shown.id;
    if (!shown.details && isSame) {
        shown.details = m_shown.details; // the last good data, until describe brings newer
        describe();
    }
    m_shown = shown;
    const StatusLook look = lookOf(shown.status);
    m_status->setStatus(look.tone, look.iconName, displayText(shown.status));
    m_name->setText(shown.name);
    m_subtitle->setText(displayText(shown.type));
    setPlainToolTip(m_copyId, tr("Copy id %1").arg(shown.id.value));
    m_overview->showService(shown, m_workspace->catalogue(), isProtected());
    m_yaml->showService(shown);
    m_usedWith->showService(shown, m_workspace->services());
}

bool DetailsPane::isProtected() const
{
    return m_workspace->protection().contains(m_shown.id);
}

void DetailsPane::showUsedWith()
{
    if (m_id && m_workspace && m_tabs->currentWidget() == m_usedWith) {
        m_usedWith->showService(m_shown, m_workspace->services());
    }
}

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_id) {
        // Later: the change is on its way through the labels that are replaced.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_id && m_workspace) {
                    m_overview->showAgain(m_workspace->catalogue());
                }
            },
            Qt::QueuedConnection);
    }
}

} // namespace Belay
