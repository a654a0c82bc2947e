// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/services/serviceformsection.h"

namespace Belay {

class Catalogue;
class TokenEdit;

//! The names of the secrets that the platform gives the service. Their values are never seen here.
class SecretsSection : public ServiceFormSection
{
    Q_OBJECT

public:
    //! \a catalogue outlives it; it knows names seen in other services.
    explicit SecretsSection(Catalogue &catalogue, QWidget *parent = nullptr);

    void load(const ServiceDraft &draft, bool isUpdate) override;
    void store(ServiceDraft &draft) const override;
    void adapt(const ServiceDraft &draft) override;

private:
    Catalogue &m_catalogue;
    TokenEdit *m_secrets = nullptr;
};

} // namespace Belay
