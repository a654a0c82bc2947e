// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/profileband.h"
#include "views/common/skeletonrows.h"
#include "views/common/statepage.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Belay;

namespace {

BandContent contentOf(BandKind kind)
{
    BandContent content;
    content.kind = kind;
    content.letter = u"P"_s;
    content.name = u"acme"_s;
    content.extra = u"read-only"_s;
    return content;
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnUnexpectedWarnings();
        QApplication::setPalette(lightPalette());
    }

    void statePageSaysWhatIsSoAndWhatToDo();
    void statePageHidesWhatItDoesNotHave();
    void statePageButtonsWorkByClickAndKey();
    void statePageShowsMarkupLiterally();
    void statePageIsAnnounced();
    void statePageDrawingFollowsThePalette();
    void skeletonSpeaksItsCaption();
    void bandTextReads_data();
    void bandTextReads();
    void bandColorsAreTheDesigns();
    void bandNamesItself();
    void bandHeightTellsTheKind();
    void bandPatternsDiffer();
    void bandButtonActsByClickAndKey();
    void bandShowsMarkupLiterally();
    void userColorStaysReadable();
};

void TestPages::statePageSaysWhatIsSoAndWhatToDo()
{
    StatePage page;
    page.setContent(
        {u"state-empty"_s, u"No services yet."_s, u"Create one."_s, u"New service"_s, u"Open YAML…"_s, {}});
    page.resize(600, 400);
    QVERIFY(showActive(&page));
    QCOMPARE(page.findChild<QLabel *>(u"stateTitle"_s)->text(), u"No services yet."_s);
    QCOMPARE(page.findChild<QLabel *>(u"stateAdvice"_s)->text(), u"Create one."_s);
    QCOMPARE(page.accessibleName(), u"No services yet."_s);
    auto *drawing = page.findChild<QLabel *>(u"stateDrawing"_s);
    QVERIFY(drawing->isVisible());
    QCOMPARE(drawing->pixmap().deviceIndependentSize(), QSizeF(64, 64));
    // Centred: as much room left as right.
    const int left = drawing->mapTo(&page, QPoint()).x();
    const int right = page.width() - left - drawing->width();
    QVERIFY(qAbs(left - right) <= 1);
}

void TestPages::statePageHidesWhatItDoesNotHave()
{
    StatePage page;
    page.setContent({{}, u"Offline."_s, {}, {}, {}, {}});
    QVERIFY(showActive(&page));
    for (const auto &name : {u"stateDrawing"_s, u"stateAdvice"_s, u"stateDetails"_s}) {
        QVERIFY(!page.findChild<QLabel *>(name)->isVisible());
    }
    QVERIFY(!page.findChild<QPushButton *>(u"stateAction"_s)->isVisible());
    QVERIFY(!page.findChild<QPushButton *>(u"stateSecondAction"_s)->isVisible());
}

void TestPages::statePageButtonsWorkByClickAndKey()
{
    StatePage page;
    page.setContent({{}, u"So."_s, u"Do."_s, u"First"_s, u"Second"_s, {}});
    QVERIFY(showActive(&page));
    QSignalSpy first(&page, &StatePage::actionTriggered);
    QSignalSpy second(&page, &StatePage::secondActionTriggered);
    QTest::mouseClick(page.findChild<QPushButton *>(u"stateAction"_s), Qt::LeftButton);
    QTest::keyClick(page.findChild<QPushButton *>(u"stateSecondAction"_s), Qt::Key_Space);
    QCOMPARE(first.count(), 1);
    QCOMPARE(second.count(), 1);
}

void TestPages::statePageShowsMarkupLiterally()
{
    const RedProbe probe;
    QVERIFY(probe.isReady());
    StatePage page;
    page.setContent({{}, probe.text(), probe.text(), probe.text(), probe.text(), probe.text()});
    page.resize(800, 600);
    QVERIFY(showActive(&page));
    QVERIFY(!RedProbe::isSeenIn(&page));
}

void TestPages::statePageIsAnnounced()
{
    StatePage page;
    page.setContent({{}, u"So."_s, u"Do."_s, {}, {}, {}});
    QCOMPARE(page.accessibleDescription(), QString());
    QVERIFY(showActive(&page));
    QCOMPARE(page.accessibleDescription(), u"So. Do."_s);
    page.setContent({{}, u"Otherwise."_s, {}, {}, {}, {}});
    QCOMPARE(page.accessibleDescription(), u"Otherwise."_s);
}

void TestPages::statePageDrawingFollowsThePalette()
{
    StatePage page;
    page.setContent({u"state-empty"_s, u"So."_s, {}, {}, {}, {}});
    QVERIFY(showActive(&page));
    auto *drawing = page.findChild<QLabel *>(u"stateDrawing"_s);
    const QImage before = drawing->pixmap().toImage();
    QApplication::setPalette(darkPalette());
    QTRY_VERIFY(drawing->pixmap().toImage() != before);
}

