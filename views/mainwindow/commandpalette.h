// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "views/mainwindow/palettecontent.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace Belay {

//! A line over the window that finds actions, services, saved views and profiles by a few letters. Up and
//! Down move in the list while the line keeps the focus; Enter takes what is current, Ctrl+Enter opens a
//! service or profile in a new window; Escape, or a click elsewhere, closes it. An action is triggered like
//! from its menu, so one that destroys asks first.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    enum class Place { Here, NewWindow };

    //! Over \a window, hidden at first.
    explicit CommandPalette(QWidget *window);

    //! Opens with all of \a content. What has the focus gets it back.
    void open(const PaletteContent &content);

signals:
    void serviceChosen(const Belay::ServiceId &id, Belay::CommandPalette::Place place);
    void viewChosen(const QString &name);
    void profileChosen(const Belay::ProfileId &id, Belay::CommandPalette::Place place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(const QString &query);
    void showFound();
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void moveCurrent(int step);
    void choose(const QModelIndex &index, Place place);
    void dismiss();
    void layOut();

    PaletteModel *m_model;
    QLineEdit *m_line;
    QListView *m_list;
    QLabel *m_note; //!< how many fit, or why one cannot be chosen
    QList<QPointer<QAction>> m_actions;
    QPointer<QWidget> m_before; //!< had the focus
};

} // namespace Belay
