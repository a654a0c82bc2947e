// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/firstrunpage.h"

#include "views/common/fieldrow.h"
#include "views/common/icons.h"
#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"
#include "views/common/validatedlineedit.h"
#include "views/profiles/addressfield.h"
#include "views/profiles/card.h"
#include "views/profiles/connectiontestview.h"
#include "views/profiles/keyfield.h"
#include "views/profiles/profilebadge.h"
#include "views/profiles/profilesaver.h"
#include "views/profiles/profiletexts.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int emblemSize = 64;
constexpr int pageWidth = 860;
constexpr int sideWidth = 300;
const auto troubleMessage = u"trouble"_s;
const auto waitingMessage = u"waiting"_s;

QPushButton *makeButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton;
    button->setObjectName(objectName);
    setPlainButtonText(button, text);
    return button;
}

QLabel *makeCaption(const QString &text, QWidget *buddy)
{
    QLabel *caption = makePlainLabel(text, nullptr);
    caption->setBuddy(buddy);
    caption->setAlignment(Qt::AlignRight | Qt::AlignTop);
    caption->setContentsMargins(0, (buddy->sizeHint().height() - caption->sizeHint().height()) / 2, 0, 0);
    return caption;
}

} // namespace

FirstRunPage::FirstRunPage(const ProfileServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_saver(new ProfileSaver(services.store, services.keychain, services.session, this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(u"firstRunPage"_s);
    setAccessibleName(tr("Welcome to Belay"));
    auto *cards = new QHBoxLayout;
    cards->setSpacing(16);
    cards->addWidget(makeConnectCard(), 1);
    auto *side = new QVBoxLayout;
    side->setSpacing(16);
    for (Card *card : {makeSandboxCard(), makeFileCard()}) {
        card->setFixedWidth(sideWidth);
        side->addWidget(card);
    }
    side->addStretch();
    cards->addLayout(side);

    auto *page = new QWidget;
    page->setMaximumWidth(pageWidth);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(24);
    column->addStretch(1);
    column->addWidget(makeHeading());
    column->addLayout(cards);
    column->addStretch(2);
    auto *ground = new QWidget;
    auto *centred = new QHBoxLayout(ground);
    centred->setContentsMargins(0, 0, 0, 0);
    centred->addStretch(1);
    centred->addWidget(page, 100);
    centred->addStretch(1);
    m_scroll->setObjectName(u"firstRunScroll"_s);
    m_scroll->setWidget(ground);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);

    connectSaver();
    setFocusProxy(m_name);
    showStage(Stage::Fields);
    applyPalette();
}

QWidget *FirstRunPage::makeHeading()
{
    auto *heading = new QWidget;
    m_emblem = makePlainLabel(QString(), heading);
    QLabel *title = makePlainLabel(tr("Welcome to Belay"), heading);
    QFont large = font();
    large.setWeight(QFont::DemiBold);
    large.setPointSizeF(large.pointSizeF() * 1.8);
    title->setFont(large);
    QLabel *text = makePlainLabel(
        tr("See every service of your tenant, and know what a change will do before you make it."), heading);
    text->setWordWrap(true);
    m_quietLabels.append(text);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addStretch();
    words->addWidget(title);
    words->addWidget(text);
    words->addStretch();
    auto *layout = new QHBoxLayout(heading);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_emblem);
    layout->addLayout(words, 1);
    return heading;
}

