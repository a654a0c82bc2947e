// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/fuzzypattern.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int perLetter = 16;
constexpr int atTextStart = 16;
constexpr int atWordStart = 12;
constexpr int sideBySide = 14;
constexpr int perSkipped = 1;
constexpr int longestText = 200; //!< what stands behind is not looked at
constexpr int impossible = std::numeric_limits<int>::min() / 2;

enum Kind : quint8 { Lower = 1, Upper = 2, Digit = 4, LetterOrNumber = 8 };

constexpr quint8 asciiKind(char16_t c)
{
    return c >= u'a' && c <= u'z'   ? Lower | LetterOrNumber
           : c >= u'A' && c <= u'Z' ? Upper | LetterOrNumber
           : c >= u'0' && c <= u'9' ? Digit | LetterOrNumber
                                    : 0;
}

//! Nearly all that is looked at is ASCII, and names are many.
constexpr auto asciiKinds = [] {
    std::array<quint8, 128> kinds{};
    for (char16_t c = 0; c < kinds.size(); ++c) {
        kinds[c] = asciiKind(c);
    }
    return kinds;
}();

quint8 kindOf(QChar c)
{
    if (c.unicode() < asciiKinds.size()) {
        return asciiKinds[c.unicode()];
    }
    return static_cast<quint8>((c.isLower() ? Lower : 0) | (c.isUpper() ? Upper : 0) |
                               (c.isDigit() ? Digit : 0) | (c.isLetterOrNumber() ? LetterOrNumber : 0));
}

char16_t folded(QChar c, quint8 kind)
{
    if (c.unicode() < asciiKinds.size()) {
        return (kind & Upper) != 0 ? c.unicode() + (u'a' - u'A') : c.unicode();
    }
    return c.toCaseFolded().unicode();
}

//! A text made ready for the search, so that its loops touch plain arrays only.
struct Seen
{
    explicit Seen(QStringView text)
        : length(size_t(text.size()))
    {
        quint8 before = 0;
        for (size_t i = 0; i < length; ++i) {
            const QChar letter = text[qsizetype(i)];
            const quint8 kind = kindOf(letter);
            letters[i] = folded(letter, kind);
            const bool startsWord = (before & LetterOrNumber) == 0 ||
                                    ((before & Lower) != 0 && (kind & Upper) != 0) ||
                                    ((before & Digit) == 0 && (kind & Digit) != 0);
            worth[i] = perLetter + (i == 0 ? atTextStart : 0) + (startsWord ? atWordStart : 0);
            before = kind;
        }
    }

    bool hasInOrder(const QString &word) const
    {
        const QChar *wanted = word.constData();
        const QChar *end = wanted + word.size();
        for (size_t i = 0; i < length && wanted != end; ++i) {
            wanted += letters[i] == wanted->unicode() ? 1 : 0;
        }
        return wanted == end;
    }

    size_t length;
    char16_t letters[longestText]; //!< case-folded
    int worth[longestText];        //!< of a letter found there
};

//! The best of all ways to find \a word in \a text, letter by letter: best[j] is what the letters so far are
//! worth if the last of them is the j-th of \a text.
int bestScore(const QString &word, const Seen &text)
{
    int rows[2][longestText];
    int *best = rows[0];
    int *next = rows[1];
    const QChar *letters = word.constData();
    const auto count = size_t(word.size());
    for (size_t letter = 0; letter < count; ++letter) {
        const char16_t wanted = letters[letter].unicode();
        int apart = letter == 0 ? 0 : impossible;
        int adjacent = impossible;
        for (size_t j = 0; j < text.length; ++j) {
            next[j] = impossible;
            if (text.letters[j] == wanted) {
                const int before = std::max(apart, adjacent + sideBySide);
                next[j] = before > impossible / 2 ? before + text.worth[j] : impossible;
            }
            if (letter > 0) {
                // From here on the letters before would be apart from the one that is looked for.
                apart = std::max(apart - perSkipped, adjacent);
                adjacent = best[j];
            }
        }
        std::swap(best, next);
    }
    return *std::max_element(best, best + text.length);
}

} // namespace

FuzzyPattern::FuzzyPattern(const QString &text)
    : m_words(text.toCaseFolded().split(u' ', Qt::SkipEmptyParts))
{
}

std::optional<int> FuzzyPattern::score(const QString &text) const
{
    const Seen seen(QStringView(text).left(longestText));
    int sum = 0;
    for (const QString &word : m_words) {
        if (!seen.hasInOrder(word)) {
            return std::nullopt;
        }
        sum += bestScore(word, seen);
    }
    // The length decides between equals only.
    return sum * (longestText + 1) - int(seen.length);
}

} // namespace Belay
