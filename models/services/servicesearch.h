// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicefilter.h"
#include "models/services/servicestore.h"

#include <vector>

namespace Belay {

//! A filter made ready for the rows of a store: what it says of shared values is found out once, and literal words are
//! looked for in all names in one pass. Agrees with ServiceFilter::matches() for every row.
class ServiceSearch
{
public:
    //! \a store and what \a context refers to must outlive it, and stay as they are.
    ServiceSearch(const ServiceStore &store, const ServiceFilter &filter, const MatchContext &context);

    bool accepts(qsizetype row) const;
    //! One for each row: 1 if it passes, 0 if not.
    std::vector<quint8> acceptAll() const;

private:
    struct Pattern
    {
        QRegularExpression expression;
        QByteArray required; //!< folded; what it matches holds it
    };

    //! One clause. The vectors tell of each distinct value of the store, by number, whether it would do.
    struct Clause
    {
        const FilterClause *clause = nullptr;
        std::vector<quint8> statuses;
        std::vector<quint8> types;
        std::vector<quint8> users;
        std::vector<quint8> tagLists;
        std::vector<QByteArray> words; //!< folded literal terms
        std::vector<ServiceStore::IdBeginning> idBeginnings;
        std::vector<Pattern> patterns;
    };

    Clause prepare(const FilterClause &clause) const;
    //! Without regard to the sign.
    bool accepts(const Clause &clause, qsizetype row) const;
    bool acceptsName(const Clause &clause, qsizetype row) const;
    bool acceptsTitle(const Clause &clause, qsizetype row) const;
    //! Of a Text clause: all but the name.
    bool acceptsBeside(const Clause &clause, qsizetype row) const;
    void acceptNames(const Clause &clause, std::vector<quint8> &hits) const;
    void acceptBeside(const Clause &clause, std::vector<quint8> &hits) const;
    std::vector<quint8> acceptAll(const Clause &clause) const;

    const ServiceStore &m_store;
    ServiceFilter m_filter;
    MatchContext m_context;
    qint64 m_now;
    std::vector<Clause> m_clauses;
};

} // namespace Belay
