// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/basicssection.h"

#include "views/common/fieldrow.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/validatedlineedit.h"
#include "views/services/namecheck.h"
#include "views/services/textfields.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Belay {

BasicsSection::BasicsSection(QWidget *parent)
    : ServiceFormSection(tr("Basics"), parent)
    , m_name(new ValidatedLineEdit(this))
    , m_switch(new QPushButton(this))
    , m_title(new ValidatedLineEdit(this))
    , m_description(makeTextField(this, 2))
    , m_type(new QComboBox(this))
{
    setObjectName(u"basicsSection"_s);
    m_name->setObjectName(u"serviceName"_s);
    m_name->setPlaceholderText(tr("lower-case-with-hyphens"));
    m_switch->setObjectName(u"switchToUpdate"_s);
    setPlainButtonText(m_switch, tr("Update it instead"));
    m_switch->setAutoDefault(false);
    m_switch->setVisible(false);
    m_title->setObjectName(u"serviceTitle"_s);
    m_description->setObjectName(u"serviceDescription"_s);
    m_type->setObjectName(u"serviceType"_s);
    m_type->addItem(icon("type-webapp"_L1), tr("Web app (web-app)"), ServiceType(ServiceType::WebApp).text());
    m_type->addItem(icon("type-api"_L1), tr("API (api)"), ServiceType(ServiceType::Api).text());
    m_type->addItem(icon("type-shiny"_L1), tr("Shiny app (shiny)"), ServiceType(ServiceType::Shiny).text());

    addField(ServiceField::Name, tr("Name"), m_name, m_switch);
    addField(ServiceField::Title, tr("Title"), m_title);
    addField(ServiceField::Description, tr("Description"), m_description);
    addField(ServiceField::Type, tr("Type"), m_type);

    connect(m_name, &QLineEdit::textChanged, this, [this] { Q_EMIT edited(ServiceField::Name); });
    connect(m_switch, &QPushButton::clicked, this, &BasicsSection::switchToUpdateRequested);
    connect(m_title, &QLineEdit::textChanged, this, [this] { Q_EMIT edited(ServiceField::Title); });
    connect(m_description, &QPlainTextEdit::textChanged, this,
            [this] { Q_EMIT edited(ServiceField::Description); });
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT edited(ServiceField::Type); });
}

void BasicsSection::load(const ServiceDraft &draft, bool isUpdate)
{
    m_isUpdate = isUpdate;
    setLineText(m_name, draft.name);
    setLineText(m_title, draft.title);
    setFieldText(m_description, draft.description);
    setType(draft.type);
    // Name and type never change (peak-services-api section 4.2).
    m_name->setReadOnly(isUpdate);
    m_type->setEnabled(!isUpdate);
    m_switch->setVisible(false);
    setNote(ServiceField::Name, isUpdate ? tr("The name of a service never changes.") : QString());
    setNote(ServiceField::Type, isUpdate ? tr("The type of a service never changes.") : QString());
}

void BasicsSection::store(ServiceDraft &draft) const
{
    draft.name = m_name->text();
    draft.title = m_title->text();
    draft.description = m_description->toPlainText();
    draft.type = ServiceType::fromText(m_type->currentData().toString());
}

void BasicsSection::showNameCheck(const NameCheck &check)
{
    if (m_isUpdate) {
        return;
    }
    QString note;
    switch (check.state()) {
    case NameCheck::State::Idle:
        break;
    case NameCheck::State::Checking:
        note = tr("Looking whether this name exists…");
        break;
    case NameCheck::State::Free:
        note = tr("✓ New: no service has this name.");
        break;
    case NameCheck::State::Taken:
        note = tr("Exists already (%1, %2): this will update it.")
                   .arg(isolated(check.existing()->type.text()), isolated(check.existing()->status.text()));
        break;
    case NameCheck::State::Failed:
        note = tr("Whether this name exists could not be found out; it is looked up again before anything is "
                  "sent.");
        break;
    }
    m_switch->setVisible(check.state() == NameCheck::State::Taken);
    setNote(ServiceField::Name, note);
}

void BasicsSection::setType(const ServiceType &type)
{
    int index = m_type->findData(type.text());
    if (index < 0) {
        // A type that the documentation does not know: shown as it is.
        m_type->addItem(type.text(), type.text());
        index = m_type->count() - 1;
    }
    m_type->setCurrentIndex(index);
}

} // namespace Belay
