// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace Belay {

//! The keys of a window's actions, in a table.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    //! Reads them from the actions of \a parent and of its menus.
    explicit ShortcutsDialog(QWidget *parent);
};

} // namespace Belay
