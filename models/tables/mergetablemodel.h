// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/threewaymerge.h"

#include <QAbstractTableModel>

#include <functional>

namespace Belay {

//! The conflicts of a three-way merge, one a row, with the three values to pick from: the cell that is checked is
//! taken. Exactly one of a row is checked, mine at first.
class MergeTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Field, Base, Theirs, Mine, Count };
    //! Gives the text of one value; so that ids can have names.
    using TextOf = std::function<QString(const ServiceDraft &draft, const MergeConflict &conflict)>;

    MergeTableModel(const ThreeWayMerge &merge, TextOf textOf, QObject *parent = nullptr);

    const ThreeWayMerge &merge() const { return m_merge; }
    //! What the picks make of the three.
    ServiceDraft resolved() const { return m_merge.resolved(m_picks); }
    void pick(int row, MergeSide side);
    //! Picks \a side in every row.
    void pickAll(MergeSide side);
    MergeSide picked(int row) const { return m_picks.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(int row, Column column) const;

    ThreeWayMerge m_merge;
    TextOf m_textOf;
    QList<MergeSide> m_picks;
};

} // namespace Belay
