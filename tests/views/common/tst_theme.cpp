// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/icons.h"
#include "views/common/statuschip.h"
#include "views/common/statuschiplabel.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>

using namespace Qt::StringLiterals;
using namespace Belay;

namespace {

QPalette groundedPalette(bool dark)
{
    return dark ? darkPalette() : lightPalette();
}

QColor darkestOf(const QImage &image)
{
    QColor found(Qt::white);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            if (color.alpha() == 255 && color.lightness() < found.lightness()) {
                found = color;
            }
        }
    }
    return found;
}

//! The colour of the icon's most covered pixels.
QColor inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) == 255) {
                return QColor::fromRgb(image.pixel(x, y));
            }
        }
    }
    return {};
}

class StillStyle final : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnUnexpectedWarnings();
        QApplication::setPalette(lightPalette());
    }

    void toneColorsAreTheDesigns_data();
    void toneColorsAreTheDesigns();
    void textReadsOnItsGround_data();
    void textReadsOnItsGround();
    void paletteTextReads_data();
    void paletteTextReads();
    void contrastIsTheOneOfWcag();
    void readableOnIsAlwaysReadable();
    void motionIsReducedWithTheStyle();
    void iconTakesThePalettesColors();
    void iconFollowsAPaletteChange();
    void iconIsCrispAtTwice();
    void iconKeepsAColorOfItsOwn();
    void unknownIconWarns();
    void chipShowsTextLiterally();
    void chipIsElidedInNarrowPlaces();
    void chipStandsAtTheRightInRightToLeft();
    void chipLabelNamesItself();
};

void TestTheme::toneColorsAreTheDesigns_data()
{
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<QString>("light");
    QTest::addColumn<QString>("dark");
    QTest::newRow("available") << Tone::Positive << u"#1a7f37"_s << u"#4cc46a"_s;
    QTest::newRow("busy") << Tone::Busy << u"#0b6bcb"_s << u"#6cb2ff"_s;
    QTest::newRow("deleting") << Tone::Caution << u"#8a5a00"_s << u"#e0a93b"_s;
    QTest::newRow("failed") << Tone::Negative << u"#c21f2b"_s << u"#ff8a80"_s;
    QTest::newRow("unknown") << Tone::Neutral << u"#57606a"_s << u"#a5afb9"_s;
}

void TestTheme::toneColorsAreTheDesigns()
{
    QFETCH(Tone, tone);
    QTEST(toneColor(tone, lightPalette()).name(), "light");
    QTEST(toneColor(tone, darkPalette()).name(), "dark");
    QCOMPARE(darkPalette().color(QPalette::Base).name(), u"#1e2227"_s);
    QVERIFY(isDark(darkPalette()));
    QVERIFY(!isDark(lightPalette()));
}

void TestTheme::textReadsOnItsGround_data()
{
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<bool>("dark");
    for (const Tone tone : {Tone::Neutral, Tone::Positive, Tone::Busy, Tone::Caution, Tone::Negative}) {
        for (const bool dark : {false, true}) {
            QTest::addRow("tone %d %s", int(tone), dark ? "dark" : "light") << tone << dark;
        }
    }
}

void TestTheme::textReadsOnItsGround()
{
    QFETCH(Tone, tone);
    QFETCH(bool, dark);
    const QPalette palette = groundedPalette(dark);
    QVERIFY(contrastRatio(toneColor(tone, palette), palette.color(QPalette::Base)) >= 4.5);
    QVERIFY(contrastRatio(toneColor(tone, palette), palette.color(QPalette::Window)) >= 4.5);
    QVERIFY(contrastRatio(toneTextOnTint(tone, palette), toneTint(tone, palette)) >= 4.5);
    // Messages write in the window's text on the tint.
    QVERIFY(contrastRatio(palette.color(QPalette::WindowText), toneTint(tone, palette)) >= 4.5);
}

void TestTheme::paletteTextReads_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::paletteTextReads()
{
    QFETCH(bool, dark);
    const QPalette palette = groundedPalette(dark);
    const QList<std::pair<QPalette::ColorRole, QPalette::ColorRole>> pairs{
        {QPalette::WindowText, QPalette::Window},         {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},        {QPalette::ButtonText, QPalette::Button},
        {QPalette::HighlightedText, QPalette::Highlight}, {QPalette::ToolTipText, QPalette::ToolTipBase},
        {QPalette::PlaceholderText, QPalette::Base},      {QPalette::Link, QPalette::Base},
        {QPalette::LinkVisited, QPalette::Base},
    };
    for (const auto &[text, ground] : pairs) {
        const double contrast = contrastRatio(palette.color(text), palette.color(ground));
        QVERIFY2(contrast >= 4.5,
                 qPrintable(u"role %1 on %2: %3"_s.arg(int(text)).arg(int(ground)).arg(contrast)));
    }
    QVERIFY(contrastRatio(mutedText(palette), palette.color(QPalette::Window)) >= 4.5);
    QVERIFY(contrastRatio(mutedText(palette), palette.color(QPalette::Base)) >= 4.5);
}

