// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/sidebardelegate.h"

#include "models/tables/sidebarmodel.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int rowHeight = 30;
constexpr int margin = 12;
constexpr int gap = 8;
constexpr int indent = 16;
constexpr int iconSize = 16;

QString iconNameOf(SidebarModel::Kind kind)
{
    switch (kind) {
    case SidebarModel::Kind::Services:
        return u"columns"_s;
    case SidebarModel::Kind::View:
        return u"filter"_s;
    case SidebarModel::Kind::Activity:
        return u"activity"_s;
    }
    return {};
}

//! Where the parts of a row go, left to right.
struct Places
{
    QRect icon;
    QRect text;
    QRect count;
};

Places placesFor(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool isView =
        SidebarModel::Kind(index.data(SidebarModel::KindRole).toInt()) == SidebarModel::Kind::View;
    const QString count = index.data(SidebarModel::CountTextRole).toString();
    const QRect row = option.rect.adjusted(margin + (isView ? indent : 0), 0, -margin, 0);
    const int countWidth = count.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(count) + 1;
    Places places;
    places.icon = QRect(row.left(), row.top() + (row.height() - iconSize) / 2, iconSize, iconSize);
    places.count = row.adjusted(row.width() - countWidth, 0, 0, 0);
    places.text = row.adjusted(iconSize + gap, 0, countWidth ? -countWidth - gap : 0, 0);
    return places;
}

} // namespace

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const QStyle *style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);

    const bool isSelected = option.state & QStyle::State_Selected;
    const QPalette::ColorGroup group =
        option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor ink =
        option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::WindowText);
    const Places places = placesFor(option, index);
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const auto kind = SidebarModel::Kind(index.data(SidebarModel::KindRole).toInt());
    painter->save();
    painter->setFont(option.font);
    paintIcon(painter, place(places.icon), iconNameOf(kind), ink);
    painter->setPen(ink);
    const int start = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
    painter->drawText(
        place(places.text), start | Qt::TextSingleLine,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, places.text.width()));
    painter->setPen(isSelected ? ink : mutedText(option.palette));
    painter->drawText(place(places.count), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                      index.data(SidebarModel::CountTextRole).toString());
    painter->restore();
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // The view is as wide as it is; with no width at all its cursor would not find the rows.
    return {120, std::max(rowHeight, option.fontMetrics.height() + 8)};
}

bool SidebarDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    const QString text = index.data().toString();
    const QString query = index.data(SidebarModel::QueryRole).toString();
    const bool isCut = option.fontMetrics.horizontalAdvance(text) > placesFor(option, index).text.width();
    QStringList lines;
    if (isCut) {
        lines.append(text);
    }
    if (!query.isEmpty()) {
        lines.append(query);
    }
    showPlainToolTip(event->globalPos(), lines.join(u'\n'), view);
    return true;
}

} // namespace Belay
