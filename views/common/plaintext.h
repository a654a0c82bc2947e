// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractButton;
class QAction;
class QLabel;
class QPoint;
class QStandardItem;
class QTreeWidgetItem;
class QWidget;

namespace Belay {

//! A label that shows \a text as it is, whatever it holds. The only way server text gets into a label.
QLabel *makePlainLabel(const QString &text, QWidget *parent);

//! Makes \a text the label of \a button, literally: an & is no mnemonic. It becomes the accessible name, too,
//! and the button gets room of 12 px at each side, which Fusion does not give. Empty: the button is hidden.
void setPlainButtonText(QAbstractButton *button, const QString &text);

//! Makes \a text the tooltip, literally and with its line breaks. The only way a tooltip is set or shown.
void setPlainToolTip(QWidget *widget, const QString &text);
void setPlainToolTip(QAction *action, const QString &text);
void setPlainToolTip(QStandardItem *item, const QString &text);
void setPlainToolTip(QTreeWidgetItem *item, int column, const QString &text);
//! The tooltip of \a action, which setPlainToolTip() has set, becomes that of \a widget, too.
void takeToolTip(QWidget *widget, const QAction *action);
//! Shows \a text at once, as setPlainToolTip() would; empty hides the tooltip.
void showPlainToolTip(const QPoint &globalPos, const QString &text, QWidget *widget);

//! \a text between first-strong isolates, so that a right-to-left name does not turn the sentence round it.
//! Marks in \a text that would end that early are left out.
QString isolated(const QString &text);

} // namespace Belay
