// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/textfields.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace Belay {

QPlainTextEdit *makeTextField(QWidget *parent, int lines)
{
    auto *field = new QPlainTextEdit(parent);
    field->setTabChangesFocus(true);
    field->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    const int margins = int(2 * field->document()->documentMargin()) + 2 * field->frameWidth();
    field->setFixedHeight(field->fontMetrics().lineSpacing() * lines + margins + 2);
    return field;
}

void setFieldText(QPlainTextEdit *field, const QString &text)
{
    if (field->toPlainText() != text) {
        field->setPlainText(text);
    }
}

void setLineText(QLineEdit *line, const QString &text)
{
    if (line->text() != text) {
        line->setText(text);
    }
}

} // namespace Belay
