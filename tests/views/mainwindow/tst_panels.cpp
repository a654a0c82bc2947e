// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/mainwindow/windowfixture.h"
#include "views/common/codeedit.h"
#include "views/invocation/historyview.h"
#include "views/invocation/testpanel.h"
#include "views/services/activitypanel.h"

#include <QDockWidget>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestPanels : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void nothingIsMadeBeforeItIsShown();
    void openedFromTheMenuItShowsWhatIsSelected();
    void anOpenTestPanelFollowsTheSelection();
    void aClosedOneDoesNot();
    void theyHaveRoom();
    void theHistoryShowsPaths();
    void theyOpenAgainWithTheWindow();
    void closingGivesTheTableTheFocus();

private:
    template <typename T>
    T *find(const QString &name = {})
    {
        return m_fixture->window().findChild<T *>(name);
    }
    void trigger(const QString &action) { find<QAction>(action)->trigger(); }
    void select(int row) { m_fixture->table().selectRow(row); }
    QString selectedName() { return m_fixture->table().currentService()->name; }
    QString testedName() { return find<TestPanel>()->service().value_or(Service()).name; }

    std::unique_ptr<WindowFixture> m_fixture;
};

void TestPanels::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->show());
    QVERIFY(m_fixture->openProfile());
}

void TestPanels::nothingIsMadeBeforeItIsShown()
{
    select(0);
    QVERIFY(!find<TestPanel>());
    QVERIFY(!find<ActivityPanel>());
    QVERIFY(!find<CodeEdit>()); // nor any editor
    trigger(u"testService"_s);
    QVERIFY(find<TestPanel>()->isVisible());
    QVERIFY(!find<ActivityPanel>());
    trigger(u"goToActivity"_s);
    QVERIFY(find<ActivityPanel>()->isVisible());
}

void TestPanels::openedFromTheMenuItShowsWhatIsSelected()
{
    select(3);
    trigger(u"toggleTestPanel"_s);
    QVERIFY(find<TestPanel>()->isVisible());
    QCOMPARE(testedName(), selectedName());
}

void TestPanels::anOpenTestPanelFollowsTheSelection()
{
    select(3);
    trigger(u"testService"_s);
    select(4);
    QCOMPARE(testedName(), selectedName());
}

void TestPanels::aClosedOneDoesNot()
{
    select(3);
    trigger(u"testService"_s);
    const QString tested = testedName();
    trigger(u"toggleTestPanel"_s);
    QVERIFY(!find<TestPanel>()->isVisible());
    select(4);
    QCOMPARE(testedName(), tested);
    trigger(u"toggleTestPanel"_s);
    QCOMPARE(testedName(), selectedName());
}

void TestPanels::theyHaveRoom()
{
    trigger(u"toggleTestPanel"_s);
    QTRY_VERIFY2(find<TestPanel>()->height() >= 300,
                 qPrintable(QString::number(find<TestPanel>()->height())));
    trigger(u"goToActivity"_s);
    QTRY_VERIFY(find<ActivityPanel>()->height() >= 300);
}

void TestPanels::theHistoryShowsPaths()
{
    select(3);
    trigger(u"testService"_s);
    auto *history = find<HistoryView>();
    QTRY_VERIFY(history->isVisible());
    QTRY_VERIFY2(history->width() >= 300, qPrintable(QString::number(history->width())));
}

void TestPanels::theyOpenAgainWithTheWindow()
{
    trigger(u"goToActivity"_s);
    auto *dock = find<QDockWidget>(u"activityDock"_s);
    m_fixture->window().resizeDocks({dock}, {320}, Qt::Vertical);
    QTRY_COMPARE(dock->height(), 320);
    m_fixture->close();
    QVERIFY(m_fixture->show());
    QVERIFY(m_fixture->openProfile());
    QVERIFY(find<ActivityPanel>()->isVisible());
    QCOMPARE(find<QDockWidget>(u"activityDock"_s)->height(), 320);
    QVERIFY(!find<TestPanel>());
}

void TestPanels::closingGivesTheTableTheFocus()
{
    trigger(u"goToActivity"_s);
    QVERIFY(!m_fixture->table().hasFocus());
    trigger(u"toggleActivity"_s);
    QVERIFY(m_fixture->table().hasFocus());
}

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
