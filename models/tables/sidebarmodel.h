// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicefilter.h"
#include "models/services/workspace.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>

namespace Belay {

class SavedViews;

//! Where a window can go: the services, each saved view, the activity; with numbers beside them. The services
//! that a view shows are counted once per turn of the event loop in which the list changed, however often.
class SidebarModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Services, View, Activity };

    enum Role {
        KindRole = Qt::UserRole, //!< int of Kind
        QueryRole,               //!< of a view; empty for others
        CountRole,               //!< int; invalid: not known, or of no interest
        CountTextRole, //!< the same in words: "412", "≥ 412" while services are missing, "2 running"
    };

    //! \a views outlives it.
    explicit SidebarModel(SavedViews &views, QObject *parent = nullptr);

    //! Whose services are counted; null: none.
    void setWorkspace(Workspace *workspace);
    //! How many writes are under way.
    void setRunningCount(int count);

    //! The row that shows what \a query does, -1 if none does.
    int rowOfQuery(const QString &query) const;
    //! The row of the view called \a name, -1 if there is none.
    int rowOfView(const QString &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct View
    {
        QString name;
        ServiceFilter filter;
        int count = 0;
    };

    Kind kindOf(int row) const;
    QString textOf(int row) const;
    QVariant countOf(int row) const;
    QString countTextOf(int row) const;
    void takeViews();
    void count();
    void countSoon() { m_timer.start(); }

    SavedViews &m_savedViews;
    QPointer<Workspace> m_workspace;
    QList<View> m_views;
    int m_total = 0;
    int m_running = 0;
    QTimer m_timer;
};

} // namespace Belay
