// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/filterclause.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct FilterValues
{
    Q_DECLARE_TR_FUNCTIONS(Belay::FilterValues)
};

bool isSeparator(QChar c)
{
    return c == u'_' || c == u'-' || c == u' ';
}

//! True if \a text starts with \a value; case and separators do not count.
bool startsLoosely(QStringView text, QStringView value)
{
    qsizetype at = 0;
    for (const QChar c : value) {
        if (isSeparator(c)) {
            continue;
        }
        while (at < text.size() && isSeparator(text[at])) {
            ++at;
        }
        if (at == text.size() || text[at].toCaseFolded() != c.toCaseFolded()) {
            return false;
        }
        ++at;
    }
    return at > 0;
}

//! True if \a value begins \a text or one of its words, so "failed" finds CREATE_FAILED.
bool beginsWord(QStringView text, QStringView value)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool wordStart = at == 0 || isSeparator(text[at - 1]);
        if (wordStart && startsLoosely(text.mid(at), value)) {
            return true;
        }
    }
    return false;
}

bool names(const FilterTerm &term, const QString &wireText)
{
    return term.shape == FilterTerm::Phrase ? wireText.compare(term.text, Qt::CaseInsensitive) == 0
                                            : beginsWord(wireText, term.text);
}

bool matchesTerm(const FilterTerm &term, const QString &text)
{
    return term.shape == FilterTerm::Pattern ? term.pattern.match(text).hasMatch()
                                             : text.contains(term.text, Qt::CaseInsensitive);
}

//! The bits of the \a documented values that \a terms name. A word that names none is a slip: reports it.
template <typename Value>
unsigned knownBits(const QList<FilterTerm> &terms, const QList<Value> &documented, QString &problem)
{
    unsigned bits = 0;
    for (const FilterTerm &term : terms) {
        unsigned found = 0;
        for (const Value &value : documented) {
            found |= names(term, value.text()) ? 1U << value.known() : 0U;
        }
        if (found == 0 && term.shape == FilterTerm::Word) {
            problem =
                FilterValues::tr("Nothing documented begins with “%1”; put quotation marks around it to "
                                 "look for exactly that")
                    .arg(term.text);
        }
        bits |= found;
    }
    return bits;
}

template <typename Value>
bool namesValue(const QList<FilterTerm> &terms, unsigned bits, const Value &value)
{
    if (value.known() != Value::Other) {
        return (bits & (1U << value.known())) != 0;
    }
    return std::ranges::any_of(terms, [text = value.text()](const FilterTerm &t) { return names(t, text); });
}

