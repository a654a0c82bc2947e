// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicetableview.h"

#include "models/profiles/preferences.h"
#include "views/common/plaintext.h"
#include "views/common/relativetime.h"
#include "views/common/theme.h"
#include "views/common/visibletimer.h"
#include "views/services/orderhold.h"
#include "views/services/serviceitemdelegate.h"
#include "views/services/servicetableheader.h"
#include "views/services/servicetablelayout.h"
#include "views/services/tickbox.h"

#include <QAccessible>
#include <QAction>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

using Column = ServiceTableModel::Column;

constexpr int comfortableRow = 30;
constexpr int compactRow = 24;
constexpr int columnCount = static_cast<int>(Column::Count);
constexpr int nameColumn = static_cast<int>(Column::Name);

} // namespace

ServiceTableView::ServiceTableView(QWidget *parent)
    : PinnedTableView(parent)
    , m_delegate(new ServiceItemDelegate(this))
    , m_hold(new OrderHold(*this))
    , m_ageTimer(new VisibleTimer(this, 30s))
{
    setObjectName(u"servicesTable"_s);
    setAccessibleName(tr("Services"));
    setItemDelegate(m_delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    fitRowHeight();
    header().setAccessibleName(tr("Columns"));
    header().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&header(), &ServiceTableHeader::tickClicked, this, &ServiceTableView::toggleAllTicks);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });

    // As actions, so that the list of keys knows them.
    const auto addKey = [this](const QString &text, const QKeySequence &key, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    addKey(tr("Tick the selected services"), Qt::Key_Space, &ServiceTableView::toggleSelectedTicks);
    addKey(tr("Select all shown"), QKeySequence::SelectAll, &QAbstractItemView::selectAll);

    m_sightTimer.setSingleShot(true);
    m_sightTimer.setInterval(80ms);
    connect(&m_sightTimer, &QTimer::timeout, this, &ServiceTableView::tellInSight);
    m_flashTimer.setInterval(50ms);
    connect(&m_flashTimer, &QTimer::timeout, this, [this] {
        viewport()->update();
        if (!m_delegate->isFlashing()) {
            m_flashTimer.stop();
            m_delegate->endFlashes();
        }
    });
    connect(m_ageTimer, &VisibleTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != static_cast<int>(Column::Tick)) {
            emit activatedService();
        }
    });
}

void ServiceTableView::setServices(ServiceFilterProxy *services, const Clock *clock)
{
    const bool isFirst = horizontalHeader()->count() == 0;
    if (m_services) {
        m_services->disconnect(this);
        m_services->table().disconnect(this);
    }
    m_services = services;
    m_delegate->setClock(clock);
    const int sortColumn = horizontalHeader()->sortIndicatorSection();
    const Qt::SortOrder sortOrder = horizontalHeader()->sortIndicatorOrder();
    setModel(services);
    m_hold->setServices(services);
    if (!services) {
        m_ageTimer->setRunning(false);
        return;
    }
    if (isFirst) {
        applyFirstLayout(*this);
    } else {
        sortByColumn(sortColumn, sortOrder);
    }
    setSortingEnabled(true);
    m_ageTimer->setRunning(true);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ServiceTableView::selectionChangedByUser);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ServiceTableView::selectionChangedByUser);
    const auto restart = [this] { m_sightTimer.start(); };
    connect(services, &QAbstractItemModel::rowsInserted, this, restart);
    connect(services, &QAbstractItemModel::rowsRemoved, this, restart);
    connect(services, &QAbstractItemModel::layoutChanged, this, restart);
    connect(services, &QAbstractItemModel::dataChanged, this, restart);
    connect(&services->table(), &ServiceTableModel::cellsChanged, this, &ServiceTableView::flash);
    connect(&services->table(), &ServiceTableModel::ticksChanged, this, [this] {
        showTickState();
        emit selectionChangedByUser();
    });
    connect(services, &QAbstractItemModel::rowsInserted, this, &ServiceTableView::showTickState);
    connect(services, &QAbstractItemModel::rowsRemoved, this, &ServiceTableView::showTickState);
    connect(services, &QAbstractItemModel::layoutChanged, this, &ServiceTableView::showTickState);
    showTickState();
    connect(services, &QAbstractItemModel::rowsRemoved, this, &ServiceTableView::keepInPlace);
    connect(services, &QAbstractItemModel::layoutAboutToBeChanged, this,
            [this](const QList<QPersistentModelIndex> &, QAbstractItemModel::LayoutChangeHint hint) {
                if (hint == QAbstractItemModel::NoLayoutChangeHint) {
                    const auto [first, last] = rowsInSight();
                    m_anchor.note(first, last, nameColumn);
                }
                m_selectedBefore = selectedRowCount();
            });
    connect(services, &QAbstractItemModel::layoutChanged, this, [this] {
        executeDelayedItemsLayout(); // and not once more when it is painted
        m_anchor.restore();
        // The selection model lets go of rows that a change of layout takes away without a word.
        if (selectedRowCount() != m_selectedBefore) {
            emit selectionChangedByUser();
        }
    });
}

