// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/policyeditor.h"

#include "views/common/plaintext.h"
#include "views/profiles/profiletexts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Belay {

PolicyEditor::PolicyEditor(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    m_test = addVerb(u"ruleTest"_s, tr("Test calls"), 0);
    m_update = addVerb(u"ruleUpdate"_s, tr("Create and update"), 1);
    m_remove = addVerb(u"ruleDelete"_s, tr("Delete"), 2);
    m_defaults = new QPushButton(this);
    m_defaults->setObjectName(u"policyDefaults"_s);
    m_defaults->setAutoDefault(false);
    grid->addWidget(m_defaults, 2, 0, 1, 3, Qt::AlignLeft);
    setFocusProxy(m_test);
    connect(m_defaults, &QPushButton::clicked, this, [this] {
        setPolicy(Policy::defaultFor(m_class));
        m_test->setFocus();
        Q_EMIT edited();
    });
    setPolicy(Policy::defaultFor(m_class));
}

Policy PolicyEditor::policy() const
{
    Policy policy;
    policy.setRule(Verb::Test, m_test->currentData().value<Rule>());
    policy.setRule(Verb::Update, m_update->currentData().value<Rule>());
    policy.setRule(Verb::Delete, m_remove->currentData().value<Rule>());
    return policy;
}

void PolicyEditor::setPolicy(const Policy &policy)
{
    m_test->setCurrentIndex(int(policy.rule(Verb::Test)));
    m_update->setCurrentIndex(int(policy.rule(Verb::Update)));
    m_remove->setCurrentIndex(int(policy.rule(Verb::Delete)));
    refresh();
}

void PolicyEditor::setProfileClass(ProfileClass profileClass)
{
    const bool follows = policy() == Policy::defaultFor(m_class);
    m_class = profileClass;
    if (follows) {
        setPolicy(Policy::defaultFor(profileClass));
    }
    refresh();
}

QComboBox *PolicyEditor::addVerb(const QString &objectName, const QString &label, int column)
{
    auto *box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(label);
    for (const Rule rule : {Rule::ReadOnly, Rule::Ask, Rule::Allow}) {
        box->addItem(ruleName(rule), QVariant::fromValue(rule));
    }
    QLabel *caption = makePlainLabel(label, this);
    caption->setBuddy(box);
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(caption, 0, column);
    grid->addWidget(box, 1, column);
    grid->setColumnStretch(column, 1);
    connect(box, &QComboBox::currentIndexChanged, this, &PolicyEditor::refresh);
    connect(box, &QComboBox::activated, this, &PolicyEditor::edited);
    return box;
}

void PolicyEditor::refresh()
{
    if (m_defaults == nullptr) {
        return;
    }
    const bool differs = policy() != Policy::defaultFor(m_class);
    setPlainButtonText(m_defaults,
                       differs ? tr("Back to the rules for %1").arg(profileClassName(m_class)) : QString());
}

} // namespace Belay
