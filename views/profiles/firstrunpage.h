// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/profiles/profileservices.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QScrollArea;

namespace Belay {

class AddressField;
class Card;
class ConnectionTestView;
class FieldRow;
class KeyField;
class MessageArea;
class ProfileSaver;
class ValidatedLineEdit;

//! What a new user sees first, in place of the table: connect to a tenant, right here, explore the sandbox, or look
//! into a service file. The class is asked once the key has been accepted; the default is production, read-only.
//! Controls beside those of its parts: "profileName", "connect", "saveUntested", "classDevelopment", "classStaging",
//! "classProduction", "openProfile", "exploreSandbox", "openServiceFile".
class FirstRunPage : public QWidget
{
    Q_OBJECT

public:
    //! What \a services holds outlives the page.
    explicit FirstRunPage(const ProfileServices &services, QWidget *parent = nullptr);

    //! Back to empty cards.
    void reset();
    MessageArea &messages() { return *m_messages; }

Q_SIGNALS:
    void sandboxRequested();
    //! A file is to be chosen and opened, without a tenant.
    void fileRequested();
    //! The profile is saved, and its key is in the keychain or kept for this session.
    void profileCreated(const Belay::ProfileId &id);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Stage { Fields, Testing, Failed, Classes, Saving };

    QWidget *makeHeading();
    Card *makeConnectCard();
    QWidget *makeClassChoice();
    Card *makeSandboxCard();
    Card *makeFileCard();
    void connectSaver();
    void startTest();
    void showStage(Stage stage);
    void save();
    void applyPalette();

    ProfileServices m_services;
    ProfileSaver *m_saver = nullptr;
    ProfileId m_saved;
    Stage m_stage = Stage::Fields;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_emblem = nullptr;
    QList<QLabel *> m_quietLabels;
    QWidget *m_fields = nullptr;
    ValidatedLineEdit *m_name = nullptr;
    AddressField *m_address = nullptr;
    KeyField *m_key = nullptr;
    QPushButton *m_connect = nullptr;
    QPushButton *m_saveUntested = nullptr;
    ConnectionTestView *m_test = nullptr;
    QWidget *m_classChoice = nullptr;
    QButtonGroup *m_classes = nullptr;
    QPushButton *m_open = nullptr;
    MessageArea *m_messages = nullptr;
};

} // namespace Belay
