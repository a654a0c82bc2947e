// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QKeySequenceEdit;
class QPushButton;
class QTreeWidget;

namespace Belay {

class FieldRow;
class Keymap;

//! All actions with their keys, to be changed. A key that another action has, or that cannot be one, is refused with
//! the reason. Controls: "shortcutList", "shortcutEdit", "shortcutNone", "shortcutReset", "shortcutResetAll".
class ShortcutsPage : public QWidget
{
    Q_OBJECT

public:
    //! \a keymap outlives it.
    explicit ShortcutsPage(Keymap &keymap, QWidget *parent = nullptr);

private:
    QString current() const;
    void reload();
    void showCurrent();
    void assign();
    QString refusalText(const QString &id) const;

    Keymap &m_keymap;
    QTreeWidget *m_list = nullptr;
    QKeySequenceEdit *m_edit = nullptr;
    FieldRow *m_row = nullptr;
    QPushButton *m_none = nullptr;
    QPushButton *m_reset = nullptr;
};

} // namespace Belay
