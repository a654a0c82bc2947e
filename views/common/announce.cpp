// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/announce.h"

#include <QAccessible>
#include <QWidget>

namespace Belay {

void announce(QWidget *widget, const QString &text)
{
    if (text.isEmpty()) {
        return;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent news(widget, text);
    QAccessible::updateAccessibility(&news);
#endif
    widget->setAccessibleDescription(text);
    QAccessibleEvent alert(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace Belay
