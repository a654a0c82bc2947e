// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/preferences.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPreferences : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;

    QString file() const { return m_directory->filePath(u"window.ini"_s); }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_directory = std::make_unique<QTemporaryDir>();
    }

    void beginWithTheDefaults()
    {
        QSettings settings(file(), QSettings::IniFormat);
        const Preferences preferences(settings);
        QVERIFY(preferences.opensLastProfile());
        QVERIFY(preferences.keepsTestHistory());
        QCOMPARE(preferences.theme(), Preferences::Theme::System);
        QCOMPARE(preferences.textPercent(), 100);
        QCOMPARE(preferences.motion(), Preferences::Motion::System);
        QCOMPARE(preferences.density(), Preferences::Density::Comfortable);
        QVERIFY(preferences.flashesChanges());
        QCOMPARE(preferences.times(), Preferences::Times::Relative);
        QCOMPARE(preferences.undoTime(), 10s);
        QVERIFY(preferences.backsUpFirst());
        QVERIFY(preferences.backupFolder().isEmpty());
        QCOMPARE(preferences.idlePoll(), 30s);
        QVERIFY(!preferences.keys(u"refresh"_s));
        QVERIFY(settings.allKeys().isEmpty());
    }

    void changesAreToldOnceAndKept()
    {
        {
            QSettings settings(file(), QSettings::IniFormat);
            Preferences preferences(settings);
            QSignalSpy changed(&preferences, &Preferences::changed);
            preferences.setOpensLastProfile(false);
            preferences.setOpensLastProfile(false);
            QCOMPARE(changed.count(), 1);
            preferences.setKeepsTestHistory(false);
            preferences.setTheme(Preferences::Theme::Dark);
            preferences.setTextPercent(120);
            preferences.setMotion(Preferences::Motion::Off);
            preferences.setDensity(Preferences::Density::Compact);
            preferences.setFlashesChanges(false);
            preferences.setTimes(Preferences::Times::Absolute);
            preferences.setUndoTime(30s);
            preferences.setBacksUpFirst(false);
            preferences.setBackupFolder(u"/tmp/a folder"_s);
            preferences.setIdlePoll(60s);
            preferences.setKeys(u"refresh"_s, QStringList{u"Ctrl+J"_s});
            preferences.setKeys(u"newService"_s, QStringList());
            QCOMPARE(changed.count(), 14);
        }
        QSettings settings(file(), QSettings::IniFormat);
        const Preferences preferences(settings);
        QVERIFY(!preferences.opensLastProfile());
        QVERIFY(!preferences.keepsTestHistory());
        QCOMPARE(preferences.theme(), Preferences::Theme::Dark);
        QCOMPARE(preferences.textPercent(), 120);
        QCOMPARE(preferences.motion(), Preferences::Motion::Off);
        QCOMPARE(preferences.density(), Preferences::Density::Compact);
        QVERIFY(!preferences.flashesChanges());
        QCOMPARE(preferences.times(), Preferences::Times::Absolute);
        QCOMPARE(preferences.undoTime(), 30s);
        QVERIFY(!preferences.backsUpFirst());
        QCOMPARE(preferences.backupFolder(), u"/tmp/a folder"_s);
        QCOMPARE(preferences.idlePoll(), 60s);
        QCOMPARE(preferences.keys(u"refresh"_s), QStringList{u"Ctrl+J"_s});
        QCOMPARE(preferences.keys(u"newService"_s), QStringList());
    }

    void whatIsNotUnderstoodIsTheDefault_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("theme") << u"appearance/theme"_s << u"pink"_s;
        QTest::newRow("text, no number") << u"appearance/textPercent"_s << u"large"_s;
        QTest::newRow("text, too large") << u"appearance/textPercent"_s << u"1000"_s;
        QTest::newRow("text, negative") << u"appearance/textPercent"_s << u"-100"_s;
        QTest::newRow("density") << u"list/density"_s << QString();
        QTest::newRow("undo") << u"safety/undoSeconds"_s << u"0"_s;
        QTest::newRow("folder") << u"safety/backupFolder"_s << u"relative"_s;
        QTest::newRow("poll, too short") << u"network/idlePollSeconds"_s << u"1"_s;
        QTest::newRow("tick") << u"safety/backup"_s << u"maybe"_s;
    }
    void whatIsNotUnderstoodIsTheDefault()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QSettings settings(file(), QSettings::IniFormat);
        settings.setValue(key, value);
        const Preferences preferences(settings);
        QCOMPARE(preferences.theme(), Preferences::Theme::System);
        QCOMPARE(preferences.textPercent(), 100);
        QCOMPARE(preferences.density(), Preferences::Density::Comfortable);
        QCOMPARE(preferences.undoTime(), 10s);
        QVERIFY(preferences.backupFolder().isEmpty());
        QCOMPARE(preferences.idlePoll(), 30s);
        QVERIFY(preferences.backsUpFirst());
    }

    void keysGoBackToTheDefault()
    {
        QSettings settings(file(), QSettings::IniFormat);
        Preferences preferences(settings);
        preferences.setKeys(u"a"_s, QStringList{u"Ctrl+J"_s});
        preferences.setKeys(u"b"_s, QStringList{u"Ctrl+G"_s});
        preferences.setKeys(u"a"_s, std::nullopt);
        QVERIFY(!preferences.keys(u"a"_s));
        preferences.resetKeys();
        QVERIFY(!preferences.keys(u"b"_s));
        QVERIFY(settings.allKeys().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
