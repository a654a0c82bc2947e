// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/shown.h"

#include <QWidget>

namespace Belay {

void setShown(QWidget *widget, bool shown)
{
    if (shown && widget->parentWidget() == nullptr) {
        // Only a widget that was hidden on purpose stays hidden when its parent is shown.
        widget->setAttribute(Qt::WA_WState_ExplicitShowHide, false);
        return;
    }
    widget->setVisible(shown);
}

} // namespace Belay
