// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicetableview.h"

#include "models/profiles/preferences.h"
#include "views/common/noticestrip.h"
#include "views/common/plaintext.h"
#include "views/common/relativetime.h"
#include "views/common/theme.h"
#include "views/services/serviceitemdelegate.h"
#include "views/services/servicetableheader.h"
#include "views/services/tickbox.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

using Column = ServiceTableModel::Column;

constexpr int comfortableRow = 30;
constexpr int compactRow = 24;
constexpr int columnCount = static_cast<int>(Column::Count);
constexpr int nameColumn = static_cast<int>(Column::Name);

int firstWidth(Column column)
{
    switch (column) {
    case Column::Tick:
        return TickBox::cellWidth;
    case Column::Status:
        return 124;
    case Column::Type:
        return 92;
    case Column::Name:
        return 176;
    case Column::Title:
    case Column::Image:
        return 150;
    case Column::InstanceType:
        return 84;
    case Column::Id:
        return 270;
    case Column::MinInstances:
        return 52;
    case Column::UpdatedBy:
    case Column::CreatedBy:
        return 170;
    case Column::LastTest:
        return 140;
    default:
        return 110;
    }
}

} // namespace

ServiceTableView::ServiceTableView(QWidget *parent)
    : QTableView(parent)
    , m_delegate(new ServiceItemDelegate(this))
    , m_header(new ServiceTableHeader(this))
    , m_orderStrip(new NoticeStrip(this))
{
    setObjectName(u"servicesTable"_s);
    setAccessibleName(tr("Services"));
    setItemDelegate(m_delegate);
    setHorizontalHeader(m_header);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    fitRowHeight();
    m_header->setAccessibleName(tr("Columns"));
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &ServiceTableHeader::tickClicked, this, &ServiceTableView::toggleAllTicks);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });

    for (const auto signal : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved}) {
        connect(m_header, signal, viewport(), qOverload<>(&QWidget::update));
        connect(m_header, signal, m_header->viewport(), qOverload<>(&QWidget::update));
    }
    m_orderStrip->setObjectName(u"orderStrip"_s);
    m_orderStrip->hide();
    connect(m_orderStrip->actionButton(), &QPushButton::clicked, this, [this] {
        if (m_services) {
            m_services->resort();
        }
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
    m_ageTimer.setInterval(10s);
    connect(&m_ageTimer, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
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
    if (!services) {
        m_ageTimer.stop();
        m_orderStrip->hide();
        return;
    }
    if (isFirst) {
        applyFirstLayout();
    } else {
        sortByColumn(sortColumn, sortOrder);
    }
    setSortingEnabled(true);
    m_ageTimer.start();
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
        updateHold();
        emit selectionChangedByUser();
    });
    connect(services, &QAbstractItemModel::rowsInserted, this, &ServiceTableView::showTickState);
    connect(services, &QAbstractItemModel::rowsRemoved, this, &ServiceTableView::showTickState);
    showTickState();
    connect(services, &ServiceFilterProxy::orderStaleChanged, this, &ServiceTableView::showOrderStrip);
    connect(services, &QAbstractItemModel::rowsRemoved, this, &ServiceTableView::keepInPlace);
    showOrderStrip(false);
    updateHold();
}

void ServiceTableView::applyPreferences(const Preferences &preferences)
{
    m_isCompact = preferences.density() == Preferences::Density::Compact;
    fitRowHeight();
    m_delegate->setTimes(preferences.times());
    m_flashes = preferences.flashesChanges();
    viewport()->update();
}

void ServiceTableView::applyFirstLayout()
{
    for (int i = 0; i < columnCount; ++i) {
        const auto column = static_cast<Column>(i);
        setColumnWidth(i, firstWidth(column));
        setColumnHidden(i, !ServiceTableModel::isShownAtFirst(column));
    }
    m_header->setSectionResizeMode(static_cast<int>(Column::Tick), QHeaderView::Fixed);
    sortByColumn(static_cast<int>(Column::Name), Qt::AscendingOrder);
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
    m_header->setTickState(shown == 0                        ? Qt::Unchecked
                           : shown == m_services->rowCount() ? Qt::Checked
                                                             : Qt::PartiallyChecked);
}