Card *FirstRunPage::makeConnectCard()
{
    auto *card = new Card(u"cloud"_s, tr("Connect to your tenant"),
                          tr("You need an API key of the tenant. It stays in this computer's keychain."));
    m_fields = new QWidget;
    m_name = new ValidatedLineEdit;
    m_name->setObjectName(u"profileName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Such as acme-prod"));
    m_name->setCheck([this](const QString &text) {
        const auto problem = m_services.store.nameProblem(text.trimmed(), m_saved);
        return problem ? profileNameProblemText(*problem) : QString();
    });
    m_address = new AddressField;
    m_key = new KeyField;
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignRight);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(makeCaption(tr("Name"), m_name), new FieldRow(m_name));
    form->addRow(makeCaption(tr("Address"), m_name), m_address);
    form->addRow(makeCaption(tr("API key"), m_name), m_key);

    m_connect = makeButton(u"connect"_s, tr("Connect"));
    m_connect->setDefault(true);
    m_saveUntested = makeButton(u"saveUntested"_s, tr("Go on without a test"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_saveUntested);
    buttons->addWidget(m_connect);
    m_test = new ConnectionTestView(m_services.signInCheck);
    m_messages = new MessageArea;
    card->content()->addWidget(m_fields);
    card->content()->addLayout(buttons);
    card->content()->addWidget(m_test);
    card->content()->addWidget(makeClassChoice());
    card->content()->addWidget(m_messages);
    card->content()->addStretch();

    const auto fieldsChanged = [this] {
        if (m_stage == Stage::Failed || m_stage == Stage::Classes) {
            m_test->reset();
            showStage(Stage::Fields);
        }
    };
    connect(m_address, &AddressField::edited, this, fieldsChanged);
    connect(m_key, &KeyField::edited, this, fieldsChanged);
    connect(m_name, &QLineEdit::returnPressed, m_connect, &QPushButton::click);
    connect(m_key, &KeyField::returnPressed, m_connect, &QPushButton::click);
    connect(m_connect, &QPushButton::clicked, this, [this] {
        if (m_stage == Stage::Testing) {
            m_test->reset();
            showStage(Stage::Fields);
        } else {
            startTest();
        }
    });
    connect(m_saveUntested, &QPushButton::clicked, this, [this] {
        if (m_name->validate() && m_address->validate() && m_key->commit(true)) {
            showStage(Stage::Classes);
        }
    });
    connect(m_test, &ConnectionTestView::finished, this,
            [this](bool passed) { showStage(passed ? Stage::Classes : Stage::Failed); });
    return card;
}

QWidget *FirstRunPage::makeClassChoice()
{
    m_classChoice = new QWidget;
    m_classes = new QButtonGroup(this);
    auto *column = new QVBoxLayout(m_classChoice);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    QLabel *question = makePlainLabel(tr("What is this tenant for?"), m_classChoice);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    question->setFont(strong);
    column->addWidget(question);
    const std::pair<ProfileClass, QString> classes[] = {{ProfileClass::Production, u"classProduction"_s},
                                                        {ProfileClass::Staging, u"classStaging"_s},
                                                        {ProfileClass::Development, u"classDevelopment"_s}};
    for (const auto &[profileClass, objectName] : classes) {
        Profile shown;
        shown.profileClass = profileClass;
        auto *choice = new QRadioButton(profileClassName(profileClass), m_classChoice);
        choice->setObjectName(objectName);
        choice->setAccessibleName(profileClassName(profileClass));
        choice->setAccessibleDescription(profileClassSummary(profileClass));
        choice->setIcon(profileBadge(shown));
        choice->setChecked(profileClass == ProfileClass::Production);
        m_classes->addButton(choice, int(profileClass));
        QLabel *summary = makePlainLabel(profileClassSummary(profileClass), m_classChoice);
        summary->setWordWrap(true);
        m_quietLabels.append(summary);
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        choice->setFixedWidth(132);
        row->addWidget(choice, 0, Qt::AlignTop);
        row->addWidget(summary, 1);
        column->addLayout(row);
    }
    m_open = makeButton(u"openProfile"_s, tr("Save and open"));
    column->addSpacing(8);
    column->addWidget(m_open, 0, Qt::AlignRight);
    connect(m_open, &QPushButton::clicked, this, &FirstRunPage::save);
    return m_classChoice;
}

Card *FirstRunPage::makeSandboxCard()
{
    auto *card = new Card(u"sandbox"_s, tr("Explore the sandbox"),
                          tr("A whole workspace on this computer, with services that deploy and answer. No "
                             "account, nothing leaves this machine."));
    QPushButton *explore = makeButton(u"exploreSandbox"_s, tr("Explore the sandbox"));
    explore->setAutoDefault(true);
    card->content()->addWidget(explore, 0, Qt::AlignRight);
    connect(explore, &QPushButton::clicked, this, &FirstRunPage::sandboxRequested);
    return card;
}

Card *FirstRunPage::makeFileCard()
{
    auto *card = new Card(u"open"_s, tr("Look into a service file"),
                          tr("The YAML of Peak's command line, as a form: what it would create, field by "
                             "field. No tenant is reached."));
    QPushButton *open = makeButton(u"openServiceFile"_s, tr("Open YAML…"));
    open->setAutoDefault(true);
    card->content()->addWidget(open, 0, Qt::AlignRight);
    connect(open, &QPushButton::clicked, this, &FirstRunPage::fileRequested);
    return card;
}

