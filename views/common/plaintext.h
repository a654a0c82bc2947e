// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractButton;
class QLabel;
class QWidget;

namespace Belay {

//! A label that shows \a text as it is, whatever it holds. The only way server text gets into a label.
QLabel *makePlainLabel(const QString &text, QWidget *parent);

//! Makes \a text the label of \a button, literally: an & is no mnemonic. It becomes the accessible name, too,
//! and the button gets room of 12 px at each side, which Fusion does not give. Empty: the button is hidden.
void setPlainButtonText(QAbstractButton *button, const QString &text);

//! \a text for setToolTip(): escaped, so that no part of it is read as markup; empty stays empty.
QString plainToolTip(const QString &text);

//! \a text between first-strong isolates, so that a right-to-left name does not turn the sentence round it.
QString isolated(const QString &text);

} // namespace Belay
