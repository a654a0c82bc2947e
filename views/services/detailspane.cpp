// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/detailspane.h"

#include "models/core/clock.h"
#include "models/domain/displaytext.h"
#include "models/domain/fieldtext.h"
#include "models/files/serviceyaml.h"
#include "models/tables/activitymodel.h"
#include "views/common/codeedit.h"
#include "views/common/errortext.h"
#include "views/common/icons.h"
#include "views/common/maskedvalue.h"
#include "views/common/plaintext.h"
#include "views/common/relativetime.h"
#include "views/common/statepage.h"
#include "views/common/statuschiplabel.h"
#include "views/common/theme.h"
#include "views/services/servicelook.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QToolButton *makeCopyButton(const QString &label, const QString &value, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icon("copy"_L1));
    button->setIconSize(QSize(14, 14));
    button->setFixedSize(20, 18);
    button->setAccessibleName(DetailsPane::tr("Copy %1").arg(label));
    button->setToolTip(plainToolTip(button->accessibleName()));
    QObject::connect(button, &QToolButton::clicked, button,
                     [value] { QGuiApplication::clipboard()->setText(value); });
    return button;
}

//! \a value with places where a line may end inside words that are too long for the pane, such as ids.
QString breakable(const QString &value)
{
    constexpr int longest = 24;
    QString text;
    int sinceSpace = 0;
    for (const QChar c : value) {
        text += c;
        sinceSpace = c.isSpace() ? 0 : sinceSpace + 1;
        if (sinceSpace >= longest && !c.isLetterOrNumber()) {
            text += QChar(0x200b);
            sinceSpace = 0;
        }
    }
    return text;
}

} // namespace

DetailsPane::DetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_empty(new StatePage(this))
    , m_content(new QWidget(this))
    , m_status(new StatusChipLabel(m_content))
    , m_name(makePlainLabel(QString(), m_content))
    , m_subtitle(makePlainLabel(QString(), m_content))
    , m_staleness(makePlainLabel(QString(), m_content))
    , m_buttons(new QWidget(m_content))
    , m_tabs(new QTabWidget(m_content))
    , m_overview(new QScrollArea(this))
    , m_yaml(new CodeEdit(CodeEdit::Language::Yaml, this))
    , m_timeline(new QTreeWidget(this))
    , m_usedWith(new QTreeWidget(this))
{
    setObjectName(u"detailsPane"_s);
    setAccessibleName(tr("Details"));
    setMinimumWidth(280);

    QFont large = m_name->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_name->setFont(large);
    m_name->setObjectName(u"detailsName"_s);
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_staleness->hide();
    m_staleness->setWordWrap(true);
    m_staleness->setObjectName(u"detailsStaleness"_s);

    m_overview->setObjectName(u"detailsOverview"_s);
    m_overview->setWidgetResizable(true);
    m_overview->setFrameShape(QFrame::NoFrame);
    m_overview->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_yaml->setObjectName(u"detailsYaml"_s);
    m_yaml->setName(tr("Service as YAML"));
    m_yaml->setReadOnly(true);
    m_timeline->setObjectName(u"detailsTimeline"_s);
    m_timeline->setAccessibleName(tr("Timeline"));
    m_timeline->setHeaderLabels({tr("When"), tr("What")});
    m_timeline->setRootIsDecorated(false);
    m_timeline->setFrameShape(QFrame::NoFrame);
    m_timeline->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_usedWith->setObjectName(u"detailsUsedWith"_s);
    m_usedWith->setAccessibleName(tr("Used with"));
    m_usedWith->setHeaderLabels({tr("Service"), tr("Shares")});
    m_usedWith->setRootIsDecorated(false);
    m_usedWith->setFrameShape(QFrame::NoFrame);
    m_usedWith->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_overview, tr("Overview"));
    m_tabs->addTab(m_yaml, tr("YAML"));
    m_tabs->addTab(m_timeline, tr("Timeline"));
    m_tabs->addTab(m_usedWith, tr("Used with"));

    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(4);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(12, 12, 12, 0);
    content->setSpacing(8);
    auto *chips = new QHBoxLayout;
    chips->addWidget(m_status);
    chips->addWidget(m_subtitle);
    chips->addStretch();
    content->addWidget(m_name);
    content->addLayout(chips);
    content->addWidget(m_buttons);
    content->addWidget(m_staleness);
    content->addWidget(m_tabs, 1);

    // Low windows clip the facts, which scroll, rather than push the panels below out of the window.
    m_pages->setMinimumHeight(120);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setSelectionCount(0);
}

void DetailsPane::setActions(const QList<QAction *> &actions)
{
    auto *layout = static_cast<QHBoxLayout *>(m_buttons->layout());
    for (QAction *action : actions) {
        auto *button = new QToolButton(m_buttons);
        button->setObjectName(u"details-"_s + action->objectName());
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        layout->addWidget(button);
    }
    layout->addStretch();
}

