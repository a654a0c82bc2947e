// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QPointer>
#include <QTreeWidget>

namespace Belay {

//! What happened to one service, newest first: changes of its status seen in this session, writes from here,
//! and tests (product.md 5.3).
class DetailsTimeline : public QTreeWidget
{
    Q_OBJECT

public:
    static constexpr int mostOfAKind = 100;

    explicit DetailsTimeline(QWidget *parent = nullptr);

    //! From now on the status of all its services is watched; null: none.
    void setWorkspace(Workspace *workspace);
    void setService(const std::optional<ServiceId> &id);

private:
    struct Event
    {
        QDateTime at;
        QString text;
    };

    void noteStatus(const Service &service, const ServiceStatus &before);
    void reload();
    void showEvents();

    QPointer<Workspace> m_workspace;
    std::optional<ServiceId> m_id;
    QHash<ServiceId, QList<Event>> m_transitions; //!< of this session, newest first
    QList<Event> m_writes;
    QList<Event> m_tests;
};

} // namespace Belay
