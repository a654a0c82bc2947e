// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/preferences.h"

#include <QFont>

namespace Belay {

//! Makes the application look as preferred: theme, size of the text, motion. Touches nothing that is the system's as
//! long as that is what is preferred.
class Appearance : public QObject
{
    Q_OBJECT

public:
    //! Applies \a preferences now and whenever they change. They outlive it.
    explicit Appearance(const Preferences &preferences, QObject *parent = nullptr);

private:
    void apply();
    void applyStyle();
    void applyText();

    const Preferences &m_preferences;
    QString m_systemStyle;
    QFont m_systemFont;
    Preferences::Theme m_theme = Preferences::Theme::System;
    Preferences::Motion m_motion = Preferences::Motion::System;
    int m_textPercent = 100;
};

} // namespace Belay
