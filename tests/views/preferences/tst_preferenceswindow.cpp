// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/clock.h"
#include "models/invocation/testhistory.h"
#include "models/services/rememberedlists.h"
#include "tests/support/await.h"
#include "tests/views/common/viewtest.h"
#include "tests/views/profiles/profilefixture.h"
#include "views/common/keymap.h"
#include "views/common/theme.h"
#include "views/preferences/appearance.h"
#include "views/preferences/preferenceswindow.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QKeySequenceEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyle>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

class PreferencesWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void pagesAreChosenByKeys();
    void ticksChangeAtOnce_data();
    void ticksChangeAtOnce();
    void choicesChangeAtOnce_data();
    void choicesChangeAtOnce();
    void numbersChangeOnceTyped();
    void changesElsewhereAreShown();
    void backupFolderHasToBeAWholePath();
    void profilesCanBeReached();
    void aKeyIsChangedByPressingIt();
    void aTakenKeyIsRefusedByName();
    void aKeyIsTakenAwayAndReset();
    void historyIsDeletedOnlyAfterAsking();
    void listsAreForgotten();
    void foldersAreShownLiterally();
    void themeTextAndMotionAreApplied();
    void everythingHasAName();

private:
    void showPage(int row);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Keymap> m_keymap;
    std::unique_ptr<LocalDatabase> m_database;
    std::unique_ptr<TestHistory> m_history;
    std::unique_ptr<LocalDatabase> m_listsDatabase;
    std::unique_ptr<RememberedLists> m_lists;
    std::unique_ptr<PreferencesWindow> m_window;
    std::unique_ptr<QAction> m_create;
    std::unique_ptr<QAction> m_refresh;
    FakePrompter m_prompter;
    SystemClock m_clock;
};

void PreferencesWindowTest::init()
{
    failOnUnexpectedWarnings();
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_directory->filePath(u"window.ini"_s), QSettings::IniFormat);
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_keymap = std::make_unique<Keymap>(*m_preferences);
    m_create = std::make_unique<QAction>(u"&New service…"_s);
    m_create->setObjectName(u"newService"_s);
    m_create->setShortcut(Qt::CTRL | Qt::Key_N);
    m_refresh = std::make_unique<QAction>(u"&Refresh"_s);
    m_refresh->setObjectName(u"refresh"_s);
    m_refresh->setShortcut(Qt::Key_F5);
    m_keymap->adopt({m_create.get(), m_refresh.get()});
    m_database = std::make_unique<LocalDatabase>(
        m_directory->filePath(u"history.db"_s), TestHistory::migrations(), LocalDatabase::Durability::Normal);
    m_history = std::make_unique<TestHistory>(*m_database, m_clock);
    m_listsDatabase =
        std::make_unique<LocalDatabase>(m_directory->filePath(u"lists.db"_s), RememberedLists::migrations(),
                                        LocalDatabase::Durability::Normal);
    m_lists = std::make_unique<RememberedLists>(*m_listsDatabase);
    m_window = std::make_unique<PreferencesWindow>(PreferencesServices{
        *m_preferences, *m_keymap, m_prompter, *m_history, *m_lists, {u"/a/<b>folder"_s, u"/data"_s}});
    QVERIFY(showActive(m_window.get()));
}

void PreferencesWindowTest::cleanup()
{
    m_window.reset();
    m_history.reset();
    m_database.reset();
    m_lists.reset();
    m_listsDatabase.reset();
    m_keymap.reset();
    m_create.reset();
    m_refresh.reset();
    m_preferences.reset();
    m_settings.reset();
}

void PreferencesWindowTest::showPage(int row)
{
    child<QListWidget>(*m_window, u"preferencePages"_s)->setCurrentRow(row);
}

void PreferencesWindowTest::pagesAreChosenByKeys()
{
    auto *pages = child<QListWidget>(*m_window, u"preferencePages"_s);
    QVERIFY(pages->hasFocus());
    QVERIFY(child<QWidget>(*m_window, u"opensLastProfile"_s)->isVisible());
    QTest::keyClick(pages, Qt::Key_Down);
    QVERIFY(child<QWidget>(*m_window, u"theme"_s)->isVisible());
    QVERIFY(!child<QWidget>(*m_window, u"opensLastProfile"_s)->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(!m_window->isVisible());
}

void PreferencesWindowTest::ticksChangeAtOnce_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("key");
    QTest::newRow("last profile") << 0 << u"opensLastProfile"_s << u"general/openLastProfile"_s;
    QTest::newRow("history") << 0 << u"keepsTestHistory"_s << u"tests/keepHistory"_s;
    QTest::newRow("flash") << 2 << u"flashesChanges"_s << u"list/flash"_s;
    QTest::newRow("backup") << 3 << u"backsUpFirst"_s << u"safety/backup"_s;
}

