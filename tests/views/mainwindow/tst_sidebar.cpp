// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/sidebarmodel.h"
#include "tests/views/mainwindow/windowfixture.h"

#include <QDialog>
#include <QDockWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestSidebar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void showsWhereToGoWithNumbers();
    void clickAppliesAView();
    void servicesClearsTheFilter();
    void activityOpensItsPanel();
    void keysDoWhatClicksDo();
    void marksTheViewThatTheFilterIs();
    void typingInTheFilterCountsNothing();
    void theFilterBarSavesAView();
    void aTakenNameIsReplacedOnlyWhenSaid();
    void renames();
    void deletesWithAWayBack();
    void movesByTheContextMenu();
    void hidesAndStaysHidden();
    void isOneOfThePanes();

private:
    QStringList rows() const
    {
        QStringList rows;
        const QAbstractItemModel &model = *m_fixture->sidebar().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            rows.append(model.index(row, 0).data(Qt::AccessibleTextRole).toString());
        }
        return rows;
    }
    void clickRow(int row)
    {
        QListView &sidebar = m_fixture->sidebar();
        QTest::mouseClick(sidebar.viewport(), Qt::LeftButton, {},
                          sidebar.visualRect(sidebar.model()->index(row, 0)).center());
    }
    void focusRow(int row)
    {
        m_fixture->sidebar().setFocus();
        m_fixture->press(Qt::Key_Home);
        for (int i = 0; i < row; ++i) {
            m_fixture->press(Qt::Key_Down);
        }
    }
    //! The dialog that asks for a name, as soon as it is there.
    QDialog *nameDialog()
    {
        QDialog *dialog = nullptr;
        const bool opened = QTest::qWaitFor([&] {
            dialog = m_fixture->window().findChild<QDialog *>(u"viewNameDialog"_s);
            return dialog && dialog->isVisible() && dialog->isActiveWindow();
        });
        return opened ? dialog : nullptr;
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

void TestSidebar::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->views.save({u"Failing"_s, u"is:failed"_s});
    m_fixture->views.save({u"Web"_s, u"type:web-app"_s});
    QVERIFY(m_fixture->show());
    QVERIFY(m_fixture->openProfile());
}

void TestSidebar::showsWhereToGoWithNumbers()
{
    QTRY_COMPARE(rows(), (QStringList{u"Services (12)"_s, u"Failing (2)"_s, u"Web (6)"_s, u"Activity"_s}));
    QCOMPARE(m_fixture->sidebar().width(), 200);

    m_fixture->platform.services[2].status = ServiceStatus::DeleteFailed;
    m_fixture->window().workspace()->services().refresh();
    QTRY_COMPARE(rows().at(1), u"Failing (3)"_s);
}

void TestSidebar::clickAppliesAView()
{
    clickRow(1);
    QCOMPARE(m_fixture->query(), u"is:failed"_s);
    QCOMPARE(m_fixture->window().servicesPage().shownCount(), 2);
    QVERIFY(m_fixture->table().hasFocus());
}

void TestSidebar::servicesClearsTheFilter()
{
    clickRow(2);
    clickRow(0);
    QCOMPARE(m_fixture->query(), QString());
    QVERIFY(m_fixture->table().hasFocus());
}

void TestSidebar::activityOpensItsPanel()
{
    clickRow(3);
    QVERIFY(child<QDockWidget>(m_fixture->window(), u"activityDock"_s)->isVisible());
}

void TestSidebar::keysDoWhatClicksDo()
{
    focusRow(2);
    QCOMPARE(m_fixture->query(), QString());
    m_fixture->press(Qt::Key_Return);
    QCOMPARE(m_fixture->query(), u"type:web-app"_s);
    QVERIFY(m_fixture->table().hasFocus());
    m_fixture->press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(child<QDockWidget>(m_fixture->window(), u"activityDock"_s)->isVisible());
    m_fixture->press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(m_fixture->table().hasFocus());
}

void TestSidebar::marksTheViewThatTheFilterIs()
{
    QListView &sidebar = m_fixture->sidebar();
    QCOMPARE(sidebar.currentIndex().row(), 0);
    m_fixture->filterLine().setFocus();
    m_fixture->type(u"is:failed"_s);
    QCOMPARE(sidebar.currentIndex().row(), 1);
    m_fixture->type(u" x"_s);
    QVERIFY(sidebar.selectionModel()->selectedIndexes().isEmpty());

    // Whoever walks through the list and leaves it has not gone anywhere.
    focusRow(2);
    m_fixture->filterLine().setFocus();
    QVERIFY(sidebar.selectionModel()->selectedIndexes().isEmpty());
}

void TestSidebar::typingInTheFilterCountsNothing()
{
    // What is in sight is described first; each answer is a change of the list.
    const ServiceRepository &services = m_fixture->window().workspace()->services();
    const auto isDescribed = [&services] {
        for (qsizetype i = 0; i < services.count(); ++i) {
            if (!services.row(i).service.details) {
                return false;
            }
        }
        return true;
    };
    QTRY_VERIFY(isDescribed());
    QTRY_COMPARE(rows().first(), u"Services (12)"_s);
    QCoreApplication::processEvents();
    QSignalSpy counted(m_fixture->sidebar().model(), &QAbstractItemModel::dataChanged);
    m_fixture->window().workspace()->poller().setWindowVisible(false);
    m_fixture->filterLine().setFocus();
    m_fixture->type(u"service-1"_s);
    QCoreApplication::processEvents();
    QCOMPARE(counted.size(), 0);
}

