// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QDialog>
#include <QSet>

class QLabel;
class QPushButton;

namespace Belay {

class DeleteBackup;
class DeleteFacts;
class DeleteFriction;
class MessageArea;
class NoticeStrip;
class Preferences;
class ProfileBand;
class Prompter;

//! Asks before services are deleted, with as much friction as the profile's class wants: a button, a tick,
//! or a name to type; always that for a protected service (product.md 5.6). Saves a YAML backup first if wished. Deletes nothing itself.
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

    //! What of the backup is set at first.
    void applyPreferences(const Preferences &preferences);

    static constexpr int mostDescribedAtOnce = 4;

signals:
    //! A person confirmed, and the backup is written if one was wished. The services are as they were shown.
    //! The dialog has closed; the caller hands both to PendingDeletions::schedule(). \a backupPath is empty
    //! without a backup.
    void confirmed(const QList<Belay::Service> &services, const QString &backupPath);

private:
    QLayout *makeHeading();
    QLayout *makeButtons();
    void setUpFriction();
    bool isProtected(const Service &service) const;
    QString consequences() const;
    void describeNext();
    void described(const ServiceId &id, const Result<Service> &result);
    void showServices();
    void updateState();
    void grow();
    void confirm();
    void backUp();
    void done();
    QList<Service> remaining() const;

    Workspace *m_workspace = nullptr; //!< null once it is gone: then the dialog is closing
    QList<Service> m_services;
    QSet<ServiceId> m_gone;
    QList<ServiceId> m_toDescribe;
    int m_describing = 0;
    std::optional<ApiError> m_describeError;
    bool m_isBackingUp = false;
    bool m_wantsToGoOn = false; //!< confirmed, waiting for the descriptions
    ProfileBand *m_band = nullptr;
    QLabel *m_title = nullptr;
    DeleteFacts *m_facts = nullptr;
    QLabel *m_consequences = nullptr;
    DeleteBackup *m_backup = nullptr;
    DeleteFriction *m_friction = nullptr;
    NoticeStrip *m_blocked = nullptr;
    MessageArea *m_messages = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace Belay
