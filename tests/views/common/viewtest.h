// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QApplication>
#include <QPixmap>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <algorithm>

namespace Belay {

//! Any warning fails the test, except what the offscreen platform says of itself.
inline void failOnUnexpectedWarnings()
{
    using namespace Qt::StringLiterals;
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
}

//! Markup that paints a red square wherever it is not shown literally.
class RedProbe
{
public:
    RedProbe()
    {
        QPixmap red(40, 40);
        red.fill(QColor(255, 0, 0));
        m_path = m_directory.filePath(QStringLiteral("red.png"));
        m_saved = red.save(m_path);
    }

    bool isReady() const { return m_saved; }
    QString text() const
    {
        return QStringLiteral("<img src=\"") + m_path + QStringLiteral("\"> <b>bold</b> & more");
    }

    //! The tooltip on the screen, or null.
    static QWidget *toolTip()
    {
        const QWidgetList windows = QApplication::topLevelWidgets();
        const auto found = std::find_if(windows.begin(), windows.end(), [](const QWidget *window) {
            return window->inherits("QTipLabel") && window->isVisible();
        });
        return found == windows.end() ? nullptr : *found;
    }

    //! Whether the probe's red is anywhere in what \a widget shows.
    static bool isSeenIn(QWidget *widget)
    {
        const QImage image = widget->grab().toImage().convertToFormat(QImage::Format_RGB32);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == qRgb(255, 0, 0)) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    QTemporaryDir m_directory;
    QString m_path;
    bool m_saved = false;
};

//! Shows \a widget and waits until it is the active window.
inline bool showActive(QWidget *widget)
{
    widget->show();
    widget->activateWindow();
    return QTest::qWaitForWindowActive(widget);
}

} // namespace Belay
