// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/profileform.h"

#include "views/common/fieldrow.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/validatedlineedit.h"
#include "views/profiles/addressfield.h"
#include "views/profiles/badgeeditor.h"
#include "views/profiles/connectiontestview.h"
#include "views/profiles/keyfield.h"
#include "views/profiles/networkfields.h"
#include "views/profiles/policyeditor.h"
#include "views/profiles/profilebadge.h"
#include "views/profiles/profiletexts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace Belay {

ProfileForm::ProfileForm(const ProfileServices &services, QWidget *parent)
    : QWidget(parent)
    , m_store(services.store)
    , m_name(new ValidatedLineEdit)
    , m_address(new AddressField)
    , m_key(new KeyField)
    , m_testButton(new QPushButton)
    , m_test(new ConnectionTestView(services.signInCheck))
    , m_class(new QComboBox)
    , m_badge(new BadgeEditor)
    , m_policy(new PolicyEditor)
    , m_pollFloor(new QSpinBox)
    , m_network(new NetworkFields(services.prompter))
{
    m_name->setObjectName(u"profileName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Such as acme-prod"));
    m_name->setCheck([this](const QString &text) {
        const auto problem = m_store.nameProblem(text.trimmed(), m_profile.id);
        return problem ? profileNameProblemText(*problem) : QString();
    });
    m_testButton->setObjectName(u"testConnection"_s);
    m_testButton->setAutoDefault(false);
    setPlainButtonText(m_testButton, tr("Test connection"));
    m_class->setObjectName(u"profileClass"_s);
    m_class->setAccessibleName(tr("Class"));
    for (const ProfileClass each :
         {ProfileClass::Development, ProfileClass::Staging, ProfileClass::Production}) {
        Profile shown;
        shown.profileClass = each;
        m_class->addItem(profileBadge(shown), profileClassName(each), QVariant::fromValue(each));
    }
    m_pollFloor->setObjectName(u"pollFloor"_s);
    m_pollFloor->setAccessibleName(tr("Refresh at most every"));
    m_pollFloor->setRange(5, 3600);
    //: The unit of a number of seconds.
    m_pollFloor->setSuffix(tr(" s"));
    m_pollFloor->setAlignment(Qt::AlignRight);
    m_classRow = new FieldRow(m_class);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(12, 12, 12, 12);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignRight);
    form->setFormAlignment(Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(form, tr("Name"), new FieldRow(m_name));
    addRow(form, tr("Address"), m_address);
    addRow(form, tr("API key"), m_key);
    auto *testColumn = new QVBoxLayout;
    testColumn->setSpacing(8);
    testColumn->addWidget(m_testButton, 0, Qt::AlignLeft);
    testColumn->addWidget(m_test);
    form->addRow(QString(), testColumn);
    addGap(form);
    addRow(form, tr("Class"), m_classRow);
    addRow(form, tr("Rules"), m_policy);
    addRow(form, tr("Badge"), m_badge);
    addGap(form);
    addRow(form, tr("Refresh at most every"), m_pollFloor);
    m_pollFloor->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    addRow(form, tr("Network"), m_network);
    for (const auto &[caption, row] : m_network->rows()) {
        addRow(form, caption, row);
    }
    const auto showNetwork = [this, form](bool open) {
        for (const auto &[caption, row] : m_network->rows()) {
            form->setRowVisible(row, open);
        }
    };
    showNetwork(false);
    connect(m_network, &NetworkFields::openChanged, this, showNetwork);
    setFocusProxy(m_name);

    connect(m_name, &QLineEdit::textChanged, this, &ProfileForm::edited);
    connect(m_address, &AddressField::edited, this, &ProfileForm::edited);
    connect(m_key, &KeyField::edited, this, &ProfileForm::edited);
    connect(m_class, &QComboBox::currentIndexChanged, this, [this] {
        applyClass();
        Q_EMIT edited();
    });
    connect(m_badge, &BadgeEditor::edited, this, &ProfileForm::edited);
    connect(m_policy, &PolicyEditor::edited, this, &ProfileForm::edited);
    connect(m_pollFloor, &QSpinBox::valueChanged, this, &ProfileForm::edited);
    connect(m_network, &NetworkFields::edited, this, &ProfileForm::edited);
    connect(m_testButton, &QPushButton::clicked, this, [this] {
        if (m_test->isRunning()) {
            m_test->reset();
            showTestRunning(false);
        } else {
            Q_EMIT testRequested();
        }
    });
    connect(m_test, &ConnectionTestView::started, this, [this] { showTestRunning(true); });
    connect(m_test, &ConnectionTestView::finished, this, [this] { showTestRunning(false); });
    setProfile(Profile());
}

Profile ProfileForm::profile() const
{
    Profile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.baseUrl = m_address->url().value_or(QUrl());
    profile.profileClass = profileClass();
    profile.colour = m_badge->colour();
    profile.letter = m_badge->letter();
    profile.policy = m_policy->policy();
    profile.pollFloor = std::chrono::seconds(m_pollFloor->value());
    profile.network = m_network->settings();
    return profile;
}

void ProfileForm::setProfile(const Profile &profile)
{
    m_profile = profile;
    m_name->setText(profile.name);
    if (!profile.baseUrl.isEmpty()) {
        m_address->setUrl(profile.baseUrl);
    }
    m_class->setCurrentIndex(m_class->findData(QVariant::fromValue(profile.profileClass)));
    applyClass();
    m_policy->setPolicy(profile.policy);
    m_badge->setColour(profile.colour);
    m_badge->setLetter(profile.letter);
    m_pollFloor->setValue(int(profile.pollFloor.count()));
    m_network->setSettings(profile.network);
}

bool ProfileForm::validate()
{
    // All are marked; the focus goes to the first.
    const bool name = m_name->validate();
    const bool address = m_address->validate();
    const bool badge = m_badge->validate();
    const bool network = m_network->validate();
    if (!name) {
        m_name->setFocus();
    } else if (!address) {
        m_address->setFocus();
    } else if (!badge) {
        m_badge->setFocus();
    } else if (!network) {
        m_network->focusProblem();
    }
    return name && address && badge && network;
}

bool ProfileForm::validateAddress()
{
    return m_address->validate();
}

bool ProfileForm::validateNetwork()
{
    return m_network->validate();
}

void ProfileForm::addRow(QFormLayout *form, const QString &label, QWidget *field)
{
    // QFormLayout::addRow(QString, ...) makes labels that detect rich text.
    QLabel *caption = makePlainLabel(label, this);
    caption->setBuddy(field);
    // In line with the text of the first control, not with the middle of a tall field.
    caption->setAlignment(Qt::AlignRight | Qt::AlignTop);
    caption->setContentsMargins(0, (m_name->sizeHint().height() - caption->sizeHint().height()) / 2, 0, 0);
    form->addRow(caption, field);
}

void ProfileForm::addGap(QFormLayout *form)
{
    form->addItem(new QSpacerItem(0, 8, QSizePolicy::Minimum, QSizePolicy::Fixed));
}

ProfileClass ProfileForm::profileClass() const
{
    return m_class->currentData().value<ProfileClass>();
}

void ProfileForm::applyClass()
{
    m_classRow->setHint(profileClassSummary(profileClass()));
    m_badge->setProfileClass(profileClass());
    m_policy->setProfileClass(profileClass());
}

void ProfileForm::showTestRunning(bool running)
{
    setPlainButtonText(m_testButton, running ? tr("Stop the test") : tr("Test connection"));
}

} // namespace Belay
