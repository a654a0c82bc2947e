// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/historydelegate.h"

#include "models/tables/testhistorymodel.h"
#include "views/common/icons.h"
#include "views/invocation/statustext.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int rowHeight = 30;

} // namespace

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width() + 8, rowHeight};
}

void HistoryDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto column = TestHistoryModel::Column(index.column());
    if (column == TestHistoryModel::Column::Status && !(option->state & QStyle::State_Selected)) {
        const int status = index.data(TestHistoryModel::StatusRole).toInt();
        const Tone tone = status == 0 ? Tone::Neutral : lookOfHttpStatus(status).tone;
        option->palette.setColor(QPalette::Text, toneColor(tone, option->palette));
    }
    if (column == TestHistoryModel::Column::Path && index.data(TestHistoryModel::PinnedRole).toBool()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(16, 16);
        option->icon = icon("pin"_L1);
    }
}

void HistoryDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        emit renamed(index.data(TestHistoryModel::IdRole).toLongLong(), line->text().trimmed());
    }
}

} // namespace Belay
