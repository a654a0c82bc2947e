// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"

#include <span>

namespace Belay {

//! Whether a change redeploys the service, from the weakest to the strongest word.
enum class Verdict {
    NoRedeploy,
    Undocumented,   //!< no document says anything
    DocsDisagree,   //!< two official documents say different things: assume a redeploy
    MayRedeploy,    //!< depends on what the platform picks
    UnknownCurrent, //!< the present value is not returned, so it may or may not change: assume a redeploy
    WillRedeploy,
};

//! What the documentation says of one field. The rules are data: see redeployRules().
struct RedeployRule
{
    ServiceField field;
    Verdict verdict;
    const char *reason; //!< English source text, translated by FieldForecast::reason
    const char *docUrl;
};

//! The state of the documentation that the rules were taken from.
inline constexpr const char *redeployRulesVersion = "2026-03";

//! One rule for each field, in form order (peak-services-api section 4.3).
std::span<const RedeployRule> redeployRules();

struct FieldForecast
{
    ServiceField field = ServiceField::Name;
    Verdict verdict = Verdict::NoRedeploy;
    QString reason; //!< a translated sentence
    QString docUrl; //!< where that is documented; shown as text

    friend bool operator==(const FieldForecast &, const FieldForecast &) = default;
};

struct Forecast
{
    QList<FieldForecast> fields; //!< the changed ones, in form order; empty for a create
    Verdict total = Verdict::NoRedeploy;
    bool isCreate = false; //!< a create deploys, whatever it holds

    //! False only if the documentation rules a redeploy out.
    bool mayRedeploy() const { return total != Verdict::NoRedeploy; }

    friend bool operator==(const Forecast &, const Forecast &) = default;
};

//! What an update does that makes \a after of the described service \a base. \a latestReady is the newest ready
//! version of the draft's image, absent if it is not known. The total is the strongest verdict.
Forecast forecast(const Service &base, const ServiceDraft &after,
                  const std::optional<VersionId> &latestReady);

//! A create always deploys.
Forecast forecastCreate();

//! The verdict in a few translated words, such as "Will redeploy".
QString verdictText(Verdict verdict);

} // namespace Belay