void TestSidebar::theFilterBarSavesAView()
{
    auto *save = child<QAbstractButton>(m_fixture->window(), u"saveViewButton"_s);
    QVERIFY(!save->isVisible());
    m_fixture->filterLine().setFocus();
    m_fixture->type(u"type:api"_s);
    QVERIFY(save->isVisible());
    QTRY_VERIFY(save->width() > 0 && save->parentWidget()->rect().contains(save->geometry()));
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(nameDialog());
    m_fixture->type(u"All APIs"_s);
    m_fixture->press(Qt::Key_Return);
    QTRY_COMPARE(rows().at(3), u"All APIs (6)"_s);
    QCOMPARE(m_fixture->views.views().last(), (SavedView{u"All APIs"_s, u"type:api"_s}));
    // It is what the filter is.
    QTRY_COMPARE(m_fixture->sidebar().currentIndex().row(), 3);
}

void TestSidebar::aTakenNameIsReplacedOnlyWhenSaid()
{
    m_fixture->filterLine().setFocus();
    m_fixture->type(u"is:busy"_s);
    m_fixture->window().findChild<QAction *>(u"saveView"_s)->trigger();
    QDialog *dialog = nameDialog();
    QVERIFY(dialog);
    auto *accept = child<QPushButton>(*dialog, u"acceptViewName"_s);
    QCOMPARE(accept->text(), u"Save"_s);
    m_fixture->press(Qt::Key_Delete);
    QVERIFY(!accept->isEnabled());
    m_fixture->type(u"failing"_s);
    QCOMPARE(accept->text(), u"Replace"_s);
    QVERIFY(shownTexts(*dialog).contains(u"will be replaced"_s));
    QCOMPARE(unnamedControls(*dialog), QStringList());
    m_fixture->press(Qt::Key_Return);
    QTRY_COMPARE(m_fixture->views.views().first(), (SavedView{u"Failing"_s, u"is:busy"_s}));
    QCOMPARE(m_fixture->views.views().size(), 2);
}

void TestSidebar::renames()
{
    focusRow(1);
    m_fixture->press(Qt::Key_F2);
    QDialog *dialog = nameDialog();
    QVERIFY(dialog);
    m_fixture->type(u"Web"_s);
    QVERIFY(!child<QPushButton>(*dialog, u"acceptViewName"_s)->isEnabled());
    QVERIFY(shownTexts(*dialog).contains(u"Another view has this name."_s));
    m_fixture->type(u"s that fail"_s);
    m_fixture->press(Qt::Key_Return);
    QTRY_COMPARE(rows().at(1), u"Webs that fail (2)"_s);
}

void TestSidebar::deletesWithAWayBack()
{
    focusRow(1);
    m_fixture->press(Qt::Key_Delete);
    QTRY_COMPARE(rows(), (QStringList{u"Services (12)"_s, u"Web (6)"_s, u"Activity"_s}));
    auto *message = child<QWidget>(m_fixture->window(), u"message:viewDeleted:Failing"_s);
    click(*message, u"messageAction"_s);
    QTRY_COMPARE(rows().at(1), u"Failing (2)"_s);
}

void TestSidebar::movesByTheContextMenu()
{
    focusRow(1);
    QListView &sidebar = m_fixture->sidebar();
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(&sidebar, &wanted);
    auto *menu = child<QMenu>(sidebar, u"viewMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(!menu->findChild<QAction *>(u"moveViewUp"_s)->isEnabled());
    auto *down = menu->findChild<QAction *>(u"moveViewDown"_s);
    menu->setActiveAction(down);
    m_fixture->press(Qt::Key_Return);
    QTRY_COMPARE(rows().at(2), u"Failing (2)"_s);
    QCOMPARE(sidebar.currentIndex().row(), 2);

    // Neither the services nor the activity have a menu.
    QTRY_VERIFY(!sidebar.findChild<QMenu *>(u"viewMenu"_s));
    focusRow(0);
    QCoreApplication::sendEvent(&sidebar, &wanted);
    QVERIFY(!sidebar.findChild<QMenu *>(u"viewMenu"_s));
}

void TestSidebar::hidesAndStaysHidden()
{
    QVERIFY(m_fixture->sidebar().isVisible());
    m_fixture->press(Qt::Key_F9);
    QVERIFY(!m_fixture->sidebar().isVisible());
    m_fixture->close();
    QVERIFY(m_fixture->show());
    QVERIFY(m_fixture->openProfile());
    QVERIFY(!m_fixture->sidebar().isVisible());
    QVERIFY(!m_fixture->window().findChild<QAction *>(u"toggleSidebar"_s)->isChecked());
    m_fixture->press(Qt::Key_F9);
    QVERIFY(m_fixture->sidebar().isVisible());
}

void TestSidebar::isOneOfThePanes()
{
    m_fixture->filterLine().setFocus();
    m_fixture->press(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(m_fixture->sidebar().hasFocus());
    m_fixture->press(Qt::Key_F6);
    QVERIFY(m_fixture->filterLine().hasFocus());
}

QTEST_MAIN(TestSidebar)
#include "tst_sidebar.moc"
