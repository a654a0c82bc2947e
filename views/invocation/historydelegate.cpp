// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/historydelegate.h"

#include "models/tables/testhistorymodel.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/relativetime.h"
#include "views/invocation/statustext.h"

#include <QAbstractItemView>
#include <QHelpEvent>
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

bool HistoryDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid()) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    QString text = absoluteTimes(index.data(TestHistoryModel::AtRole).toDateTime());
    if (TestHistoryModel::Column(index.column()) != TestHistoryModel::Column::Time) {
        text = index.siblingAtColumn(int(TestHistoryModel::Column::Path)).data().toString();
        const QString problem = index.data(TestHistoryModel::ProblemRole).toString();
        text += problem.isEmpty() ? QString() : QString(u'\n' + problem);
    }
    showPlainToolTip(event->globalPos(), text, view);
    return true;
}

void HistoryDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        emit renamed(index.data(TestHistoryModel::IdRole).toLongLong(), line->text().trimmed());
    }
}

} // namespace Belay
