// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/preferences.h"
#include "tests/views/common/viewtest.h"
#include "views/common/keymap.h"

#include <QAction>
#include <QSettings>
#include <QSignalSpy>

#include <memory>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! What the actions of one window look like.
struct Actions
{
    Actions()
    {
        create.setText(u"&New service…"_s);
        create.setObjectName(u"newService"_s);
        create.setShortcut(Qt::CTRL | Qt::Key_N);
        refresh.setText(u"&Refresh"_s);
        refresh.setObjectName(u"refresh"_s);
        refresh.setShortcuts({Qt::Key_F5, Qt::CTRL | Qt::Key_R});
        remove.setText(u"&Delete service…"_s);
        remove.setObjectName(u"deleteService"_s);
        nameless.setText(u"Nameless"_s);
        nameless.setShortcut(Qt::CTRL | Qt::Key_U);
    }
    QList<QAction *> all() { return {&create, &refresh, &remove, &nameless}; }

    QAction create;
    QAction refresh;
    QAction remove;
    QAction nameless;
};

} // namespace

class KeymapTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void knowsTheDefaults();
    void aKeyReplacesThoseOfTheDefault();
    void everyWindowFollows();
    void storedKeysAreApplied();
    void aTakenKeyNamesItsHolder();
    void keysThatCannotBeAreRefused_data();
    void keysThatCannotBeAreRefused();
    void noKeyIsAllowed();
    void resetGivesBackWhatIsFree();
    void resetAllGivesEverythingBack();
    void aFileWithBadKeysIsHarmless();
    void actionsMayGo();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Keymap> m_keymap;
    std::unique_ptr<Actions> m_window;
};

void KeymapTest::init()
{
    failOnUnexpectedWarnings();
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_directory->filePath(u"window.ini"_s), QSettings::IniFormat);
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_keymap = std::make_unique<Keymap>(*m_preferences);
    m_window = std::make_unique<Actions>();
    m_keymap->adopt(m_window->all());
}

void KeymapTest::cleanup()
{
    m_keymap.reset();
    m_window.reset();
    m_preferences.reset();
    m_settings.reset();
}

void KeymapTest::knowsTheDefaults()
{
    const QList<Keymap::Entry> entries = m_keymap->entries();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries.at(0).text, u"Delete service"_s);
    QCOMPARE(entries.at(1).text, u"New service"_s);
    QCOMPARE(entries.at(2).keys, (QList<QKeySequence>{Qt::Key_F5, Qt::CTRL | Qt::Key_R}));
    QCOMPARE(entries.at(2).defaults, entries.at(2).keys);
    QVERIFY(!m_keymap->entry(u"nobody"_s));
}

void KeymapTest::aKeyReplacesThoseOfTheDefault()
{
    QSignalSpy changed(m_keymap.get(), &Keymap::changed);
    QVERIFY(m_keymap->setKey(u"refresh"_s, Qt::CTRL | Qt::Key_J));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_window->refresh.shortcuts(), QList<QKeySequence>{Qt::CTRL | Qt::Key_J});
    QCOMPARE(m_preferences->keys(u"refresh"_s), QStringList{u"Ctrl+J"_s});
    // What it had is free.
    QVERIFY(m_keymap->setKey(u"newService"_s, Qt::Key_F5));
    QCOMPARE(m_window->create.shortcut(), QKeySequence(Qt::Key_F5));
}

void KeymapTest::everyWindowFollows()
{
    Actions other;
    QVERIFY(m_keymap->setKey(u"newService"_s, Qt::CTRL | Qt::Key_J));
    m_keymap->adopt(other.all());
    QCOMPARE(other.create.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    QVERIFY(m_keymap->setKey(u"newService"_s, Qt::CTRL | Qt::Key_G));
    QCOMPARE(other.create.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_G));
    QCOMPARE(m_window->create.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_G));
    QCOMPARE(m_keymap->entries().size(), 3);
}

void KeymapTest::storedKeysAreApplied()
{
    QVERIFY(m_keymap->setKey(u"newService"_s, Qt::CTRL | Qt::Key_J));
    Preferences preferences(*m_settings);
    Keymap keymap(preferences);
    Actions window;
    keymap.adopt(window.all());
    QCOMPARE(window.create.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    QCOMPARE(keymap.entry(u"newService"_s)->defaults, QList<QKeySequence>{Qt::CTRL | Qt::Key_N});
}

void KeymapTest::aTakenKeyNamesItsHolder()
{
    QCOMPARE(m_keymap->refusal(u"newService"_s, Qt::CTRL | Qt::Key_R), Keymap::Refusal::Taken);
    QCOMPARE(m_keymap->holder(Qt::CTRL | Qt::Key_R, u"newService"_s), u"refresh"_s);
    QVERIFY(!m_keymap->setKey(u"newService"_s, Qt::CTRL | Qt::Key_R));
    QCOMPARE(m_window->create.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_N));
    // Its own key is no conflict.
    QVERIFY(!m_keymap->refusal(u"refresh"_s, Qt::CTRL | Qt::Key_R));
}

