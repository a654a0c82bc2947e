// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace Belay {

class SavedViews;
class SidebarModel;
class Workspace;

//! At the left of the window: the services, the saved views and the activity, to go to by click or Enter. A
//! saved view is renamed, deleted and moved by its context menu; F2 and Delete do it, too.
class Sidebar : public QListView
{
    Q_OBJECT

public:
    //! \a views outlives it.
    explicit Sidebar(SavedViews &views, QWidget *parent = nullptr);

    void setWorkspace(Workspace *workspace);
    void setRunningCount(int count);
    //! Marks the row that shows what \a query does, if one does.
    void setQuery(const QString &query);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void servicesChosen();
    void viewChosen(const QString &query);
    void activityChosen();
    void renameRequested(const QString &view);
    void removeRequested(const QString &view);
    void moveRequested(const QString &view, int step);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void choose(const QModelIndex &index);
    //! The name of the view at \a index; empty if that is none.
    QString viewAt(const QModelIndex &index) const;
    void markQuery();
    void move(const QString &view, int step);

    SidebarModel *m_model;
    QString m_query;
};

} // namespace Belay
