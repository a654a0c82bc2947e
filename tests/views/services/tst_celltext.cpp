// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/icons.h"
#include "views/services/celltext.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTableView>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

//! A cell is to look as the style would draw it, only cheaper.
class TestCellText : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void looksAsTheStyleDrawsIt_data();
    void looksAsTheStyleDrawsIt();
    void tellsCellsApart();
    void lineBreaksBecomeSpaces();
    void otherCellsAreLeftToTheStyle();

private:
    QStyleOptionViewItem cell(const QString &text) const
    {
        QStyleOptionViewItem cell;
        cell.initFrom(&m_table);
        cell.widget = &m_table;
        cell.rect = QRect(5, 5, 150, 30);
        cell.state = QStyle::State_Enabled | QStyle::State_Active;
        cell.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
        cell.textElideMode = Qt::ElideRight;
        cell.features = QStyleOptionViewItem::HasDisplay;
        cell.showDecorationSelected = true;
        cell.text = text;
        return cell;
    }
    static QImage drawn(const std::function<void(QPainter *)> &draw)
    {
        QImage image(160, 40, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        draw(&painter);
        return image;
    }
    static QImage ours(const QStyleOptionViewItem &cell)
    {
        CellText text;
        const QImage first = drawn([&](QPainter *painter) { text.paint(painter, cell); });
        const QImage again = drawn([&](QPainter *painter) { text.paint(painter, cell); });
        return first == again ? first : QImage();
    }
    QImage styles(const QStyleOptionViewItem &cell) const
    {
        return drawn([&](QPainter *painter) {
            m_table.style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, &m_table);
        });
    }

    QTableView m_table;
};

void TestCellText::looksAsTheStyleDrawsIt_data()
{
    QTest::addColumn<QStyleOptionViewItem>("item");
    const QString tooLong = u"demand-forecast-emea-with-a-name-that-does-not-fit"_s;
    const auto row = [&](const char *name, const QString &text, auto change) {
        QStyleOptionViewItem item = cell(text);
        change(item);
        QTest::newRow(name) << item;
    };
    const auto nothing = [](QStyleOptionViewItem &) {};
    row("short", u"demand-api"_s, nothing);
    row("too long", tooLong, nothing);
    row("empty", QString(), nothing);
    row("other scripts", u"Größe 需求 توقع"_s, nothing);
    row("right", u"42"_s, [](auto &item) { item.displayAlignment = Qt::AlignRight | Qt::AlignVCenter; });
    row("right to left", u"demand-api"_s, [](auto &item) { item.direction = Qt::RightToLeft; });
    row("right to left, too long", tooLong, [](auto &item) { item.direction = Qt::RightToLeft; });
    row("selected", u"demand-api"_s, [](auto &item) { item.state |= QStyle::State_Selected; });
    row("selected in another window", u"demand-api"_s, [](auto &item) {
        item.state |= QStyle::State_Selected;
        item.state &= ~QStyle::State_Active;
    });
    row("disabled", u"demand-api"_s, [](auto &item) { item.state &= ~QStyle::State_Enabled; });
    row("gone", u"demand-api"_s, [](auto &item) {
        item.font.setStrikeOut(true);
        item.palette.setColor(QPalette::Text, Qt::darkGray);
    });
    const auto addIcon = [](auto &item) {
        item.features |= QStyleOptionViewItem::HasDecoration;
        item.icon = icon(u"cloud"_s);
        item.decorationSize = QSize(16, 16);
        item.decorationAlignment = Qt::AlignCenter;
    };
    row("icon", u"API"_s, addIcon);
    row("icon, too long", tooLong, addIcon);
    row("icon, selected", u"API"_s, [&](auto &item) { addIcon(item), item.state |= QStyle::State_Selected; });
    row("icon, disabled", u"API"_s, [&](auto &item) { addIcon(item), item.state &= ~QStyle::State_Enabled; });
    row("icon, right to left", u"API"_s,
        [&](auto &item) { addIcon(item), item.direction = Qt::RightToLeft; });
    row("icon, no text", QString(), addIcon);
    row("narrow", u"demand-api"_s, [](auto &item) { item.rect.setWidth(12); });
    row("no room", u"demand-api"_s, [](auto &item) { item.rect.setWidth(4); });
}

void TestCellText::looksAsTheStyleDrawsIt()
{
    QFETCH(QStyleOptionViewItem, item);
    QVERIFY(CellText::suits(item));
    QVERIFY(ours(item) == styles(item));
}

// One after the other, so that each could be taken for the one before.
void TestCellText::tellsCellsApart()
{
    QList<QStyleOptionViewItem> items{cell(u"demand-api"_s)};
    const auto add = [&items](auto change) {
        QStyleOptionViewItem item = items.constFirst();
        change(item);
        items.append(item);
    };
    add([](auto &item) { item.text = u"demand-app"_s; });
    add([](auto &item) { item.rect.setWidth(60); });
    add([](auto &item) { item.rect.setWidth(60), item.textElideMode = Qt::ElideMiddle; });
    add([](auto &item) { item.displayAlignment = Qt::AlignRight | Qt::AlignVCenter; });
    add([](auto &item) { item.direction = Qt::RightToLeft; });
    add([](auto &item) { item.font.setStrikeOut(true); });
    for (int size = 1; size < 20; ++size) { // more fonts than are told apart at a time
        add([size](auto &item) {
            item.font.setPixelSize(10 + size), item.fontMetrics = QFontMetrics(item.font);
        });
    }
    CellText text;
    for (int round = 0; round < 2; ++round) {
        for (const QStyleOptionViewItem &item : std::as_const(items)) {
            QVERIFY(drawn([&](QPainter *painter) { text.paint(painter, item); }) == styles(item));
        }
    }
}

void TestCellText::lineBreaksBecomeSpaces()
{
    QVERIFY(ours(cell(u"two\nlines"_s)) == ours(cell(u"two lines"_s)));
}

void TestCellText::otherCellsAreLeftToTheStyle()
{
    QStyleOptionViewItem focused = cell(u"demand-api"_s);
    focused.state |= QStyle::State_HasFocus;
    QVERIFY(!CellText::suits(focused));
    QStyleOptionViewItem decorated = cell(u"API"_s);
    decorated.features |= QStyleOptionViewItem::HasDecoration;
    decorated.decorationPosition = QStyleOptionViewItem::Right;
    QVERIFY(!CellText::suits(decorated));
    QStyleOptionViewItem checkable = cell(QString());
    checkable.features |= QStyleOptionViewItem::HasCheckIndicator;
    QVERIFY(!CellText::suits(checkable));
}

QTEST_MAIN(TestCellText)
#include "tst_celltext.moc"
