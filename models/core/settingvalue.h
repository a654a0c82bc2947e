// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

class QSettings;

namespace Belay {

//! Sets \a key to \a value unless it is that already: QSettings writes its whole file again for a value that it has.
void keepSetting(QSettings &settings, const QString &key, const QVariant &value);

} // namespace Belay
