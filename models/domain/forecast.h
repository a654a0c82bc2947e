// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"

#include <QMap>

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

//! What came of earlier updates of one field, as this machine saw it.
struct FieldObservation
{
    int updates = 0;   //!< after which the service was watched
    int redeploys = 0; //!< of them, those that redeployed it

    friend bool operator==(const FieldObservation &, const FieldObservation &) = default;
};

//! Fields without an observation are missing.
using RedeployObservations = QMap<ServiceField, FieldObservation>;

struct FieldForecast
{
    ServiceField field = ServiceField::Name;
    Verdict verdict = Verdict::NoRedeploy;
    QString reason; //!< a translated sentence
    QString docUrl; //!< where that is documented; shown as text
    std::optional<FieldObservation>
        observed; //!< where the documentation leaves doubt, or was seen to be wrong

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
//! version of the draft's image, absent if it is not known. The total is the strongest verdict; what was \a observed is
//! told beside the verdicts and changes none.
Forecast forecast(const Service &base, const ServiceDraft &after, const std::optional<VersionId> &latestReady,
                  const RedeployObservations &observed = {});

//! A create always deploys.
Forecast forecastCreate();

//! What an update from \a before to \a after teaches of its fields, once it was seen whether it \a redeployed the
//! service. Without a redeploy none of them causes one. A redeploy teaches something only if a single field can have
//! caused it: the only one changed, or the only one that the documentation does not rule out. A version left to the
//! platform, and a field whose value before is not known, may not have changed at all: they teach nothing.
QList<ServiceField> fieldsTaught(const Service &before, const ServiceDraft &after, bool redeployed);

//! Such as "observed 0 of 5 redeploys".
QString observationText(const FieldObservation &observation);

//! The verdict in a few translated words, such as "Will redeploy".
QString verdictText(Verdict verdict);

} // namespace Belay
