// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/serviceform.h"

#include "models/services/catalogue.h"
#include "views/services/basicssection.h"
#include "views/services/environmentsection.h"
#include "views/services/imagesection.h"
#include "views/services/resourcessection.h"
#include "views/services/runtimesection.h"
#include "views/services/secretssection.h"
#include "views/services/tagssection.h"

#include <QApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

ServiceForm::ServiceForm(ApiClient &api, Catalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_nameCheck(new NameCheck(api, this))
{
    setObjectName(u"serviceForm"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    // Made from the top down, which is also the order of Tab.
    m_basics = new BasicsSection(this);
    addSection(m_basics);
    m_image = new ImageSection(catalogue, this);
    addSection(m_image);
    addSection(new ResourcesSection(catalogue, this));
    m_environment = new EnvironmentSection(this);
    addSection(m_environment);
    addSection(new SecretsSection(catalogue, this));
    addSection(new RuntimeSection(this));
    addSection(new TagsSection(this));
    layout->addStretch();
    alignLabels();

    connect(m_basics, &BasicsSection::switchToUpdateRequested, this, &ServiceForm::switchToUpdateRequested);
    connect(m_image, &ImageSection::latestReadyChanged, this, &ServiceForm::draftChanged);
    connect(m_nameCheck, &NameCheck::changed, this, [this] {
        m_basics->showNameCheck(*m_nameCheck);
        Q_EMIT nameChecked();
    });
    connect(qApp, &QApplication::focusChanged, this, &ServiceForm::focusMoved);
    ServiceDraft empty;
    startCreate(empty);
}

ServiceForm::~ServiceForm()
{
    // A window that is destroyed loses the focus while it is half gone.
    disconnect(qApp, nullptr, this, nullptr);
}

void ServiceForm::startCreate(const ServiceDraft &start)
{
    m_base.reset();
    ServiceDraft draft = start;
    if (!draft.parameters) {
        draft.parameters.emplace();
    }
    m_environment->setUnreturned(false);
    load(draft);
    m_start = this->draft();
    m_shown.clear();
    m_serverErrors.clear();
    noteUnreturned();
    m_nameCheck->setName(draft.name);
    revalidate();
    Q_EMIT draftChanged();
}

void ServiceForm::startUpdate(const Service &seen, const std::optional<ServiceDraft> &draft)
{
    m_base = seen;
    m_nameCheck->setName(QString());
    m_environment->setUnreturned(!isFieldKnown(seen, ServiceField::Env));
    load(ServiceDraft::fromService(seen));
    m_start = this->draft();
    if (draft) {
        load(*draft);
    }
    m_shown.clear();
    m_serverErrors.clear();
    noteUnreturned();
    revalidate();
    Q_EMIT draftChanged();
}

ServiceDraft ServiceForm::draft() const
{
    ServiceDraft draft;
    for (const ServiceFormSection *section : m_sections) {
        section->store(draft);
    }
    return draft;
}

void ServiceForm::setDraft(const ServiceDraft &draft)
{
    load(draft);
    if (!m_base) {
        m_nameCheck->setName(draft.name);
    }
    revalidate();
    Q_EMIT draftChanged();
}

bool ServiceForm::isChanged() const
{
    return draft() != m_start;
}

bool ServiceForm::showProblems()
{
    for (const FieldProblem &problem : std::as_const(m_problems)) {
        m_shown.insert(problem.field);
    }
    revalidate();
    return isValid();
}

void ServiceForm::markServerError(ServiceField field, const QString &message)
{
    m_serverErrors.insert(field, message);
    showProblemsOf(field);
}

void ServiceForm::focusField(ServiceField field)
{
    if (ServiceFormSection *section = sectionOf(field)) {
        section->focusField(field);
    }
}

std::optional<VersionId> ServiceForm::latestReadyVersion() const
{
    return m_image->latestReady();
}

void ServiceForm::addSection(ServiceFormSection *section)
{
    m_sections.append(section);
    layout()->addWidget(section);
    connect(section, &ServiceFormSection::edited, this, &ServiceForm::fieldEdited);
}

void ServiceForm::alignLabels()
{
    int width = 0;
    for (const ServiceFormSection *section : std::as_const(m_sections)) {
        width = qMax(width, section->widestLabel());
    }
    for (ServiceFormSection *section : std::as_const(m_sections)) {
        section->setLabelWidth(width);
    }
}

void ServiceForm::load(const ServiceDraft &draft)
{
    m_isLoading = true;
    for (ServiceFormSection *section : std::as_const(m_sections)) {
        section->load(draft, isUpdate());
    }
    m_isLoading = false;
}

void ServiceForm::noteUnreturned()
{
    for (ServiceFormSection *section : std::as_const(m_sections)) {
        for (const ServiceField field : section->fields()) {
            const bool isOwnAffair = field == ServiceField::Name || field == ServiceField::Type ||
                                     field == ServiceField::Env || field == ServiceField::Secrets ||
                                     field == ServiceField::Version || field == ServiceField::ScaleToZero;
            if (!isOwnAffair) {
                const bool isUnreturned = m_base && !isFieldKnown(*m_base, field);
                section->setNote(field, isUnreturned
                                            ? tr("Not returned by the API: sent only if you change it.")
                                            : QString());
            }
        }
    }
}

void ServiceForm::fieldEdited(ServiceField field)
{
    if (m_isLoading) {
        return;
    }
    m_serverErrors.remove(field);
    const ServiceDraft now = draft();
    m_isLoading = true;
    for (ServiceFormSection *section : std::as_const(m_sections)) {
        section->adapt(now);
    }
    m_isLoading = false;
    if (field == ServiceField::Name && !m_base) {
        m_nameCheck->setName(now.name);
    }
    revalidate();
    Q_EMIT draftChanged();
}

void ServiceForm::focusMoved(const QWidget *from, const QWidget *to)
{
    // Without a destination a popup or another window took the focus: the field has not been left.
    if (from == nullptr || to == nullptr || !isAncestorOf(from)) {
        return;
    }
    for (const ServiceFormSection *section : std::as_const(m_sections)) {
        const std::optional<ServiceField> left = section->fieldHolding(from);
        if (left && section->fieldHolding(to) != left && !m_shown.contains(*left)) {
            m_shown.insert(*left);
            showProblemsOf(*left);
        }
    }
}

void ServiceForm::revalidate()
{
    const ServiceDraft now = draft();
    const ServiceDraft before = m_base ? ServiceDraft::fromService(*m_base) : ServiceDraft();
    QList<FieldProblem> problems = validate(
        now, m_base ? ValidationPurpose::Update : ValidationPurpose::Create, m_base ? &before : nullptr);
    for (const ServiceFormSection *section : std::as_const(m_sections)) {
        for (const ServiceField field : section->fields()) {
            const QString problem = section->inputProblem(field);
            if (!problem.isEmpty()) {
                // What stands in the field is no value, so what the rules say of the value is beside the point.
                problems.removeIf([field](const FieldProblem &other) { return other.field == field; });
                problems.append({field, problem, FieldProblem::Error, {}});
            }
        }
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const FieldProblem &a, const FieldProblem &b) { return a.field < b.field; });
    const bool isNews = problems != m_problems;
    m_problems = problems;
    for (const ServiceField field : allServiceFields()) {
        showProblemsOf(field);
    }
    if (isNews) {
        Q_EMIT problemsChanged();
    }
    if (m_wasValid != isValid()) {
        m_wasValid = isValid();
        Q_EMIT validityChanged(m_wasValid);
    }
}

void ServiceForm::showProblemsOf(ServiceField field)
{
    QString error = m_serverErrors.value(field);
    QString warning;
    for (const FieldProblem &problem : std::as_const(m_problems)) {
        const bool isError = problem.severity == FieldProblem::Error;
        // A secret that is about to be stored as plain text is said at once, the rest when the field is left.
        const bool isUrgent = field == ServiceField::Env && !isError;
        if (problem.field == field && (isUrgent || m_shown.contains(field))) {
            QString &text = isError ? error : warning;
            text += (text.isEmpty() ? QString() : u"\n"_s) + problem.message;
        }
    }
    if (ServiceFormSection *section = sectionOf(field)) {
        section->showProblem(field, error, warning);
    }
}

ServiceFormSection *ServiceForm::sectionOf(ServiceField field) const
{
    for (ServiceFormSection *section : m_sections) {
        if (section->hasField(field)) {
            return section;
        }
    }
    return nullptr;
}

} // namespace Belay