void DetailsPane::setWorkspace(Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->services().disconnect(this);
        m_workspace->journal().disconnect(this);
    }
    m_workspace = workspace;
    setService(std::nullopt);
    if (!workspace) {
        return;
    }
    connect(&workspace->services(), &ServiceRepository::rowsChanged, this, [this](int first, int last) {
        const qsizetype row = m_id ? m_workspace->services().indexOf(*m_id) : -1;
        if (row >= first && row <= last) {
            const ServiceRepository::Row &changed = m_workspace->services().row(row);
            showService(changed.service);
            if (changed.isGone) {
                showStaleness(tr("This service was deleted. You see what was last known of it."));
            }
        }
    });
    connect(&workspace->services(), &ServiceRepository::statusChanged, this,
            [this](const Service &service, const ServiceStatus &before) {
                if (m_id == service.id) {
                    m_transitions.prepend(
                        {m_workspace->clock().now(),
                         tr("%1 → %2").arg(displayText(before), displayText(service.status))});
                    showTimeline();
                }
            });
    connect(&workspace->journal(), &Journal::entryChanged, this, [this](const JournalEntry &entry) {
        if (m_id == entry.serviceId) {
            showTimeline();
        }
    });
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
    m_id = id;
    m_transitions.clear();
    showStaleness(QString());
    if (m_describing) {
        m_describing->disconnect(this);
    }
    const Service *service = m_workspace && id ? m_workspace->services().find(*id) : nullptr;
    if (!service) {
        m_id.reset();
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
        if (m_id != id) {
            return;
        }
        const bool isGone = !result && result.error().kind == ErrorKind::NotFound;
        if (!isGone) {
            showStaleness(result ? QString()
                                 : tr("These details may be out of date. %1").arg(causeOf(result.error())));
        }
    });
}

void DetailsPane::showStaleness(const QString &text)
{
    m_staleness->setText(text);
    m_staleness->setVisible(!text.isEmpty());
}

void DetailsPane::showService(const Service &service)
{
    if (service == m_shown) {
        return;
    }
    Service shown = service;
    if (!shown.details && m_shown.id == shown.id) {
        shown.details = m_shown.details; // the last good data, until describe brings newer
    }
    if (!service.details && m_shown.id == service.id) {
        describe();
    }
    m_shown = shown;
    const StatusLook look = lookOf(shown.status);
    m_status->setStatus(look.tone, look.iconName, displayText(shown.status));
    m_name->setText(shown.name);
    m_subtitle->setText(displayText(shown.type));
    showOverview(shown);
    m_yaml->setText(QString::fromUtf8(writeServiceYaml(shown)));
    showUsedWith(shown);
    showTimeline();
}

void DetailsPane::showUsedWith(const Service &service)
{
    m_usedWith->clear();
    if (!service.details) {
        return;
    }
    const ServiceRepository &services = m_workspace->services();
    for (qsizetype i = 0; i < services.count(); ++i) {
        const Service &other = services.row(i).service;
        if (other.id == service.id || !other.details) {
            continue;
        }
        QStringList shared;
        if (other.details->image && service.details->image &&
            other.details->image->imageId == service.details->image->imageId) {
            shared.append(tr("image"));
        }
        const QStringList secrets = other.details->parameters.value_or(Parameters()).secrets;
        for (const QString &secret : service.details->parameters.value_or(Parameters()).secrets) {
            if (secrets.contains(secret)) {
                shared.append(tr("secret %1").arg(isolated(secret)));
            }
        }
        if (!shared.isEmpty()) {
            m_usedWith->addTopLevelItem(new QTreeWidgetItem({other.name, shared.join(u", "_s)}));
        }
    }
    if (m_usedWith->topLevelItemCount() == 0) {
        auto *none = new QTreeWidgetItem({tr("None of the services seen so far")});
        none->setFirstColumnSpanned(true);
        m_usedWith->addTopLevelItem(none);
    }
}

void DetailsPane::addHeading(const QString &text)
{
    QLabel *heading = makePlainLabel(text, m_grid->parentWidget());
    QFont font = heading->font();
    font.setBold(true);
    heading->setFont(font);
    heading->setContentsMargins(0, 8, 0, 0);
    m_grid->addWidget(heading, m_grid->rowCount(), 0, 1, 3);
}

void DetailsPane::addRow(const QString &label, QWidget *value, QWidget *button)
{
    QLabel *name = makePlainLabel(label, m_grid->parentWidget());
    QPalette muted = name->palette();
    muted.setColor(QPalette::WindowText, mutedText(palette()));
    name->setPalette(muted);
    const int row = m_grid->rowCount();
    m_grid->addWidget(name, row, 0, Qt::AlignRight | Qt::AlignTop);
    m_grid->addWidget(value, row, 1, 1, button ? 1 : 2, Qt::AlignTop);
    if (button) {
        m_grid->addWidget(button, row, 2, Qt::AlignTop);
    }
}

