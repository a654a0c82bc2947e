// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/profilestore.h"
#include "views/profiles/profileservices.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace Belay {

class AddressField;
class BadgeEditor;
class ConnectionTestView;
class FieldRow;
class KeyField;
class NetworkFields;
class PolicyEditor;
class ValidatedLineEdit;

//! The fields of one profile. Decides nothing about storing. Controls beside those of its parts: "profileName",
//! "profileClass", "pollFloor", "testConnection".
class ProfileForm : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileForm(const ProfileServices &services, QWidget *parent = nullptr);

    //! What is shown, over what setProfile() gave. Its baseUrl is empty while the address is not valid.
    Profile profile() const;
    void setProfile(const Profile &profile);
    //! Marks what is wrong and goes there; false if something is.
    bool validate();
    bool validateAddress();
    bool validateNetwork();

    KeyField &key() { return *m_key; }
    AddressField &address() { return *m_address; }
    NetworkFields &network() { return *m_network; }
    ConnectionTestView &test() { return *m_test; }

Q_SIGNALS:
    void edited();
    void testRequested();

private:
    void addRow(QFormLayout *form, const QString &label, QWidget *field);
    void addGap(QFormLayout *form);
    ProfileClass profileClass() const;
    void applyClass();
    void showTestRunning(bool running);

    const ProfileStore &m_store;
    Profile m_profile;
    ValidatedLineEdit *m_name = nullptr;
    AddressField *m_address = nullptr;
    KeyField *m_key = nullptr;
    QPushButton *m_testButton = nullptr;
    ConnectionTestView *m_test = nullptr;
    QComboBox *m_class = nullptr;
    FieldRow *m_classRow = nullptr;
    BadgeEditor *m_badge = nullptr;
    PolicyEditor *m_policy = nullptr;
    QSpinBox *m_pollFloor = nullptr;
    NetworkFields *m_network = nullptr;
};

} // namespace Belay
