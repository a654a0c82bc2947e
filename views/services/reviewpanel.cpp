// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/reviewpanel.h"

#include "models/api/requestpreview.h"
#include "models/files/peakcommand.h"
#include "models/services/catalogue.h"
#include "models/tables/draftdiffmodel.h"
#include "views/services/fieldnames.h"
#include "views/services/reviewchanges.h"
#include "views/services/reviewheader.h"
#include "views/services/reviewrequest.h"
#include "views/services/reviewyaml.h"

#include <QCheckBox>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! What a create fills in: before it there is nothing.
ServiceDraft nothing()
{
    ServiceDraft draft;
    draft.parameters.emplace();
    return draft;
}

} // namespace

ReviewPanel::ReviewPanel(Catalogue &catalogue, const QUrl &baseUrl, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_baseUrl(baseUrl)
    , m_header(new ReviewHeader(this))
    , m_tabs(new QTabWidget(this))
    , m_showValues(new QCheckBox(tr("Show values of variables"), this))
    , m_changes(new ReviewChanges(this))
    , m_yaml(new ReviewYaml(this))
    , m_request(new ReviewRequest(this))
    , m_command(new ReviewCommand(this))
{
    setObjectName(u"reviewPanel"_s);
    setAccessibleName(tr("Review"));
    m_tabs->setObjectName(u"reviewTabs"_s);
    m_tabs->setAccessibleName(tr("Review"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_changes, tr("Changes"));
    m_tabs->addTab(m_yaml, tr("YAML"));
    m_tabs->addTab(m_request, tr("Request"));
    m_tabs->addTab(m_command, tr("CLI"));
    for (QWidget *page : {static_cast<QWidget *>(m_yaml), static_cast<QWidget *>(m_request),
                          static_cast<QWidget *>(m_command)}) {
        page->layout()->setContentsMargins(0, 8, 0, 0);
    }
    m_showValues->setObjectName(u"showValues"_s);
    m_showValues->setAccessibleName(m_showValues->text());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_header);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_showValues);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ReviewPanel::refresh);
    connect(m_showValues, &QCheckBox::toggled, this, &ReviewPanel::refresh);
    connect(m_yaml, &ReviewYaml::draftEdited, this, &ReviewPanel::draftEdited);
    connect(m_yaml, &ReviewYaml::problemChanged, this, &ReviewPanel::yamlProblemChanged);
    connect(&m_catalogue, &Catalogue::changed, this, &ReviewPanel::refresh);
}

void ReviewPanel::review(const std::optional<Service> &base, const ServiceDraft &draft,
                         const Forecast &forecast)
{
    m_base = base;
    m_draft = draft;
    m_forecast = forecast;
    if (m_isNameTaken) {
        m_header->setNameTaken();
    } else {
        m_header->setForecast(forecast);
    }
    refresh();
}

void ReviewPanel::setNameTaken(bool taken)
{
    m_isNameTaken = taken;
}

void ReviewPanel::setReadOnly(bool readOnly)
{
    m_yaml->setReadOnly(readOnly);
}

QString ReviewPanel::yamlProblem() const
{
    return m_yaml->problem();
}

void ReviewPanel::refresh()
{
    const bool masks = !m_showValues->isChecked();
    m_showValues->setVisible(m_draft.parameters && !m_draft.parameters->env.isEmpty());
    // The YAML is kept up to date also when it is not on top: what is typed there must meet the form's latest.
    const std::optional<ServiceDraft> before =
        m_base ? std::optional(ServiceDraft::fromService(*m_base)) : std::nullopt;
    m_yaml->setDraft(m_draft, before, masks);
    switch (static_cast<Tab>(m_tabs->currentIndex())) {
    case Changes:
        showChanges();
        return;
    case Yaml:
        return;
    case Request:
        showRequest();
        return;
    case Command:
        showCommand();
        return;
    }
}

void ReviewPanel::showChanges()
{
    const Masking masking = m_showValues->isChecked() ? Masking::Plain : Masking::Masked;
    const ServiceDraft before = m_base ? ServiceDraft::fromService(*m_base) : nothing();
    QList<DiffRow> rows;
    for (FieldChange change : describeChanges(m_base ? &*m_base : nullptr, before, m_draft, masking)) {
        if (change.envKey.isEmpty() && change.field != ServiceField::Env) {
            if (m_base && change.beforeKnown) {
                change.before = namedFieldText(m_catalogue, before, change.field, masking);
            }
            change.after = namedFieldText(m_catalogue, m_draft, change.field, masking);
        }
        DiffRow row{change, std::nullopt};
        for (const FieldForecast &field : m_forecast.fields) {
            if (field.field == change.field) {
                row.forecast = field;
            }
        }
        rows.append(row);
    }
    m_changes->setRows(rows, !m_base);
}

void ReviewPanel::showRequest()
{
    const bool masks = !m_showValues->isChecked();
    if (!m_base) {
        m_request->setRequest(previewCreate(m_baseUrl, m_draft, masks),
                              tr("Sent with the profile's key, which is shown nowhere."));
        return;
    }
    const ServicePatch patch = ServicePatch::between(ServiceDraft::fromService(*m_base), m_draft);
    m_request->setRequest(previewUpdate(m_baseUrl, m_base->id, patch, masks),
                          patch.isEmpty() ? tr("Nothing differs, so nothing is sent.")
                                          : tr("Only what changes is sent, with the profile's key, which is "
                                               "shown nowhere."));
}

void ReviewPanel::showCommand()
{
    const Masking masking = m_showValues->isChecked() ? Masking::Plain : Masking::Masked;
    m_command->setCommand(
        m_base ? peakUpdateCommand(
                     m_base->id, ServicePatch::between(ServiceDraft::fromService(*m_base), m_draft), masking)
               : peakCreateCommand(m_draft, masking));
}

} // namespace Belay
