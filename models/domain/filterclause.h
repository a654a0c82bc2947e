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
    bool acceptsText(const QString &text) const;
    bool acceptsFreely(const Service &service) const;
    bool acceptsImage(const Service &service, const MatchContext &context) const;
    bool acceptsTime(const QDateTime &time, const QDateTime &now) const;
    bool acceptsFlags(const Service &service, const MatchContext &context) const;

    FilterKind m_kind = FilterKind::Text;
    bool m_negated = false;
    QList<FilterTerm> m_terms;
    QList<Span> m_spans;
    unsigned m_known = 0; //!< a bit for each documented status or type
    unsigned m_flags = 0;
};

} // namespace Belay
