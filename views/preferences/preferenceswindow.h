// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QListWidget;
class QStackedWidget;

namespace Belay {

class Keymap;
class Preferences;
class Prompter;
class RememberedLists;
class TestHistory;

//! What the window of the preferences works with. All of it outlives the window.
struct PreferencesServices
{
    Preferences &preferences;
    Keymap &keymap;
    Prompter &prompter;
    TestHistory &history;
    RememberedLists &lists;
    QStringList folders; //!< where settings and data are kept, to be shown
};

//! The preferences, a page for each subject. Every change holds at once. Controls: "preferencePages",
//! "closePreferences", and those of the pages.
class PreferencesWindow : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesWindow(const PreferencesServices &services, QWidget *parent = nullptr);

signals:
    //! The settings of one profile are wanted.
    void profilesRequested();

private:
    void addPage(const QString &title, QWidget *page);
    QWidget *makeGeneralPage();
    QWidget *makeAppearancePage();
    QWidget *makeTablePage();
    QWidget *makeSafetyPage();
    QWidget *makeNetworkPage();
    QWidget *makePrivacyPage();
    void askToDeleteHistory();
    void forgetLists();
    void tellOutcome(const QString &text);

    PreferencesServices m_services;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_pages = nullptr;
};

} // namespace Belay
