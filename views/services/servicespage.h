// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invocation/lasttests.h"
#include "models/services/workspace.h"
#include "models/tables/servicefilterproxy.h"
#include "models/tables/servicetablemodel.h"
#include "views/common/messagebar.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QStackedWidget;

namespace Belay {

class FilterBar;
class MessageArea;
class ServiceTableView;
class SkeletonRows;
class StatePage;

//! The list of services: filter bar, table, and every state that stands in for it (product.md 5.2, 5.11).
class ServicesPage : public QWidget
{
    Q_OBJECT

public:
    explicit ServicesPage(QWidget *parent = nullptr);
    ~ServicesPage() override;

    //! Whose services are shown; null: none. Detaches from the one before.
    void setWorkspace(Workspace *workspace);

    FilterBar &filterBar() { return *m_filterBar; }
    ServiceTableView &table() { return *m_table; }
    MessageArea &messages() { return *m_messages; }
    //! Rows that pass the filter.
    int shownCount() const { return m_proxy ? m_proxy->rowCount() : 0; }

    //! All rows that pass the filter, in the order shown.
    QList<Service> shownServices() const;

signals:
    void shownCountChanged();
    void createRequested();
    //! The key was refused: a person has to see to the profile.
    void editProfileRequested();
    //! The server is not trusted: a person has to name a CA file.
    void caFileRequested();

private:
    void applyFilter();
    void updateState();
    void showListingMessages(const ListingState &state);
    void showState(const ListingState &state);
    //! The one thing to do about \a error, and its button; empty: to try again.
    std::pair<QString, std::function<void()>> remedyFor(const ApiError &error);
    void searchServer();

    QPointer<Workspace> m_workspace;
    std::unique_ptr<LastTests> m_lastTests;
    std::unique_ptr<ServiceTableModel> m_model;
    std::unique_ptr<ServiceFilterProxy> m_proxy;
    FilterBar *m_filterBar;
    MessageArea *m_messages;
    QStackedWidget *m_pages;
    ServiceTableView *m_table;
    SkeletonRows *m_skeleton;
    StatePage *m_state;
    QElapsedTimer m_waited; //!< since the first load began
    QTimer m_slowTimer;
    QTimer m_updateTimer;
    std::function<void()> m_stateAction;
    std::function<void()> m_stateSecondAction;
};

} // namespace Belay
