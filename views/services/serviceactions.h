// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"

#include <QAction>
#include <QObject>

class QMenu;

namespace Belay {

class PolicyGuard;

//! What can be done with services, as actions: one set for the toolbar, the menus, the context menu and the
//! details pane, so that all agree on words, keys, and on what is possible now and why not.
class ServiceActions : public QObject
{
    Q_OBJECT

public:
    //! The actions belong to \a window, where their keys work.
    explicit ServiceActions(QWidget *window);

    //! What the actions depend on beside the selection.
    struct Circumstances
    {
        const PolicyGuard *policy = nullptr; //!< null: no profile is open
        bool isOffline = false;              //!< the platform could not be reached
        bool isProtected = false;            //!< all that is acted on is
        QList<Service> ticked;               //!< actions on several are about these, if there are any
    };

    //! Enables what fits \a selected in these \a circumstances; what does not says why.
    void update(const QList<Service> &selected, const Circumstances &circumstances);

    QMenu *makeCopyMenu(QWidget *parent) const;
    QMenu *makeContextMenu(QWidget *parent) const;

    QAction *const create;
    QAction *const edit;
    QAction *const clone;
    QAction *const test;
    QAction *const remove;
    QAction *const refresh;
    QAction *const copyRows;
    QAction *const copyName;
    QAction *const copyId;
    QAction *const copyYaml;
    QAction *const copyCommand;
    QAction *const exportYaml;
    QAction *const exportList;
    QAction *const openDetails;
    QAction *const protect; //!< checkable

private:
    QAction *make(const QString &objectName, const QString &text, const QString &iconText,
                  const QString &iconName, const QList<QKeySequence> &keys = {});
    void allow(QAction *action, const QString &reasonNot) const;
};

} // namespace Belay
