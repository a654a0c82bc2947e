// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicetablelayout.h"

#include "models/core/settingvalue.h"
#include "models/tables/servicetablemodel.h"
#include "views/services/tickbox.h"

#include <QHeaderView>
#include <QSettings>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

using Column = ServiceTableModel::Column;

constexpr int columnCount = static_cast<int>(Column::Count);

int firstWidth(Column column)
{
    switch (column) {
    case Column::Tick:
        return TickBox::cellWidth;
    case Column::Status:
        return 124;
    case Column::Type:
        return 92;
    case Column::Name:
        return 176;
    case Column::Title:
    case Column::Image:
        return 150;
    case Column::InstanceType:
        return 84;
    case Column::Id:
        return 270;
    case Column::MinInstances:
        return 52;
    case Column::UpdatedBy:
    case Column::CreatedBy:
        return 170;
    case Column::LastTest:
        return 140;
    default:
        return 110;
    }
}

} // namespace

void applyFirstLayout(QTableView &table)
{
    for (int i = 0; i < columnCount; ++i) {
        const auto column = static_cast<Column>(i);
        table.setColumnWidth(i, firstWidth(column));
        table.setColumnHidden(i, !ServiceTableModel::isShownAtFirst(column));
    }
    table.horizontalHeader()->setSectionResizeMode(static_cast<int>(Column::Tick), QHeaderView::Fixed);
    table.sortByColumn(static_cast<int>(Column::Name), Qt::AscendingOrder);
}

void saveLayout(const QTableView &table, QSettings &settings)
{
    if (table.horizontalHeader()->count() == 0) {
        return;
    }
    settings.beginGroup(u"table"_s);
    QStringList order;
    for (int visual = 0; visual < columnCount; ++visual) {
        const int logical = table.horizontalHeader()->logicalIndex(visual);
        const QString key = ServiceTableModel::key(static_cast<Column>(logical));
        order.append(key);
        keepSetting(settings, u"shown/"_s + key, !table.isColumnHidden(logical));
        if (!table.isColumnHidden(logical)) {
            keepSetting(settings, u"width/"_s + key, table.columnWidth(logical));
        }
    }
    keepSetting(settings, u"order"_s, order);
    keepSetting(
        settings, u"sortColumn"_s,
        ServiceTableModel::key(static_cast<Column>(table.horizontalHeader()->sortIndicatorSection())));
    keepSetting(settings, u"sortDescending"_s,
                table.horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder);
    settings.endGroup();
}

void restoreLayout(QTableView &table, const QSettings &settings)
{
    const QStringList order = settings.value(u"table/order"_s).toStringList();
    const QString sortKey = settings.value(u"table/sortColumn"_s).toString();
    for (int i = 0; i < columnCount && table.horizontalHeader()->count() == columnCount; ++i) {
        const QString key = ServiceTableModel::key(static_cast<Column>(i));
        const qsizetype visual = order.indexOf(key);
        if (visual < 0) {
            continue; // a column that came with a later version keeps its first place
        }
        table.setColumnHidden(i, !settings.value(u"table/shown/"_s + key).toBool());
        table.setColumnWidth(
            i, qBound(40, settings.value(u"table/width/"_s + key, table.columnWidth(i)).toInt(), 2000));
        if (key == sortKey) {
            const bool descending = settings.value(u"table/sortDescending"_s).toBool();
            table.sortByColumn(i, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        }
    }
    for (qsizetype visual = 0; visual < order.size(); ++visual) {
        for (int logical = 0; logical < table.horizontalHeader()->count(); ++logical) {
            if (ServiceTableModel::key(static_cast<Column>(logical)) == order.at(visual)) {
                table.horizontalHeader()->moveSection(table.horizontalHeader()->visualIndex(logical),
                                                      static_cast<int>(visual));
            }
        }
    }
    table.setColumnHidden(static_cast<int>(Column::Name), false);
    constexpr int tick = static_cast<int>(Column::Tick);
    if (table.horizontalHeader()->count() > 0) {
        table.horizontalHeader()->moveSection(table.horizontalHeader()->visualIndex(tick), 0);
    }
    table.setColumnHidden(tick, false);
    table.setColumnWidth(tick, TickBox::cellWidth);
}

} // namespace Belay
