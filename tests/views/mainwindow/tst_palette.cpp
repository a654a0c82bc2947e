// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/palettemodel.h"
#include "tests/views/mainwindow/windowfixture.h"

#include <QDialog>
#include <QDockWidget>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTabWidget>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestPalette : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void opensByKeysAndButton();
    void escapeGoesBackToWhereItWas();
    void aClickElsewhereClosesIt();
    void runsActions();
    void saysWhyAnActionIsNotPossible();
    void deletingAsks();
    void goesToAServiceThoughTheFilterHidesIt();
    void appliesViews();
    void opensProfiles();
    void controlEnterAsksForANewWindow();
    void prefixesLimit();
    void keysMoveWhileTheLineIsTypedIn();
    void tellsHowManyWereFound();
    void staysInsideTheWindow();
    void offersNoServicesWithoutAProfile();

private:
    QWidget &palette() { return *child<QWidget>(m_fixture->window(), u"palette"_s); }
    QListView &list() { return *child<QListView>(m_fixture->window(), u"paletteList"_s); }
    QString note() { return child<QLabel>(m_fixture->window(), u"paletteNote"_s)->text(); }
    QString current(int role = Qt::DisplayRole) { return list().currentIndex().data(role).toString(); }
    QStringList found()
    {
        QStringList found;
        for (int row = 0; row < list().model()->rowCount(); ++row) {
            found.append(list().model()->index(row, 0).data().toString());
        }
        return found;
    }
    void find(const QString &text)
    {
        m_fixture->press(Qt::Key_K, Qt::ControlModifier);
        m_fixture->type(text);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

void TestPalette::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->views.save({u"Broken ones"_s, u"is:failed"_s});
    m_fixture->platform.services[4].tags = {u"retail"_s};
    QVERIFY(m_fixture->show());
    QVERIFY(m_fixture->openProfile());
    m_fixture->table().setFocus();
}

void TestPalette::opensByKeysAndButton()
{
    QVERIFY(!palette().isVisible());
    m_fixture->press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette().isVisible());
    QCOMPARE(WindowFixture::focused()->objectName(), u"paletteLine"_s);
    m_fixture->press(Qt::Key_Escape);
    m_fixture->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(palette().isVisible());
    m_fixture->press(Qt::Key_Escape);

    // From a text field, too, where some platforms use the key for an edit of their own.
    m_fixture->filterLine().setFocus();
    m_fixture->press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette().isVisible());
    m_fixture->press(Qt::Key_Escape);
    QVERIFY(m_fixture->filterLine().hasFocus());

    auto *button = child<QAbstractButton>(m_fixture->window(), u"paletteButton"_s);
    QCOMPARE(button->accessibleName(), u"Palette"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(palette().isVisible());
}

void TestPalette::escapeGoesBackToWhereItWas()
{
    find(u"edit"_s);
    QVERIFY(!m_fixture->table().hasFocus());
    m_fixture->press(Qt::Key_Escape);
    QVERIFY(!palette().isVisible());
    QVERIFY(m_fixture->table().hasFocus());
    // It begins anew.
    m_fixture->press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(child<QLineEdit>(palette(), u"paletteLine"_s)->text(), QString());
}

void TestPalette::aClickElsewhereClosesIt()
{
    m_fixture->press(Qt::Key_K, Qt::ControlModifier);
    const QRect last = m_fixture->table().rect();
    QTest::mouseClick(m_fixture->table().viewport(), Qt::LeftButton, {},
                      m_fixture->table().viewport()->rect().bottomLeft() + QPoint(4, -4));
    QVERIFY(last.isValid());
    QVERIFY(!palette().isVisible());
}

void TestPalette::runsActions()
{
    find(u"goac"_s);
    QCOMPARE(current(), u"Go to activity"_s);
    QCOMPARE(current(PaletteModel::KeysRole), u"Ctrl+3"_s);
    m_fixture->press(Qt::Key_Return);
    QVERIFY(!palette().isVisible());
    QVERIFY(child<QDockWidget>(m_fixture->window(), u"activityDock"_s)->isVisible());
}

void TestPalette::saysWhyAnActionIsNotPossible()
{
    find(u">clone"_s);
    QCOMPARE(current(), u"Clone service"_s);
    QVERIFY(current(PaletteModel::DetailRole).endsWith(u"select one service"_s));
    m_fixture->press(Qt::Key_Return);
    QVERIFY(palette().isVisible());
    QCOMPARE(note(), u"\u2068Clone service\u2069 is not possible now: select one service."_s);
    QCOMPARE(palette().accessibleDescription(), note());
}

void TestPalette::deletingAsks()
{
    m_fixture->table().selectService(m_fixture->platform.services.at(3).id);
    find(u">delete service"_s);
    QCOMPARE(current(), u"Delete service"_s);
    m_fixture->press(Qt::Key_Return);
    QTRY_VERIFY(m_fixture->window().findChild<QDialog *>(u"deleteDialog"_s));
    QCOMPARE(m_fixture->platform.count("DELETE"), 0);
    m_fixture->press(Qt::Key_Escape);
}

