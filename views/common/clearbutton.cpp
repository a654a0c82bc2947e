// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/clearbutton.h"

#include "views/common/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Belay {

void addClearButton(QLineEdit *line)
{
    QAction *clear = line->addAction(icon("clear"_L1), QLineEdit::TrailingPosition);
    clear->setText(QCoreApplication::translate("ClearButton", "Clear"));
    clear->setVisible(!line->text().isEmpty());
    QObject::connect(line, &QLineEdit::textChanged, clear,
                     [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
    QObject::connect(clear, &QAction::triggered, line, &QLineEdit::clear);
}

} // namespace Belay
