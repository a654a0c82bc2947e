// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QWidget;

namespace Belay {

//! A text field of \a lines lines for a form: plain text, Tab leaves it.
QPlainTextEdit *makeTextField(QWidget *parent, int lines);

//! A label for side notes: plain text, wrapped, in the weaker colour that can still be read.
QLabel *makeQuietLabel(QWidget *parent);

//! Replaces the text where it differs, so that cursor and undo survive when it does not.
void setFieldText(QPlainTextEdit *field, const QString &text);
void setLineText(QLineEdit *line, const QString &text);

} // namespace Belay
