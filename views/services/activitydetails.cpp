// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/activitydetails.h"

#include "models/services/journaldraft.h"
#include "models/services/journaltext.h"
#include "models/tables/activitymodel.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/relativetime.h"
#include "views/common/statepage.h"
#include "views/common/statuschiplabel.h"
#include "views/common/theme.h"
#include "views/services/activitydelegate.h"
#include "views/services/detailswrap.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int rowHeight = 28;
constexpr int answerHeight = 72;
constexpr int leastChangesHeight = 96;

//! Gives \a code, an id in a field of \a form, its font and a button that copies it: selecting it would take the
//! invisible places where its line may end along.
void makeCode(QFormLayout &form, QLabel *code, const QString &copyName)
{
    code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    code->setTextInteractionFlags(Qt::NoTextInteraction);
    int row = 0;
    QFormLayout::ItemRole role = QFormLayout::FieldRole;
    form.getWidgetPosition(code, &row, &role);
    form.removeWidget(code);
    auto *field = new QWidget(form.parentWidget());
    auto *copy = new QToolButton(field);
    copy->setObjectName("copy-"_L1 + code->objectName());
    copy->setAutoRaise(true);
    copy->setIcon(icon("copy"_L1));
    copy->setIconSize(QSize(16, 16));
    copy->setFixedSize(24, 20);
    copy->setAccessibleName(copyName);
    setPlainToolTip(copy, copyName);
    auto *layout = new QHBoxLayout(field);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(code, 1);
    layout->addWidget(copy, 0, Qt::AlignTop);
    form.setWidget(row, role, field);
    QObject::connect(copy, &QToolButton::clicked, code,
                     [code] { QGuiApplication::clipboard()->setText(code->accessibleName()); });
}

QString durationOf(const JournalEntry &entry)
{
    if (!entry.finished.isValid()) {
        return {};
    }
    return QLocale().toString(double(entry.started.msecsTo(entry.finished)) / 1000, 'f', 1) + " s"_L1;
}

} // namespace

ActivityDetails::ActivityDetails(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_title(makePlainLabel(QString(), this))
    , m_outcome(new StatusChipLabel(this))
    , m_facts(new QFormLayout)
    , m_answer(new QPlainTextEdit(this))
    , m_changes(new QTreeWidget(this))
    , m_copy(new QPushButton(this))
    , m_show(new QPushButton(this))
    , m_followUp(new QPushButton(this))
{
    setObjectName(u"activityDetails"_s);
    setAccessibleName(tr("Activity details"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setObjectName(u"activityTitle"_s);
    m_title->setFont(strong);
    m_title->setWordWrap(true);
    m_outcome->setObjectName(u"activityOutcome"_s);
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(4);
    m_facts->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    m_profile = addFact(tr("Profile"), u"activityProfile"_s);
    m_started = addFact(tr("Started"), u"activityStarted"_s);
    m_duration = addFact(tr("Duration"), u"activityDuration"_s);
    m_serviceId = addFact(tr("Service id"), u"activityServiceId"_s);
    m_httpStatus = addFact(tr("HTTP status"), u"activityHttpStatus"_s);
    m_requestId = addFact(tr("Request id"), u"activityRequestId"_s);
    m_message = addFact(tr("Message"), u"activityMessage"_s);
    makeCode(*m_facts, m_serviceId, tr("Copy service id"));
    makeCode(*m_facts, m_requestId, tr("Copy request id"));
    m_answer->setObjectName(u"activityAnswer"_s);
    m_answer->setAccessibleName(tr("Answer of the platform"));
    m_answer->setReadOnly(true);
    m_answer->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_answer->setFixedHeight(answerHeight);
    m_changes->setObjectName(u"activityChanges"_s);
    m_changes->setAccessibleName(tr("Changed fields"));
    m_changes->setHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    m_changes->setRootIsDecorated(false);
    m_changes->setUniformRowHeights(true);
    m_changes->setSelectionMode(QAbstractItemView::SingleSelection);
    m_changes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_copy->setObjectName(u"activityCopy"_s);
    m_copy->setIcon(icon("copy"_L1));
    m_copy->setAutoDefault(false);
    setPlainButtonText(m_copy, tr("Copy report"));
    m_show->setObjectName(u"activityShowService"_s);
    m_show->setAutoDefault(false);
    setPlainButtonText(m_show, tr("Show service"));
    m_followUp->setObjectName(u"activityFollowUp"_s);
    m_followUp->setAutoDefault(false);
    build();

    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_entry) {
            QGuiApplication::clipboard()->setText(reportOf(*m_entry));
        }
    });
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_entry) {
            emit serviceRequested(m_entry->profileId, m_entry->serviceId);
        }
    });
    connect(m_followUp, &QPushButton::clicked, this, [this] {
        if (m_entry) {
            emit followUpRequested(*m_entry);
        }
    });
    setEntry(std::nullopt);
}

