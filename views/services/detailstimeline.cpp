// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/detailstimeline.h"

#include "models/core/clock.h"
#include "models/domain/displaytext.h"
#include "models/tables/activitymodel.h"
#include "views/common/plaintext.h"
#include "views/common/relativetime.h"
#include "views/common/visibletimer.h"
#include "views/services/detailswrap.h"

#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

QString textOf(const TestHistoryEntry &test)
{
    const QString request = u"%1 %2"_s.arg(wireName(test.request.method).toUpper(), test.request.path);
    if (!test.result) {
        return DetailsTimeline::tr("Test %1: no answer").arg(request);
    }
    return DetailsTimeline::tr("Test %1: %2, %3 ms")
        .arg(request, QString::number(test.result->responseStatus),
             QString::number(test.result->roundTrip.count()));
}

} // namespace

DetailsTimeline::DetailsTimeline(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"detailsTimeline"_s);
    setAccessibleName(tr("Timeline"));
    setHeaderLabels({tr("When"), tr("What")});
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(1, QHeaderView::Stretch);
    new WrappingDelegate(*this);
    auto *ageing = new VisibleTimer(this, 30s); // "2 min ago" does not stay true
    connect(ageing, &VisibleTimer::timeout, this, &DetailsTimeline::showEvents);
    ageing->setRunning(true);
}

void DetailsTimeline::setWorkspace(Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->services().disconnect(this);
        m_workspace->journal().disconnect(this);
        m_workspace->history().disconnect(this);
    }
    m_workspace = workspace;
    m_transitions.clear();
    setService(std::nullopt);
    if (!workspace) {
        return;
    }
    connect(&workspace->services(), &ServiceRepository::statusChanged, this, &DetailsTimeline::noteStatus);
    connect(&workspace->journal(), &Journal::entryChanged, this, [this](const JournalEntry &entry) {
        if (m_id == entry.serviceId) {
            reload();
        }
    });
    connect(&workspace->history(), &TestHistory::changed, this, &DetailsTimeline::reload);
}

void DetailsTimeline::setService(const std::optional<ServiceId> &id)
{
    if (m_id == id && id) {
        return;
    }
    m_id = id;
    m_writes.clear();
    m_tests.clear();
    showEvents();
    reload();
}

void DetailsTimeline::noteStatus(const Service &service, const ServiceStatus &before)
{
    QList<Event> &events = m_transitions[service.id];
    //: a change of status, such as "Deploying → Available"
    events.prepend(
        {m_workspace->clock().now(), tr("%1 → %2").arg(displayText(before), displayText(service.status))});
    if (events.size() > mostOfAKind) {
        events.removeLast();
    }
    if (m_id == service.id) {
        showEvents();
    }
}

void DetailsTimeline::reload()
{
    if (!m_workspace || !m_id) {
        return;
    }
    const ServiceId id = *m_id;
    const ProfileId profile = m_workspace->profile().id;
    m_workspace->journal()
        .ofService(profile, id, mostOfAKind)
        ->then(this, [this, id](const Result<QList<JournalEntry>> &entries) {
            if (m_id != id || !entries) {
                return;
            }
            m_writes.clear();
            for (const JournalEntry &entry : *entries) {
                m_writes.append({entry.started, tr("%1: %2").arg(ActivityModel::verbText(entry.verb),
                                                                 ActivityModel::outcomeText(entry.outcome))});
            }
            showEvents();
        });
    m_workspace->history()
        .list(profile, id)
        ->then(this, [this, id](const Result<QList<TestHistoryEntry>> &tests) {
            if (m_id != id || !tests) {
                return;
            }
            m_tests.clear();
            for (const TestHistoryEntry &test : *tests) {
                m_tests.append({test.at, textOf(test)});
            }
            showEvents();
        });
}

void DetailsTimeline::showEvents()
{
    if (!m_workspace || !m_id) {
        clear();
        return;
    }
    QList<Event> events = m_transitions.value(*m_id) + m_writes + m_tests;
    std::stable_sort(events.begin(), events.end(),
                     [](const Event &a, const Event &b) { return a.at > b.at; });
    if (events.isEmpty()) {
        events.append({QDateTime(), tr("Nothing has been seen or done from here yet.")});
    }
    while (topLevelItemCount() > events.size()) {
        delete takeTopLevelItem(topLevelItemCount() - 1);
    }
    const QDateTime now = m_workspace->clock().now();
    for (int row = 0; row < int(events.size()); ++row) {
        if (row == topLevelItemCount()) {
            addTopLevelItem(new QTreeWidgetItem);
        }
        QTreeWidgetItem *item = topLevelItem(row);
        item->setText(0, relativeTime(events.at(row).at, now));
        item->setText(1, breakable(events.at(row).text));
        setPlainToolTip(item, 0, absoluteTimes(events.at(row).at));
        setPlainToolTip(item, 1, events.at(row).text);
    }
}

} // namespace Belay
