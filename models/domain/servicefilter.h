// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filterclause.h"

namespace Belay {

//! A filter over services, parsed once from the text of the filter line. A value; matching allocates nothing
//! unless patterns or image names are involved.
//!
//! Words are ANDed and look, without regard to case, into name, title, tags and the beginning of the id.
//! `a|b` is OR, `-x` NOT, `"exact phrase"` takes spaces and signs as they are, `/re/` is a pattern. Keys:
//! status, type (any beginning of a value or of one of its words: "failed", "create-failed", "web"), name,
//! title, tag, by (created or updated), image (number or name), id (beginning), updated and created (`<7d`
//! younger than, `>12h` older than, units m h d w; `>2025-01-31` after that local day, `<` before it, also
//! `<=` and `>=`; a bare date is that day, a bare age the time since), is (failed, busy, protected,
//! monitored).
class ServiceFilter
{
public:
    ServiceFilter() = default;
    //! Never fails: an invalid token carries its problem and filters nothing, the others apply.
    static ServiceFilter parse(const QString &query, const FilterFeatures &features = {});

    const QString &query() const { return m_query; }
    //! In the order of the text, invalid ones included.
    const QList<FilterToken> &tokens() const { return m_tokens; }
    //! True if every service passes.
    bool isEmpty() const { return m_clauses.isEmpty(); }
    bool hasProblems() const;

    bool matches(const Service &service, const MatchContext &context) const;
    //! All must accept a service; those of invalid tokens are not among them.
    const QList<FilterClause> &clauses() const { return m_clauses; }
    //! True if what passes this filter surely passes \a wider, too, as when a word grows.
    bool narrows(const ServiceFilter &wider) const;

    //! The same query without the token at \a index of tokens(), for the cross of a chip.
    ServiceFilter withoutToken(qsizetype index) const;

    //! What the Status or Type list shows as ticked: wire texts, documented ones first. Empty: not limited.
    //! \a key is FilterKind::Status or FilterKind::Type.
    QStringList choices(FilterKind key) const;
    //! The same query with the tokens of \a key (but for negated ones) replaced by one that names \a wireTexts;
    //! with none, by nothing. choices() of the result is \a wireTexts.
    ServiceFilter withChoices(FilterKind key, const QStringList &wireTexts) const;

    //! What the Name field shows: the text of the first plain `name:` token, or nothing.
    QString name() const;
    //! The same query with that token replaced, added, or with an empty \a name removed.
    ServiceFilter withName(const QString &name) const;

    //! What the list call may be asked for so that nothing that passes is missing, but for services of an
    //! undocumented status or type. Empty: everything (peak-services-api section 4.1).
    QList<ServiceStatus> serverStatuses() const;
    QList<ServiceType> serverTypes() const;
    QString serverSearchTerm() const;

private:
    //! Replaces the tokens at \a indices by \a text, put where the first one was or at the end.
    ServiceFilter replaced(const QList<qsizetype> &indices, const QString &text) const;
    std::optional<qsizetype> nameToken() const;

    QString m_query;
    FilterFeatures m_features;
    QList<FilterToken> m_tokens;
    QList<FilterClause> m_clauses; //!< of the valid tokens
};

} // namespace Belay