void ActivityDetails::build()
{
    auto *nothing = new StatePage(this);
    nothing->setContent({u"state-empty"_s, tr("Nothing is selected."),
                         tr("Select a line to see what was changed."), QString(), QString(), QString()});
    auto *page = new QWidget(this);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(m_title, 1);
    heading->addWidget(m_outcome, 0, Qt::AlignTop);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_followUp);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_show);
    buttons->addStretch();
    // In a low panel the facts scroll; what can be done stays in sight.
    auto *facts = new QWidget(this);
    auto *body = new QVBoxLayout(facts);
    body->setContentsMargins(0, 0, 8, 0);
    body->setSpacing(12);
    body->addLayout(m_facts);
    body->addWidget(m_answer);
    body->addWidget(m_changes, 1);
    m_changes->setMinimumHeight(leastChangesHeight);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"activityFacts"_s);
    scroll->setAccessibleName(tr("Activity details"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(facts);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(heading);
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);
    m_pages->addWidget(nothing);
    m_pages->addWidget(page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);
}

QLabel *ActivityDetails::addFact(const QString &name, const QString &objectName)
{
    QLabel *label = makePlainLabel(name, this);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, mutedText(quiet));
    label->setPalette(quiet);
    QLabel *fact = makePlainLabel(QString(), this);
    fact->setObjectName(objectName);
    fact->setWordWrap(true);
    fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addRow(label, fact);
    return fact;
}

void ActivityDetails::setFact(QLabel *fact, const QString &text)
{
    QWidget *field = m_facts->labelForField(fact) ? fact : fact->parentWidget();
    fact->setText(breakable(text));
    fact->setAccessibleName(text);
    field->setVisible(!text.isEmpty());
    m_facts->labelForField(field)->setVisible(!text.isEmpty());
}

void ActivityDetails::setServiceOffered(bool offered)
{
    m_isServiceOffered = offered;
    setEntry(m_entry);
}

void ActivityDetails::setFollowUpOffered(bool offered)
{
    m_isFollowUpOffered = offered;
    setEntry(m_entry);
}

void ActivityDetails::setEntry(const std::optional<JournalEntry> &entry)
{
    m_entry = entry;
    m_pages->setCurrentIndex(entry ? 1 : 0);
    if (!entry) {
        return;
    }
    //: %1 is Create, Update or Delete, %2 the name of a service
    m_title->setText(tr("%1 %2").arg(ActivityModel::verbText(entry->verb), isolated(entry->serviceName)));
    const OutcomeLook look = lookOf(entry->outcome);
    m_outcome->setStatus(look.tone, look.iconName, ActivityModel::outcomeText(*entry));
    setFact(m_profile, entry->profileName);
    setFact(m_started, QLocale().toString(entry->started.toLocalTime(), u"d MMM yyyy HH:mm:ss"_s));
    setPlainToolTip(m_started, absoluteTimes(entry->started));
    setFact(m_duration, durationOf(*entry));
    setFact(m_serviceId, entry->serviceId.value);
    setFact(m_httpStatus, entry->httpStatus > 0 ? QString::number(entry->httpStatus) : QString());
    setFact(m_requestId, entry->requestId);
    setFact(m_message, entry->serverMessage);
    m_answer->setPlainText(entry->errorBody);
    m_answer->setVisible(!entry->errorBody.isEmpty());
    m_show->setVisible(m_isServiceOffered && !entry->serviceId.value.isEmpty());
    showFollowUp();
    showChanges();
}

void ActivityDetails::showFollowUp()
{
    QString text;
    QString tip;
    switch (followUpOf(*m_entry)) {
    case FollowUp::None:
        break;
    case FollowUp::Retry:
        text = tr("Retry…");
        tip = tr("Opens it filled as before; nothing is sent by itself");
        break;
    case FollowUp::Revert:
        text = tr("Revert…");
        tip = tr("Opens the form with the values from before");
        break;
    case FollowUp::Recreate:
        text = tr("Recreate…");
        tip = tr("Opens the form for a new service like this one");
        break;
    }
    setPlainButtonText(m_followUp, m_isFollowUpOffered ? text : QString());
    setPlainToolTip(m_followUp, tip);
}

void ActivityDetails::showChanges()
{
    const QList<JournalChange> changes = changesOf(*m_entry);
    m_changes->clear();
    for (const JournalChange &change : changes) {
        auto *item = new QTreeWidgetItem({change.field, change.before, change.after});
        item->setSizeHint(0, QSize(m_changes->fontMetrics().horizontalAdvance(change.field) + 16, rowHeight));
        for (int column = 0; column < 3; ++column) {
            setPlainToolTip(item, column, item->text(column));
        }
        m_changes->addTopLevelItem(item);
    }
    m_changes->resizeColumnToContents(0);
    m_changes->resizeColumnToContents(1);
    m_changes->setColumnWidth(1, std::min(m_changes->columnWidth(1) + 8, m_changes->width() / 3));
    m_changes->setVisible(!changes.isEmpty());
}

} // namespace Belay