void PreferencesWindowTest::ticksChangeAtOnce()
{
    QFETCH(int, page);
    QFETCH(QString, name);
    QFETCH(QString, key);
    showPage(page);
    auto *box = child<QCheckBox>(*m_window, name);
    QVERIFY(box->isVisible());
    QVERIFY(box->isChecked());
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(m_settings->value(key).toBool(), false);
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(m_settings->value(key).toBool(), true);
}

void PreferencesWindowTest::choicesChangeAtOnce_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("last");
    QTest::newRow("theme") << 1 << u"theme"_s << u"appearance/theme"_s << u"dark"_s;
    QTest::newRow("motion") << 1 << u"motion"_s << u"appearance/motion"_s << u"off"_s;
    QTest::newRow("density") << 2 << u"density"_s << u"list/density"_s << u"compact"_s;
    QTest::newRow("times") << 2 << u"times"_s << u"list/times"_s << u"absolute"_s;
    QTest::newRow("undo") << 3 << u"undoTime"_s << u"safety/undoSeconds"_s << u"30"_s;
}

void PreferencesWindowTest::choicesChangeAtOnce()
{
    QFETCH(int, page);
    QFETCH(QString, name);
    QFETCH(QString, key);
    QFETCH(QString, last);
    showPage(page);
    auto *box = child<QComboBox>(*m_window, name);
    QVERIFY(box->isVisible());
    QTest::keyClick(box, Qt::Key_End);
    QCOMPARE(m_settings->value(key).toString(), last);
}

void PreferencesWindowTest::numbersChangeOnceTyped()
{
    showPage(4);
    auto *poll = child<QSpinBox>(*m_window, u"idlePoll"_s);
    poll->setFocus();
    poll->selectAll();
    QTest::keyClicks(poll, u"120"_s);
    QTest::keyClick(poll, Qt::Key_Tab);
    QCOMPARE(m_preferences->idlePoll(), 120s);
    showPage(1);
    auto *text = child<QSpinBox>(*m_window, u"textPercent"_s);
    QTest::keyClick(text, Qt::Key_Up);
    QCOMPARE(m_preferences->textPercent(), 110);
}

void PreferencesWindowTest::changesElsewhereAreShown()
{
    m_preferences->setTextPercent(150);
    m_preferences->setKeepsTestHistory(false);
    m_preferences->setUndoTime(5s);
    QCOMPARE(child<QSpinBox>(*m_window, u"textPercent"_s)->value(), 150);
    QVERIFY(!child<QCheckBox>(*m_window, u"keepsTestHistory"_s)->isChecked());
    QCOMPARE(child<QComboBox>(*m_window, u"undoTime"_s)->currentIndex(), 0);
}

void PreferencesWindowTest::backupFolderHasToBeAWholePath()
{
    showPage(3);
    typeInto(*m_window, u"backupFolder"_s, u"backups"_s);
    QTest::keyClick(child<QLineEdit>(*m_window, u"backupFolder"_s), Qt::Key_Tab);
    QVERIFY(shownTexts(*m_window).contains(u"Give the full path of a folder."_s));
    QVERIFY(m_preferences->backupFolder().isEmpty());
    typeInto(*m_window, u"backupFolder"_s, u"/tmp/backups"_s);
    QTest::keyClick(child<QLineEdit>(*m_window, u"backupFolder"_s), Qt::Key_Tab);
    QCOMPARE(m_preferences->backupFolder(), u"/tmp/backups"_s);
}

void PreferencesWindowTest::profilesCanBeReached()
{
    QSignalSpy requested(m_window.get(), &PreferencesWindow::profilesRequested);
    showPage(4);
    click(*m_window, u"openProfiles"_s);
    QCOMPARE(requested.count(), 1);
}

void PreferencesWindowTest::aKeyIsChangedByPressingIt()
{
    showPage(5);
    auto *list = child<QTreeWidget>(*m_window, u"shortcutList"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->currentItem()->text(0), u"New service"_s);
    QCOMPARE(list->currentItem()->text(1), u"Ctrl+N"_s);
    auto *edit = child<QKeySequenceEdit>(*m_window, u"shortcutEdit"_s);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_J, Qt::ControlModifier);
    QTRY_COMPARE(m_create->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    QCOMPARE(list->currentItem()->text(1), u"Ctrl+J"_s);
    QVERIFY(shownTexts(*m_window).contains(u"Usually Ctrl+N."_s));
}

