// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace Belay {

//! \a value with places where a line may end inside words that are too long for the pane, such as ids.
QString breakable(const QString &value);

//! Rows as high as their wrapped texts need, with the air of a table row, in a tree view without branches.
class WrappingDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! Becomes the delegate of \a view, which owns it.
    explicit WrappingDelegate(QTreeView &view);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QTreeView &m_view;
};

} // namespace Belay
