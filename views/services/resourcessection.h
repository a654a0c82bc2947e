// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/services/serviceformsection.h"

class QSpinBox;

namespace Belay {

class Catalogue;
class IdPicker;

//! The instance type and how many instances run at least.
class ResourcesSection : public ServiceFormSection
{
    Q_OBJECT

public:
    //! \a catalogue outlives it.
    explicit ResourcesSection(Catalogue &catalogue, QWidget *parent = nullptr);

    void load(const ServiceDraft &draft, bool isUpdate) override;
    void store(ServiceDraft &draft) const override;
    void adapt(const ServiceDraft &draft) override;
    QString inputProblem(ServiceField field) const override;

private:
    void askTypes();

    Catalogue &m_catalogue;
    IdPicker *m_instanceType = nullptr;
    QSpinBox *m_minInstances = nullptr;
    ServiceType m_type = ServiceType::WebApp;
    QString m_entityType; //!< whose instance types are offered or awaited
};

} // namespace Belay
