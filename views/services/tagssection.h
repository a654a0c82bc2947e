// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/services/serviceformsection.h"

namespace Belay {

class TokenEdit;

//! The tags of a service.
class TagsSection : public ServiceFormSection
{
    Q_OBJECT

public:
    explicit TagsSection(QWidget *parent = nullptr);

    void load(const ServiceDraft &draft, bool isUpdate) override;
    void store(ServiceDraft &draft) const override;

private:
    TokenEdit *m_tags = nullptr;
};

} // namespace Belay
