// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/activitydelegate.h"

#include "models/tables/activitymodel.h"
#include "views/common/statuschip.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int rowHeight = 30;

bool isOutcome(const QModelIndex &index)
{
    return ActivityModel::Column(index.column()) == ActivityModel::Column::Outcome;
}

} // namespace

OutcomeLook lookOf(WriteOutcome outcome)
{
    switch (outcome) {
    case WriteOutcome::Waiting:
        return {Tone::Neutral, u"history"_s};
    case WriteOutcome::Intent:
        return {Tone::Busy, u"status-creating"_s};
    case WriteOutcome::Sent:
        return {Tone::Busy, u"status-deploying"_s};
    case WriteOutcome::Done:
        return {Tone::Positive, u"status-available"_s};
    case WriteOutcome::Failed:
        return {Tone::Negative, u"status-create-failed"_s};
    case WriteOutcome::Unknown:
        return {Tone::Caution, u"forecast-unknown"_s};
    case WriteOutcome::Cancelled:
        return {Tone::Neutral, u"status-deleting"_s};
    case WriteOutcome::Reconciled:
        return {Tone::Neutral, u"status-unknown"_s};
    }
    return {};
}

void ActivityDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    if (!isOutcome(index)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QString word = ground.text;
    ground.text.clear();
    const QStyle *style = ground.widget ? ground.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
    const OutcomeLook look = lookOf(WriteOutcome(index.data(ActivityModel::OutcomeRole).toInt()));
    StatusChip::paint(painter, option.rect, option.palette, option.font, look.tone, look.iconName, word);
}

QSize ActivityDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (isOutcome(index)) {
        const OutcomeLook look = lookOf(WriteOutcome(index.data(ActivityModel::OutcomeRole).toInt()));
        size.setWidth(StatusChip::sizeHint(option.font, index.data().toString(), look.iconName).width());
    }
    return {size.width() + 8, rowHeight};
}

} // namespace Belay