void TestPages::skeletonSpeaksItsCaption()
{
    SkeletonRows rows;
    QCOMPARE(rows.accessibleName(), u"Loading"_s);
    rows.setCaption(u"Contacting host…"_s);
    QCOMPARE(rows.accessibleDescription(), u"Contacting host…"_s);
    QCOMPARE(rows.accessibleName(), u"Contacting host…"_s);
    rows.resize(400, 100);
    QVERIFY(!rows.grab().isNull());
}

void TestPages::bandTextReads_data()
{
    QTest::addColumn<BandKind>("kind");
    QTest::addColumn<bool>("dark");
    for (const BandKind kind : {BandKind::Development, BandKind::Staging, BandKind::Production}) {
        for (const bool dark : {false, true}) {
            QTest::addRow("kind %d %s", int(kind), dark ? "dark" : "light") << kind << dark;
        }
    }
}

void TestPages::bandTextReads()
{
    QFETCH(BandKind, kind);
    QFETCH(bool, dark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    ProfileBand band;
    band.setContent(contentOf(kind));
    QVERIFY(contrastRatio(band.textColor(), band.groundColor()) >= 4.5);
    if (kind != BandKind::Development) {
        QCOMPARE(band.groundColor(), bandColor(kind));
        QCOMPARE(band.textColor(), QColor(Qt::white));
    }
}

void TestPages::bandColorsAreTheDesigns()
{
    QCOMPARE(bandColor(BandKind::Development).name(), u"#0f766e"_s);
    QCOMPARE(bandColor(BandKind::Staging).name(), u"#9a5b00"_s);
    QCOMPARE(bandColor(BandKind::Production).name(), u"#b01c2e"_s);
}

void TestPages::bandNamesItself()
{
    ProfileBand band;
    BandContent content = contentOf(BandKind::Production);
    band.setContent(content);
    QCOMPARE(band.text(), u"acme — PRODUCTION — read-only"_s);
    QCOMPARE(band.accessibleName(), band.text());
    content.extra = u"unlocked, 9:42 left"_s;
    content.word = u"LIVE"_s;
    band.setContent(content);
    QCOMPARE(band.accessibleName(), u"acme — LIVE — unlocked, 9:42 left"_s);
}

void TestPages::bandHeightTellsTheKind()
{
    ProfileBand band;
    band.setContent(contentOf(BandKind::Production));
    QCOMPARE(band.sizeHint().height(), 28);
    band.setContent(contentOf(BandKind::Development));
    QVERIFY(band.sizeHint().height() < 28);
}

void TestPages::bandPatternsDiffer()
{
    QSet<QByteArray> seen;
    for (const BandKind kind : {BandKind::Development, BandKind::Staging, BandKind::Production}) {
        ProfileBand band;
        BandContent content = contentOf(kind);
        // With one colour for all, only the pattern is left to tell them apart.
        content.color = QColor(0, 0, 120);
        band.setContent(content);
        band.resize(400, 28);
        const QImage image = band.grab().toImage().copy(0, 0, 40, 22).convertToFormat(QImage::Format_Mono);
        seen.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
    }
    QCOMPARE(seen.size(), 3);
}

void TestPages::bandButtonActsByClickAndKey()
{
    ProfileBand band;
    BandContent content = contentOf(BandKind::Production);
    content.actionText = u"Unlock 10 min"_s;
    band.setContent(content);
    QVERIFY(showActive(&band));
    QSignalSpy triggered(&band, &ProfileBand::actionTriggered);
    auto *button = band.findChild<QPushButton *>(u"bandAction"_s);
    QVERIFY(button->isVisible());
    QCOMPARE(button->accessibleName(), u"Unlock 10 min"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(triggered.count(), 2);
    content.actionText.clear();
    band.setContent(content);
    QVERIFY(!button->isVisible());
}

void TestPages::bandShowsMarkupLiterally()
{
    const RedProbe probe;
    QVERIFY(probe.isReady());
    ProfileBand band;
    BandContent content = contentOf(BandKind::Staging);
    content.name = probe.text();
    content.extra = probe.text();
    content.actionText = probe.text();
    band.setContent(content);
    band.resize(1600, 28);
    QVERIFY(!RedProbe::isSeenIn(&band));
}

void TestPages::userColorStaysReadable()
{
    ProfileBand band;
    BandContent content = contentOf(BandKind::Staging);
    content.color = QColor(u"#ffd54f"_s);
    band.setContent(content);
    QCOMPARE(band.textColor(), QColor(Qt::black));
    QVERIFY(contrastRatio(band.textColor(), band.groundColor()) >= 4.5);
    QImage badge(64, 64, QImage::Format_ARGB32_Premultiplied);
    badge.fill(Qt::transparent);
    QPainter painter(&badge);
    ProfileBand::paintBadge(&painter, badge.rect(), content, QApplication::font());
    painter.end();
    QCOMPARE(badge.pixelColor(32, 4), content.color);
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
