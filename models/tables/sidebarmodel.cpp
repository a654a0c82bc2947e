// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/sidebarmodel.h"

#include "models/core/clock.h"
#include "models/services/savedviews.h"
#include "models/services/servicesearch.h"
#include "models/tables/servicefilterproxy.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Belay {

SidebarModel::SidebarModel(SavedViews &views, QObject *parent)
    : QAbstractListModel(parent)
    , m_savedViews(views)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &SidebarModel::count);
    connect(&m_savedViews, &SavedViews::changed, this, &SidebarModel::takeViews);
    takeViews();
}

void SidebarModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->services().disconnect(this);
        m_workspace->catalogue().disconnect(this);
    }
    m_workspace = workspace;
    if (workspace) {
        const ServiceRepository &services = workspace->services();
        connect(&services, &ServiceRepository::stateChanged, this, &SidebarModel::countSoon);
        connect(&services, &ServiceRepository::rowsChanged, this, &SidebarModel::countSoon);
        connect(&services, &ServiceRepository::rowsInserted, this, &SidebarModel::countSoon);
        connect(&services, &ServiceRepository::rowsRemoved, this, &SidebarModel::countSoon);
        connect(&workspace->catalogue(), &Catalogue::changed, this, &SidebarModel::countSoon);
    }
    count();
}

void SidebarModel::setRunningCount(int count)
{
    if (m_running != count) {
        m_running = count;
        const QModelIndex activity = index(rowCount() - 1);
        emit dataChanged(activity, activity);
    }
}

int SidebarModel::rowOfQuery(const QString &query) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (kindOf(row) != Kind::Activity && index(row).data(QueryRole).toString() == query) {
            return row;
        }
    }
    return -1;
}

int SidebarModel::rowOfView(const QString &name) const
{
    const qsizetype place = m_savedViews.indexOf(name);
    return place < 0 ? -1 : int(place) + 1;
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_views.size()) + 2;
}

SidebarModel::Kind SidebarModel::kindOf(int row) const
{
    return row == 0 ? Kind::Services : row > m_views.size() ? Kind::Activity : Kind::View;
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const int row = index.row();
    const QString count = countTextOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row);
    case Qt::AccessibleTextRole:
        return count.isEmpty() ? textOf(row) : tr("%1 (%2)").arg(textOf(row), count);
    case KindRole:
        return int(kindOf(row));
    case QueryRole:
        return kindOf(row) == Kind::View ? m_views.at(row - 1).filter.query() : QString();
    case CountRole:
        return countOf(row);
    case CountTextRole:
        return count;
    default:
        return {};
    }
}

QString SidebarModel::textOf(int row) const
{
    switch (kindOf(row)) {
    case Kind::Services:
        return tr("Services");
    case Kind::View:
        return m_views.at(row - 1).name;
    case Kind::Activity:
        return tr("Activity");
    }
    return {};
}

QVariant SidebarModel::countOf(int row) const
{
    if (kindOf(row) == Kind::Activity) {
        return m_running > 0 ? QVariant(m_running) : QVariant();
    }
    if (!m_workspace ||
        (m_workspace->services().count() == 0 && !m_workspace->services().state().wasLoaded)) {
        return {};
    }
    return row == 0 ? m_total : m_views.at(row - 1).count;
}

QString SidebarModel::countTextOf(int row) const
{
    const QVariant count = countOf(row);
    if (!count.isValid()) {
        return {};
    }
    const QString number = QLocale().toString(count.toInt());
    if (kindOf(row) == Kind::Activity) {
        return tr("%1 running").arg(number);
    }
    const ListingState &state = m_workspace->services().state();
    const bool isIncomplete =
        !state.failedPages.empty() || (state.isLoading && m_workspace->services().count() < state.totalCount);
    return isIncomplete ? tr("≥ %1").arg(number) : number;
}

void SidebarModel::takeViews()
{
    QList<View> views;
    for (const SavedView &view : m_savedViews.views()) {
        views.append({view.name, ServiceFilter::parse(view.query, ServiceFilterProxy::features()), 0});
    }
    // Rows come and go at the end; that the others are renamed is cheaper than to find out what moved.
    if (views.size() < m_views.size()) {
        beginRemoveRows({}, int(views.size()) + 1, int(m_views.size()));
        m_views.resize(views.size());
        endRemoveRows();
    } else if (views.size() > m_views.size()) {
        beginInsertRows({}, int(m_views.size()) + 1, int(views.size()));
        m_views.append(views.mid(m_views.size()));
        endInsertRows();
    }
    m_views = views;
    count();
}

void SidebarModel::count()
{
    m_timer.stop();
    m_total = 0;
    for (View &view : m_views) {
        view.count = 0;
    }
    if (m_workspace) {
        const ServiceRepository &services = m_workspace->services();
        MatchContext context;
        context.now = m_workspace->clock().now();
        context.imageName = [this](ImageId image) { return m_workspace->catalogue().imageName(image); };
        context.isProtected = [this](const ServiceId &id) { return m_workspace->protection().contains(id); };
        const std::vector<quint8> &gone = services.store().goneColumn();
        m_total = static_cast<int>(std::count(gone.begin(), gone.end(), quint8(0)));
        for (View &view : m_views) {
            const std::vector<quint8> accepted =
                ServiceSearch(services.store(), view.filter, context).acceptAll();
            view.count = std::transform_reduce(
                accepted.begin(), accepted.end(), gone.begin(), 0, std::plus<>(),
                [](quint8 isAccepted, quint8 isGone) { return isAccepted && !isGone ? 1 : 0; });
        }
    }
    emit dataChanged(index(0), index(rowCount() - 1));
}

} // namespace Belay
