// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/reviewheader.h"

#include "models/domain/fieldtext.h"
#include "views/common/plaintext.h"
#include "views/common/statuschiplabel.h"
#include "views/services/textfields.h"
#include "views/services/verdictlook.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! The fields that decide the total, and why, a line for each reason: "Image, Version: …".
QString reasonOf(const Forecast &forecast, QString *docUrl)
{
    QList<std::pair<QString, QStringList>> reasons;
    for (const FieldForecast &field : forecast.fields) {
        if (field.verdict != forecast.total) {
            continue;
        }
        if (docUrl->isEmpty()) {
            *docUrl = field.docUrl;
        }
        auto known = std::find_if(reasons.begin(), reasons.end(),
                                  [&field](const auto &reason) { return reason.first == field.reason; });
        if (known == reasons.end()) {
            known = reasons.insert(reasons.end(), {field.reason, {}});
        }
        known->second.append(fieldLabel(field.field));
    }
    QStringList lines;
    for (const auto &[reason, names] : std::as_const(reasons)) {
        lines.append(u"%1: %2"_s.arg(names.join(u", "_s), reason));
    }
    return lines.join(u'\n');
}

//! What was seen of the changed fields: "Minimum instances: observed 0 of 5 redeploys"; empty if nothing is worth it.
QString observationsOf(const Forecast &forecast)
{
    QStringList lines;
    for (const FieldForecast &field : forecast.fields) {
        if (field.observed) {
            lines.append(u"%1: %2"_s.arg(fieldLabel(field.field), observationText(*field.observed)));
        }
    }
    return lines.join(u'\n');
}

} // namespace

ReviewHeader::ReviewHeader(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new StatusChipLabel(this))
    , m_reason(makePlainLabel(QString(), this))
    , m_observed(makePlainLabel(QString(), this))
    , m_source(makeQuietLabel(this))
{
    setObjectName(u"reviewHeader"_s);
    m_verdict->setObjectName(u"forecastVerdict"_s);
    m_reason->setObjectName(u"forecastReason"_s);
    m_reason->setWordWrap(true);
    m_observed->setObjectName(u"forecastObserved"_s);
    m_observed->setWordWrap(true);
    setPlainToolTip(m_observed,
                    tr("Seen on this computer after earlier changes: the service was watched for a minute."));
    m_source->setObjectName(u"forecastSource"_s);
    m_source->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_verdict, 0, Qt::AlignLeft);
    layout->addWidget(m_reason);
    layout->addWidget(m_observed);
    layout->addWidget(m_source);
}

void ReviewHeader::setForecast(const Forecast &forecast)
{
    QString docUrl;
    if (forecast.isCreate) {
        m_verdict->setStatus(Tone::Busy, u"status-deploying"_s, tr("Creates and deploys"));
        m_reason->setText(tr("A new service is deployed as soon as it is created."));
    } else if (forecast.fields.isEmpty()) {
        m_verdict->setStatus(Tone::Neutral, u"minus"_s, tr("No changes"));
        m_reason->setText(tr("The form holds what the service has: there is nothing to send."));
    } else {
        const VerdictLook look = lookOf(forecast.total);
        m_verdict->setStatus(look.tone, look.iconName, look.text);
        m_reason->setText(reasonOf(forecast, &docUrl));
    }
    const QString observed = observationsOf(forecast);
    m_observed->setText(observed);
    m_observed->setVisible(!observed.isEmpty());
    m_source->setText(docUrl.isEmpty() ? QString() : tr("Source: %1").arg(docUrl));
    m_source->setVisible(!docUrl.isEmpty());
}

void ReviewHeader::setNameTaken()
{
    m_verdict->setStatus(Tone::Caution, u"warning"_s, tr("Name exists"));
    m_reason->setText(tr("This will update the existing service. Switch to it to see what would change."));
    m_observed->setVisible(false);
    m_source->setVisible(false);
}

QString ReviewHeader::verdict() const
{
    return m_verdict->text();
}

} // namespace Belay
