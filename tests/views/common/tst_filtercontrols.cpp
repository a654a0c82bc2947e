// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/chipbar.h"
#include "views/common/clearbutton.h"
#include "views/common/flowlayout.h"
#include "views/common/multichoicebutton.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace Belay;

namespace {

const QStringList threeChips{QStringLiteral("status:failed"), QStringLiteral("type:api"),
                             QStringLiteral("demand")};

QList<Choice> statuses()
{
    return {{u"AVAILABLE"_s, u"Available"_s, 12},
            {u"CREATE_FAILED"_s, u"Create & failed"_s, 3},
            {u"X"_s, u"X"_s, 0}};
}

QToolButton *cross(const ChipBar &bar, int index)
{
    return bar.findChild<QToolButton *>(u"removeChip%1"_s.arg(index));
}

//! Opens the list of \a button, waits until it is there, and closes it in the end.
class OpenList
{
public:
    explicit OpenList(MultiChoiceButton *button)
        : m_menu(button->menu())
    {
        QTest::mouseMove(button->window()->windowHandle(), QPoint(1, 1)); // a menu asks where the mouse was
        m_menu->popup(button->mapToGlobal(QPoint(0, button->height())));
        m_open = QTest::qWaitForWindowExposed(m_menu);
    }
    ~OpenList() { m_menu->close(); }
    OpenList(const OpenList &) = delete;
    OpenList &operator=(const OpenList &) = delete;

    bool isOpen() const { return m_open && m_menu->isVisible(); }
    void click(int index)
    {
        const QRect place = m_menu->actionGeometry(m_menu->actions().at(index));
        // A menu takes its first move for one that its own appearance made.
        QTest::mouseMove(m_menu->windowHandle(), place.center() + QPoint(2, 0));
        QTest::mouseMove(m_menu->windowHandle(), place.center());
        QTest::mouseClick(m_menu->windowHandle(), Qt::LeftButton, {}, place.center());
    }
    QMenu *operator->() { return m_menu; }
    QMenu *menu() { return m_menu; }

private:
    QMenu *m_menu;
    bool m_open = false;
};

} // namespace

class TestFilterControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void theClearButtonIsThereWhileThereIsText();
    void flowWrapsAndMirrors();
    void chipsAreShownLiterally();
    void emptyBarTakesNoRoom();
    void barWithoutParentWaitsForOne();
    void crossTellsItsIndex();
    void keysRemoveChips_data();
    void keysRemoveChips();
    void arrowsMoveBetweenCrosses();
    void focusStaysWhenAChipGoes();
    void clearAllIsSaid();
    void choicesShowCounts();
    void listStaysOpenWhileTicking();
    void ticksByKeyboard();
    void clearTakesAllTicks();
    void countsChangeInAnOpenList();
    void ticksSurviveAReload();
    void settingTicksIsSilent();
    void buttonSaysWhatIsTicked();
    void spaceOpensTheList();
};

void TestFilterControls::theClearButtonIsThereWhileThereIsText()
{
    QLineEdit line;
    addClearButton(&line);
    line.show();
    QVERIFY(QTest::qWaitForWindowExposed(&line));
    auto *button = line.findChild<QToolButton *>();
    QVERIFY(button && !button->isVisible());
    QCOMPARE(button->toolTip(), u"Clear"_s);
    QTest::keyClicks(&line, u"demand"_s);
    QTRY_VERIFY(button->isVisible());
    QSignalSpy changed(&line, &QLineEdit::textChanged);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(line.text().isEmpty());
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY(!button->isVisible());
}

void TestFilterControls::flowWrapsAndMirrors()
{
    QWidget box;
    auto *layout = new FlowLayout(&box, 8);
    for (int i = 0; i < 3; ++i) {
        auto *item = new QWidget(&box);
        item->setFixedSize(100, 20);
        layout->addWidget(item);
    }
    QCOMPARE(layout->sizeHint(), QSize(316, 20));
    QCOMPARE(layout->heightForWidth(316), 20);
    QCOMPARE(layout->heightForWidth(315), 48);
    QCOMPARE(layout->heightForWidth(100), 76);
    box.setGeometry(0, 0, 240, 60);
    layout->setGeometry(box.rect());
    QCOMPARE(layout->itemAt(2)->geometry(), QRect(0, 28, 100, 20));
    box.setLayoutDirection(Qt::RightToLeft);
    layout->setGeometry(box.rect());
    QCOMPARE(layout->itemAt(0)->geometry(), QRect(140, 0, 100, 20));
}