void KeymapTest::keysThatCannotBeAreRefused_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QKeySequence>("key");
    QTest::addColumn<int>("refusal");
    const auto row = [](const char *name, const QString &id, const QKeySequence &key, Keymap::Refusal why) {
        QTest::newRow(name) << id << key << int(why);
    };
    row("a letter", u"refresh"_s, Qt::Key_J, Keymap::Refusal::NeedsModifier);
    row("a capital", u"refresh"_s, Qt::SHIFT | Qt::Key_J, Keymap::Refusal::NeedsModifier);
    row("Return", u"refresh"_s, Qt::Key_Return, Keymap::Refusal::NeedsModifier);
    row("Escape", u"refresh"_s, Qt::Key_Escape, Keymap::Refusal::NeedsModifier);
    row("Delete", u"refresh"_s, Qt::Key_Delete, Keymap::Refusal::Reserved);
    row("copying", u"refresh"_s, Qt::CTRL | Qt::Key_C, Keymap::Refusal::Reserved);
    row("deleting by one key", u"deleteService"_s, Qt::Key_F8, Keymap::Refusal::Destructive);
    row("deleting by a letter", u"deleteService"_s, Qt::Key_D, Keymap::Refusal::Destructive);
}

void KeymapTest::keysThatCannotBeAreRefused()
{
    QFETCH(QString, id);
    QFETCH(QKeySequence, key);
    QFETCH(int, refusal);
    const auto found = m_keymap->refusal(id, key);
    QVERIFY(found);
    QCOMPARE(int(*found), refusal);
    QVERIFY(!m_keymap->setKey(id, key));
    QVERIFY(!m_preferences->keys(id));
}

void KeymapTest::noKeyIsAllowed()
{
    QVERIFY(m_keymap->setKey(u"refresh"_s, QKeySequence()));
    QVERIFY(m_window->refresh.shortcuts().isEmpty());
    QCOMPARE(m_preferences->keys(u"refresh"_s), QStringList());
    QVERIFY(m_keymap->setKey(u"deleteService"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_D));
}

void KeymapTest::resetGivesBackWhatIsFree()
{
    QVERIFY(m_keymap->setKey(u"refresh"_s, Qt::CTRL | Qt::Key_J));
    QVERIFY(m_keymap->setKey(u"newService"_s, Qt::Key_F5));
    m_keymap->reset(u"refresh"_s);
    QCOMPARE(m_window->refresh.shortcuts(), QList<QKeySequence>{Qt::CTRL | Qt::Key_R});
    m_keymap->reset(u"newService"_s);
    m_keymap->reset(u"refresh"_s);
    QCOMPARE(m_window->refresh.shortcuts(), (QList<QKeySequence>{Qt::Key_F5, Qt::CTRL | Qt::Key_R}));
    QVERIFY(!m_preferences->keys(u"refresh"_s));
}

void KeymapTest::resetAllGivesEverythingBack()
{
    QVERIFY(m_keymap->setKey(u"refresh"_s, Qt::CTRL | Qt::Key_J));
    QVERIFY(m_keymap->setKey(u"newService"_s, Qt::Key_F5));
    m_keymap->resetAll();
    QCOMPARE(m_window->create.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_N));
    QCOMPARE(m_window->refresh.shortcut(), QKeySequence(Qt::Key_F5));
}

void KeymapTest::aFileWithBadKeysIsHarmless()
{
    m_preferences->setKeys(u"deleteService"_s,
                           QStringList{u"D"_s, u"Del"_s, u"nonsense"_s, u"Ctrl+Shift+D"_s});
    QCOMPARE(m_window->remove.shortcuts(), QList<QKeySequence>{Qt::CTRL | Qt::SHIFT | Qt::Key_D});
}

void KeymapTest::actionsMayGo()
{
    {
        Actions other;
        m_keymap->adopt(other.all());
    }
    QVERIFY(m_keymap->setKey(u"refresh"_s, Qt::CTRL | Qt::Key_J));
    QCOMPARE(m_window->refresh.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
}

} // namespace Belay

QTEST_MAIN(Belay::KeymapTest)
#include "tst_keymap.moc"
