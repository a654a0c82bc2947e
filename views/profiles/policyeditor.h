// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/policy.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace Belay {

//! One rule for each verb, beginning with the class's. Controls: "ruleTest", "ruleUpdate", "ruleDelete",
//! "policyDefaults".
class PolicyEditor : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyEditor(QWidget *parent = nullptr);

    Policy policy() const;
    void setPolicy(const Policy &policy);

    //! The class whose default is offered. A policy that was the default of the class before follows.
    void setProfileClass(ProfileClass profileClass);

Q_SIGNALS:
    void edited();

private:
    QComboBox *addVerb(const QString &objectName, const QString &label, int column);
    void refresh();

    ProfileClass m_class = ProfileClass::Production;
    QComboBox *m_test = nullptr;
    QComboBox *m_update = nullptr;
    QComboBox *m_remove = nullptr;
    QPushButton *m_defaults = nullptr;
};

} // namespace Belay
