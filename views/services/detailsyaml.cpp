// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/detailsyaml.h"

#include "models/files/serviceyaml.h"
#include "views/common/codeedit.h"
#include "views/common/maskedvalue.h"
#include "views/common/plaintext.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! \a service with dots for the values of its variables, as everywhere else on the screen.
Service maskedService(Service service)
{
    if (service.details && service.details->parameters) {
        for (QString &value : service.details->parameters->env) {
            value = value.isEmpty() ? value : maskDots();
        }
    }
    return service;
}

bool hasEnv(const Service &service)
{
    return service.details && service.details->parameters && !service.details->parameters->env.isEmpty();
}

} // namespace

DetailsYaml::DetailsYaml(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_note(makePlainLabel(QString(), this))
{
    m_note->setObjectName(u"detailsYamlNote"_s);
    m_note->setText(tr("Values of variables are hidden here; what you copy or export as YAML holds them."));
    m_note->setWordWrap(true);
    m_layout->setContentsMargins(0, 8, 0, 12);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_note);
}

void DetailsYaml::showService(const Service &service)
{
    m_service = service;
    if (isVisible()) {
        write();
    }
}

void DetailsYaml::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_editor) {
        m_editor = new CodeEdit(CodeEdit::Language::Yaml, this);
        m_editor->setObjectName(u"detailsYaml"_s);
        m_editor->setName(tr("Service as YAML"));
        m_editor->setReadOnly(true);
        m_layout->addWidget(m_editor, 1);
    }
    write();
}

void DetailsYaml::write()
{
    const QString yaml = QString::fromUtf8(writeServiceYaml(maskedService(m_service)));
    if (yaml != m_editor->text()) {
        m_editor->setText(yaml);
    }
    m_note->setVisible(hasEnv(m_service));
}

} // namespace Belay