void TestPalette::goesToAServiceThoughTheFilterHidesIt()
{
    m_fixture->filterLine().setFocus();
    m_fixture->type(u"is:failed"_s);
    find(u"service-7"_s);
    QCOMPARE(current(), u"service-7"_s);
    m_fixture->press(Qt::Key_Return);
    QCOMPARE(m_fixture->query(), QString());
    QVERIFY(m_fixture->table().currentService());
    QCOMPARE(m_fixture->table().currentService()->name, u"service-7"_s);
    const QWidget *details = child<QWidget>(m_fixture->window(), u"detailsPane"_s);
    QVERIFY(details == WindowFixture::focused() || details->isAncestorOf(WindowFixture::focused()));
}

void TestPalette::appliesViews()
{
    find(u"broken"_s);
    QCOMPARE(current(PaletteModel::DetailRole), u"View: is:failed"_s);
    m_fixture->press(Qt::Key_Return);
    QCOMPARE(m_fixture->query(), u"is:failed"_s);
    QVERIFY(m_fixture->table().hasFocus());
}

void TestPalette::opensProfiles()
{
    QSignalSpy sandbox(&m_fixture->window(), &MainWindow::sandboxRequested);
    find(u"@sand"_s);
    m_fixture->press(Qt::Key_Return);
    QCOMPARE(sandbox.size(), 1);

    m_fixture->profiles.addProfile(u"acme-prod"_s, QUrl(u"https://service.peak.ai"_s));
    find(u"@prod"_s);
    QCOMPARE(found(), QStringList{u"acme-prod"_s});
    QCOMPARE(current(PaletteModel::KeysRole), u"Alt+1"_s);
    m_fixture->press(Qt::Key_Return);
    QCOMPARE(m_fixture->window().workspace()->profile().name, u"acme-prod"_s);
    QVERIFY(m_fixture->window().workspace()->awaitsKey());
}

void TestPalette::controlEnterAsksForANewWindow()
{
    QSignalSpy wanted(&m_fixture->window(), &MainWindow::newWindowRequested);
    find(u"service-5"_s);
    m_fixture->press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(0).value<std::optional<Profile>>(), m_fixture->profile);
    QCOMPARE(wanted.first().at(1).toString(), m_fixture->platform.services.at(4).id.value);
    QVERIFY(!m_fixture->table().currentService());
    find(u"@sandbox"_s);
    m_fixture->press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(wanted.size(), 2);
    QVERIFY(wanted.last().at(0).value<std::optional<Profile>>()->isSandbox);
}

void TestPalette::prefixesLimit()
{
    find(u"#ret"_s);
    QCOMPARE(found(), QStringList{u"service-5"_s});
    m_fixture->press(Qt::Key_K, Qt::ControlModifier);
    m_fixture->type(u"!"_s);
    QCOMPARE(found(), (QStringList{u"service-1"_s, u"service-2"_s}));
}

void TestPalette::keysMoveWhileTheLineIsTypedIn()
{
    find(u"!"_s);
    QCOMPARE(current(), u"service-1"_s);
    m_fixture->press(Qt::Key_Down);
    QCOMPARE(current(), u"service-2"_s);
    QVERIFY(palette().accessibleDescription().startsWith(u"service-2, "_s));
    m_fixture->press(Qt::Key_Down);
    QCOMPARE(current(), u"service-2"_s);
    m_fixture->press(Qt::Key_PageUp);
    QCOMPARE(current(), u"service-1"_s);
    m_fixture->type(u"2"_s);
    QCOMPARE(found(), QStringList{u"service-2"_s});
    QCOMPARE(current(), u"service-2"_s);
}

void TestPalette::tellsHowManyWereFound()
{
    find(u"!"_s);
    QVERIFY2(note().startsWith(u"2 result"_s), qPrintable(note()));
    QCOMPARE(palette().accessibleDescription(), note());
    m_fixture->type(u"qqq"_s);
    QCOMPARE(note(), u"Nothing found."_s);
    m_fixture->press(Qt::Key_Return);
    QVERIFY(palette().isVisible());
}

void TestPalette::staysInsideTheWindow()
{
    m_fixture->press(Qt::Key_K, Qt::ControlModifier);
    m_fixture->window().resize(900, 560);
    QTRY_COMPARE(m_fixture->window().size(), QSize(900, 560));
    QVERIFY(m_fixture->window().rect().contains(palette().geometry()));
    QVERIFY(palette().y() >= m_fixture->window().menuBar()->geometry().bottom());
}

void TestPalette::offersNoServicesWithoutAProfile()
{
    m_fixture->close();
    QVERIFY(m_fixture->show());
    find(u"service-"_s);
    QVERIFY(!found().contains(u"service-1"_s));
    m_fixture->press(Qt::Key_Escape);
    find(u"@"_s);
    QCOMPARE(found(), QStringList{u"sandbox"_s});
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
