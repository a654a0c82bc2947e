// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/keyprompt.h"

#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/statepage.h"
#include "views/profiles/keyfield.h"
#include "views/profiles/profilesaver.h"
#include "views/profiles/profiletexts.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int entryWidth = 420;

QString iconOf(CredentialError code)
{
    switch (code) {
    case CredentialError::NotFound:
    case CredentialError::Invalid:
        return u"state-key"_s;
    case CredentialError::Locked:
    case CredentialError::Denied:
        return u"state-denied"_s;
    case CredentialError::Unavailable:
    case CredentialError::TimedOut:
        break;
    }
    return u"state-error"_s;
}

} // namespace

KeyPrompt::KeyPrompt(const ProfileServices &services, QWidget *parent)
    : KeyPrompt(services, Pauses(), parent)
{
}

KeyPrompt::KeyPrompt(const ProfileServices &services, Pauses pauses, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_pauses(pauses)
    , m_saver(new ProfileSaver(services.store, services.keychain, services.session, this))
    , m_quiet(new QTimer(this))
    , m_retry(new QTimer(this))
    , m_pages(new QStackedWidget(this))
    , m_state(new StatePage)
{
    setObjectName(u"keyPrompt"_s);
    m_quiet->setSingleShot(true);
    m_retry->setSingleShot(true);
    m_pages->addWidget(m_state);
    m_pages->addWidget(makeEntryPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_state, &StatePage::actionTriggered, this, [this] {
        if (m_isStuck && !m_hasNoKey) {
            readKeychain();
        } else {
            showEntry();
        }
    });
    connect(m_state, &StatePage::secondActionTriggered, this, &KeyPrompt::showEntry);
    connect(m_quiet, &QTimer::timeout, this, [this] {
        showState(u"state-key"_s,
                  tr("Reading the key of %1 from the keychain…").arg(isolated(m_profile.name)), {}, {});
    });
    connect(m_retry, &QTimer::timeout, this, &KeyPrompt::readKeychain);
    connect(&m_services.keychain, &CredentialStore::waitingChanged, this, &KeyPrompt::showWaiting);
    connect(&m_services.keychain, &CredentialStore::responsiveAgain, this, [this] {
        if (m_isStuck && !m_hasNoKey) {
            readKeychain();
        }
    });
    connect(m_saver, &ProfileSaver::finished, this, [this] {
        // Read back from where it was put: what is used is what was stored.
        m_key->forget();
        load(m_services.store.find(m_profile.id).value_or(m_profile));
    });
    connect(m_saver, &ProfileSaver::keyFailed, this, [this](const ApiError &error) {
        m_use->setEnabled(true);
        m_storeKey->setChecked(false);
        const KeychainTrouble trouble = keychainTrouble(error, KeychainCall::Write);
        m_messages->post(
            {u"trouble"_s, MessageSeverity::Error, trouble.cause, trouble.advice, {}, {}, error.toString()});
    });
    connect(m_saver, &ProfileSaver::storeFailed, this, [this](const ApiError &error) {
        m_use->setEnabled(true);
        m_messages->post({u"trouble"_s,
                          MessageSeverity::Error,
                          tr("The profile could not be saved."),
                          {},
                          {},
                          {},
                          error.toString()});
    });
}

QWidget *KeyPrompt::makeEntryPage()
{
    auto *page = new QWidget;
    m_entryTitle = makePlainLabel(QString(), page);
    m_entryTitle->setObjectName(u"entryTitle"_s);
    m_entryTitle->setWordWrap(true);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    strong.setPointSizeF(strong.pointSizeF() * 1.2);
    m_entryTitle->setFont(strong);
    m_key = new KeyField(page);
    m_storeKey = new QCheckBox(tr("Store it in the keychain"), page);
    m_storeKey->setObjectName(u"storeKey"_s);
    m_storeKey->setAccessibleName(tr("Store the key in the keychain"));
    m_use = new QPushButton(page);
    m_use->setObjectName(u"useKey"_s);
    setPlainButtonText(m_use, tr("Use this key"));
    m_use->setDefault(true);
    m_back = new QPushButton(tr("Back"), page);
    m_back->setObjectName(u"backFromKey"_s);
    m_back->setAccessibleName(tr("Back"));
    m_messages = new MessageArea(page);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_use);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_entryTitle);
    column->addWidget(m_key);
    column->addWidget(m_storeKey);
    column->addWidget(m_messages);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *frame = new QWidget(page);
    frame->setLayout(column);
    frame->setMaximumWidth(entryWidth);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addStretch(1);
    layout->addWidget(frame, 100);
    layout->addStretch(1);

    connect(m_use, &QPushButton::clicked, this, &KeyPrompt::useTypedKey);
    connect(m_key, &KeyField::returnPressed, this, &KeyPrompt::useTypedKey);
    connect(m_storeKey, &QCheckBox::toggled, this, [this](bool store) {
        m_key->setHint(store ? QString() : tr("It is kept in memory until Belay closes, and nowhere else."));
    });
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_saver->abort();
        m_key->forget();
        m_use->setEnabled(true);
        m_pages->setCurrentIndex(0);
    });
    return page;
}

