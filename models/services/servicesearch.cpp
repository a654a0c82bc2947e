// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/servicesearch.h"

#include "models/domain/requiredtext.h"

#include <algorithm>

namespace Belay {

namespace {

template <typename Values, typename Predicate>
std::vector<quint8> tellAll(const Values &values, Predicate isGood)
{
    std::vector<quint8> told;
    told.reserve(static_cast<std::size_t>(values.size()));
    for (const auto &value : values) {
        told.push_back(isGood(value) ? 1 : 0);
    }
    return told;
}

//! hits[row] |= what \a good tells of the value that the row has.
void pick(const std::vector<quint32> &column, const std::vector<quint8> &good, std::vector<quint8> &hits)
{
    for (std::size_t row = 0; row < hits.size(); ++row) {
        hits[row] |= good[column[row]];
    }
}

} // namespace

ServiceSearch::ServiceSearch(const ServiceStore &store, const ServiceFilter &filter,
                             const MatchContext &context)
    : m_store(store)
    , m_filter(filter)
    , m_context(context)
    , m_now(context.now.toMSecsSinceEpoch())
{
    for (const FilterClause &clause : m_filter.clauses()) {
        m_clauses.push_back(prepare(clause));
    }
}

ServiceSearch::Clause ServiceSearch::prepare(const FilterClause &clause) const
{
    Clause ready;
    ready.clause = &clause;
    const auto acceptsTags = [&clause](const QStringList &tags) {
        return std::ranges::any_of(tags, [&](const QString &tag) { return clause.acceptsText(tag); });
    };
    switch (clause.kind()) {
    case FilterKind::Status:
    case FilterKind::Is:
        ready.statuses = tellAll(m_store.distinctStatuses(),
                                 [&](const ServiceStatus &status) { return clause.namesStatus(status); });
        break;
    case FilterKind::Type:
        ready.types =
            tellAll(m_store.distinctTypes(), [&](const ServiceType &type) { return clause.namesType(type); });
        break;
    case FilterKind::By:
        ready.users =
            tellAll(m_store.distinctUsers(), [&](const QString &user) { return clause.acceptsText(user); });
        break;
    case FilterKind::Tag:
    case FilterKind::Text:
        ready.tagLists = tellAll(m_store.distinctTags(), acceptsTags);
        break;
    case FilterKind::Name:
    case FilterKind::Title:
    case FilterKind::Image:
    case FilterKind::Id:
    case FilterKind::Updated:
    case FilterKind::Created:
        break;
    }
    for (const FilterTerm &term : clause.terms()) {
        if (term.shape == FilterTerm::Pattern) {
            ready.patterns.push_back({term.pattern, FoldedNames::fold(requiredText(term.text))});
        } else {
            ready.words.push_back(FoldedNames::fold(term.text));
            ready.idBeginnings.emplace_back(term.text);
        }
    }
    return ready;
}

bool ServiceSearch::accepts(qsizetype row) const
{
    return std::ranges::all_of(
        m_clauses, [&](const Clause &clause) { return accepts(clause, row) != clause.clause->isNegated(); });
}

bool ServiceSearch::acceptsName(const Clause &clause, qsizetype row) const
{
    return std::ranges::any_of(
               clause.words,
               [&](const QByteArray &word) { return m_store.foldedNames().contains(row, word); }) ||
           std::ranges::any_of(clause.patterns, [&](const Pattern &pattern) {
               return pattern.expression.match(m_store.name(row)).hasMatch();
           });
}

bool ServiceSearch::acceptsTitle(const Clause &clause, qsizetype row) const
{
    const ServiceDetails *details = m_store.details(row);
    return details && details->title && clause.clause->acceptsText(*details->title);
}

bool ServiceSearch::acceptsBeside(const Clause &clause, qsizetype row) const
{
    const auto begins = [&](const auto &beginning) { return m_store.idStartsWith(row, beginning); };
    return clause.tagLists[m_store.tagsColumn()[static_cast<std::size_t>(row)]] ||
           std::ranges::any_of(clause.idBeginnings, begins) || acceptsTitle(clause, row);
}

bool ServiceSearch::accepts(const Clause &clause, qsizetype row) const
{
    const auto index = static_cast<std::size_t>(row);
    const FilterClause &asked = *clause.clause;
    switch (asked.kind()) {
    case FilterKind::Text:
        return acceptsName(clause, row) || acceptsBeside(clause, row);
    case FilterKind::Name:
        return acceptsName(clause, row);
    case FilterKind::Status:
        return clause.statuses[m_store.statusColumn()[index]];
    case FilterKind::Type:
        return clause.types[m_store.typeColumn()[index]];
    case FilterKind::Tag:
        return clause.tagLists[m_store.tagsColumn()[index]];
    case FilterKind::By:
        return clause.users[m_store.createdByColumn()[index]] ||
               clause.users[m_store.updatedByColumn()[index]];
    case FilterKind::Id:
        return std::ranges::any_of(
                   clause.idBeginnings,
                   [&](const auto &beginning) { return m_store.idStartsWith(row, beginning); }) ||
               std::ranges::any_of(clause.patterns, [&](const Pattern &pattern) {
                   return pattern.expression.match(m_store.id(row).value).hasMatch();
               });
    case FilterKind::Updated:
        return m_store.updatedAt(row) != ServiceStore::noTime &&
               asked.acceptsTime(m_store.updatedAt(row), m_now);
    case FilterKind::Created:
        return m_store.createdAt(row) != ServiceStore::noTime &&
               asked.acceptsTime(m_store.createdAt(row), m_now);
    case FilterKind::Is:
        return clause.statuses[m_store.statusColumn()[index]] ||
               (asked.asksProtected() && m_context.isProtected && m_context.isProtected(m_store.id(row))) ||
               (asked.asksMonitored() && m_context.isMonitored && m_context.isMonitored(m_store.id(row)));
    case FilterKind::Title:
    case FilterKind::Image:
        // Only what has been described tells. FilterClause::accepts() knows the sign, which is put on outside.
        return m_store.details(row) && asked.accepts(m_store.service(row), m_context) != asked.isNegated();
    }
    Q_UNREACHABLE();
}

void ServiceSearch::acceptNames(const Clause &clause, std::vector<quint8> &hits) const
{
    for (const QByteArray &word : clause.words) {
        m_store.foldedNames().find(word, hits);
    }
    for (const Pattern &pattern : clause.patterns) {
        std::vector<quint8> candidates(hits.size(), 0);
        m_store.foldedNames().find(pattern.required, candidates);
        for (std::size_t row = 0; row < hits.size(); ++row) {
            if (candidates[row] && !hits[row]) {
                hits[row] =
                    pattern.expression.match(m_store.name(static_cast<qsizetype>(row))).hasMatch() ? 1 : 0;
            }
        }
    }
}

void ServiceSearch::acceptBeside(const Clause &clause, std::vector<quint8> &hits) const
{
    if (std::ranges::find(clause.tagLists, quint8(1)) != clause.tagLists.end()) {
        pick(m_store.tagsColumn(), clause.tagLists, hits);
    }
    for (const ServiceStore::IdBeginning &beginning : clause.idBeginnings) {
        m_store.findIds(beginning, hits);
    }
    if (m_store.describedCount() == 0) {
        return;
    }
    for (std::size_t row = 0; row < hits.size(); ++row) {
        hits[row] |= !hits[row] && acceptsTitle(clause, static_cast<qsizetype>(row)) ? 1 : 0;
    }
}

std::vector<quint8> ServiceSearch::acceptAll(const Clause &clause) const
{
    std::vector<quint8> hits(static_cast<std::size_t>(m_store.count()), 0);
    switch (clause.clause->kind()) {
    case FilterKind::Status:
        pick(m_store.statusColumn(), clause.statuses, hits);
        return hits;
    case FilterKind::Type:
        pick(m_store.typeColumn(), clause.types, hits);
        return hits;
    case FilterKind::Tag:
        pick(m_store.tagsColumn(), clause.tagLists, hits);
        return hits;
    case FilterKind::Name:
        acceptNames(clause, hits);
        return hits;
    case FilterKind::Text:
        acceptNames(clause, hits);
        acceptBeside(clause, hits);
        return hits;
    default:
        for (std::size_t row = 0; row < hits.size(); ++row) {
            hits[row] = accepts(clause, static_cast<qsizetype>(row)) ? 1 : 0;
        }
        return hits;
    }
}

std::vector<quint8> ServiceSearch::acceptAll() const
{
    std::vector<quint8> accepted(static_cast<std::size_t>(m_store.count()), 1);
    for (const Clause &clause : m_clauses) {
        const std::vector<quint8> hits = acceptAll(clause);
        const quint8 sign = clause.clause->isNegated() ? 1 : 0;
        for (std::size_t row = 0; row < accepted.size(); ++row) {
            accepted[row] &= hits[row] ^ sign;
        }
    }
    return accepted;
}

} // namespace Belay