void FirstRunPage::connectSaver()
{
    connect(m_saver, &ProfileSaver::profileSaved, this,
            [this](const Profile &profile) { m_saved = profile.id; });
    connect(m_saver, &ProfileSaver::storeFailed, this, [this](const ApiError &error) {
        showStage(Stage::Classes);
        m_messages->post({troubleMessage,
                          MessageSeverity::Error,
                          tr("The profile could not be saved."),
                          tr("Check what is said in the details, then save again."),
                          {},
                          {},
                          error.toString()});
    });
    connect(m_saver, &ProfileSaver::keyFailed, this, [this](const ApiError &error) {
        showStage(Stage::Classes);
        const KeychainTrouble trouble = keychainTrouble(error, KeychainCall::Write);
        m_messages->post({troubleMessage, MessageSeverity::Error, trouble.cause, trouble.advice,
                          tr("Keep for this session only"), [this] { m_saver->keepForSession(); },
                          error.toString()});
    });
    connect(m_saver, &ProfileSaver::finished, this, [this](const ProfileId &id) {
        reset();
        Q_EMIT profileCreated(id);
    });
    connect(&m_services.keychain, &CredentialStore::waitingChanged, this, [this](bool waiting) {
        if (!waiting || m_stage != Stage::Saving) {
            m_messages->dismiss(waitingMessage);
            return;
        }
        m_messages->post({waitingMessage,
                          MessageSeverity::Info,
                          tr("Waiting for the keychain."),
                          tr("The system may be asking for its password, perhaps behind this window."),
                          tr("Keep for this session only"),
                          [this] { m_saver->keepForSession(); },
                          {}});
    });
}

void FirstRunPage::reset()
{
    m_saver->abort();
    m_test->reset();
    m_messages->clear();
    m_saved = {};
    m_name->setText(QString());
    m_name->setError(QString());
    m_key->forget();
    m_classes->button(int(ProfileClass::Production))->setChecked(true);
    showStage(Stage::Fields);
}

void FirstRunPage::startTest()
{
    m_messages->clear();
    const bool name = m_name->validate();
    const bool address = m_address->validate();
    const bool key = m_key->commit(true);
    if (!name) {
        m_name->setFocus();
    }
    if (name && address && key) {
        showStage(Stage::Testing);
        m_test->run(*m_address->url(), m_key->key(), {});
    }
}

void FirstRunPage::showStage(Stage stage)
{
    m_stage = stage;
    m_fields->setEnabled(stage != Stage::Testing && stage != Stage::Saving);
    setPlainButtonText(m_connect, stage == Stage::Testing  ? tr("Stop")
                                  : stage == Stage::Failed ? tr("Try again")
                                                           : tr("Connect"));
    m_connect->setVisible(stage != Stage::Classes && stage != Stage::Saving);
    m_saveUntested->setVisible(stage == Stage::Failed);
    m_classChoice->setVisible(stage == Stage::Classes || stage == Stage::Saving);
    m_classChoice->setEnabled(stage == Stage::Classes);
    m_open->setText(stage == Stage::Saving ? tr("Saving…") : tr("Save and open"));
    if (stage == Stage::Classes) {
        m_open->setDefault(true);
        m_classes->checkedButton()->setFocus();
    }
    if (stage == Stage::Classes || stage == Stage::Failed) {
        // After the layout: the part that has just appeared must be seen.
        QTimer::singleShot(0, this, [this] {
            QWidget *seen = m_stage == Stage::Classes ? static_cast<QWidget *>(m_open) : m_test;
            m_scroll->ensureWidgetVisible(seen, 0, 24);
        });
    }
}

void FirstRunPage::save()
{
    if (!m_name->validate()) {
        m_name->setFocus();
        return;
    }
    if (!m_address->validate() || !m_key->commit(true)) {
        return;
    }
    m_messages->clear();
    Profile profile;
    profile.id = m_saved;
    profile.name = m_name->text().trimmed();
    profile.baseUrl = *m_address->url();
    profile.profileClass = ProfileClass(m_classes->checkedId());
    profile.policy = Policy::defaultFor(profile.profileClass);
    showStage(Stage::Saving);
    m_saver->save(profile, m_key->key());
}

void FirstRunPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    applyPalette();
}

void FirstRunPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_emblem != nullptr) {
        applyPalette();
    }
}

void FirstRunPage::applyPalette()
{
    const QIcon emblem(u":/icons/belay.svg"_s);
    m_emblem->setPixmap(emblem.pixmap(QSize(emblemSize, emblemSize), devicePixelRatioF()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, mutedText(quiet));
    for (QLabel *label : std::as_const(m_quietLabels)) {
        label->setPalette(quiet);
    }
}

} // namespace Belay
