// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace Belay {

//! What a person typed to find something by a few of its letters. Each word must be found, its letters in
//! this order but not side by side, without regard to case: "dse" finds "Delete service".
class FuzzyPattern
{
public:
    explicit FuzzyPattern(const QString &text);

    //! True if every text matches.
    bool isEmpty() const { return m_words.isEmpty(); }
    //! Case-folded.
    const QStringList &words() const { return m_words; }

    //! How well \a text fits; the higher the better, nothing if it does not. Letters at the start of words and
    //! side by side count more, and of two that fit as well the shorter is the better. Cheap enough for
    //! thousands of texts at every keystroke: the time grows with the product of both lengths.
    std::optional<int> score(const QString &text) const;

private:
    QStringList m_words;
};

} // namespace Belay
