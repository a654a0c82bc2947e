// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/preferences/appearance.h"

#include "views/common/theme.h"

#include <QApplication>
#include <QProxyStyle>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! Another style without its movements.
class StillStyle final : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0
                                                    : QProxyStyle::styleHint(hint, option, widget, returned);
    }
};

} // namespace

Appearance::Appearance(const Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_systemStyle(QApplication::style()->name())
    , m_systemFont(QApplication::font())
{
    connect(&preferences, &Preferences::changed, this, &Appearance::apply);
    apply();
}

void Appearance::apply()
{
    if (m_theme != m_preferences.theme() || m_motion != m_preferences.motion()) {
        m_theme = m_preferences.theme();
        m_motion = m_preferences.motion();
        applyStyle();
    }
    if (m_textPercent != m_preferences.textPercent()) {
        m_textPercent = m_preferences.textPercent();
        applyText();
    }
}

void Appearance::applyStyle()
{
    // The palettes are made for Fusion; others may paint with colours of their own.
    const bool isSystem = m_theme == Preferences::Theme::System;
    const QString name = isSystem ? m_systemStyle : u"fusion"_s;
    if (m_motion == Preferences::Motion::Off) {
        QApplication::setStyle(new StillStyle(name));
    } else {
        QApplication::setStyle(name);
    }
    switch (m_theme) {
    case Preferences::Theme::System:
        QApplication::setPalette(QPalette());
        break;
    case Preferences::Theme::Light:
        QApplication::setPalette(lightPalette());
        break;
    case Preferences::Theme::Dark:
        QApplication::setPalette(darkPalette());
        break;
    }
}

void Appearance::applyText()
{
    QFont font = m_systemFont;
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * m_textPercent / 100);
    } else {
        font.setPixelSize(font.pixelSize() * m_textPercent / 100);
    }
    QApplication::setFont(font);
}

} // namespace Belay