void TestFilterControls::chipsAreShownLiterally()
{
    const RedProbe probe;
    QVERIFY(probe.isReady());
    ChipBar bar;
    bar.setChips({u"<b>x</b> & y"_s, probe.text()});
    bar.resize(600, 60);
    QVERIFY(showActive(&bar));
    QCOMPARE(bar.findChild<QWidget *>(u"chip0"_s)->findChild<QLabel *>()->text(), u"<b>x</b> & y"_s);
    QCOMPARE(cross(bar, 0)->accessibleName(), u"Remove filter <b>x</b> & y"_s);
    QVERIFY(!RedProbe::isSeenIn(&bar));
}

void TestFilterControls::emptyBarTakesNoRoom()
{
    QWidget window;
    ChipBar bar(&window);
    QVERIFY(showActive(&window));
    QVERIFY(!bar.isVisible());
    bar.setChips(threeChips);
    QVERIFY(bar.isVisible());
    bar.setChips({});
    QVERIFY(!bar.isVisible());
}

void TestFilterControls::barWithoutParentWaitsForOne()
{
    auto *bar = new ChipBar;
    bar->setChips(threeChips);
    QVERIFY(!bar->isVisible());
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    layout->addWidget(bar);
    QVERIFY(showActive(&window));
    QVERIFY(bar->isVisible());
}

void TestFilterControls::crossTellsItsIndex()
{
    ChipBar bar;
    bar.setChips(threeChips);
    QVERIFY(showActive(&bar));
    QSignalSpy removed(&bar, &ChipBar::removed);
    QTest::mouseClick(cross(bar, 1), Qt::LeftButton);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().toInt(), 1);
    QCOMPARE(bar.chips(), threeChips);
    QVERIFY(cross(bar, 1)->width() >= 24 && cross(bar, 1)->height() >= 24);
}

void TestFilterControls::keysRemoveChips_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Space") << Qt::Key_Space;
    QTest::newRow("Return") << Qt::Key_Return;
    QTest::newRow("Delete") << Qt::Key_Delete;
    QTest::newRow("Backspace") << Qt::Key_Backspace;
}

void TestFilterControls::keysRemoveChips()
{
    QFETCH(Qt::Key, key);
    ChipBar bar;
    bar.setChips(threeChips);
    QVERIFY(showActive(&bar));
    QSignalSpy removed(&bar, &ChipBar::removed);
    cross(bar, 2)->setFocus();
    QTest::keyClick(cross(bar, 2), key);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().toInt(), 2);
}