void KeyPrompt::load(const Profile &profile)
{
    cancel();
    m_profile = profile;
    m_hasRetried = false;
    m_pages->setCurrentIndex(0);
    m_state->setContent({});
    Reply<Secret> *reply = m_services.session.read(credentialAddress(profile));
    m_reply = reply;
    reply->then(this, [this](const Result<Secret> &key) {
        if (key) {
            finish(*key);
        } else {
            readKeychain();
        }
    });
}

void KeyPrompt::cancel()
{
    m_quiet->stop();
    m_retry->stop();
    m_isStuck = false;
    m_hasNoKey = false;
    m_saver->abort();
    m_key->forget();
    m_messages->clear();
    m_use->setEnabled(true);
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply = nullptr;
    }
}

void KeyPrompt::readKeychain()
{
    m_retry->stop();
    m_isStuck = false;
    m_quiet->start(m_pauses.quiet);
    const auto expect =
        m_profile.keyStored ? CredentialStore::Expect::Stored : CredentialStore::Expect::Nothing;
    Reply<Secret> *reply = m_services.keychain.read(credentialAddress(m_profile), expect);
    m_reply = reply;
    reply->then(this, [this](const Result<Secret> &key) {
        if (key) {
            finish(*key);
        } else {
            readFailed(key.error());
        }
    });
}

void KeyPrompt::readFailed(const ApiError &error)
{
    m_reply = nullptr;
    m_quiet->stop();
    m_isStuck = true;
    const CredentialError code = error.credential.value_or(CredentialError::Unavailable);
    m_hasNoKey = code == CredentialError::NotFound || code == CredentialError::Invalid;
    const KeychainTrouble trouble = keychainTrouble(error, KeychainCall::Read);
    showState(iconOf(code), trouble.cause, trouble.advice,
              m_hasNoKey ? tr("Enter the key…") : tr("Try again"), m_hasNoKey ? QString() : error.detail);
    const bool unreachable = code == CredentialError::Unavailable || code == CredentialError::TimedOut;
    if (unreachable && !m_hasRetried) {
        m_hasRetried = true;
        m_retry->start(m_pauses.retry);
    }
}

void KeyPrompt::showState(const QString &iconName, const QString &title, const QString &advice,
                          const QString &action, const QString &details)
{
    const bool offersEntry = m_isStuck && !m_hasNoKey;
    m_state->setContent({iconName, title, advice, action,
                         offersEntry ? tr("Enter the key for this session…") : QString(), details});
    Q_EMIT heldUp();
}

void KeyPrompt::showWaiting(bool waiting)
{
    if (!waiting || m_reply == nullptr) {
        return;
    }
    m_quiet->stop();
    showState(u"state-key"_s, tr("Waiting for the keychain."),
              tr("The system may be asking for its password, perhaps behind this window."),
              tr("Enter the key for this session…"));
}

void KeyPrompt::showEntry()
{
    m_retry->stop();
    const bool canStore = m_hasNoKey && !m_profile.isEnvironment && !m_profile.isSandbox;
    m_storeKey->setVisible(canStore);
    m_storeKey->setChecked(canStore);
    m_key->setHint(canStore ? QString() : tr("It is kept in memory until Belay closes, and nowhere else."));
    m_entryTitle->setText(tr("The key of %1").arg(isolated(m_profile.name)));
    m_pages->setCurrentIndex(1);
    m_key->setFocus();
}

void KeyPrompt::useTypedKey()
{
    if (!m_key->commit(true)) {
        return;
    }
    m_messages->clear();
    if (m_storeKey->isChecked()) {
        m_use->setEnabled(false);
        m_saver->save(m_profile, m_key->key());
        return;
    }
    const Secret key = m_key->key();
    // The keychain may still be asked: its late answer must not come after this key.
    const Profile profile = m_profile;
    cancel();
    m_profile = profile;
    Reply<void> *reply = m_services.session.write(credentialAddress(m_profile), key);
    m_reply = reply;
    reply->then(this, [this, key](const Result<void> &result) {
        if (result) {
            finish(key);
        } else {
            readFailed(result.error());
        }
    });
}

void KeyPrompt::finish(const Secret &key)
{
    m_quiet->stop();
    m_retry->stop();
    m_isStuck = false;
    m_reply = nullptr;
    Q_EMIT keyAvailable(m_profile, key);
}

} // namespace Belay