void ServiceTableView::toggleAllTicks()
{
    QList<ServiceId> ids;
    for (int row = 0; m_services && row < m_services->rowCount(); ++row) {
        ids.append(m_services->serviceAt(row).id);
    }
    if (!ids.isEmpty()) {
        m_services->table().setTicked(ids, m_header->tickState() != Qt::Checked);
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
        ids.append(m_services->serviceAt(currentIndex().row()).id);
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
    return QTableView::selectionCommand(index, event);
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
    for (int row = 0; row < m_services->rowCount(); ++row) {
        if (m_services->serviceAt(row).id == id) {
            const QModelIndex name = m_services->index(row, nameColumn);
            selectionModel()->setCurrentIndex(name, QItemSelectionModel::ClearAndSelect |
                                                        QItemSelectionModel::Rows);
            scrollTo(name);
            return;
        }
    }
}

void ServiceTableView::saveLayout(QSettings &settings) const
{
    if (horizontalHeader()->count() == 0) {
        return;
    }
    settings.beginGroup(u"table"_s);
    QStringList order;
    for (int visual = 0; visual < columnCount; ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        const QString key = ServiceTableModel::key(static_cast<Column>(logical));
        order.append(key);
        settings.setValue(u"shown/"_s + key, !isColumnHidden(logical));
        if (!isColumnHidden(logical)) {
            settings.setValue(u"width/"_s + key, columnWidth(logical));
        }
    }
    settings.setValue(u"order"_s, order);
    settings.setValue(u"sortColumn"_s, ServiceTableModel::key(
                                           static_cast<Column>(horizontalHeader()->sortIndicatorSection())));
    settings.setValue(u"sortDescending"_s, horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder);
    settings.endGroup();
}

void ServiceTableView::restoreLayout(const QSettings &settings)
{
    const QStringList order = settings.value(u"table/order"_s).toStringList();
    const QString sortKey = settings.value(u"table/sortColumn"_s).toString();
    for (int i = 0; i < columnCount && horizontalHeader()->count() == columnCount; ++i) {
        const QString key = ServiceTableModel::key(static_cast<Column>(i));
        const qsizetype visual = order.indexOf(key);
        if (visual < 0) {
            continue; // a column that came with a later version keeps its first place
        }
        setColumnHidden(i, !settings.value(u"table/shown/"_s + key).toBool());
        setColumnWidth(i, qBound(40, settings.value(u"table/width/"_s + key, columnWidth(i)).toInt(), 2000));
        if (key == sortKey) {
            const bool descending = settings.value(u"table/sortDescending"_s).toBool();
            sortByColumn(i, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        }
    }
    for (qsizetype visual = 0; visual < order.size(); ++visual) {
        for (int logical = 0; logical < horizontalHeader()->count(); ++logical) {
            if (ServiceTableModel::key(static_cast<Column>(logical)) == order.at(visual)) {
                horizontalHeader()->moveSection(horizontalHeader()->visualIndex(logical),
                                                static_cast<int>(visual));
            }
        }
    }
    setColumnHidden(static_cast<int>(Column::Name), false);
    constexpr int tick = static_cast<int>(Column::Tick);
    if (horizontalHeader()->count() > 0) {
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(tick), 0);
    }
    setColumnHidden(tick, false);
    setColumnWidth(tick, TickBox::cellWidth);
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
    QTableView::keyPressEvent(event);
}

void ServiceTableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid()) {
        emit contextMenuWanted(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
    } else {
        emit contextMenuWanted(event->globalPos());
    }
    holdWhileMenuIsOpen();
}

void ServiceTableView::updateHold()
{
    if (m_services) {
        m_services->setOrderHeld(m_isPointerOver || m_isMenuOpen || tickedCount() > 0);
    }
}

void ServiceTableView::holdWhileMenuIsOpen()
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    const bool isOpen = menu != nullptr;
    if (isOpen && !m_isMenuOpen) {
        connect(menu, &QMenu::aboutToHide, this, [this] {
            // The next menu of a menu bar may open in its place.
            QTimer::singleShot(0, this, [this] {
                m_isMenuOpen = false;
                holdWhileMenuIsOpen();
                updateHold();
            });
        });
    }
    m_isMenuOpen = m_isMenuOpen || isOpen;
    updateHold();
}

void ServiceTableView::enterEvent(QEnterEvent *event)
{
    QTableView::enterEvent(event);
    m_isPointerOver = true;
    updateHold();
}

void ServiceTableView::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    m_isPointerOver = false;
    holdWhileMenuIsOpen();
}

void ServiceTableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason) {
        holdWhileMenuIsOpen();
    }
}

void ServiceTableView::showOrderStrip(bool isStale)
{
    if (!isStale) {
        if (m_orderStrip->isAncestorOf(QApplication::focusWidget())) {
            setFocus();
        }
        m_orderStrip->hide();
        return;
    }
    m_orderStrip->show();
    m_orderStrip->setContent(Tone::Neutral, u"info"_s, tr("Order changed"), tr("Re-sort"));
    placeOrderStrip();
}

void ServiceTableView::placeOrderStrip()
{
    if (m_orderStrip->isHidden()) {
        return;
    }
    constexpr int margin = 8;
    const QSize size = m_orderStrip->sizeHint();
    QRect corner(QPoint(), size);
    corner.moveBottomRight(viewport()->geometry().bottomRight() - QPoint(margin, margin));
    m_orderStrip->setGeometry(QStyle::visualRect(layoutDirection(), viewport()->geometry(), corner));
    m_orderStrip->raise();
}

