// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/profiles/profileservices.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace Belay {

class MessageArea;
class ProfileDialog;
class ProfileSaver;
class StatePage;

//! The list of profiles: add, edit, remove, and which one opens at the start. Controls: "profileList", "addProfile",
//! "editProfile", "removeProfile", "openAtStart", "closeManager".
class ProfileManager : public QDialog
{
    Q_OBJECT

public:
    //! Where a person is to begin.
    enum class Field { Name, CaFile };

    //! What \a services holds outlives the dialog.
    explicit ProfileManager(const ProfileServices &services, QWidget *parent = nullptr);

    //! Makes \a id current in the list.
    void select(const ProfileId &id);
    //! The dialog to edit \a id, opened.
    void edit(const ProfileId &id, Field at = Field::Name);

Q_SIGNALS:
    //! Saved in here, perhaps with another key.
    void profileSaved(const Belay::ProfileId &id);

private:
    void reload();
    void updateButtons();
    std::optional<Profile> current() const;
    ProfileDialog *openDialog(const Profile &profile);
    void askToRemove();
    void removeProfile(const ProfileId &id);
    void openAtStart();
    void showError(const QString &cause, const QString &advice, const ApiError &error);

    ProfileServices m_services;
    ProfileSaver *m_saver = nullptr;
    ProfileId m_removing;
    QStackedWidget *m_pages = nullptr;
    QTreeWidget *m_list = nullptr;
    StatePage *m_empty = nullptr;
    MessageArea *m_messages = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_openAtStart = nullptr;
};

} // namespace Belay