std::optional<qint64> unitInMs(QChar unit)
{
    using namespace std::chrono_literals;
    switch (unit.unicode()) {
    case u'm':
        return std::chrono::milliseconds(1min).count();
    case u'h':
        return std::chrono::milliseconds(1h).count();
    case u'd':
        return std::chrono::milliseconds(24h).count();
    case u'w':
        return std::chrono::milliseconds(7 * 24h).count();
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<FilterClause> FilterClause::compile(FilterToken &token, const FilterFeatures &features)
{
    if (!token.isValid()) {
        return std::nullopt;
    }
    FilterClause clause;
    clause.m_kind = token.kind;
    clause.m_negated = token.negated;
    clause.m_terms = token.terms;
    const auto hasPattern = std::ranges::any_of(
        token.terms, [](const FilterTerm &term) { return term.shape == FilterTerm::Pattern; });
    const auto needsImageName = [](const FilterTerm &term) {
        bool isNumber = false;
        term.text.toLongLong(&isNumber);
        return !isNumber || term.shape == FilterTerm::Pattern;
    };
    switch (token.kind) {
    case FilterKind::Text:
    case FilterKind::Name:
    case FilterKind::Title:
    case FilterKind::Tag:
    case FilterKind::By:
    case FilterKind::Id:
        return clause;
    case FilterKind::Image:
        if (!features.imageNames && std::ranges::any_of(token.terms, needsImageName)) {
            token.problem = FilterValues::tr("“image:” needs the number of an image");
        }
        break;
    case FilterKind::Status:
    case FilterKind::Type:
    case FilterKind::Updated:
    case FilterKind::Created:
    case FilterKind::Is:
        if (hasPattern) {
            token.problem = FilterValues::tr("“%1:” does not take a pattern").arg(filterKey(token.kind));
            return std::nullopt;
        }
        token.problem = token.kind == FilterKind::Status ? clause.compileStatus()
                        : token.kind == FilterKind::Type ? clause.compileType()
                        : token.kind == FilterKind::Is   ? clause.compileFlags(features)
                                                         : clause.compileTime();
        break;
    }
    return token.isValid() ? std::optional(clause) : std::nullopt;
}

QString FilterClause::compileStatus()
{
    QString problem;
    m_known = knownBits(m_terms, ServiceStatus::documented(), problem);
    return problem;
}

QString FilterClause::compileType()
{
    QString problem;
    m_known = knownBits(m_terms, ServiceType::documented(), problem);
    return problem;
}

QString FilterClause::compileFlags(const FilterFeatures &features)
{
    for (const FilterTerm &term : std::as_const(m_terms)) {
        const QString flag = term.text.toLower();
        if (flag == "failed"_L1) {
            m_flags |= Failed;
        } else if (flag == "busy"_L1) {
            m_flags |= Busy;
        } else if (flag == "protected"_L1 || flag == "monitored"_L1) {
            if (flag == "protected"_L1 ? !features.protection : !features.monitoring) {
                return FilterValues::tr("“is:%1” is not available yet").arg(flag);
            }
            m_flags |= flag == "protected"_L1 ? Protected : Monitored;
        } else {
            return FilterValues::tr("“is:%1” is not known; there are is:failed, is:busy and is:protected")
                .arg(term.text);
        }
    }
    return {};
}

QString FilterClause::compileTime()
{
    for (const FilterTerm &term : std::as_const(m_terms)) {
        const auto stretch = span(term.text);
        if (!stretch) {
            return FilterValues::tr("“%1” is neither an age such as <7d (m, h, d, w) nor a date such as "
                                    ">2025-01-31")
                .arg(term.text);
        }
        m_spans.append(*stretch);
    }
    return {};
}

std::optional<FilterClause::Span> FilterClause::span(const QString &text)
{
    const bool less = text.startsWith(u'<');
    const bool more = text.startsWith(u'>');
    const bool orEqual = (less || more) && text.mid(1).startsWith(u'=');
    const QString value = text.mid((less || more ? 1 : 0) + (orEqual ? 1 : 0));

    const QDate date = value.size() == 10 ? QDate::fromString(value, Qt::ISODate) : QDate();
    if (date.isValid()) {
        const qint64 begin = date.startOfDay().toMSecsSinceEpoch();
        const qint64 end = date.addDays(1).startOfDay().toMSecsSinceEpoch();
        if (less) {
            return Span{false, std::nullopt, orEqual ? end : begin};
        }
        return more ? Span{false, orEqual ? begin : end, std::nullopt} : Span{false, begin, end};
    }

    const auto unit = value.isEmpty() ? std::nullopt : unitInMs(value.back().toLower());
    const QString digits = value.chopped(value.isEmpty() ? 0 : 1);
    const bool isAge = unit && !digits.isEmpty() && digits.size() <= 6 &&
                       std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isAge) {
        return std::nullopt;
    }
    const qint64 age = digits.toLongLong() * *unit;
    if (more) {
        return Span{true, orEqual ? age : age + 1, std::nullopt};
    }
    return Span{true, std::nullopt, less && !orEqual ? age : age + 1};
}

bool FilterClause::accepts(const Service &service, const MatchContext &context) const
{
    return acceptsUnsigned(service, context) != m_negated;
}

bool FilterClause::acceptsUnsigned(const Service &service, const MatchContext &context) const
{
    const qint64 now = context.now.toMSecsSinceEpoch();
    switch (m_kind) {
    case FilterKind::Text:
        return acceptsFreely(service);
    case FilterKind::Status:
        return namesStatus(service.status);
    case FilterKind::Type:
        return namesType(service.type);
    case FilterKind::Name:
        return acceptsText(service.name);
    case FilterKind::Title:
        return service.details && service.details->title && acceptsText(*service.details->title);
    case FilterKind::Tag:
        return std::ranges::any_of(service.tags, [this](const QString &tag) { return acceptsText(tag); });
    case FilterKind::Image:
        return acceptsImage(service, context);
    case FilterKind::By:
        return acceptsText(service.createdBy) || acceptsText(service.updatedBy);
    case FilterKind::Id:
        return std::ranges::any_of(m_terms, [&](const FilterTerm &term) {
            return term.shape == FilterTerm::Pattern
                       ? matchesTerm(term, service.id.value)
                       : service.id.value.startsWith(term.text, Qt::CaseInsensitive);
        });
    case FilterKind::Updated:
        return service.updatedAt.isValid() && acceptsTime(service.updatedAt.toMSecsSinceEpoch(), now);
    case FilterKind::Created:
        return service.createdAt.isValid() && acceptsTime(service.createdAt.toMSecsSinceEpoch(), now);
    case FilterKind::Is:
        return acceptsFlags(service, context);
    }
    Q_UNREACHABLE();
}

bool FilterClause::acceptsText(const QString &text) const
{
    return std::ranges::any_of(m_terms, [&](const FilterTerm &term) { return matchesTerm(term, text); });
}

bool FilterClause::acceptsFreely(const Service &service) const
{
    return std::ranges::any_of(m_terms, [&](const FilterTerm &term) {
        const bool inTitle =
            service.details && service.details->title && matchesTerm(term, *service.details->title);
        return inTitle || matchesTerm(term, service.name) ||
               std::ranges::any_of(service.tags,
                                   [&](const QString &tag) { return matchesTerm(term, tag); }) ||
               (term.shape != FilterTerm::Pattern &&
                service.id.value.startsWith(term.text, Qt::CaseInsensitive));
    });
}

bool FilterClause::acceptsImage(const Service &service, const MatchContext &context) const
{
    if (!service.details || !service.details->image) {
        return false;
    }
    const ImageId id = service.details->image->imageId;
    const QString name = context.imageName ? context.imageName(id) : QString();
    return std::ranges::any_of(m_terms, [&](const FilterTerm &term) {
        bool isNumber = false;
        const qint64 number = term.text.toLongLong(&isNumber);
        const bool sameId = isNumber && term.shape != FilterTerm::Pattern && number == id.value;
        return sameId || (!name.isEmpty() && matchesTerm(term, name));
    });
}

bool FilterClause::acceptsTime(qint64 moment, qint64 now) const
{
    return std::ranges::any_of(m_spans, [&](const Span &span) {
        const qint64 value = span.isAge ? now - moment : moment;
        return (!span.from || value >= *span.from) && (!span.to || value < *span.to);
    });
}

bool FilterClause::acceptsFlags(const Service &service, const MatchContext &context) const
{
    return ((m_flags & (Failed | Busy)) != 0 && namesStatus(service.status)) ||
           (asksProtected() && context.isProtected && context.isProtected(service.id)) ||
           (asksMonitored() && context.isMonitored && context.isMonitored(service.id));
}

bool FilterClause::implies(const FilterClause &wider) const
{
    if (m_kind != wider.m_kind || m_negated != wider.m_negated) {
        return false;
    }
    switch (m_kind) {
    case FilterKind::Updated:
    case FilterKind::Created:
        return false; // ages change by themselves
    case FilterKind::Status:
    case FilterKind::Type:
    case FilterKind::Image:
    case FilterKind::Is:
        return m_terms == wider.m_terms;
    case FilterKind::Text:
    case FilterKind::Name:
    case FilterKind::Title:
    case FilterKind::Tag:
    case FilterKind::By:
    case FilterKind::Id:
        break;
    }
    if (m_terms == wider.m_terms) {
        return true;
    }
    const std::optional<QString> text = literal();
    const std::optional<QString> widerText = wider.literal();
    if (m_negated || !text || !widerText) {
        return false;
    }
    // An id has to begin with it.
    const bool isBeginning = m_kind == FilterKind::Text || m_kind == FilterKind::Id;
    return isBeginning ? text->startsWith(*widerText, Qt::CaseInsensitive)
                       : text->contains(*widerText, Qt::CaseInsensitive);
}

std::optional<QString> FilterClause::literal() const
{
    const bool simple = m_terms.size() == 1 && m_terms.constFirst().shape != FilterTerm::Pattern;
    return simple ? std::optional(m_terms.constFirst().text) : std::nullopt;
}

QStringList FilterClause::undocumented() const
{
    QStringList texts;
    for (const FilterTerm &term : m_terms) {
        const bool known = m_kind == FilterKind::Status
                               ? std::ranges::any_of(ServiceStatus::documented(),
                                                     [&](const auto &s) { return names(term, s.text()); })
                               : std::ranges::any_of(ServiceType::documented(),
                                                     [&](const auto &t) { return names(term, t.text()); });
        if (!known && !texts.contains(term.text)) {
            texts.append(term.text);
        }
    }
    return texts;
}

bool FilterClause::namesStatus(const ServiceStatus &status) const
{
    if (m_kind == FilterKind::Is) {
        return ((m_flags & Failed) != 0 && status.isFailed()) ||
               ((m_flags & Busy) != 0 && status.isTransitional());
    }
    return namesValue(m_terms, m_known, status);
}

bool FilterClause::namesType(const ServiceType &type) const
{
    return namesValue(m_terms, m_known, type);
}

bool FilterClause::limitsStatus() const
{
    if (m_negated) {
        return false;
    }
    if (m_kind == FilterKind::Is) {
        return (m_flags & (Protected | Monitored)) == 0;
    }
    return m_kind == FilterKind::Status && undocumented().isEmpty();
}

} // namespace Belay
