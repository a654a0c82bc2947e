// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/theme.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace Belay {

namespace {

constexpr double readable = 4.5;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QPalette makePalette(const QColor &window, const QColor &base, const QColor &alternate, const QColor &button,
                     const QColor &text, const QColor &disabled, const QColor &placeholder,
                     const QColor &highlight, const QColor &link, const QColor &visited,
                     const QColor &toolTip)
{
    QPalette palette(button, window);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, text);
    }
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, alternate);
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, toolTip);
    palette.setColor(QPalette::PlaceholderText, placeholder);
    palette.setColor(QPalette::Highlight, highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, link);
    palette.setColor(QPalette::LinkVisited, visited);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, disabled);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, blended(disabled, window, 0.4));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, text);
    return palette;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Base).lightnessF() < 0.5F;
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Positive:
        return QColor::fromRgb(dark ? 0x4cc46a : 0x1a7f37);
    case Tone::Busy:
        return QColor::fromRgb(dark ? 0x6cb2ff : 0x0b6bcb);
    case Tone::Caution:
        return QColor::fromRgb(dark ? 0xe0a93b : 0x8a5a00);
    case Tone::Negative:
        return QColor::fromRgb(dark ? 0xff8a80 : 0xc21f2b);
    case Tone::Neutral:
        break;
    }
    return QColor::fromRgb(dark ? 0xa5afb9 : 0x57606a);
}

QColor toneTint(Tone tone, const QPalette &palette)
{
    return blended(toneColor(tone, palette), palette.color(QPalette::Active, QPalette::Base), 0.12);
}

QColor toneTextOnTint(Tone tone, const QPalette &palette)
{
    const QColor ground = toneTint(tone, palette);
    const QColor away = isDark(palette) ? QColor(Qt::white) : QColor(Qt::black);
    const QColor color = toneColor(tone, palette);
    // The light green and blue reach 4.3 and 4.46 on their own tint.
    for (double share = 0; share < 1; share += 0.02) {
        const QColor candidate = blended(away, color, share);
        if (contrastRatio(candidate, ground) >= readable) {
            return candidate;
        }
    }
    return away;
}

QColor mutedText(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    for (double share = 0.62; share < 1; share += 0.02) {
        const QColor candidate = blended(text, window, share);
        if (contrastRatio(candidate, window) >= readable && contrastRatio(candidate, base) >= readable) {
            return candidate;
        }
    }
    return text;
}

QColor hairline(const QPalette &palette)
{
    return blended(palette.color(QPalette::Active, QPalette::WindowText),
                   palette.color(QPalette::Active, QPalette::Window), 0.16);
}

QColor blended(const QColor &over, const QColor &ground, double share)
{
    const auto mix = [share](int top, int bottom) {
        return int(std::lround(top * share + bottom * (1 - share)));
    };
    return QColor(mix(over.red(), ground.red()), mix(over.green(), ground.green()),
                  mix(over.blue(), ground.blue()));
}

double contrastRatio(const QColor &first, const QColor &second)
{
    const auto [darker, lighter] = std::minmax({luminance(first), luminance(second)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor readableOn(const QColor &ground)
{
    return contrastRatio(Qt::white, ground) >= readable ? QColor(Qt::white) : QColor(Qt::black);
}

QPalette darkPalette()
{
    return makePalette(QColor::fromRgb(0x2a3037), QColor::fromRgb(0x1e2227), QColor::fromRgb(0x232930),
                       QColor::fromRgb(0x394049), QColor::fromRgb(0xe6eaee), QColor::fromRgb(0x7b858f),
                       QColor::fromRgb(0x98a2ac), QColor::fromRgb(0x2a72c8), QColor::fromRgb(0x6cb2ff),
                       QColor::fromRgb(0xc4a5ff), QColor::fromRgb(0x3a414a));
}

QPalette lightPalette()
{
    return makePalette(QColor::fromRgb(0xf3f4f6), QColor::fromRgb(0xffffff), QColor::fromRgb(0xf7f8fa),
                       QColor::fromRgb(0xf3f4f6), QColor::fromRgb(0x1f2328), QColor::fromRgb(0x959ca4),
                       QColor::fromRgb(0x656d76), QColor::fromRgb(0x0b6bcb), QColor::fromRgb(0x0b6bcb),
                       QColor::fromRgb(0x6639ba), QColor::fromRgb(0xffffff));
}

bool reducedMotion(const QWidget *widget)
{
    return widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) <= 0;
}

} // namespace Belay
