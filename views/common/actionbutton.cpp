// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/actionbutton.h"

#include "views/common/plaintext.h"

#include <QAction>
#include <QPushButton>

namespace Belay {

QPushButton *makeActionButton(QAction *action, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setAutoDefault(false);
    const auto follow = [action, button] {
        button->setText(action->iconText());
        button->setIcon(action->icon());
        button->setEnabled(action->isEnabled());
        takeToolTip(button, action);
        button->setAccessibleName(action->iconText());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace Belay