void ServiceTableView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    // What enters above what is seen must not push it down.
    const int height = verticalHeader()->defaultSectionSize();
    const int scrolled = verticalScrollBar()->value();
    QTableView::rowsInserted(parent, first, last);
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
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

void ServiceTableView::keepInPlace()
{
    if (const std::optional<int> scroll = std::exchange(m_scrollAfterRemoval, std::nullopt)) {
        updateGeometries();
        verticalScrollBar()->setValue(*scroll);
    }
}

QRect ServiceTableView::pinnedRect() const
{
    QRect pinned = m_header->pinnedSpan();
    if (!pinned.isEmpty()) {
        pinned.setHeight(viewport()->height());
    }
    return pinned;
}

QModelIndex ServiceTableView::indexAt(const QPoint &position) const
{
    const QModelIndex index = QTableView::indexAt(position);
    return index.isValid() && pinnedRect().contains(position) ? index.siblingAtColumn(nameColumn) : index;
}

QRect ServiceTableView::visualRect(const QModelIndex &index) const
{
    QRect rect = QTableView::visualRect(index);
    if (index.column() == nameColumn) {
        if (const QRect pinned = pinnedRect(); !pinned.isEmpty()) {
            rect.moveLeft(pinned.left());
        }
    }
    return rect;
}

void ServiceTableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QScrollBar *bar = horizontalScrollBar();
    const int scrolled = bar->value();
    const bool wasPinned = !m_header->pinnedSpan().isEmpty();
    QTableView::scrollTo(index, hint);
    if (index.column() == nameColumn && wasPinned) {
        bar->setValue(scrolled); // it is in sight
        return;
    }
    const QRect pinned = m_header->pinnedSpan();
    const QRect cell = visualRect(index);
    if (pinned.isEmpty() || !cell.isValid() || index.column() == nameColumn) {
        return;
    }
    const int step = isRightToLeft() ? -1 : 1;
    if (pinned.left() == 0 && cell.left() <= pinned.right()) {
        bar->setValue(bar->value() - step * (pinned.right() + 1 - cell.left()));
    } else if (pinned.left() > 0 && cell.right() >= pinned.left()) {
        bar->setValue(bar->value() + step * (cell.right() + 1 - pinned.left()));
    }
}

void ServiceTableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QRect pinned = pinnedRect();
    if (pinned.intersects(event->rect())) {
        QPainter painter(viewport());
        painter.setClipRegion(event->region() & pinned);
        paintPinned(&painter, pinned, event->rect());
    }
}

void ServiceTableView::paintPinned(QPainter *painter, const QRect &pinned, const QRect &dirty)
{
    painter->fillRect(pinned, palette().color(QPalette::Base));
    QStyleOptionViewItem base;
    initViewItemOption(&base);
    const bool isFocused = hasFocus() || viewport()->hasFocus();
    const int hovered = m_isPointerOver ? rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()) : -1;
    const int rows = m_services ? m_services->rowCount() : 0;
    for (int row = std::max(0, rowAt(dirty.top())); row < rows && rowViewportPosition(row) <= dirty.bottom();
         ++row) {
        const QModelIndex index = m_services->index(row, nameColumn);
        QStyleOptionViewItem option = base;
        option.rect = QRect(pinned.left(), rowViewportPosition(row), pinned.width(), rowHeight(row));
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, isFocused && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, row == hovered);
        const bool isActive = option.state.testFlag(QStyle::State_Active);
        option.palette.setCurrentColorGroup(!isEnabled() ? QPalette::Disabled
                                            : isActive   ? QPalette::Active
                                                         : QPalette::Inactive);
        style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, painter, this);
        m_delegate->paint(painter, option, index);
    }
    m_header->paintPinnedEdge(painter, pinned);
}

void ServiceTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx != 0) {
        // What is pinned does not move with the rest.
        viewport()->update();
        m_header->viewport()->update();
    }
    m_sightTimer.start();
}

void ServiceTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_sightTimer.start();
    placeOrderStrip();
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
            text = absoluteTimesToolTip(value.toDateTime());
        } else if (const QString shown = index.data().toString();
                   fontMetrics().horizontalAdvance(shown) > visualRect(index).width() - 12 ||
                   value.toString().startsWith(shown + " ("_L1)) {
            text = plainToolTip(value.toString());
        }
        QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QTableView::viewportEvent(event);
}

void ServiceTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
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
    if (!m_flashes || reducedMotion(this) || !isVisible()) {
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
    const int first = std::max(0, rowAt(0));
    const int atBottom = rowAt(viewport()->height() - 1);
    const int last = atBottom < 0 ? m_services->rowCount() - 1 : atBottom;
    QList<ServiceId> ids;
    for (int row = first; row <= last; ++row) {
        ids.append(m_services->serviceAt(row).id);
    }
    emit inSight(ids);
}

} // namespace Belay
