// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/threewaymerge.h"

#include <QWidget>

class QLabel;
class QSpacerItem;
class QTableView;

namespace Belay {

class Catalogue;
class MergeTableModel;

//! Shown when somebody else changed the service meanwhile: each field that both changed with its three values to
//! pick from, and what was taken over without asking.
class MergeView : public QWidget
{
    Q_OBJECT

public:
    //! \a catalogue gives ids their names and outlives the view.
    explicit MergeView(Catalogue &catalogue, QWidget *parent = nullptr);

    //! \a who changed it, may be empty.
    void setMerge(const ThreeWayMerge &merge, const QString &who);

    //! What the picks make of the three.
    ServiceDraft resolved() const;

private:
    Catalogue &m_catalogue;
    MergeTableModel *m_model = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_advice = nullptr;
    QTableView *m_table = nullptr;
    QWidget *m_all = nullptr;
    QLabel *m_taken = nullptr;
    QSpacerItem *m_rest = nullptr; //!< of the layout: fills the page while there is no table
};

} // namespace Belay
