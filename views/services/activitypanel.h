// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/activitymodel.h"

#include <QWidget>

namespace Belay {

//! Every write with its outcome, and the details of the selected one (product.md 5.9, 5.17). Object name
//! "activityPanel", accessible name "Activity".
class ActivityPanel : public QWidget
{
    Q_OBJECT

public:
    //! \a journal outlives it.
    explicit ActivityPanel(Journal &journal, QWidget *parent = nullptr);

    ActivityModel &model() { return *m_model; }
    //! Selects the write \a opId, if it is there.
    void select(const QUuid &opId);

signals:
    //! A person wants to see the service of an entry in the list.
    void serviceRequested(const Belay::ProfileId &profile, const Belay::ServiceId &service);

private:
    ActivityModel *m_model = nullptr;
};

} // namespace Belay
