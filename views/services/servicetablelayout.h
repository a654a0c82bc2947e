// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSettings;
class QTableView;

namespace Belay {

// How a person has arranged the columns of the service table: which are shown, in which order, how wide, and what the
// rows are sorted by. \a table shows a ServiceTableModel through a proxy.

//! As they are before anybody has arranged them: sorted by name.
void applyFirstLayout(QTableView &table);
//! Under the group "table". Nothing is saved of a table that has had no model yet.
void saveLayout(const QTableView &table, QSettings &settings);
//! Columns of which \a settings do not know keep their place. The names and the ticks are always shown.
void restoreLayout(QTableView &table, const QSettings &settings);

} // namespace Belay