void TestTheme::contrastIsTheOneOfWcag()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    QVERIFY(qAbs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void TestTheme::readableOnIsAlwaysReadable()
{
    for (int hue = 0; hue < 360; hue += 15) {
        for (int value = 0; value <= 255; value += 15) {
            const QColor ground = QColor::fromHsv(hue, 200, value);
            QVERIFY(contrastRatio(readableOn(ground), ground) >= 4.5);
        }
    }
}

void TestTheme::motionIsReducedWithTheStyle()
{
    QWidget widget;
    StillStyle still;
    widget.setStyle(&still);
    QVERIFY(reducedMotion(&widget));
}

void TestTheme::iconTakesThePalettesColors()
{
    const QIcon glyph = icon("status-available"_L1);
    QVERIFY(!glyph.isNull());
    const QPalette palette = QApplication::palette();
    QCOMPARE(inkOf(glyph.pixmap(32)), palette.color(QPalette::WindowText));
    QCOMPARE(inkOf(glyph.pixmap(QSize(32, 32), QIcon::Disabled)),
             palette.color(QPalette::Disabled, QPalette::WindowText));
    QCOMPARE(inkOf(glyph.pixmap(QSize(32, 32), QIcon::Selected)), palette.color(QPalette::HighlightedText));
}

void TestTheme::iconFollowsAPaletteChange()
{
    const QIcon glyph = icon("status-available"_L1);
    QCOMPARE(inkOf(glyph.pixmap(32)), lightPalette().color(QPalette::WindowText));
    QApplication::setPalette(darkPalette());
    QCOMPARE(inkOf(glyph.pixmap(32)), darkPalette().color(QPalette::WindowText));
}

void TestTheme::iconIsCrispAtTwice()
{
    const QPixmap pixmap = icon("close"_L1).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
}

void TestTheme::iconKeepsAColorOfItsOwn()
{
    QCOMPARE(inkOf(icon(u"status-available"_s, QColor(1, 2, 3)).pixmap(32)), QColor(1, 2, 3));
}

void TestTheme::unknownIconWarns()
{
    QTest::ignoreMessage(QtWarningMsg, "No such icon: :/icons/no-such.svg");
    QVERIFY(icon("no-such"_L1).isNull());
    QVERIFY(!hasIcon(u"no-such"_s));
    QVERIFY(hasIcon(u"close"_s));
}

void TestTheme::chipShowsTextLiterally()
{
    const RedProbe probe;
    QVERIFY(probe.isReady());
    StatusChipLabel chip;
    chip.setStatus(Tone::Neutral, u"status-unknown"_s, probe.text());
    chip.resize(chip.sizeHint());
    QVERIFY(chip.sizeHint().width() > 200);
    QVERIFY(!RedProbe::isSeenIn(&chip));
    QCOMPARE(chip.accessibleName(), probe.text());
}

void TestTheme::chipIsElidedInNarrowPlaces()
{
    QImage image(100, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    StatusChip::paint(&painter, QRect(0, 0, 60, 30), lightPalette(), QApplication::font(), Tone::Negative,
                      u"status-create-failed"_s, u"A rather long status"_s);
    painter.end();
    QCOMPARE(darkestOf(image.copy(60, 0, 40, 30)), QColor(Qt::white));
    QVERIFY(darkestOf(image.copy(0, 0, 60, 30)) != QColor(Qt::white));
}

void TestTheme::chipStandsAtTheRightInRightToLeft()
{
    QImage image(200, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setLayoutDirection(Qt::RightToLeft);
    StatusChip::paint(&painter, image.rect(), lightPalette(), QApplication::font(), Tone::Positive,
                      u"status-available"_s, u"OK"_s);
    painter.end();
    QCOMPARE(darkestOf(image.copy(0, 0, 100, 30)), QColor(Qt::white));
    QVERIFY(darkestOf(image.copy(100, 0, 100, 30)) != QColor(Qt::white));
}

void TestTheme::chipLabelNamesItself()
{
    StatusChipLabel chip;
    chip.setStatus(Tone::Positive, u"status-available"_s, u"Available"_s);
    QCOMPARE(chip.accessibleName(), u"Available"_s);
    chip.setStatus(Tone::Busy, u"status-deploying"_s, u"Deploying"_s);
    QCOMPARE(chip.accessibleName(), u"Deploying"_s);
    chip.setAccessibleName(u"Status of demand"_s);
    chip.setStatus(Tone::Positive, u"status-available"_s, u"Available"_s);
    QCOMPARE(chip.accessibleName(), u"Status of demand"_s);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
