// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/activitymodel.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTableView;

namespace Belay {

class ActivityDetails;
class StatePage;

//! Every write with its outcome, and the details of the selected one (product.md 5.9, 5.17). Object name
//! "activityPanel", accessible name "Activity".
class ActivityPanel : public QWidget
{
    Q_OBJECT

public:
    //! Has \a model, which outlives it, read the journal again.
    explicit ActivityPanel(ActivityModel &model, QWidget *parent = nullptr);

    //! Selects the write \a opId, if it is there.
    void select(const QUuid &opId);

    QSize sizeHint() const override;

signals:
    //! A person wants to see the service of an entry in the list. While nobody listens there is no button.
    void serviceRequested(const Belay::ProfileId &profile, const Belay::ServiceId &service);
    //! A person wants to repeat or take back a write: see followUpOf(). While nobody listens there is no button.
    void followUpRequested(const Belay::JournalEntry &entry);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void connectNotify(const QMetaMethod &signal) override;

private:
    void showCurrent();
    void updatePage();

    ActivityModel &m_model;
    QStackedWidget *m_pages = nullptr;
    StatePage *m_state = nullptr;
    QSplitter *m_splitter = nullptr;
    QTableView *m_table = nullptr;
    ActivityDetails *m_details = nullptr;
};

} // namespace Belay
