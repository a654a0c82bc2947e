// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/paintcache.h"

#include <QPainter>
#include <QPixmapCache>
#include <QTest>

#include <set>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestPaintCache : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        QPixmapCache::clear();
        m_paintings = 0;
    }
    void paintsOnceForEachKeySizeAndRatio();
    void fillsWholePixels_data();
    void fillsWholePixels();
    void withoutASizeNothingIsPainted();

private:
    static QImage paper(qreal ratio)
    {
        QImage image(QSize(60, 60), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        image.setDevicePixelRatio(ratio);
        return image;
    }
    void paint(QImage &image, const QRectF &rect, const QString &key = u"box"_s)
    {
        QPainter painter(&image);
        paintCached(&painter, rect, key, [this](QPainter *box, const QRectF &place) {
            ++m_paintings;
            box->fillRect(place, Qt::black);
        });
    }

    int m_paintings = 0;
};

void TestPaintCache::paintsOnceForEachKeySizeAndRatio()
{
    QImage image = paper(1);
    paint(image, QRectF(2, 2, 10, 10));
    paint(image, QRectF(20, 2, 10, 10));
    QCOMPARE(m_paintings, 1);
    QCOMPARE(image.pixelColor(25, 5), QColor(Qt::black));
    paint(image, QRectF(2, 2, 10, 11));
    QCOMPARE(m_paintings, 2);
    paint(image, QRectF(2, 2, 10, 10), u"other"_s);
    QCOMPARE(m_paintings, 3);
    QImage fine = paper(2);
    paint(fine, QRectF(2, 2, 10, 10));
    QCOMPARE(m_paintings, 4);
    // As many pixels, but other points.
    paint(fine, QRectF(2, 2, 5, 5));
    QCOMPARE(m_paintings, 5);
}

void TestPaintCache::fillsWholePixels_data()
{
    QTest::addColumn<qreal>("ratio");
    for (const double ratio : {1.0, 1.25, 1.5, 1.75, 2.0}) {
        QTest::addRow("%g", ratio) << qreal(ratio);
    }
}

void TestPaintCache::fillsWholePixels()
{
    QFETCH(qreal, ratio);
    QImage image = paper(ratio);
    paint(image, QRectF(3, 5, 10, 9));
    std::set<QRgb> colours;
    int black = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            colours.insert(image.pixel(x, y));
            black += image.pixel(x, y) == qRgb(0, 0, 0);
        }
    }
    QCOMPARE(colours, (std::set<QRgb>{qRgb(0, 0, 0), qRgb(255, 255, 255)}));
    QCOMPARE(black, qRound(10 * ratio) * qRound(9 * ratio));
    QCOMPARE(image.pixel(qRound(3 * ratio), qRound(5 * ratio)), qRgb(0, 0, 0));
}

void TestPaintCache::withoutASizeNothingIsPainted()
{
    QImage image = paper(1);
    paint(image, QRectF(2, 2, 0, 10));
    QCOMPARE(m_paintings, 0);
}

QTEST_MAIN(TestPaintCache)
#include "tst_paintcache.moc"
