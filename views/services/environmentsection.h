// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/services/serviceformsection.h"

class QPushButton;
class QStackedWidget;

namespace Belay {

class EnvEditor;

//! The environment variables. While the API has not told them they stay as they are, until a person decides to
//! replace them; secrets travel in the same group and are replaced with them.
class EnvironmentSection : public ServiceFormSection
{
    Q_OBJECT

public:
    explicit EnvironmentSection(QWidget *parent = nullptr);

    void load(const ServiceDraft &draft, bool isUpdate) override;
    void store(ServiceDraft &draft) const override;
    QString inputProblem(ServiceField field) const override;

    //! The API did not return the present parameters: a replacement begun can be taken back.
    void setUnreturned(bool unreturned);
    //! Whether the parameters are not known and left alone.
    bool isLeftAlone() const;

private:
    void showKnown(bool known);
    void replace();
    void keep();

    QStackedWidget *m_pages = nullptr;
    EnvEditor *m_editor = nullptr;
    QPushButton *m_replace = nullptr;
    QPushButton *m_keep = nullptr;
    bool m_isUnreturned = false;
};

} // namespace Belay
