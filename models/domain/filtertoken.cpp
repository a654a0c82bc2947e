// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/filtertoken.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct FilterSyntax
{
    Q_DECLARE_TR_FUNCTIONS(Belay::FilterSyntax)
};

constexpr std::pair<QLatin1StringView, FilterKind> keys[] = {
    {"status"_L1, FilterKind::Status},   {"type"_L1, FilterKind::Type}, {"name"_L1, FilterKind::Name},
    {"title"_L1, FilterKind::Title},     {"tag"_L1, FilterKind::Tag},   {"image"_L1, FilterKind::Image},
    {"by"_L1, FilterKind::By},           {"id"_L1, FilterKind::Id},     {"updated"_L1, FilterKind::Updated},
    {"created"_L1, FilterKind::Created}, {"is"_L1, FilterKind::Is},
};

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

class Scanner
{
public:
    explicit Scanner(const QString &query)
        : m_query(query)
    {
    }

    QList<FilterToken> tokens()
    {
        QList<FilterToken> all;
        for (skipSpace(); m_pos < m_query.size(); skipSpace()) {
            all.append(token());
        }
        return all;
    }

private:
    bool atEnd(qsizetype pos) const { return pos >= m_query.size() || m_query[pos].isSpace(); }
    bool atBoundary(qsizetype pos) const { return atEnd(pos) || m_query[pos] == u'|'; }

    void skipSpace()
    {
        while (m_pos < m_query.size() && m_query[m_pos].isSpace()) {
            ++m_pos;
        }
    }

    FilterToken token()
    {
        FilterToken token;
        token.start = m_pos;
        if (m_query[m_pos] == u'-') {
            token.negated = true;
            ++m_pos;
        }
        readKey(token);
        bool afterQuoted = false;
        while (!atEnd(m_pos)) {
            const QChar c = m_query[m_pos];
            if (c == u'|') {
                ++m_pos;
                afterQuoted = false;
            } else if (afterQuoted) {
                break; // `"a"b`: what follows a closing mark is a token of its own
            } else if (c == u'"') {
                readPhrase(token);
                afterQuoted = true;
            } else if (c == u'/') {
                readPattern(token);
                afterQuoted = true;
            } else {
                readWord(token);
            }
        }
        token.length = m_pos - token.start;
        token.text = m_query.mid(token.start, token.length);
        if (token.terms.isEmpty() && token.isValid()) {
            token.problem = token.kind == FilterKind::Text
                                ? FilterSyntax::tr("Nothing to look for in “%1”").arg(token.text)
                                : FilterSyntax::tr("“%1:” needs a value").arg(filterKey(token.kind));
        }
        return token;
    }

    void readKey(FilterToken &token)
    {
        qsizetype end = m_pos;
        while (end < m_query.size() && isAsciiLetter(m_query[end])) {
            ++end;
        }
        if (end == m_pos || end >= m_query.size() || m_query[end] != u':') {
            return;
        }
        const QStringView name = QStringView(m_query).mid(m_pos, end - m_pos);
        m_pos = end + 1;
        const auto *found = std::ranges::find_if(
            keys, [&](const auto &key) { return name.compare(key.first, Qt::CaseInsensitive) == 0; });
        if (found != std::end(keys)) {
            token.kind = found->second;
        } else {
            token.problem =
                FilterSyntax::tr("Unknown key “%1”; put quotation marks around text with a colon").arg(name);
        }
    }

    void readWord(FilterToken &token)
    {
        const qsizetype begin = m_pos;
        while (!atBoundary(m_pos)) {
            ++m_pos;
        }
        token.terms.append({FilterTerm::Word, m_query.mid(begin, m_pos - begin), {}});
    }

    void readPhrase(FilterToken &token)
    {
        QString text;
        for (++m_pos; m_pos < m_query.size(); ++m_pos) {
            const QChar c = m_query[m_pos];
            if (c == u'"') {
                ++m_pos;
                if (!text.isEmpty()) {
                    token.terms.append({FilterTerm::Phrase, text, {}});
                }
                return;
            }
            const bool escape = c == u'\\' && m_pos + 1 < m_query.size() &&
                                (m_query[m_pos + 1] == u'"' || m_query[m_pos + 1] == u'\\');
            if (escape) {
                ++m_pos;
            }
            text += m_query[m_pos];
        }
        token.unclosed = true;
        token.problem = FilterSyntax::tr("The closing quotation mark is missing");
    }

    //! The position of the slash that ends the pattern whose first slash is at the current position.
    std::optional<qsizetype> patternEnd() const
    {
        for (qsizetype pos = m_pos + 1; pos < m_query.size(); ++pos) {
            if (m_query[pos] == u'\\') {
                ++pos;
            } else if (m_query[pos] == u'/' && atBoundary(pos + 1)) {
                return pos;
            }
        }
        return std::nullopt;
    }

    void readPattern(FilterToken &token)
    {
        const auto end = patternEnd();
        if (!end) {
            readWord(token);
            token.problem = FilterSyntax::tr("The pattern does not end with a slash");
            return;
        }
        FilterTerm term{FilterTerm::Pattern, m_query.mid(m_pos + 1, *end - m_pos - 1), {}};
        m_pos = *end + 1;
        if (term.text.isEmpty()) {
            return;
        }
        term.text.replace("\\/"_L1, "/"_L1);
        term.pattern.setPattern(term.text);
        term.pattern.setPatternOptions(QRegularExpression::CaseInsensitiveOption |
                                       QRegularExpression::UseUnicodePropertiesOption);
        if (!term.pattern.isValid()) {
            token.problem = FilterSyntax::tr("Not a pattern: %1").arg(term.pattern.errorString());
        }
        token.terms.append(std::move(term));
    }

    QString m_query;
    qsizetype m_pos = 0;
};

} // namespace

QString filterKey(FilterKind kind)
{
    const auto *found = std::ranges::find_if(keys, [&](const auto &key) { return key.second == kind; });
    return found == std::end(keys) ? QString() : QString(found->first);
}

QList<FilterToken> tokenizeFilter(const QString &query)
{
    return Scanner(query).tokens();
}

QString quotedFilterValue(const QString &value, FilterQuoting quoting)
{
    const bool plain =
        quoting == FilterQuoting::WhenNeeded && !value.isEmpty() && !value.startsWith(u'/') &&
        std::ranges::none_of(value, [](QChar c) { return c.isSpace() || c == u'|' || c == u'"'; });
    if (plain) {
        return value;
    }
    QString escaped = value;
    escaped.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
    return u"\""_s + escaped + u"\""_s;
}

} // namespace Belay
