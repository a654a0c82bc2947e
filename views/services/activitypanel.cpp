// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/activitypanel.h"

#include "views/common/errortext.h"
#include "views/common/statepage.h"
#include "views/services/activitydelegate.h"
#include "views/services/activitydetails.h"

#include <QHeaderView>
#include <QMetaMethod>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int rowHeight = 30;
//! From here on there is room for the details beside the table.
constexpr int roomForDetails = 900;

} // namespace

ActivityPanel::ActivityPanel(ActivityModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_pages(new QStackedWidget(this))
    , m_state(new StatePage(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_table(new QTableView(this))
    , m_details(new ActivityDetails(this))
{
    setObjectName(u"activityPanel"_s);
    setAccessibleName(tr("Activity"));
    m_state->setObjectName(u"activityState"_s);
    m_table->setObjectName(u"activityTable"_s);
    m_table->setAccessibleName(tr("Activity"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new ActivityDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(int(ActivityModel::Column::Service), QHeaderView::Stretch);
    m_splitter->setObjectName(u"activitySplitter"_s);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(12);
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_pages);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ActivityPanel::showCurrent);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ActivityPanel::showCurrent);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ActivityPanel::updatePage);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ActivityPanel::updatePage);
    connect(&m_model, &ActivityModel::loaded, this, &ActivityPanel::updatePage);
    connect(&m_model, &ActivityModel::loadFailed, this, [this](const ApiError &error) {
        m_state->setContent({u"state-error"_s, tr("The record of changes could not be read."),
                             nextStepFor(error), tr("Try again"), QString(), detailsOf(error)});
        m_pages->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_splitter) : m_state);
    });
    connect(m_state, &StatePage::actionTriggered, &m_model, &ActivityModel::reload);
    connect(m_details, &ActivityDetails::serviceRequested, this, &ActivityPanel::serviceRequested);
    connect(m_details, &ActivityDetails::followUpRequested, this, &ActivityPanel::followUpRequested);
    updatePage();
    m_model.reload();
}

void ActivityPanel::updatePage()
{
    if (m_model.rowCount() > 0) {
        m_pages->setCurrentWidget(m_splitter);
        return;
    }
    m_state->setContent({u"state-empty"_s, tr("Nothing has been changed from here yet."),
                         tr("Every service that you create, update or delete is recorded here."), QString(),
                         QString(), QString()});
    m_pages->setCurrentWidget(m_state);
}

void ActivityPanel::select(const QUuid &opId)
{
    const int row = m_model.rowOf(opId);
    if (row >= 0) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model.index(row, 0));
    }
}

void ActivityPanel::showCurrent()
{
    const QModelIndex current = m_table->selectionModel()->currentIndex();
    m_details->setEntry(current.isValid() ? std::optional(m_model.entry(current.row())) : std::nullopt);
}

QSize ActivityPanel::sizeHint() const
{
    return {1000, 480};
}

void ActivityPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(event->size().width() >= roomForDetails ? Qt::Horizontal : Qt::Vertical);
}

void ActivityPanel::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&ActivityPanel::serviceRequested)) {
        m_details->setServiceOffered(true);
    } else if (signal == QMetaMethod::fromSignal(&ActivityPanel::followUpRequested)) {
        m_details->setFollowUpOffered(true);
    }
}

} // namespace Belay
