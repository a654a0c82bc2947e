// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/savedviews.h"

#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestSavedViews : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsNamesQueriesAndOrder();
    void replacesTheQueryOfTheSameName();
    void namesAreCheckedBeforeUse();
    void renames();
    void removesAndTakesBack();
    void movesWithinTheList();
    void toleratesAFileEditedByHand();
    void leavesOtherSettingsAlone();

private:
    QStringList names(const SavedViews &views) const
    {
        QStringList names;
        for (const SavedView &view : views.views()) {
            names.append(view.name);
        }
        return names;
    }

    QTemporaryDir m_place;
    std::unique_ptr<QSettings> m_settings;
    int m_files = 0;
};

void TestSavedViews::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_settings =
        std::make_unique<QSettings>(m_place.filePath(u"window%1.ini"_s.arg(++m_files)), QSettings::IniFormat);
}

void TestSavedViews::keepsNamesQueriesAndOrder()
{
    {
        SavedViews views(*m_settings);
        QVERIFY(views.views().isEmpty());
        QSignalSpy changed(&views, &SavedViews::changed);
        views.save({u"Failing"_s, u"is:failed"_s});
        views.save({u" Ours, \"quoted\" = ü "_s, u"tag:\"team a\" -type:api"_s});
        QCOMPARE(changed.size(), 2);
    }
    m_settings->sync();
    QSettings again(m_settings->fileName(), QSettings::IniFormat);
    const SavedViews views(again);
    QCOMPARE(views.views(), (QList<SavedView>{{u"Failing"_s, u"is:failed"_s},
                                              {u"Ours, \"quoted\" = ü"_s, u"tag:\"team a\" -type:api"_s}}));
}

void TestSavedViews::replacesTheQueryOfTheSameName()
{
    SavedViews views(*m_settings);
    views.save({u"One"_s, u"a"_s});
    views.save({u"Two"_s, u"b"_s});
    views.save({u"ONE "_s, u"c"_s});
    QCOMPARE(views.views(), (QList<SavedView>{{u"One"_s, u"c"_s}, {u"Two"_s, u"b"_s}}));
}

void TestSavedViews::namesAreCheckedBeforeUse()
{
    using Problem = SavedViews::NameProblem;
    SavedViews views(*m_settings);
    views.save({u"One"_s, u"a"_s});
    QCOMPARE(views.nameProblem(u"  "_s), Problem::Empty);
    QCOMPARE(views.nameProblem(QString(SavedViews::longestName + 1, u'x')), Problem::TooLong);
    QCOMPARE(views.nameProblem(u" one"_s), Problem::Taken);
    QVERIFY(!views.nameProblem(u"one"_s, u"One"_s));
    QVERIFY(!views.nameProblem(u"Two"_s));

    QSignalSpy changed(&views, &SavedViews::changed);
    views.save({QString(), u"b"_s});
    views.save({QString(SavedViews::longestName + 1, u'x'), u"b"_s});
    QCOMPARE(changed.size(), 0);
    QCOMPARE(names(views), QStringList{u"One"_s});
}

void TestSavedViews::renames()
{
    SavedViews views(*m_settings);
    views.save({u"One"_s, u"a"_s});
    views.save({u"Two"_s, u"b"_s});
    views.rename(u"one"_s, u"ONE"_s);
    QCOMPARE(names(views), (QStringList{u"ONE"_s, u"Two"_s}));
    QSignalSpy changed(&views, &SavedViews::changed);
    views.rename(u"ONE"_s, u"two"_s);
    views.rename(u"Three"_s, u"Four"_s);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(names(views), (QStringList{u"ONE"_s, u"Two"_s}));
}

void TestSavedViews::removesAndTakesBack()
{
    SavedViews views(*m_settings);
    for (const QString &name : {u"A"_s, u"B"_s, u"C"_s}) {
        views.save({name, name.toLower()});
    }
    views.remove(u"b"_s);
    QCOMPARE(names(views), (QStringList{u"A"_s, u"C"_s}));
    views.insert(1, {u"B"_s, u"b"_s});
    QCOMPARE(names(views), (QStringList{u"A"_s, u"B"_s, u"C"_s}));
    views.remove(u"C"_s);
    views.remove(u"A"_s);
    views.insert(2, {u"C"_s, u"c"_s});
    QCOMPARE(names(views), (QStringList{u"B"_s, u"C"_s}));
}

void TestSavedViews::movesWithinTheList()
{
    SavedViews views(*m_settings);
    for (const QString &name : {u"A"_s, u"B"_s, u"C"_s}) {
        views.save({name, name.toLower()});
    }
    views.move(u"C"_s, -1);
    QCOMPARE(names(views), (QStringList{u"A"_s, u"C"_s, u"B"_s}));
    QSignalSpy changed(&views, &SavedViews::changed);
    views.move(u"A"_s, -1);
    views.move(u"B"_s, 5);
    views.move(u"Z"_s, 1);
    QCOMPARE(changed.size(), 0);
}

void TestSavedViews::toleratesAFileEditedByHand()
{
    m_settings->setValue(u"views/size"_s, 4);
    m_settings->setValue(u"views/1/name"_s, u"One"_s);
    m_settings->setValue(u"views/1/query"_s, u"a"_s);
    m_settings->setValue(u"views/2/name"_s, u"one"_s);
    m_settings->setValue(u"views/3/query"_s, u"nameless"_s);
    m_settings->setValue(u"views/4/name"_s, u"Two"_s);
    const SavedViews views(*m_settings);
    QCOMPARE(views.views(), (QList<SavedView>{{u"One"_s, u"a"_s}, {u"Two"_s, QString()}}));
}

void TestSavedViews::leavesOtherSettingsAlone()
{
    m_settings->setValue(u"window/details"_s, true);
    SavedViews views(*m_settings);
    views.save({u"One"_s, u"a"_s});
    views.save({u"Two"_s, u"b"_s});
    views.remove(u"Two"_s);
    QCOMPARE(m_settings->value(u"window/details"_s).toBool(), true);
    QVERIFY(!m_settings->contains(u"views/2/name"_s));
}

QTEST_GUILESS_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
