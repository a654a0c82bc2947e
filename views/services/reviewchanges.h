// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTableView;

namespace Belay {

class DraftDiffModel;
struct DiffRow;

//! The table of differences: field, before, after, verdict.
class ReviewChanges : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewChanges(QWidget *parent = nullptr);

    //! A create has no verdicts and no values before: those columns are left out.
    void setRows(const QList<DiffRow> &rows, bool isCreate);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitRows();

    DraftDiffModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_empty = nullptr;
};

} // namespace Belay
