// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

namespace Belay {

//! Looks for a text in this program's own memory. The text is handed round veiled, so that looking for it adds no copy.
namespace MemoryScan {

constexpr char veil = 0x55;

//! A text of \a size letters that occurs nowhere else, veiled; another one for each \a seed.
inline QByteArray makeVeiled(qsizetype size, int seed)
{
    QByteArray veiled(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i) {
        veiled[i] = static_cast<char>(('a' + (i * 7 + seed) % 26) ^ veil);
    }
    return veiled;
}

inline QByteArray unveiled(const QByteArray &veiled)
{
    QByteArray text = veiled;
    for (char &c : text) {
        c = static_cast<char>(c ^ veil);
    }
    return text;
}

//! How often the text occurs in what the program can write to: heap, stacks, and other private memory. -1 if that cannot
//! be told, as under a sanitizer.
inline int copies(const QByteArray &veiled)
{
#if defined(__SANITIZE_ADDRESS__) || !defined(Q_OS_LINUX)
    Q_UNUSED(veiled)
    return -1;
#else
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly)) {
        return -1;
    }
    int found = 0;
    const QList<QByteArray> lines = maps.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.contains(" rw-p ")) {
            continue;
        }
        const QByteArray range = line.left(line.indexOf(' '));
        const auto *at =
            reinterpret_cast<const char *>(range.left(range.indexOf('-')).toULongLong(nullptr, 16));
        const auto *end =
            reinterpret_cast<const char *>(range.mid(range.indexOf('-') + 1).toULongLong(nullptr, 16));
        const char first = static_cast<char>(veiled.front() ^ veil);
        for (; at + veiled.size() <= end; ++at) {
            if (*at != first) {
                continue;
            }
            qsizetype same = 1;
            while (same < veiled.size() && (at[same] ^ veil) == veiled.at(same)) {
                ++same;
            }
            found += same == veiled.size() ? 1 : 0;
        }
    }
    return found;
#endif
}

} // namespace MemoryScan
} // namespace Belay
