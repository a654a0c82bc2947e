// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/foldednames.h"

#include <QChar>
#include <QString>

#include <algorithm>
#include <cstring>

namespace Belay {

namespace {

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

char foldedAscii(QChar c)
{
    const char letter = static_cast<char>(c.unicode());
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

//! Where \a needle stands first from \a at on; null if nowhere. Looks for its byte number \a rare alone, where it is not often
//! stopped, which is several times as fast as memmem() is for a few bytes.
const char *findNext(const char *at, const char *stop, const QByteArray &needle, qsizetype rare)
{
    if (stop - at < needle.size()) {
        return nullptr;
    }
    const char *const last = stop - (needle.size() - 1 - rare);
    const char first = needle.front();
    const auto rest = static_cast<std::size_t>(needle.size() - 1);
    for (const char *byte = at + rare; byte < last; ++byte) {
        byte =
            static_cast<const char *>(memchr(byte, needle.at(rare), static_cast<std::size_t>(last - byte)));
        if (!byte) {
            return nullptr;
        }
        if (*(byte - rare) == first && memcmp(byte - rare + 1, needle.constData() + 1, rest) == 0) {
            return byte - rare;
        }
    }
    return nullptr;
}

} // namespace

qsizetype FoldedNames::rarestIn(const QByteArray &needle) const
{
    const auto rarest = std::min_element(needle.begin(), needle.end(), [this](char left, char right) {
        return m_occurrences[static_cast<quint8>(left)] < m_occurrences[static_cast<quint8>(right)];
    });
    return rarest - needle.begin();
}

QByteArray FoldedNames::fold(QStringView text)
{
    if (isAscii(text)) {
        QByteArray folded(text.size(), Qt::Uninitialized);
        std::transform(text.begin(), text.end(), folded.begin(), foldedAscii);
        return folded;
    }
    QString folded;
    folded.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t point = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            point = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        folded.append(QChar::fromUcs4(QChar::toCaseFolded(point)));
    }
    return folded.toUtf8();
}

void FoldedNames::append(QStringView name)
{
    m_begins.push_back(static_cast<quint32>(m_text.size()));
    const QByteArray folded = fold(name);
    for (const char byte : folded) {
        ++m_occurrences[static_cast<quint8>(byte)];
    }
    m_text.append(folded);
    m_text.append(end);
}

void FoldedNames::clear()
{
    m_text.clear();
    m_begins.clear();
    m_occurrences.fill(0);
}

qsizetype FoldedNames::endOf(qsizetype row) const
{
    const auto next = static_cast<std::size_t>(row + 1);
    return (next < m_begins.size() ? qsizetype(m_begins[next]) : m_text.size()) - 1;
}

bool FoldedNames::contains(qsizetype row, const QByteArray &needle) const
{
    const qsizetype begin = m_begins[static_cast<std::size_t>(row)];
    return needle.isEmpty() ||
           memmem(m_text.constData() + begin, static_cast<std::size_t>(endOf(row) - begin),
                  needle.constData(), static_cast<std::size_t>(needle.size()));
}

bool FoldedNames::containsInOrder(qsizetype row, const QByteArray &letters) const
{
    const char *at = m_text.constData() + m_begins[static_cast<std::size_t>(row)];
    const char *const stop = m_text.constData() + endOf(row);
    for (const char letter : letters) {
        at = static_cast<const char *>(memchr(at, letter, static_cast<std::size_t>(stop - at)));
        if (!at) {
            return false;
        }
        ++at;
    }
    return true;
}

void FoldedNames::find(const QByteArray &needle, std::vector<quint8> &hits) const
{
    if (needle.isEmpty()) {
        std::fill(hits.begin(), hits.end(), quint8(1));
        return;
    }
    const char *const text = m_text.constData();
    const char *const stop = text + m_text.size();
    const char *at = text;
    const qsizetype rare = rarestIn(needle);
    std::size_t row = 0;
    while (const char *found = findNext(at, stop, needle, rare)) {
        const auto offset = static_cast<quint32>(found - text);
        // Mostly one of the next rows has it; the rest of the way is halved.
        std::size_t step = 1;
        while (row + step < m_begins.size() && m_begins[row + step] <= offset) {
            row += step;
            step *= 2;
        }
        const auto after = std::upper_bound(
            m_begins.begin() + static_cast<std::ptrdiff_t>(row),
            m_begins.begin() + static_cast<std::ptrdiff_t>(std::min(row + step, m_begins.size())), offset);
        row = static_cast<std::size_t>(after - m_begins.begin()) - 1;
        hits[row] = 1;
        if (++row >= m_begins.size()) {
            return;
        }
        at = text + m_begins[row];
    }
}

} // namespace Belay