void ServiceTableView::applyPreferences(const Preferences &preferences)
{
    m_isCompact = preferences.density() == Preferences::Density::Compact;
    fitRowHeight();
    m_delegate->setTimes(preferences.times());
    m_flashes = preferences.flashesChanges();
    viewport()->update();
}

QList<Service> ServiceTableView::selectedServices() const
{
    if (!m_services || !selectionModel()) {
        return {};
    }
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    QList<Service> services;
    services.reserve(rows.size());
    for (const int row : rows) {
        services.append(m_services->serviceAt(row));
    }
    return services;
}

QList<Service> ServiceTableView::targetServices() const
{
    if (tickedCount() == 0) {
        return selectedServices();
    }
    const ServiceTableModel &table = m_services->table();
    QList<QPair<int, int>> rows; // in the table, or past its end; then as the platform lists them
    for (const ServiceId &id : table.ticked()) {
        const int shown = m_services->rowOf(id);
        rows.append({shown < 0 ? m_services->rowCount() : shown, table.rowOf(id)});
    }
    std::sort(rows.begin(), rows.end());
    QList<Service> services;
    services.reserve(rows.size());
    for (const auto &[shown, row] : std::as_const(rows)) {
        services.append(table.serviceAt(row));
    }
    return services;
}

std::pair<int, int> ServiceTableView::rowsInSight() const
{
    const int first = std::max(0, rowAt(0));
    const int atBottom = rowAt(viewport()->height() - 1);
    return {first, atBottom < 0 ? m_services->rowCount() - 1 : atBottom};
}

void ServiceTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                   const QList<int> &roles)
{
    const auto [first, last] = rowsInSight();
    // Who reads the table aloud hears of all rows.
    if (QAccessible::isActive() || (topLeft.row() <= last && bottomRight.row() >= first)) {
        PinnedTableView::dataChanged(topLeft, bottomRight, roles);
    }
}

int ServiceTableView::selectedRowCount() const
{
    const QItemSelection selection = selectionModel()->selection();
    return std::transform_reduce(
        selection.begin(), selection.end(), 0, std::plus<>(),
        [](const QItemSelectionRange &range) { return range.isValid() ? range.height() : 0; });
}

int ServiceTableView::tickedCount() const
{
    return m_services ? static_cast<int>(m_services->table().ticked().size()) : 0;
}

int ServiceTableView::hiddenTickedCount() const
{
    if (tickedCount() == 0) {
        return 0;
    }
    const QSet<ServiceId> &ticked = m_services->table().ticked();
    return static_cast<int>(std::count_if(ticked.begin(), ticked.end(),
                                          [this](const ServiceId &id) { return m_services->rowOf(id) < 0; }));
}

void ServiceTableView::showTickState()
{
    const int shown = tickedCount() - hiddenTickedCount();
    header().setTickState(shown == 0                        ? Qt::Unchecked
                          : shown == m_services->rowCount() ? Qt::Checked
                                                            : Qt::PartiallyChecked);
}

void ServiceTableView::toggleAllTicks()
{
    QList<ServiceId> ids;
    for (int row = 0; m_services && row < m_services->rowCount(); ++row) {
        ids.append(m_services->idAt(row));
    }
    if (!ids.isEmpty()) {
        m_services->table().setTicked(ids, header().tickState() != Qt::Checked);
    }
}

void ServiceTableView::toggleSelectedTicks()
{
    QList<ServiceId> ids;
    if (currentService()) {
        for (const Service &service : selectedServices()) {
            ids.append(service.id);
        }
    } else if (m_services && currentIndex().isValid()) {
        ids.append(m_services->idAt(currentIndex().row()));
    }
    if (!ids.isEmpty()) {
        ServiceTableModel &table = m_services->table();
        const bool areTicked = std::all_of(ids.cbegin(), ids.cend(),
                                           [&table](const ServiceId &id) { return table.isTicked(id); });
        table.setTicked(ids, !areTicked);
    }
}

void ServiceTableView::selectNone()
{
    clearSelection();
    if (tickedCount() > 0) {
        m_services->table().setTicked(m_services->table().ticked().values(), false);
    }
}

QItemSelectionModel::SelectionFlags ServiceTableView::selectionCommand(const QModelIndex &index,
                                                                       const QEvent *event) const
{
    // A click on a tick leaves the selection as it is.
    const bool isMouse =
        event && (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease ||
                  event->type() == QEvent::MouseMove);
    if (isMouse && index.column() == static_cast<int>(Column::Tick)) {
        return QItemSelectionModel::NoUpdate;
    }
    return PinnedTableView::selectionCommand(index, event);
}

std::optional<Service> ServiceTableView::currentService() const
{
    if (!m_services || !currentIndex().isValid() || !selectionModel()->isRowSelected(currentIndex().row())) {
        return std::nullopt;
    }
    return m_services->serviceAt(currentIndex().row());
}

