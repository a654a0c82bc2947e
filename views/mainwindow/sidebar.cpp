// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/sidebar.h"

#include "models/tables/sidebarmodel.h"
#include "views/common/icons.h"
#include "views/mainwindow/sidebardelegate.h"

#include <QContextMenuEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int usualWidth = 200;
constexpr int leastWidth = 140;

SidebarModel::Kind kindAt(const QModelIndex &index)
{
    return SidebarModel::Kind(index.data(SidebarModel::KindRole).toInt());
}

} // namespace

Sidebar::Sidebar(SavedViews &views, QWidget *parent)
    : QListView(parent)
    , m_model(new SidebarModel(views, this))
{
    setObjectName(u"sidebar"_s);
    setAccessibleName(tr("Sidebar"));
    setModel(m_model);
    setItemDelegate(new SidebarDelegate(this));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    // Part of the window, not another table.
    viewport()->setBackgroundRole(QPalette::Window);
    setViewportMargins(0, 8, 0, 8);
    connect(this, &QAbstractItemView::clicked, this, &Sidebar::choose);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        if (!hasFocus()) {
            markQuery();
        }
    });
    markQuery();
}

void Sidebar::setWorkspace(Workspace *workspace)
{
    m_model->setWorkspace(workspace);
}

void Sidebar::setRunningCount(int count)
{
    m_model->setRunningCount(count);
}

void Sidebar::setQuery(const QString &query)
{
    m_query = query;
    markQuery();
}

QSize Sidebar::sizeHint() const
{
    return {usualWidth, QListView::sizeHint().height()};
}

QSize Sidebar::minimumSizeHint() const
{
    return {leastWidth, QListView::minimumSizeHint().height()};
}

bool Sidebar::event(QEvent *event)
{
    // These keys of the window mean something of their own here.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F2 && !key->modifiers() && !viewAt(currentIndex()).isEmpty()) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    const QString view = viewAt(currentIndex());
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        choose(currentIndex());
    } else if (event->key() == Qt::Key_F2 && !view.isEmpty()) {
        emit renameRequested(view);
    } else if (event->key() == Qt::Key_Delete && !view.isEmpty()) {
        emit removeRequested(view);
    } else {
        QListView::keyPressEvent(event);
    }
}

void Sidebar::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        markQuery();
    }
}

void Sidebar::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    const QString view = viewAt(index);
    if (view.isEmpty()) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(u"viewMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &objectName, const QString &text, auto handle) {
        QAction *action = menu->addAction(text, this, handle);
        action->setObjectName(objectName);
        return action;
    };
    add(u"renameView"_s, tr("&Rename…"), [this, view] {
        emit renameRequested(view);
    })->setIcon(icon("edit"_L1));
    add(u"deleteView"_s, tr("&Delete"), [this, view] {
        emit removeRequested(view);
    })->setIcon(icon("delete"_L1));
    menu->addSeparator();
    add(u"moveViewUp"_s, tr("Move &up"), [this, view] {
        move(view, -1);
    })->setEnabled(!viewAt(index.siblingAtRow(index.row() - 1)).isEmpty());
    add(u"moveViewDown"_s, tr("Move d&own"), [this, view] {
        move(view, 1);
    })->setEnabled(!viewAt(m_model->index(index.row() + 1)).isEmpty());
    menu->popup(isByKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void Sidebar::choose(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    switch (kindAt(index)) {
    case SidebarModel::Kind::Services:
        emit servicesChosen();
        break;
    case SidebarModel::Kind::View:
        emit viewChosen(index.data(SidebarModel::QueryRole).toString());
        break;
    case SidebarModel::Kind::Activity:
        emit activityChosen();
        break;
    }
}

QString Sidebar::viewAt(const QModelIndex &index) const
{
    const bool isView = index.isValid() && kindAt(index) == SidebarModel::Kind::View;
    return isView ? index.data().toString() : QString();
}

void Sidebar::markQuery()
{
    const int row = m_model->rowOfQuery(m_query);
    if (row < 0) {
        selectionModel()->clear();
    } else if (currentIndex().row() != row || !selectionModel()->isRowSelected(row)) {
        setCurrentIndex(m_model->index(row));
    }
}

void Sidebar::move(const QString &view, int step)
{
    emit moveRequested(view, step);
    setCurrentIndex(m_model->index(m_model->rowOfView(view)));
}

} // namespace Belay