void PreferencesWindowTest::aTakenKeyIsRefusedByName()
{
    showPage(5);
    auto *edit = child<QKeySequenceEdit>(*m_window, u"shortcutEdit"_s);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_F5);
    QTRY_VERIFY(shownTexts(*m_window).contains(u"F5 belongs to “Refresh”."_s));
    QCOMPARE(m_create->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_N));
    QTest::keyClick(child<QTreeWidget>(*m_window, u"shortcutList"_s), Qt::Key_Down);
    QVERIFY(!shownTexts(*m_window).contains(u"belongs to"_s));
    QCOMPARE(edit->keySequence(), QKeySequence(Qt::Key_F5));
}

void PreferencesWindowTest::aKeyIsTakenAwayAndReset()
{
    showPage(5);
    click(*m_window, u"shortcutNone"_s);
    QVERIFY(m_create->shortcut().isEmpty());
    QVERIFY(!child<QPushButton>(*m_window, u"shortcutNone"_s)->isEnabled());
    click(*m_window, u"shortcutReset"_s);
    QCOMPARE(m_create->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_N));
    QVERIFY(m_keymap->setKey(u"refresh"_s, Qt::CTRL | Qt::Key_J));
    click(*m_window, u"shortcutResetAll"_s);
    QCOMPARE(m_refresh->shortcut(), QKeySequence(Qt::Key_F5));
}

void PreferencesWindowTest::historyIsDeletedOnlyAfterAsking()
{
    TestHistoryEntry entry;
    entry.profileId = ProfileId{u"p"_s};
    entry.serviceId = ServiceId{u"s"_s};
    QVERIFY(await(m_history->add(entry)));
    showPage(6);
    click(*m_window, u"deleteTestHistory"_s);
    QCoreApplication::processEvents();
    QCOMPARE(m_prompter.questions().size(), 1);
    QCOMPARE(await(m_history->list(entry.profileId, entry.serviceId))->size(), 1);
    m_prompter.answerNext(u"delete"_s);
    click(*m_window, u"deleteTestHistory"_s);
    QTRY_VERIFY(shownTexts(*m_window).contains(u"The test history was deleted."_s));
    QVERIFY(await(m_history->list(entry.profileId, entry.serviceId))->isEmpty());
}

void PreferencesWindowTest::listsAreForgotten()
{
    Service service;
    service.id = ServiceId{u"s"_s};
    QVERIFY(await(m_lists->save(u"https://a.example/p"_s, {service}, {}, QDateTime::currentDateTimeUtc())));
    showPage(6);
    click(*m_window, u"forgetLists"_s);
    QTRY_VERIFY(shownTexts(*m_window).contains(
        u"The lists were forgotten: the next start shows what the platform tells."_s));
    QVERIFY(await(m_lists->load(u"https://a.example/p"_s))->services.isEmpty());
}

void PreferencesWindowTest::foldersAreShownLiterally()
{
    showPage(6);
    QCOMPARE(child<QLineEdit>(*m_window, u"storedPath0"_s)->text(), u"/a/<b>folder"_s);
    QCOMPARE(child<QLineEdit>(*m_window, u"storedPath1"_s)->text(), u"/data"_s);
    QVERIFY(child<QLineEdit>(*m_window, u"storedPath1"_s)->isVisible());
    QCOMPARE(richLabels(*m_window).join(u", "_s), QString());
}

void PreferencesWindowTest::themeTextAndMotionAreApplied()
{
    const QString style = QApplication::style()->name();
    const QPalette palette = QApplication::palette();
    const qreal size = QApplication::font().pointSizeF();
    {
        const Appearance appearance(*m_preferences);
        QCOMPARE(QApplication::palette(), palette);
        m_preferences->setTheme(Preferences::Theme::Dark);
        QVERIFY(isDark(QApplication::palette()));
        m_preferences->setTextPercent(150);
        QVERIFY(qAbs(QApplication::font().pointSizeF() - size * 1.5) < 0.01);
        m_preferences->setMotion(Preferences::Motion::Off);
        QVERIFY(reducedMotion(m_window.get()));
        QVERIFY(isDark(QApplication::palette()));
        m_preferences->setTheme(Preferences::Theme::System);
        m_preferences->setMotion(Preferences::Motion::System);
        m_preferences->setTextPercent(100);
    }
    QCOMPARE(QApplication::style()->name(), style);
    QVERIFY(!isDark(QApplication::palette()));
    QVERIFY(qAbs(QApplication::font().pointSizeF() - size) < 0.01);
}

void PreferencesWindowTest::everythingHasAName()
{
    for (int row = 0; row < 7; ++row) {
        showPage(row);
        QCOMPARE(unnamedControls(*m_window).join(u", "_s), QString());
    }
}

} // namespace Belay

QTEST_MAIN(Belay::PreferencesWindowTest)
#include "tst_preferenceswindow.moc"
