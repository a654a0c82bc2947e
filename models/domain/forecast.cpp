// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/forecast.h"

#include <QCoreApplication>

#include <algorithm>

namespace Belay {

namespace {

struct ForecastText
{
    Q_DECLARE_TR_FUNCTIONS(Belay::ForecastText)
};

constexpr auto sdkUrl = "https://docs.peak.ai/sdk/latest/reference/resources/services.html";
constexpr auto cliUrl = "https://docs.peak.ai/sdk/latest/cli/reference.html";

constexpr const char *listed =
    QT_TRANSLATE_NOOP("Belay::ForecastText", "The documentation lists this among the changes that redeploy.");
constexpr const char *disagree = QT_TRANSLATE_NOOP(
    "Belay::ForecastText", "The SDK's documentation says that this redeploys, the CLI's help leaves it out.");
constexpr const char *harmless =
    QT_TRANSLATE_NOOP("Belay::ForecastText", "The documentation says that this alone does not redeploy.");
constexpr const char *silent =
    QT_TRANSLATE_NOOP("Belay::ForecastText", "No documentation says whether this redeploys.");
constexpr const char *fixed = QT_TRANSLATE_NOOP(
    "Belay::ForecastText", "This is fixed; what the platform does with a change is not documented.");

constexpr RedeployRule rules[] = {
    {ServiceField::Name, Verdict::Undocumented, fixed, sdkUrl},
    {ServiceField::Title, Verdict::NoRedeploy, harmless, sdkUrl},
    {ServiceField::Description, Verdict::NoRedeploy, harmless, sdkUrl},
    {ServiceField::Type, Verdict::Undocumented, fixed, sdkUrl},
    {ServiceField::Image, Verdict::WillRedeploy, listed, sdkUrl},
    {ServiceField::Version, Verdict::WillRedeploy, listed, sdkUrl},
    {ServiceField::InstanceType, Verdict::WillRedeploy, listed, sdkUrl},
    {ServiceField::MinInstances, Verdict::Undocumented, silent, sdkUrl},
    {ServiceField::Env, Verdict::WillRedeploy, listed, sdkUrl},
    {ServiceField::Secrets, Verdict::WillRedeploy, listed, sdkUrl},
    {ServiceField::Entrypoint, Verdict::DocsDisagree, disagree, cliUrl},
    {ServiceField::HealthCheckUrl, Verdict::DocsDisagree, disagree, cliUrl},
    {ServiceField::SessionStickiness, Verdict::WillRedeploy, listed, sdkUrl},
    {ServiceField::ScaleToZero, Verdict::WillRedeploy, listed, sdkUrl},
    {ServiceField::Tags, Verdict::Undocumented, silent, sdkUrl},
};

//! The version is left to the platform while the image stays: what happens depends on the newest ready one.
void judgeOpenVersion(FieldForecast &row, const std::optional<VersionId> &current,
                      const std::optional<VersionId> &latestReady)
{
    if (!latestReady || !current) {
        row.verdict = Verdict::MayRedeploy;
        row.reason =
            ForecastText::tr("The platform takes the newest ready version, which may be another one.");
    } else if (*latestReady == *current) {
        row.verdict = Verdict::NoRedeploy;
        row.reason = ForecastText::tr("The newest ready version is the present one.");
    } else {
        row.verdict = Verdict::MayRedeploy;
        row.reason = ForecastText::tr("The platform takes the newest ready version, now %1 instead of %2.")
                         .arg(QString::number(latestReady->value), QString::number(current->value));
    }
}

//! Whether what was seen is worth telling: where the documents leave it open, or are contradicted.
bool isNews(Verdict verdict, const FieldObservation &observation)
{
    switch (verdict) {
    case Verdict::NoRedeploy:
        return observation.redeploys > 0;
    case Verdict::Undocumented:
    case Verdict::DocsDisagree:
        return observation.updates > 0;
    case Verdict::WillRedeploy:
        return observation.redeploys < observation.updates;
    case Verdict::MayRedeploy:
    case Verdict::UnknownCurrent:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

std::span<const RedeployRule> redeployRules()
{
    return rules;
}

Forecast forecast(const Service &base, const ServiceDraft &after, const std::optional<VersionId> &latestReady,
                  const RedeployObservations &observed)
{
    const ServiceDraft before = ServiceDraft::fromService(base);
    Forecast result;
    for (const RedeployRule &rule : rules) {
        if (sameField(before, after, rule.field)) {
            continue;
        }
        FieldForecast row{rule.field, rule.verdict, ForecastText::tr(rule.reason),
                          QLatin1StringView(rule.docUrl), std::nullopt};
        const bool sameImage = sameField(before, after, ServiceField::Image);
        if (rule.field == ServiceField::Version && !after.versionId && sameImage) {
            judgeOpenVersion(row, before.versionId, latestReady);
        } else if (rule.verdict == Verdict::WillRedeploy && !isFieldKnown(base, rule.field)) {
            row.verdict = Verdict::UnknownCurrent;
            row.reason =
                ForecastText::tr("The API does not return the present value, so it may be replaced.");
        }
        // What was seen is about the rule: not about a version left open, or a value that may be the present one.
        const FieldObservation seen = observed.value(rule.field);
        if (row.verdict == rule.verdict && isNews(row.verdict, seen)) {
            row.observed = seen;
        }
        result.total = std::max(result.total, row.verdict);
        result.fields.append(row);
    }
    return result;
}

Forecast forecastCreate()
{
    return {{}, Verdict::WillRedeploy, true};
}

QList<ServiceField> fieldsTaught(const Service &before, const ServiceDraft &after, bool redeployed)
{
    QList<ServiceField> clear;
    QList<ServiceField> suspects; // what may have caused a redeploy
    for (const ServiceField field : changedFields(ServiceDraft::fromService(before), after)) {
        const bool isOpenVersion = field == ServiceField::Version && !after.versionId;
        const bool isClear = isFieldKnown(before, field) && !isOpenVersion;
        if (isClear) {
            clear.append(field);
        }
        const auto rule = std::find_if(std::begin(rules), std::end(rules),
                                       [field](const RedeployRule &r) { return r.field == field; });
        if (!isClear || rule->verdict != Verdict::NoRedeploy) {
            suspects.append(field);
        }
    }
    if (!redeployed) {
        return clear;
    }
    // Ruled out by the documentation, but nothing else is there to blame.
    const QList<ServiceField> causes = suspects.isEmpty() ? clear : suspects;
    return causes.size() == 1 && clear.contains(causes.first()) ? causes : QList<ServiceField>();
}

QString observationText(const FieldObservation &observation)
{
    return ForecastText::tr("observed %1 of %n redeploy(s)", nullptr, observation.updates)
        .arg(QString::number(observation.redeploys));
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::NoRedeploy:
        return ForecastText::tr("No redeploy");
    case Verdict::Undocumented:
        return ForecastText::tr("Undocumented");
    case Verdict::DocsDisagree:
        return ForecastText::tr("Documentation disagrees: assume redeploy");
    case Verdict::MayRedeploy:
        return ForecastText::tr("May redeploy");
    case Verdict::UnknownCurrent:
        return ForecastText::tr("Unknown current value: assume redeploy");
    case Verdict::WillRedeploy:
        return ForecastText::tr("Will redeploy");
    }
    Q_UNREACHABLE();
}

} // namespace Belay
