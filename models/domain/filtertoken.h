// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace Belay {

//! What one token of a filter query looks at.
enum class FilterKind {
    Text, //!< no key: name, title, tags, beginning of the id
    Status,
    Type,
    Name,
    Title,
    Tag,
    Image,
    By,
    Id,
    Updated,
    Created,
    Is,
};

//! The key as it is typed, such as "status"; empty for Text.
QString filterKey(FilterKind kind);

//! One of the alternatives of a token: `a`, `"b c"` and `/d/` in `a|"b c"|/d/`.
struct FilterTerm
{
    enum Shape { Word, Phrase, Pattern };

    Shape shape = Word;
    QString text;               //!< without quotes, slashes and their escapes
    QRegularExpression pattern; //!< only of a Pattern; case-insensitive

    friend bool operator==(const FilterTerm &, const FilterTerm &) = default;
};

//! One token of a filter query, with its place in the text.
struct FilterToken
{
    qsizetype start = 0; //!< in UTF-16 units, the sign included
    qsizetype length = 0;
    QString text; //!< as typed, the sign included
    bool negated = false;
    FilterKind kind = FilterKind::Text;
    QList<FilterTerm> terms; //!< the alternatives; any of them will do
    QString problem;         //!< translated; empty if the token is valid. An invalid token filters nothing
    bool unclosed = false;   //!< a quotation mark is missing: the token takes all the rest of the line

    bool isValid() const { return problem.isEmpty(); }
};

//! Cuts \a query into tokens. Finds the problems of form (unknown key, missing quotation mark, bad pattern);
//! whether a value fits its key is ServiceFilter's affair.
QList<FilterToken> tokenizeFilter(const QString &query);

enum class FilterQuoting { WhenNeeded, Always };

//! Writes \a value so that it reads back as one literal term.
QString quotedFilterValue(const QString &value, FilterQuoting quoting = FilterQuoting::WhenNeeded);

} // namespace Belay
