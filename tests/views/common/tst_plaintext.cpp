// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/plaintext.h"

#include "tests/views/common/viewtest.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QStandardItem>
#include <QTextDocument>
#include <QToolTip>
#include <QTreeWidgetItem>

using namespace Belay;
using namespace Qt::StringLiterals;

//! The factories of plain text: whatever a text holds, it is seen as it is.
class TestPlainText : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void textsAreSeenAsTheyAre_data();
    void textsAreSeenAsTheyAre();
    void aShownToolTipReadsNoFile();
    void aToolTipIsTakenFromAnAction();
    void isolationHolds_data();
    void isolationHolds();
};

void TestPlainText::textsAreSeenAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("B07 markup") << u"<qt><img src=\"/etc/passwd\"> <b>bold</b></qt> &lt;"_s;
    QTest::newRow("B08 mnemonic") << u"R&D && more &"_s;
    QTest::newRow("B08 place marker") << u"%1 %2 %n %L1 100%"_s;
    QTest::newRow("lines") << u"first\nsecond"_s;
}

void TestPlainText::textsAreSeenAsTheyAre()
{
    QFETCH(QString, text);
    QWidget widget;
    QAction action;
    QStandardItem item;
    QTreeWidgetItem treeItem;
    setPlainToolTip(&widget, text);
    setPlainToolTip(&action, text);
    setPlainToolTip(&item, text);
    setPlainToolTip(&treeItem, 0, text);
    for (const QString &toolTip : {widget.toolTip(), text.isEmpty() ? QString() : action.toolTip(),
                                   item.toolTip(), treeItem.toolTip(0)}) {
        QCOMPARE(Qt::mightBeRichText(toolTip), !text.isEmpty());
        QTextDocument document;
        document.setHtml(toolTip);
        QCOMPARE(document.toPlainText(), text);
    }
    const QLabel *label = makePlainLabel(text, &widget);
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(label->text(), text);
    QPushButton button;
    setPlainButtonText(&button, text);
    QCOMPARE(button.text().replace("&&"_L1, "&"_L1), text);
    QVERIFY(button.shortcut().isEmpty());
}

void TestPlainText::aShownToolTipReadsNoFile()
{
    // B07
    const RedProbe probe;
    QVERIFY(probe.isReady());
    QWidget window;
    QVERIFY(showActive(&window));
    showPlainToolTip(window.mapToGlobal(QPoint(5, 5)), probe.text(), &window);
    QWidget *shown = RedProbe::toolTip();
    QVERIFY(shown);
    QVERIFY(!RedProbe::isSeenIn(shown));
    // As a check of the probe: what is not escaped is seen.
    QToolTip::hideText();
    QToolTip::showText(window.mapToGlobal(QPoint(50, 50)), probe.text(), &window);
    QTRY_VERIFY(RedProbe::toolTip() && RedProbe::isSeenIn(RedProbe::toolTip()));
    showPlainToolTip(QPoint(), QString(), &window);
    QTRY_VERIFY(!RedProbe::toolTip());
}

void TestPlainText::aToolTipIsTakenFromAnAction()
{
    QAction action;
    setPlainToolTip(&action, u"a <b> c"_s);
    QWidget widget;
    takeToolTip(&widget, &action);
    QCOMPARE(widget.toolTip(), u"<qt>a &lt;b&gt; c</qt>"_s);
}

void TestPlainText::isolationHolds_data()
{
    // B03
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("isolatedText");
    QTest::newRow("plain") << u"abc"_s << u"\u2068abc\u2069"_s;
    QTest::newRow("right to left") << u"\u05d0\u05d1"_s << u"\u2068\u05d0\u05d1\u2069"_s;
    QTest::newRow("override") << u"a\u202eb"_s << u"\u2068a\u202eb\u2069"_s;
    QTest::newRow("ends the isolation") << u"a\u2069\u202eb"_s << u"\u2068a\u202eb\u2069"_s;
    QTest::newRow("never ends") << u"a\u2067b"_s << u"\u2068a\u2067b\u2069\u2069"_s;
    QTest::newRow("balanced") << u"a\u2066b\u2069c"_s << u"\u2068a\u2066b\u2069c\u2069"_s;
    QTest::newRow("ends too often") << u"\u2066b\u2069\u2069c"_s << u"\u2068\u2066b\u2069c\u2069"_s;
}

void TestPlainText::isolationHolds()
{
    QFETCH(QString, text);
    QTEST(isolated(text), "isolatedText");
}

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
