// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/palettesearch.h"

#include "models/services/servicestore.h"

#include <algorithm>

namespace Belay {

namespace {

using Scope = PaletteQuery::Scope;

Scope scopeOf(const QString &text)
{
    if (text.isEmpty()) {
        return Scope::All;
    }
    switch (text.front().unicode()) {
    case u'>':
        return Scope::Actions;
    case u'@':
        return Scope::Profiles;
    case u'#':
        return Scope::Tags;
    case u'!':
        return Scope::Failing;
    default:
        return Scope::All;
    }
}

//! By the number of a list of tags: how well the best of them fits.
std::vector<std::optional<int>> scoreTags(const ServiceStore &services, const FuzzyPattern &pattern)
{
    std::vector<std::optional<int>> scores;
    for (const QStringList &tags : services.distinctTags()) {
        std::optional<int> best;
        for (const QString &tag : tags) {
            best = std::max(best, pattern.score(tag));
        }
        scores.push_back(best);
    }
    return scores;
}

//! By the number of a status: whether it is a failure.
std::vector<bool> failures(const ServiceStore &services)
{
    std::vector<bool> failing;
    for (const ServiceStatus &status : services.distinctStatuses()) {
        failing.push_back(status.isFailed());
    }
    return failing;
}

//! The ASCII letters of each word. A name that lacks them in this order need not be looked at closely.
std::vector<QByteArray> plainLetters(const FuzzyPattern &pattern)
{
    std::vector<QByteArray> letters;
    for (const QString &word : pattern.words()) {
        QByteArray plain;
        for (const QChar c : word) {
            if (c.unicode() < 0x80) {
                plain.append(static_cast<char>(c.unicode()));
            }
        }
        letters.push_back(plain);
    }
    return letters;
}

std::optional<int> scoreTitle(const ServiceStore &services, qsizetype row, const FuzzyPattern &pattern)
{
    const ServiceDetails *details = services.details(row);
    return details && details->title ? pattern.score(*details->title) : std::nullopt;
}

} // namespace

PaletteQuery::PaletteQuery(const QString &text)
    : scope(scopeOf(text))
    , pattern(scope == Scope::All ? text : text.mid(1))
{
}

std::vector<ServiceMatch> findServices(const ServiceStore &services, const PaletteQuery &query)
{
    std::vector<ServiceMatch> matches;
    if (query.scope == Scope::Actions || query.scope == Scope::Profiles) {
        return matches;
    }
    const FuzzyPattern &pattern = query.pattern;
    const auto add = [&](qsizetype row, std::optional<int> score) {
        if (score) {
            matches.push_back({row, *score});
        }
    };
    if (query.scope == Scope::Tags) {
        const std::vector<std::optional<int>> scores = scoreTags(services, pattern);
        for (qsizetype row = 0; row < services.count(); ++row) {
            add(row, services.isGone(row) ? std::nullopt : scores[services.tagsColumn()[std::size_t(row)]]);
        }
        return matches;
    }
    const std::vector<bool> failing = failures(services);
    const std::vector<QByteArray> letters = plainLetters(pattern);
    const FoldedNames &names = services.foldedNames();
    for (qsizetype row = 0; row < services.count(); ++row) {
        const bool isInScope =
            query.scope == Scope::All || failing[services.statusColumn()[std::size_t(row)]];
        if (services.isGone(row) || !isInScope) {
            continue;
        }
        if (pattern.isEmpty()) {
            add(row, 0);
            continue;
        }
        const bool mayFit = std::all_of(letters.begin(), letters.end(), [&](const QByteArray &word) {
            return names.containsInOrder(row, word);
        });
        const std::optional<int> byName = mayFit ? pattern.score(services.name(row)) : std::nullopt;
        add(row, byName ? byName : scoreTitle(services, row, pattern));
    }
    return matches;
}

} // namespace Belay
