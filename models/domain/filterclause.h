// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filtertoken.h"
#include "models/domain/service.h"

#include <chrono>
#include <functional>
#include <optional>

namespace Belay {

//! What a filter needs to know beyond the service itself.
struct MatchContext
{
    QDateTime now; //!< for ages such as updated:<7d
    std::function<QString(ImageId)> imageName;
    std::function<bool(const ServiceId &)> isProtected;
    std::function<bool(const ServiceId &)> isMonitored;
};

//! Which members of MatchContext the caller fills in. Tokens that need another one are invalid.
struct FilterFeatures
{
    bool imageNames = false;
    bool protection = false;
    bool monitoring = false;
};

//! One valid token, made ready for matching.
class FilterClause
{
public:
    //! A valid clause, or nothing and the reason in the token's problem.
    static std::optional<FilterClause> compile(FilterToken &token, const FilterFeatures &features);

    //! True if \a service passes this clause, its sign considered.
    bool accepts(const Service &service, const MatchContext &context) const;

    FilterKind kind() const { return m_kind; }
    bool isNegated() const { return m_negated; }
    //! The alternatives: any of them will do.
    const QList<FilterTerm> &terms() const { return m_terms; }
    //! Of a clause about texts: whether one of its terms is found in \a text. The sign is ignored.
    bool acceptsText(const QString &text) const;
    //! Of an Updated or Created clause; both in milliseconds since 1970, UTC. The sign is ignored.
    bool acceptsTime(qint64 moment, qint64 now) const;
    //! Of an "is:" clause: whether it is content with a mark of that kind.
    bool asksProtected() const { return (m_flags & Protected) != 0; }
    bool asksMonitored() const { return (m_flags & Monitored) != 0; }
    //! True if what passes this clause surely passes \a wider, too; false if that is not known.
    bool implies(const FilterClause &wider) const;
    //! The clause's single literal text, if it has exactly one term and that is not a pattern.
    std::optional<QString> literal() const;
    //! Of a Status or Type clause: statuses and types outside the documented ones that it names.
    QStringList undocumented() const;
    //! Of a Status clause, or one of "is:" about the status only: whether it names \a status. The sign is ignored.
    bool namesStatus(const ServiceStatus &status) const;
    //! Of a Type clause: whether it names \a type. The sign is ignored.
    bool namesType(const ServiceType &type) const;
    //! True if only documented statuses can pass, so that a server may be asked for them.
    bool limitsStatus() const;

private:
    enum Flag : unsigned { Failed = 1, Busy = 2, Protected = 4, Monitored = 8 };

    //! A stretch of time: between two moments, or between two ages. An absent end is open.
    struct Span
    {
        bool isAge = false;
        std::optional<qint64> from; //!< milliseconds, inclusive
        std::optional<qint64> to;   //!< milliseconds, exclusive
    };

    QString compileStatus();
    QString compileType();
    QString compileTime();
    QString compileFlags(const FilterFeatures &features);
    static std::optional<Span> span(const QString &text);

    bool acceptsUnsigned(const Service &service, const MatchContext &context) const;
    bool acceptsFreely(const Service &service) const;
    bool acceptsImage(const Service &service, const MatchContext &context) const;
    bool acceptsFlags(const Service &service, const MatchContext &context) const;

    FilterKind m_kind = FilterKind::Text;
    bool m_negated = false;
    QList<FilterTerm> m_terms;
    QList<Span> m_spans;
    unsigned m_known = 0; //!< a bit for each documented status or type
    unsigned m_flags = 0;
};

} // namespace Belay
