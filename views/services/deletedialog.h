// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QDialog>
#include <QPointer>

namespace Belay {

class Prompter;

//! Asks before services are deleted, with as much friction as the profile's class wants: a button, a tick,
//! or a name to type (product.md 5.6). Saves a YAML backup first if wished. Deletes nothing itself.
//!
//! Describes the services again while it is open, so what it shows and backs up is what is there. Use
//! open(). Closes itself when the workspace goes.
class DeleteDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a services: at least one. All collaborators outlive it, or the dialog closes.
    DeleteDialog(Workspace &workspace, Prompter &prompter, const QList<Service> &services,
                 QWidget *parent = nullptr);
    ~DeleteDialog() override;

signals:
    //! A person confirmed, and the backup is written if one was wished. The services are as they were shown.
    //! The dialog has closed; the caller hands them to PendingDeletions::schedule().
    void confirmed(const QList<Belay::Service> &services);
};

} // namespace Belay
