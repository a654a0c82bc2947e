// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/profiles/profileservices.h"

#include <QDialog>

class QPushButton;
class QScrollArea;

namespace Belay {

class MessageArea;
class ProfileBand;
class ProfileForm;
class ProfileSaver;

//! Adds a profile, or edits one, with its key. Everything that goes wrong is said inside; nothing typed is lost by
//! it. Shows above how its band will look. Buttons: "saveProfile", "cancelProfile".
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    //! A profile without an id is added, beginning with what it holds. What \a services holds outlives the dialog.
    ProfileDialog(const ProfileServices &services, const Profile &profile, QWidget *parent = nullptr);

    //! Goes to the field of the CA file, of which nothing else is shown at first.
    void focusCaFile();

Q_SIGNALS:
    //! The profile is saved, and its key, if one was entered.
    void saved(const Belay::ProfileId &id);

public Q_SLOTS:
    void reject() override;

private:
    void connectSaver();
    void showKeyPlace();
    void showBand();
    void showWhatOpened(bool open);
    void test();
    void testWithStoredKey(const Profile &profile);
    void save();
    void askToRemoveKey();
    void setSaving(bool saving);
    void showKeychainTrouble(const ApiError &error, bool removing);

    ProfileServices m_services;
    //! As it is stored; its id is empty before.
    Profile m_stored;
    bool m_isDirty = false;
    //! Something happened that the user must read before the dialog goes.
    bool m_staysOpen = false;
    ProfileSaver *m_saver = nullptr;
    ProfileBand *m_band = nullptr;
    ProfileForm *m_form = nullptr;
    QScrollArea *m_scroll = nullptr;
    MessageArea *m_messages = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace Belay
