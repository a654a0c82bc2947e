// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

//! The icon family as views use it: compiled in, one colour, on its grid, nothing cut off.
class TestResources : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void iconsOfTheFamily_data();
    void iconsOfTheFamily();
    void applicationIconFitsItsSquare();
    void translationsAreCompiledIn();
};

namespace {
QByteArray source(const QString &stem)
{
    QFile file(u":/icons/%1.svg"_s.arg(stem));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Whether something is drawn outside of the view box: rendered with a margin as wide as a quarter of it.
bool leavesItsSquare(const QByteArray &svg, int side)
{
    const int margin = side / 4;
    QSvgRenderer renderer(svg);
    renderer.setViewBox(QRect(0, 0, side, side).marginsAdded({margin, margin, margin, margin}));
    QImage image((side + 2 * margin) * 4, (side + 2 * margin) * 4, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    const QRect inside(margin * 4, margin * 4, side * 4, side * 4);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (!inside.contains(x, y) && qAlpha(image.pixel(x, y)) > 0) {
                return true;
            }
        }
    }
    return false;
}
} // namespace

void TestResources::iconsOfTheFamily_data()
{
    QTest::addColumn<QString>("stem");
    QTest::addColumn<int>("side");
    const QStringList on16 = {u"chevron-down"_s,      u"close"_s,
                              u"forecast-disagree"_s, u"forecast-none"_s,
                              u"forecast-redeploy"_s, u"forecast-unknown"_s,
                              u"status-available"_s,  u"status-create-failed"_s,
                              u"status-creating"_s,   u"status-delete-failed"_s,
                              u"status-deleting"_s,   u"status-deploying"_s,
                              u"status-unknown"_s,    u"type-api"_s,
                              u"type-shiny"_s,        u"type-webapp"_s};
    const QStringList on20 = {
        u"activity"_s, u"check"_s,    u"clear"_s,   u"clone"_s,    u"cloud"_s,    u"columns"_s, u"copy"_s,
        u"delete"_s,   u"details"_s,  u"edit"_s,    u"error"_s,    u"external"_s, u"eye"_s,     u"eye-off"_s,
        u"filter"_s,   u"format"_s,   u"help"_s,    u"history"_s,  u"info"_s,     u"key"_s,     u"lock"_s,
        u"minus"_s,    u"more"_s,     u"new"_s,     u"offline"_s,  u"open"_s,     u"palette"_s, u"pin"_s,
        u"play"_s,     u"plus"_s,     u"profile"_s, u"question"_s, u"refresh"_s,  u"sandbox"_s, u"save"_s,
        u"search"_s,   u"settings"_s, u"shield"_s,  u"stop"_s,     u"test"_s,     u"undo"_s,    u"unlock"_s,
        u"warning"_s,  u"wrap"_s};
    const QStringList on64 = {u"state-denied"_s,  u"state-empty"_s,   u"state-error"_s,  u"state-key"_s,
                              u"state-nomatch"_s, u"state-offline"_s, u"state-welcome"_s};
    const auto add = [](const QStringList &stems, int side) {
        for (const QString &stem : stems) {
            QTest::newRow(qPrintable(stem)) << stem << side;
        }
    };
    add(on16, 16);
    add(on20, 20);
    add(on64, 64);

    const qsizetype known = on16.size() + on20.size() + on64.size();
    QCOMPARE(QDir(u":/icons"_s).entryList({u"*.svg"_s}).size(), known + 2); // and the application's two
}

void TestResources::iconsOfTheFamily()
{
    QFETCH(const QString, stem);
    QFETCH(const int, side);

    const QByteArray svg = source(stem);
    QVERIFY2(QSvgRenderer(svg).isValid(), "not readable");
    QCOMPARE(QSvgRenderer(svg).viewBox(), QRect(0, 0, side, side));
    QVERIFY2(svg.contains("stroke=\"currentColor\""), "takes no colour");
    QVERIFY2(!svg.contains('#') && !svg.contains("rgb("), "has a colour of its own");
    QVERIFY2(!leavesItsSquare(svg, side), "is cut off at its edge");
}

void TestResources::applicationIconFitsItsSquare()
{
    QVERIFY(!leavesItsSquare(source(u"belay"_s), 128));
    QVERIFY(!leavesItsSquare(source(u"belay-symbolic"_s), 128));
}

void TestResources::translationsAreCompiledIn()
{
    QTranslator translator;
    QVERIFY(translator.load(QLocale(QLocale::English), u"belay"_s, u"_"_s, u":/translations"_s));
}

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