void TestFilterControls::arrowsMoveBetweenCrosses()
{
    ChipBar bar;
    bar.setChips(threeChips);
    QVERIFY(showActive(&bar));
    cross(bar, 0)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QVERIFY(cross(bar, 1)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QVERIFY(cross(bar, 0)->hasFocus());
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(QApplication::focusWidget()->objectName(), u"clearAllChips"_s);
}

void TestFilterControls::focusStaysWhenAChipGoes()
{
    ChipBar bar;
    bar.setChips(threeChips);
    QVERIFY(showActive(&bar));
    connect(&bar, &ChipBar::removed, &bar, [&bar](int index) {
        QStringList left = bar.chips();
        left.removeAt(index);
        bar.setChips(left);
    });
    cross(bar, 2)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Remove filter type:api"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QVERIFY(bar.chips().isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void TestFilterControls::clearAllIsSaid()
{
    ChipBar bar;
    bar.setChips(threeChips);
    QVERIFY(showActive(&bar));
    QSignalSpy cleared(&bar, &ChipBar::clearRequested);
    QTest::mouseClick(bar.findChild<QToolButton *>(u"clearAllChips"_s), Qt::LeftButton);
    QCOMPARE(cleared.count(), 1);
}

void TestFilterControls::choicesShowCounts()
{
    MultiChoiceButton button(u"Status"_s);
    button.setChoices(statuses());
    const QList<QAction *> actions = button.menu()->actions();
    QCOMPARE(actions.at(0)->text(), u"Available (12)"_s);
    QCOMPARE(actions.at(1)->text(), u"Create && failed (3)"_s);
    QCOMPARE(actions.at(2)->text(), u"X (0)"_s);
    QCOMPARE(actions.last()->text(), u"Clear"_s);
    QCOMPARE(button.accessibleName(), u"Status"_s);
}

void TestFilterControls::listStaysOpenWhileTicking()
{
    MultiChoiceButton button(u"Status"_s);
    button.setChoices(statuses());
    QVERIFY(showActive(&button));
    QSignalSpy changed(&button, &MultiChoiceButton::selectionChanged);
    OpenList list(&button);
    QVERIFY(list.isOpen());
    list.click(1);
    QVERIFY(list.isOpen());
    list.click(0);
    QVERIFY(list.isOpen());
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.last().first().toStringList(), QStringList({u"AVAILABLE"_s, u"CREATE_FAILED"_s}));
    list.click(1);
    QCOMPARE(button.selected(), QStringList({u"AVAILABLE"_s}));
    QTest::keyClick(list.menu(), Qt::Key_Escape);
    QVERIFY(!list.isOpen());
}

void TestFilterControls::ticksByKeyboard()
{
    MultiChoiceButton button(u"Status"_s);
    button.setChoices(statuses());
    QVERIFY(showActive(&button));
    OpenList list(&button);
    QVERIFY(list.isOpen());
    QTest::keyClick(list.menu(), Qt::Key_Down);
    QTest::keyClick(list.menu(), Qt::Key_Down);
    QTest::keyClick(list.menu(), Qt::Key_Space);
    QVERIFY(list.isOpen());
    QCOMPARE(button.selected(), QStringList({u"CREATE_FAILED"_s}));
    QTest::keyClick(list.menu(), Qt::Key_Return);
    QVERIFY(!list.isOpen());
    QCOMPARE(button.selected(), QStringList({u"CREATE_FAILED"_s}));
}

void TestFilterControls::clearTakesAllTicks()
{
    MultiChoiceButton button(u"Status"_s);
    button.setChoices(statuses());
    QVERIFY(!button.menu()->actions().last()->isEnabled());
    button.setSelected({u"X"_s, u"AVAILABLE"_s});
    QVERIFY(showActive(&button));
    QSignalSpy changed(&button, &MultiChoiceButton::selectionChanged);
    OpenList list(&button);
    list.click(int(list->actions().size()) - 1);
    QCOMPARE(changed.count(), 1);
    QVERIFY(button.selected().isEmpty());
    QVERIFY(!button.menu()->actions().first()->isChecked());
}

void TestFilterControls::countsChangeInAnOpenList()
{
    MultiChoiceButton button(u"Status"_s);
    button.setChoices(statuses());
    QVERIFY(showActive(&button));
    OpenList list(&button);
    QAction *first = list->actions().first();
    QList<Choice> later = statuses();
    later[0].count = 13;
    button.setChoices(later);
    QVERIFY(list.isOpen());
    QCOMPARE(list->actions().first(), first);
    QCOMPARE(first->text(), u"Available (13)"_s);
}

void TestFilterControls::ticksSurviveAReload()
{
    MultiChoiceButton button(u"Status"_s);
    button.setChoices(statuses());
    button.setSelected({u"X"_s});
    QList<Choice> fewer = statuses();
    fewer.removeLast();
    button.setChoices(fewer);
    QCOMPARE(button.selected(), QStringList({u"X"_s}));
    button.setChoices(statuses());
    QVERIFY(button.menu()->actions().at(2)->isChecked());
}

void TestFilterControls::settingTicksIsSilent()
{
    MultiChoiceButton button(u"Status"_s);
    button.setChoices(statuses());
    QSignalSpy changed(&button, &MultiChoiceButton::selectionChanged);
    button.setSelected({u"X"_s});
    QCOMPARE(changed.count(), 0);
    QVERIFY(button.menu()->actions().at(2)->isChecked());
}

void TestFilterControls::buttonSaysWhatIsTicked()
{
    MultiChoiceButton button(u"Status"_s);
    button.setChoices(statuses());
    QCOMPARE(button.text(), u"Status ▾"_s);
    QCOMPARE(button.accessibleDescription(), u"All"_s);
    button.setSelected({u"CREATE_FAILED"_s});
    QCOMPARE(button.text(), u"Status: Create && failed ▾"_s);
    button.setSelected({u"CREATE_FAILED"_s, u"X"_s});
    QCOMPARE(button.text(), u"Status: 2 chosen ▾"_s);
    QCOMPARE(button.accessibleDescription(), u"Create & failed, X"_s);
}

void TestFilterControls::spaceOpensTheList()
{
    MultiChoiceButton button(u"Status"_s);
    button.setChoices(statuses());
    QVERIFY(showActive(&button));
    bool opened = false;
    // The button runs the menu's own loop while it is open.
    QTimer closer;
    connect(&closer, &QTimer::timeout, &button, [&button, &opened] {
        opened = opened || button.menu()->isVisible();
        button.menu()->close();
    });
    closer.start(20);
    QTest::keyClick(&button, Qt::Key_Space);
    QTRY_VERIFY(opened);
}

QTEST_MAIN(TestFilterControls)
#include "tst_filtercontrols.moc"
