// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/services/serviceformsection.h"

class QCheckBox;
class QPlainTextEdit;

namespace Belay {

class ValidatedLineEdit;

//! How it is started, watched and scaled.
class RuntimeSection : public ServiceFormSection
{
    Q_OBJECT

public:
    explicit RuntimeSection(QWidget *parent = nullptr);

    void load(const ServiceDraft &draft, bool isUpdate) override;
    void store(ServiceDraft &draft) const override;
    //! Stickiness is not for api services; scale to zero is for web apps without stickiness only.
    void adapt(const ServiceDraft &draft) override;

private:
    void stickinessToggled();
    void showDependencies();

    QPlainTextEdit *m_entrypoint = nullptr;
    ValidatedLineEdit *m_healthCheckPath = nullptr;
    QCheckBox *m_stickiness = nullptr;
    QCheckBox *m_scaleToZero = nullptr;
    ServiceType m_type = ServiceType::WebApp;
    //! Ticks taken away because something else forbids them, to be put back when it no longer does.
    bool m_wantsStickiness = false;
    bool m_wantsScaleToZero = false;
};

} // namespace Belay
