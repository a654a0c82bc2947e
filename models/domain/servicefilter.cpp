// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/servicefilter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! The documented values, then those that the clauses name besides.
template <typename Value>
QList<Value> candidates(const QList<FilterClause> &clauses, FilterKind key)
{
    QList<Value> all = Value::documented();
    for (const FilterClause &clause : clauses) {
        if (clause.kind() != key) {
            continue;
        }
        for (const QString &text : clause.undocumented()) {
            if (const Value value = Value::fromText(text); !all.contains(value)) {
                all.append(value);
            }
        }
    }
    return all;
}

//! Those of \a values that every one of \a clauses names; none if there are no clauses.
template <typename Value>
QList<Value> named(const QList<FilterClause> &clauses, const QList<Value> &values,
                   bool (FilterClause::*names)(const Value &) const)
{
    QList<Value> left = clauses.isEmpty() ? QList<Value>() : values;
    left.removeIf([&](const Value &value) {
        return !std::ranges::all_of(clauses,
                                    [&](const FilterClause &clause) { return (clause.*names)(value); });
    });
    return left;
}

template <typename Predicate>
QList<FilterClause> selected(const QList<FilterClause> &clauses, Predicate wanted)
{
    QList<FilterClause> some;
    std::ranges::copy_if(clauses, std::back_inserter(some), wanted);
    return some;
}

template <typename Value>
QStringList wireTexts(const QList<Value> &values)
{
    QStringList texts;
    for (const Value &value : values) {
        texts.append(value.text());
    }
    return texts;
}

bool isDocumented(FilterKind key, const QString &wireText)
{
    return key == FilterKind::Status ? ServiceStatus::fromText(wireText).known() != ServiceStatus::Other
                                     : ServiceType::fromText(wireText).known() != ServiceType::Other;
}

} // namespace

ServiceFilter ServiceFilter::parse(const QString &query, const FilterFeatures &features)
{
    ServiceFilter filter;
    filter.m_query = query;
    filter.m_features = features;
    filter.m_tokens = tokenizeFilter(query);
    for (FilterToken &token : filter.m_tokens) {
        if (auto clause = FilterClause::compile(token, features)) {
            filter.m_clauses.append(*std::move(clause));
        }
    }
    return filter;
}

bool ServiceFilter::hasProblems() const
{
    return !std::ranges::all_of(m_tokens, &FilterToken::isValid);
}

bool ServiceFilter::matches(const Service &service, const MatchContext &context) const
{
    return std::ranges::all_of(m_clauses,
                               [&](const FilterClause &clause) { return clause.accepts(service, context); });
}

bool ServiceFilter::narrows(const ServiceFilter &wider) const
{
    return std::ranges::all_of(wider.m_clauses, [this](const FilterClause &other) {
        return std::ranges::any_of(m_clauses, [&](const FilterClause &mine) { return mine.implies(other); });
    });
}

ServiceFilter ServiceFilter::replaced(const QList<qsizetype> &indices, const QString &text) const
{
    QStringList parts;
    bool placed = text.isEmpty();
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        const bool goes = indices.contains(i);
        // After an open quotation mark everything belongs to the phrase, so the new token goes before it.
        if (!placed && (goes || (m_tokens[i].unclosed && indices.isEmpty()))) {
            parts.append(text);
            placed = true;
        }
        if (!goes) {
            parts.append(m_tokens[i].text);
        }
    }
    if (!placed) {
        parts.append(text);
    }
    return parse(parts.join(u' '), m_features);
}

ServiceFilter ServiceFilter::withoutToken(qsizetype index) const
{
    return replaced({index}, QString());
}

QStringList ServiceFilter::choices(FilterKind key) const
{
    const auto clauses = selected(
        m_clauses, [key](const FilterClause &clause) { return clause.kind() == key && !clause.isNegated(); });
    if (key == FilterKind::Status) {
        return wireTexts(named(clauses, candidates<ServiceStatus>(clauses, key), &FilterClause::namesStatus));
    }
    return wireTexts(named(clauses, candidates<ServiceType>(clauses, key), &FilterClause::namesType));
}

ServiceFilter ServiceFilter::withChoices(FilterKind key, const QStringList &wireTexts) const
{
    QList<qsizetype> old;
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        if (m_tokens[i].kind == key && !m_tokens[i].negated) {
            old.append(i);
        }
    }
    QStringList values;
    for (const QString &text : wireTexts) {
        if (text.isEmpty()) {
            continue;
        }
        values.append(isDocumented(key, text) ? text.toLower()
                                              : quotedFilterValue(text, FilterQuoting::Always));
    }
    const QString token = values.isEmpty() ? QString() : filterKey(key) + u':' + values.join(u'|');
    return replaced(old, token);
}

std::optional<qsizetype> ServiceFilter::nameToken() const
{
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        const FilterToken &token = m_tokens[i];
        if (token.kind == FilterKind::Name && !token.negated && token.isValid() && token.terms.size() == 1 &&
            token.terms.constFirst().shape != FilterTerm::Pattern) {
            return i;
        }
    }
    return std::nullopt;
}

QString ServiceFilter::name() const
{
    const auto index = nameToken();
    return index ? m_tokens[*index].terms.constFirst().text : QString();
}

ServiceFilter ServiceFilter::withName(const QString &name) const
{
    const auto index = nameToken();
    const QString token = name.isEmpty() ? QString() : u"name:"_s + quotedFilterValue(name);
    return replaced(index ? QList<qsizetype>{*index} : QList<qsizetype>(), token);
}

QList<ServiceStatus> ServiceFilter::serverStatuses() const
{
    const auto clauses = selected(m_clauses, &FilterClause::limitsStatus);
    return named(clauses, ServiceStatus::documented(), &FilterClause::namesStatus);
}

QList<ServiceType> ServiceFilter::serverTypes() const
{
    const auto clauses = selected(m_clauses, [](const FilterClause &clause) {
        return clause.kind() == FilterKind::Type && !clause.isNegated() && clause.undocumented().isEmpty();
    });
    return named(clauses, ServiceType::documented(), &FilterClause::namesType);
}

QString ServiceFilter::serverSearchTerm() const
{
    QString longest;
    for (const FilterClause &clause : m_clauses) {
        const auto literal = clause.literal();
        if (clause.kind() == FilterKind::Name && !clause.isNegated() && literal &&
            literal->size() > longest.size()) {
            longest = *literal;
        }
    }
    return longest;
}

} // namespace Belay
