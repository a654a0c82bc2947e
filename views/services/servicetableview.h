// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/servicefilterproxy.h"
#include "models/tables/servicetablemodel.h"
#include "views/services/pinnedtableview.h"
#include "views/services/scrollanchor.h"

#include <QTimer>

class QMenu;

namespace Belay {

class Preferences;
class ServiceItemDelegate;
class OrderHold;
class VisibleTimer;

//! The table of services: rows, selection, columns that a person arranges, and what is in sight.
class ServiceTableView : public PinnedTableView
{
    Q_OBJECT

public:
    explicit ServiceTableView(QWidget *parent = nullptr);

    //! Shows \a services, or nothing for nullptr. \a clock tells ages.
    void setServices(ServiceFilterProxy *services, const Clock *clock);

    //! Height of the rows, times, flashes.
    void applyPreferences(const Preferences &preferences);

    //! In the order of the rows.
    QList<Service> selectedServices() const;
    //! What actions on several services are about: the ticked ones, those in the table first, in its order, even
    //! if the filter hides them; without ticks, the selected ones.
    QList<Service> targetServices() const;
    int tickedCount() const;
    //! Ticked services that the filter hides.
    int hiddenTickedCount() const;
    std::optional<Service> currentService() const;
    //! Makes the row of \a id the current and only selected one, and brings it into sight.
    void selectService(const ServiceId &id);

    //! A list of columns to tick.
    void fillColumnMenu(QMenu *menu);

public slots:
    //! Paints nothing anew for rows out of sight.
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    //! No row is selected or ticked any more.
    void selectNone();

signals:
    //! Or the current row, or the ticks.
    void selectionChangedByUser();
    //! Enter or a double click.
    void activatedService();
    void contextMenuWanted(const QPoint &globalPosition);
    //! The rows in sight have changed: their services, from the top.
    void inSight(const QList<Belay::ServiceId> &ids);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event = nullptr) const override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;

private:
    int selectedRowCount() const;
    //! The first and the last row that the viewport shows something of; the last is before the first if there is none.
    std::pair<int, int> rowsInSight() const;
    void toggleSelectedTicks();
    void toggleAllTicks();
    void showTickState();
    void keepInPlace();
    void flash(const ServiceId &id, const ServiceTableModel::Columns &columns);
    void fitRowHeight();
    void tellInSight();

    ServiceItemDelegate *m_delegate;
    OrderHold *m_hold;
    std::optional<int> m_scrollAfterRemoval;
    int m_selectedBefore = 0;
    ScrollAnchor m_anchor{*this};
    ServiceFilterProxy *m_services = nullptr;
    bool m_flashes = true;
    bool m_isCompact = false;
    QTimer m_sightTimer;
    QTimer m_flashTimer;
    VisibleTimer *m_ageTimer;
};

} // namespace Belay
