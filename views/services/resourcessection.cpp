// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/resourcessection.h"

#include "models/services/catalogue.h"
#include "views/common/errortext.h"
#include "views/services/idpicker.h"

#include <QLocale>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace Belay {

ResourcesSection::ResourcesSection(Catalogue &catalogue, QWidget *parent)
    : ServiceFormSection(tr("Resources"), parent)
    , m_catalogue(catalogue)
    , m_instanceType(new IdPicker(u"instanceTypePicker"_s, tr("Instance type"), this))
    , m_minInstances(new QSpinBox(this))
{
    setObjectName(u"resourcesSection"_s);
    m_instanceType->setColumns({tr("Name"), tr("CPU"), tr("RAM"), tr("GPU")});
    m_minInstances->setObjectName(u"minInstances"_s);
    m_minInstances->setRange(1, 2);
    addField(ServiceField::InstanceType, tr("Instance type"), m_instanceType);
    addField(ServiceField::MinInstances, tr("Minimum instances"), m_minInstances);
    connect(m_instanceType, &IdPicker::valueChanged, this,
            [this] { Q_EMIT edited(ServiceField::InstanceType); });
    connect(m_instanceType, &IdPicker::retryRequested, this, &ResourcesSection::askTypes);
    connect(m_minInstances, &QSpinBox::valueChanged, this,
            [this] { Q_EMIT edited(ServiceField::MinInstances); });
}

void ResourcesSection::load(const ServiceDraft &draft, bool isUpdate)
{
    Q_UNUSED(isUpdate)
    m_instanceType->setValue(draft.instanceTypeId ? std::optional(draft.instanceTypeId->value)
                                                  : std::nullopt);
    // What the platform holds is shown as it is, even if the documentation does not know it.
    m_minInstances->setRange(qMin(1, draft.minInstances), qMax(2, draft.minInstances));
    m_minInstances->setValue(draft.minInstances);
    adapt(draft);
}

void ResourcesSection::store(ServiceDraft &draft) const
{
    const std::optional<qint64> type = m_instanceType->value();
    draft.instanceTypeId = type ? std::optional(InstanceTypeId{*type}) : std::nullopt;
    draft.minInstances = m_minInstances->value();
}

void ResourcesSection::adapt(const ServiceDraft &draft)
{
    m_type = draft.type;
    if (m_entityType != m_type.entityType()) {
        askTypes();
    }
}

QString ResourcesSection::inputProblem(ServiceField field) const
{
    return field == ServiceField::InstanceType ? m_instanceType->problem() : QString();
}

void ResourcesSection::askTypes()
{
    const QString entity = m_type.entityType();
    m_entityType = entity;
    m_instanceType->setLoading();
    m_catalogue.instanceTypes(m_type)->then(this, [this, entity](const Result<QList<InstanceType>> &types) {
        if (entity != m_entityType) {
            return;
        }
        if (!types) {
            m_instanceType->setFailure(
                tr("The instance types could not be listed. %1").arg(causeOf(types.error())));
            return;
        }
        const QLocale locale;
        QList<PickerItem> items{{std::nullopt, tr("Platform's default"), {}}};
        for (const InstanceType &type : *types) {
            const QString gpu = type.gpu > 0 ? locale.toString(type.gpu) : u"–"_s;
            items.append(
                {type.id.value,
                 u"%1 (%2)"_s.arg(type.name, QString::number(type.id.value)),
                 {locale.toString(type.milliCpu / 1000.0, 'g', 4),
                  locale.formattedDataSize(qint64(type.memoryMb) * 1'000'000, 1, QLocale::DataSizeSIFormat),
                  gpu}});
        }
        m_instanceType->setItems(items);
    });
}

} // namespace Belay
