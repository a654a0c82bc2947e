// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Belay {

void copySecret(const QString &value, std::chrono::milliseconds stays)
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    auto *data = new QMimeData;
    data->setText(value);
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    clipboard->setMimeData(data);
    auto *timer = new QTimer(clipboard);
    const auto clear = [clipboard, timer, value] {
        timer->deleteLater();
        if (clipboard->text() == value) {
            clipboard->clear();
        }
    };
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, clipboard, clear);
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, timer, clear);
    timer->start(stays);
}

} // namespace Belay
