// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/settingvalue.h"

#include <QSettings>

namespace Belay {

void keepSetting(QSettings &settings, const QString &key, const QVariant &value)
{
    QVariant kept = settings.value(key);
    // A file tells only texts.
    if (!kept.isValid() || !kept.convert(value.metaType()) || kept != value) {
        settings.setValue(key, value);
    }
}

} // namespace Belay