void ServiceTableView::selectService(const ServiceId &id)
{
    if (!m_services) {
        return;
    }
    if (const int row = m_services->rowOf(id); row >= 0) {
        const QModelIndex name = m_services->index(row, nameColumn);
        selectionModel()->setCurrentIndex(name,
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        scrollTo(name);
    }
}

void ServiceTableView::fillColumnMenu(QMenu *menu)
{
    menu->setTitle(tr("Columns"));
    for (int i = 0; i < horizontalHeader()->count(); ++i) {
        if (static_cast<Column>(i) == Column::Tick) {
            continue; // always there
        }
        QAction *action = menu->addAction(model()->headerData(i, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(i));
        // Without the name nobody could tell the rows apart.
        action->setEnabled(static_cast<Column>(i) != Column::Name);
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            setColumnHidden(i, !shown);
            m_sightTimer.start();
        });
    }
}

void ServiceTableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !event->modifiers()) {
        emit activatedService();
        return;
    }
    PinnedTableView::keyPressEvent(event);
}

void ServiceTableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid()) {
        emit contextMenuWanted(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
    } else {
        emit contextMenuWanted(event->globalPos());
    }
    m_hold->lookForMenu();
}

void ServiceTableView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    // What enters above what is seen must not push it down.
    const int height = verticalHeader()->defaultSectionSize();
    const int scrolled = verticalScrollBar()->value();
    PinnedTableView::rowsInserted(parent, first, last);
    if (scrolled > 0 && first * height <= scrolled) {
        updateGeometries();
        verticalScrollBar()->setValue(scrolled + (last - first + 1) * height);
    }
}

void ServiceTableView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    const int height = verticalHeader()->defaultSectionSize();
    const int scrolled = verticalScrollBar()->value();
    const int goneAbove = std::min(last + 1, scrolled / height) - first;
    if (goneAbove > 0) {
        m_scrollAfterRemoval = scrolled - goneAbove * height;
    }
    PinnedTableView::rowsAboutToBeRemoved(parent, first, last);
}

void ServiceTableView::keepInPlace()
{
    if (const std::optional<int> scroll = std::exchange(m_scrollAfterRemoval, std::nullopt)) {
        updateGeometries();
        verticalScrollBar()->setValue(*scroll);
    }
}

void ServiceTableView::scrollContentsBy(int dx, int dy)
{
    PinnedTableView::scrollContentsBy(dx, dy);
    m_sightTimer.start();
}

void ServiceTableView::resizeEvent(QResizeEvent *event)
{
    PinnedTableView::resizeEvent(event);
    m_sightTimer.start();
    // A panel that opens below must not cover the row it is about.
    const QRect row = visualRect(currentIndex());
    if (row.isValid() && row.bottom() >= event->size().height() && row.top() < event->oldSize().height()) {
        scrollTo(currentIndex());
    }
}

bool ServiceTableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const QVariant value = index.data(ServiceTableModel::SortRole);
        QString text;
        if (value.typeId() == QMetaType::QDateTime) {
            text = absoluteTimes(value.toDateTime());
        } else if (const QString shown = index.data().toString();
                   fontMetrics().horizontalAdvance(shown) > visualRect(index).width() - 12 ||
                   value.toString().startsWith(shown + " ("_L1)) {
            text = value.toString();
        }
        showPlainToolTip(help->globalPos(), text, viewport());
        return true;
    }
    return PinnedTableView::viewportEvent(event);
}

void ServiceTableView::changeEvent(QEvent *event)
{
    PinnedTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitRowHeight();
    }
}

void ServiceTableView::fitRowHeight()
{
    const int normalHeight = m_isCompact ? compactRow : comfortableRow;
    const int roundText = m_isCompact ? 6 : 12;
    const int height = std::max(normalHeight, fontMetrics().height() + roundText);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void ServiceTableView::flash(const ServiceId &id, const ServiceTableModel::Columns &columns)
{
    const auto [first, last] = rowsInSight();
    const int row = m_services->rowOf(id);
    if (!m_flashes || reducedMotion(this) || !isVisible() || row < first || row > last) {
        return;
    }
    m_delegate->flash(id, columns);
    if (!m_flashTimer.isActive()) {
        m_flashTimer.start();
    }
}

void ServiceTableView::tellInSight()
{
    if (!m_services || !isVisible()) {
        return;
    }
    m_services->table().wantLastTests(!isColumnHidden(static_cast<int>(Column::LastTest)));
    bool needed = false;
    for (int i = 0; i < columnCount && !needed; ++i) {
        needed = ServiceTableModel::needsDetails(static_cast<Column>(i)) && !isColumnHidden(i);
    }
    if (!needed) {
        return;
    }
    const auto [first, last] = rowsInSight();
    QList<ServiceId> ids;
    for (int row = first; row <= last; ++row) {
        ids.append(m_services->idAt(row));
    }
    emit inSight(ids);
}

} // namespace Belay
