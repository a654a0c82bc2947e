// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QList>
#include <QTextLayout>

class QPainter;
class QStyleOptionViewItem;

namespace Belay {

//! Draws cells of a table that hold one line of text, perhaps behind an icon. They look as QStyle draws them, which lays out
//! each text three times at every frame; here a text that was drawn a moment ago, or stands in many rows, is laid out once.
class CellText
{
public:
    //! Whether \a item is such a cell. A focus frame is left to the style.
    static bool suits(const QStyleOptionViewItem &item);

    //! \a item tells all of the cell.
    void paint(QPainter *painter, const QStyleOptionViewItem &item);

private:
    //! What a layout depends on.
    struct Key
    {
        QString text;
        qsizetype font; //!< in m_fonts
        int dpi;
        int width;
        int alignment;
        int elideMode;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.text, key.font, key.dpi, key.width, key.alignment, key.elideMode);
        }
    };

    //! Valid until the next call.
    const QTextLayout &laidOut(const QStyleOptionViewItem &item, int width);
    qsizetype numberOf(const QFont &font);

    QList<QFont> m_fonts;
    QCache<Key, QTextLayout> m_layouts{1000}; //!< those of a large window: some 2 MB
};

} // namespace Belay
