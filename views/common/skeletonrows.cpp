// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/skeletonrows.h"

#include "views/common/announce.h"
#include "views/common/theme.h"

#include <QPainter>
#include <QStyle>

#include <array>

namespace Belay {

namespace {

constexpr int rowHeight = 30;
constexpr int barHeight = 10;
constexpr int margin = 12;
// Where the bars of a row start and how long they are, in hundredths of the width; rows differ a little, as data does.
struct Bar
{
    int start;
    int length;
    int play;
};
constexpr std::array<Bar, 5> bars{{{0, 10, 2}, {15, 18, 7}, {40, 20, 9}, {68, 9, 3}, {84, 12, 4}}};

} // namespace

SkeletonRows::SkeletonRows(QWidget *parent, int rows)
    : QWidget(parent)
    , m_rows(rows)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Loading"));
}

void SkeletonRows::setCaption(const QString &caption)
{
    if (m_caption == caption) {
        return;
    }
    m_caption = caption;
    setAccessibleName(caption.isEmpty() ? tr("Loading") : caption);
    announce(this, caption);
    update();
}

QSize SkeletonRows::sizeHint() const
{
    return {600, rowHeight * (m_rows + 2)};
}

QSize SkeletonRows::minimumSizeHint() const
{
    return {120, rowHeight * 2};
}

void SkeletonRows::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor ground = palette().color(QPalette::Base);
    const QColor ink = palette().color(QPalette::Text);
    const int wide = width() - 2 * margin;
    for (int row = 0; row < m_rows; ++row) {
        painter.setBrush(blended(ink, ground, 0.12 - 0.008 * qMin(row, 8)));
        const int top = row * rowHeight + (rowHeight - barHeight) / 2;
        for (int i = 0; i < int(bars.size()); ++i) {
            const Bar &bar = bars.at(size_t(i));
            const int length = bar.length - (row * 5 + i * 3) % (bar.play + 1);
            const QRect place(margin + wide * bar.start / 100, top, wide * length / 100, barHeight);
            painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), place), 4, 4);
        }
    }
    if (!m_caption.isEmpty()) {
        // In a low place the words are worth more than the last rows.
        const int top = qMin(m_rows * rowHeight + 8, height() - rowHeight);
        painter.fillRect(0, top, width(), height() - top, ground);
        painter.setPen(mutedText(palette()));
        const QRect place(margin, top, wide, rowHeight);
        painter.drawText(place, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine, m_caption);
    }
}

} // namespace Belay
