// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/envdelegate.h"

#include "models/tables/envtablemodel.h"
#include "views/common/icons.h"
#include "views/common/maskedlineedit.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Belay {

QWidget *EnvDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    Q_UNUSED(option)
    const bool isKey = index.column() == int(EnvTableModel::Column::Key);
    auto *editor = new MaskedLineEdit(parent);
    editor->setObjectName(isKey ? u"envKeyEditor"_s : u"envValueEditor"_s);
    editor->setAccessibleName(isKey ? tr("Variable")
                                    : tr("Value of %1").arg(index.siblingAtColumn(0).data().toString()));
    editor->setMasked(!isKey && index.data(EnvTableModel::MaskedRole).toBool());
    editor->setFrame(false);
    editor->setAutoFillBackground(true);
    return editor;
}

void EnvDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != int(EnvTableModel::Column::Masked)) {
        return;
    }
    // Fusion's box cannot be seen on the base of a dark palette: its edge is drawn once more, where it stands.
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    const QRectF box = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, item.widget);
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isSelected ? item.palette.color(QPalette::HighlightedText) : mutedText(item.palette));
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1, 1);
    painter->restore();
}

void EnvDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *line = static_cast<QLineEdit *>(editor);
    const QString text = index.data(Qt::EditRole).toString();
    if (line->text() != text) {
        line->setText(text);
    }
}

void EnvDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, static_cast<QLineEdit *>(editor)->text(), Qt::EditRole);
}

void EnvDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == int(EnvTableModel::Column::Hint) && !option->text.isEmpty()) {
        const QColor ink = toneColor(Tone::Caution, option->palette);
        option->palette.setColor(QPalette::Text, ink);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(u"warning"_s, ink);
        option->text.clear(); // the tooltip has it, and the line below the table
        option->decorationSize = QSize(16, 16);
    }
    if (index.column() == int(EnvTableModel::Column::Masked)) {
        option->displayAlignment = Qt::AlignCenter;
    }
}

} // namespace Belay
