// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/profiles/profileservices.h"

#include <QPointer>
#include <QWidget>

#include <chrono>

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace Belay {

class KeyField;
class MessageArea;
class ProfileSaver;
class StatePage;

//! Stands in place of the table while the key of a profile does not come: reads it, says what holds it up, and takes it
//! for this session. Announced when it changes. Controls beside those of StatePage and KeyField: "useKey",
//! "storeKey", "backFromKey".
class KeyPrompt : public QWidget
{
    Q_OBJECT

public:
    struct Pauses
    {
        //! Before the page says that it reads: most answers come sooner.
        std::chrono::milliseconds quiet = std::chrono::milliseconds(300);
        //! Before the one retry by itself when the keychain cannot be reached.
        std::chrono::milliseconds retry = std::chrono::seconds(10);
    };

    //! What \a services holds outlives the page.
    explicit KeyPrompt(const ProfileServices &services, QWidget *parent = nullptr);
    KeyPrompt(const ProfileServices &services, Pauses pauses, QWidget *parent = nullptr);

    //! Reads the key of \a profile, from this session or else from the keychain.
    void load(const Profile &profile);
    //! Stops, and forgets what was typed.
    void cancel();

Q_SIGNALS:
    //! The key takes long, or cannot be read: the page has something to say.
    void heldUp();
    //! The key is there.
    void keyAvailable(const Belay::Profile &profile, const Belay::Secret &key);

private:
    QWidget *makeEntryPage();
    void readKeychain();
    void readFailed(const ApiError &error);
    void showState(const QString &iconName, const QString &title, const QString &advice,
                   const QString &action, const QString &details = {});
    void showWaiting(bool waiting);
    void showEntry();
    void useTypedKey();
    void finish(const Secret &key);

    ProfileServices m_services;
    Pauses m_pauses;
    Profile m_profile;
    QPointer<ReplyBase> m_reply;
    ProfileSaver *m_saver = nullptr;
    QTimer *m_quiet = nullptr;
    QTimer *m_retry = nullptr;
    bool m_hasRetried = false;
    bool m_isStuck = false;  //!< a failure is shown
    bool m_hasNoKey = false; //!< nothing to read: only entering helps
    QStackedWidget *m_pages = nullptr;
    StatePage *m_state = nullptr;
    QLabel *m_entryTitle = nullptr;
    KeyField *m_key = nullptr;
    QCheckBox *m_storeKey = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_back = nullptr;
    MessageArea *m_messages = nullptr;
};

} // namespace Belay
