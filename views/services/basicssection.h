// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/services/serviceformsection.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace Belay {

class NameCheck;
class ValidatedLineEdit;

//! Name, title, description and type.
class BasicsSection : public ServiceFormSection
{
    Q_OBJECT

public:
    explicit BasicsSection(QWidget *parent = nullptr);

    void load(const ServiceDraft &draft, bool isUpdate) override;
    void store(ServiceDraft &draft) const override;
    //! Says beside the name what \a check found.
    void showNameCheck(const NameCheck &check);

Q_SIGNALS:
    //! The person wants to update the service that has the name typed.
    void switchToUpdateRequested();

private:
    void setType(const ServiceType &type);

    ValidatedLineEdit *m_name = nullptr;
    QPushButton *m_switch = nullptr;
    ValidatedLineEdit *m_title = nullptr;
    QPlainTextEdit *m_description = nullptr;
    QComboBox *m_type = nullptr;
    bool m_isUpdate = false;
};

} // namespace Belay
