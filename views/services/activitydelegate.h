// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/journal.h"
#include "views/common/theme.h"

#include <QStyledItemDelegate>

namespace Belay {

//! How the outcome of a write looks.
struct OutcomeLook
{
    Tone tone = Tone::Neutral;
    QString iconName;
};

OutcomeLook lookOf(WriteOutcome outcome);

//! Paints the outcome as a chip; everything else as the style does.
class ActivityDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Belay
