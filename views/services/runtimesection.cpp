// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/runtimesection.h"

#include "views/common/validatedlineedit.h"
#include "views/services/textfields.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace Belay {

RuntimeSection::RuntimeSection(QWidget *parent)
    : ServiceFormSection(tr("Runtime"), parent)
    , m_entrypoint(makeTextField(this, 3))
    , m_healthCheckPath(new ValidatedLineEdit(this))
    , m_stickiness(new QCheckBox(tr("Keep each user on one server"), this))
    , m_scaleToZero(new QCheckBox(tr("Stop when idle, start at the next visit"), this))
{
    setObjectName(u"runtimeSection"_s);
    m_entrypoint->setObjectName(u"entrypoint"_s);
    m_entrypoint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_entrypoint->setPlaceholderText(tr("The command and each argument on a line of its own"));
    m_healthCheckPath->setObjectName(u"healthCheckPath"_s);
    m_healthCheckPath->setPlaceholderText(u"/health"_s);
    m_stickiness->setObjectName(u"sessionStickiness"_s);
    m_stickiness->setAccessibleName(tr("Session stickiness"));
    m_scaleToZero->setObjectName(u"scaleToZero"_s);
    m_scaleToZero->setAccessibleName(tr("Scale to zero"));
    addField(ServiceField::Entrypoint, tr("Entrypoint"), m_entrypoint);
    addField(ServiceField::HealthCheckUrl, tr("Health check path"), m_healthCheckPath);
    addField(ServiceField::SessionStickiness, tr("Session stickiness"), m_stickiness);
    addField(ServiceField::ScaleToZero, tr("Scale to zero"), m_scaleToZero);

    connect(m_entrypoint, &QPlainTextEdit::textChanged, this,
            [this] { Q_EMIT edited(ServiceField::Entrypoint); });
    connect(m_healthCheckPath, &QLineEdit::textChanged, this,
            [this] { Q_EMIT edited(ServiceField::HealthCheckUrl); });
    connect(m_stickiness, &QCheckBox::toggled, this, [this] {
        stickinessToggled();
        Q_EMIT edited(ServiceField::SessionStickiness);
    });
    connect(m_scaleToZero, &QCheckBox::toggled, this, [this] {
        m_wantsScaleToZero = false;
        Q_EMIT edited(ServiceField::ScaleToZero);
    });
}

void RuntimeSection::load(const ServiceDraft &draft, bool isUpdate)
{
    Q_UNUSED(isUpdate)
    const QSignalBlocker blockers[] = {QSignalBlocker(m_stickiness), QSignalBlocker(m_scaleToZero)};
    setFieldText(m_entrypoint, draft.entrypoint);
    setLineText(m_healthCheckPath, draft.healthCheckUrl);
    m_stickiness->setChecked(draft.sessionStickiness);
    m_scaleToZero->setChecked(draft.scaleToZero);
    m_wantsStickiness = false;
    m_wantsScaleToZero = false;
    m_type = draft.type;
    showDependencies();
}

void RuntimeSection::store(ServiceDraft &draft) const
{
    draft.entrypoint = m_entrypoint->toPlainText();
    draft.healthCheckUrl = m_healthCheckPath->text();
    draft.sessionStickiness = m_stickiness->isChecked();
    draft.scaleToZero = m_scaleToZero->isChecked();
}

void RuntimeSection::adapt(const ServiceDraft &draft)
{
    if (m_type != draft.type) {
        m_type = draft.type;
        const QSignalBlocker blockers[] = {QSignalBlocker(m_stickiness), QSignalBlocker(m_scaleToZero)};
        if (m_type == ServiceType(ServiceType::Api)) {
            m_wantsStickiness = m_wantsStickiness || m_stickiness->isChecked();
            m_stickiness->setChecked(false);
        } else if (m_wantsStickiness) {
            m_stickiness->setChecked(true);
            m_wantsStickiness = false;
        }
        const bool allowed = m_type == ServiceType(ServiceType::WebApp) && !m_stickiness->isChecked();
        if (!allowed && m_scaleToZero->isChecked()) {
            m_scaleToZero->setChecked(false);
            m_wantsScaleToZero = true;
        } else if (allowed && m_wantsScaleToZero) {
            m_scaleToZero->setChecked(true);
            m_wantsScaleToZero = false;
        }
    }
    showDependencies();
}

void RuntimeSection::stickinessToggled()
{
    const QSignalBlocker blocker(m_scaleToZero);
    if (m_stickiness->isChecked() && m_scaleToZero->isChecked()) {
        m_scaleToZero->setChecked(false);
        m_wantsScaleToZero = true;
    } else if (!m_stickiness->isChecked() && m_wantsScaleToZero &&
               m_type == ServiceType(ServiceType::WebApp)) {
        m_scaleToZero->setChecked(true);
        m_wantsScaleToZero = false;
    }
    showDependencies();
}

void RuntimeSection::showDependencies()
{
    const bool isApi = m_type == ServiceType(ServiceType::Api);
    const bool isWebApp = m_type == ServiceType(ServiceType::WebApp);
    // A tick that is not allowed, such as one read from a file, must stay within reach.
    setFieldVisible(ServiceField::SessionStickiness, !isApi || m_stickiness->isChecked());
    setFieldVisible(ServiceField::ScaleToZero, isWebApp || m_scaleToZero->isChecked());
    const bool isSticky = m_stickiness->isChecked();
    m_scaleToZero->setEnabled(!isSticky || m_scaleToZero->isChecked());
    setNote(ServiceField::ScaleToZero,
            isSticky ? tr("Not available: it does not work with session stickiness.") : QString());
}

} // namespace Belay
