// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// rendericon FILE.svg SIZE FILE.png: used by the build, not installed.

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

int main(int argc, char *argv[])
{
    const int size = argc == 4 ? QByteArray(argv[2]).toInt() : 0;
    if (size <= 0) {
        qCritical("usage: rendericon FILE.svg SIZE FILE.png");
        return 2;
    }
    QSvgRenderer renderer(QFile::decodeName(argv[1]));
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    return renderer.isValid() && image.save(QFile::decodeName(argv[3])) ? 0 : 1;
}