void DetailsPane::addText(const QString &label, const QString &value, const QString &objectName)
{
    const QString shown = breakable(value);
    QLabel *text = makePlainLabel(shown, m_grid->parentWidget());
    text->setObjectName(objectName);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (shown == value) {
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    } else {
        // What is selected would hold the invisible spaces; the copy button gives the value itself.
        text->setAccessibleName(value);
    }
    addRow(label, text, makeCopyButton(label, value, m_grid->parentWidget()));
}

void DetailsPane::addField(const Service &service, const ServiceDraft &draft, ServiceField field,
                           const QString &shown)
{
    QString text = shown.isEmpty() ? fieldText(draft, field, Masking::Masked) : shown;
    if (!isFieldKnown(service, field)) {
        text = service.details ? tr("Not returned by the API") : tr("…");
    }
    addText(fieldLabel(field), text, wireName(field));
}

void DetailsPane::addEnvironment(const Service &service, const ServiceDraft &draft)
{
    if (!service.details || !service.details->parameters || service.details->parameters->env.isEmpty()) {
        addField(service, draft, ServiceField::Env);
        return;
    }
    const QMap<QString, QString> &env = service.details->parameters->env;
    for (auto it = env.begin(); it != env.end(); ++it) {
        auto *value = new MaskedValue(it.key(), m_grid->parentWidget());
        value->setValue(it.value());
        addRow(it.key(), value);
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
                if (m_id) {
                    showOverview(m_shown);
                }
            },
            Qt::QueuedConnection);
    }
}

void DetailsPane::showOverview(const Service &service)
{
    auto *page = new QWidget;
    m_grid = new QGridLayout;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 8, 12);
    layout->addLayout(m_grid);
    layout->addStretch();
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);

    const ServiceDraft draft = ServiceDraft::fromService(service);
    addText(tr("Id"), service.id.value, u"id"_s);
    addField(service, draft, ServiceField::Title);
    addField(service, draft, ServiceField::Description);
    addHeading(tr("Runs"));
    const Catalogue &catalogue = m_workspace->catalogue();
    const auto named = [](const QString &name, qint64 id) {
        return name.isEmpty() ? QString() : u"%1 (%2)"_s.arg(name).arg(id);
    };
    addField(service, draft, ServiceField::Image,
             draft.imageId ? named(catalogue.imageName(*draft.imageId), draft.imageId->value) : QString());
    addField(service, draft, ServiceField::Version,
             draft.imageId && draft.versionId
                 ? named(catalogue.versionName(*draft.imageId, *draft.versionId), draft.versionId->value)
                 : QString());
    addField(service, draft, ServiceField::InstanceType,
             draft.instanceTypeId
                 ? named(catalogue.instanceTypeName(*draft.instanceTypeId), draft.instanceTypeId->value)
                 : QString());
    addField(service, draft, ServiceField::MinInstances);
    addField(service, draft, ServiceField::Entrypoint);
    addField(service, draft, ServiceField::HealthCheckUrl);
    if (service.type != ServiceType(ServiceType::Api)) {
        addField(service, draft, ServiceField::SessionStickiness);
    }
    if (service.type == ServiceType(ServiceType::WebApp)) {
        addField(service, draft, ServiceField::ScaleToZero);
    }
    addHeading(tr("Environment"));
    addEnvironment(service, draft);
    addField(service, draft, ServiceField::Secrets);
    addHeading(tr("History"));
    addField(service, draft, ServiceField::Tags);
    const auto when = [](const QDateTime &time) {
        return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
    };
    addText(tr("Updated"), tr("%1 by %2").arg(when(service.updatedAt), service.updatedBy), u"updatedAt"_s);
    addText(tr("Created"), tr("%1 by %2").arg(when(service.createdAt), service.createdBy), u"createdAt"_s);
    m_overview->setWidget(page);
}

void DetailsPane::showTimeline()
{
    if (!m_workspace || !m_id) {
        return;
    }
    const ServiceId id = *m_id;
    m_workspace->journal().recent(500)->then(this, [this, id](const Result<QList<JournalEntry>> &entries) {
        if (m_id != id || !entries) {
            return;
        }
        QList<QPair<QDateTime, QString>> events = m_transitions;
        for (const JournalEntry &entry : *entries) {
            if (entry.serviceId == id) {
                events.append({entry.started, tr("%1: %2").arg(ActivityModel::verbText(entry.verb),
                                                               ActivityModel::outcomeText(entry.outcome))});
            }
        }
        std::sort(events.begin(), events.end(),
                  [](const auto &a, const auto &b) { return a.first > b.first; });
        m_timeline->clear();
        for (const auto &[time, text] : std::as_const(events)) {
            auto *item = new QTreeWidgetItem({relativeTime(time, m_workspace->clock().now()), text});
            item->setToolTip(0, absoluteTimesToolTip(time));
            m_timeline->addTopLevelItem(item);
        }
    });
}

} // namespace Belay
