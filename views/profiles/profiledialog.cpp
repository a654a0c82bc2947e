// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/profiledialog.h"

#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/profileband.h"
#include "views/profiles/addressfield.h"
#include "views/profiles/connectiontestview.h"
#include "views/profiles/keyfield.h"
#include "views/profiles/networkfields.h"
#include "views/profiles/profilebadge.h"
#include "views/profiles/profileform.h"
#include "views/profiles/profilesaver.h"
#include "views/profiles/profiletexts.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

const auto waitingMessage = u"waiting"_s;
const auto troubleMessage = u"trouble"_s;

} // namespace

ProfileDialog::ProfileDialog(const ProfileServices &services, const Profile &profile, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_stored(profile)
    , m_saver(new ProfileSaver(services.store, services.keychain, services.session, this))
    , m_band(new ProfileBand(this))
    , m_form(new ProfileForm(services))
    , m_scroll(new QScrollArea(this))
    , m_messages(new MessageArea(this))
{
    setObjectName(u"profileDialog"_s);
    setWindowTitle(profile.id.isEmpty() ? tr("Add a profile") : tr("Edit the profile %1").arg(profile.name));
    m_scroll->setObjectName(u"profileScroll"_s);
    m_scroll->setWidget(m_form);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveProfile"_s);
    m_save->setAccessibleName(tr("Save"));
    m_save->setDefault(true);
    m_cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"cancelProfile"_s);
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setAutoDefault(false);

    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(12, 8, 12, 12);
    foot->setSpacing(12);
    foot->addWidget(m_messages);
    foot->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(foot);

    m_form->setProfile(profile);
    showKeyPlace();
    showBand();
    resize(600, qMin(m_form->sizeHint().height() + 120, 640));
    m_form->setFocus();

    connect(m_form, &ProfileForm::edited, this, [this] {
        m_isDirty = true;
        showKeyPlace();
        showBand();
    });
    connect(m_form, &ProfileForm::testRequested, this, &ProfileDialog::test);
    connect(&m_form->test(), &ConnectionTestView::finished, this,
            [this] { m_scroll->ensureWidgetVisible(&m_form->test()); });
    connect(&m_form->network(), &NetworkFields::openChanged, this, &ProfileDialog::showWhatOpened);
    connect(&m_form->key(), &KeyField::removeRequested, this, &ProfileDialog::askToRemoveKey);
    connect(m_save, &QPushButton::clicked, this, &ProfileDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &ProfileDialog::reject);
    connectSaver();
}

void ProfileDialog::focusCaFile()
{
    m_form->network().focusCaFile();
}

void ProfileDialog::showWhatOpened(bool open)
{
    if (open) {
        m_form->layout()->activate();
        m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum());
    }
}

void ProfileDialog::connectSaver()
{
    connect(m_saver, &ProfileSaver::profileSaved, this, [this](const Profile &profile) {
        m_stored = profile;
        m_form->setProfile(profile);
        m_isDirty = false;
    });
    connect(m_saver, &ProfileSaver::storeFailed, this, [this](const ApiError &error) {
        setSaving(false);
        m_messages->post({troubleMessage, MessageSeverity::Error, tr("The profile could not be saved."),
                          tr("Check what is said in the details, then save again."), QString(), nullptr,
                          error.toString()});
    });
    connect(m_saver, &ProfileSaver::keyFailed, this,
            [this](const ApiError &error) { showKeychainTrouble(error, false); });
    connect(m_saver, &ProfileSaver::oldKeyLeft, this, [this](const ApiError &error) {
        m_staysOpen = true;
        m_messages->post({u"oldKey"_s, MessageSeverity::Warning,
                          tr("The key for the old address may still be in the keychain."),
                          tr("Remove it with the system's password manager."), QString(), nullptr,
                          error.toString()});
    });
    connect(m_saver, &ProfileSaver::finished, this, [this](const ProfileId &id) {
        m_form->key().forget();
        setSaving(false);
        m_isDirty = false;
        m_stored = m_services.store.find(id).value_or(m_stored);
        showKeyPlace();
        Q_EMIT saved(id);
        if (m_staysOpen) {
            m_cancel->setText(tr("Close"));
            m_cancel->setAccessibleName(tr("Close"));
        } else {
            accept();
        }
    });
    connect(m_saver, &ProfileSaver::keyRemoved, this, [this] {
        setSaving(false);
        m_stored = m_services.store.find(m_stored.id).value_or(m_stored);
        showKeyPlace();
        m_messages->post(
            {troubleMessage, MessageSeverity::Success, tr("The key was removed."), {}, {}, {}, {}});
    });
    connect(m_saver, &ProfileSaver::keyNotRemoved, this,
            [this](const ApiError &error) { showKeychainTrouble(error, true); });
    connect(&m_services.keychain, &CredentialStore::waitingChanged, this, [this](bool waiting) {
        if (!waiting || !m_saver->isRunning()) {
            m_messages->dismiss(waitingMessage);
            return;
        }
        Message message{waitingMessage,
                        MessageSeverity::Info,
                        tr("Waiting for the keychain."),
                        tr("The system may be asking for its password, perhaps behind this window."),
                        {},
                        {},
                        {}};
        if (!m_form->key().key().isEmpty()) {
            message.actionText = tr("Keep for this session only");
            message.action = [this] { m_saver->keepForSession(); };
        }
        m_messages->post(message);
    });
}

void ProfileDialog::reject()
{
    if (m_saver->isRunning()) {
        m_saver->abort();
        setSaving(false);
        m_messages->post({troubleMessage,
                          MessageSeverity::Warning,
                          tr("The profile is saved. Whether the keychain took the key is not known."),
                          tr("Save again to store the key."),
                          {},
                          {},
                          {}});
        return;
    }
    if (!m_isDirty) {
        QDialog::reject();
        return;
    }
    m_services.prompter.ask(this,
                            {u"discardProfile"_s,
                             tr("Discard the changes?"),
                             tr("Discard what you have changed in this profile?"),
                             {},
                             {{u"discard"_s, tr("Discard"), Answer::Role::Destructive},
                              {u"keep"_s, tr("Keep editing"), Answer::Role::Reject}},
                             {}},
                            this, [this](const QString &answer) {
                                if (answer == "discard"_L1) {
                                    QDialog::reject();
                                }
                            });
}

void ProfileDialog::showKeyPlace()
{
    const Profile shown = m_form->profile();
    const bool moved = !m_stored.id.isEmpty() && shown.origin() != m_stored.origin();
    m_form->key().setPlace(m_stored.keyStored && !moved ? KeyField::Place::Keychain
                                                        : KeyField::Place::Nowhere);
    m_form->key().setHint(m_stored.keyStored && moved
                              ? tr("A key never moves to another address: enter the one for this address.")
                              : tr("Goes into the system's keychain and is never shown again."));
}

void ProfileDialog::showBand()
{
    BandContent content = bandContent(m_form->profile());
    if (content.name.isEmpty()) {
        content.name = tr("New profile");
    }
    m_band->setContent(content);
}

void ProfileDialog::test()
{
    m_messages->dismiss(troubleMessage);
    const bool address = m_form->validateAddress();
    const bool key = m_form->key().commit(true);
    const bool network = m_form->validateNetwork();
    if (!address || !key || !network) {
        return;
    }
    const Profile profile = m_form->profile();
    if (m_form->key().key().isEmpty()) {
        testWithStoredKey(profile);
    } else {
        m_form->test().run(profile.baseUrl, m_form->key().key(), profile.network);
    }
}

void ProfileDialog::testWithStoredKey(const Profile &profile)
{
    m_services.keychain.read(credentialAddress(profile), CredentialStore::Expect::Stored)
        ->then(this, [this, profile](const Result<Secret> &key) {
            if (key) {
                m_form->test().run(profile.baseUrl, *key, profile.network);
                return;
            }
            const KeychainTrouble trouble = keychainTrouble(key.error(), KeychainCall::Read);
            m_messages->post({troubleMessage,
                              MessageSeverity::Error,
                              trouble.cause,
                              tr("Try again, or replace the key."),
                              {},
                              {},
                              key.error().toString()});
        });
}

void ProfileDialog::save()
{
    m_messages->clear();
    const bool valid = m_form->validate();
    const bool key = m_form->key().commit(false);
    if (!valid || !key) {
        return;
    }
    m_staysOpen = false;
    setSaving(true);
    m_saver->save(m_form->profile(), m_form->key().key());
}

void ProfileDialog::askToRemoveKey()
{
    m_services.prompter.ask(this,
                            {u"removeKeyQuestion"_s,
                             tr("Remove the key?"),
                             tr("Remove the key of %1 from the keychain?").arg(isolated(m_stored.name)),
                             tr("The profile stays. To use it again you will have to enter its key."),
                             {{u"remove"_s, tr("Remove the key"), Answer::Role::Destructive},
                              {u"keep"_s, tr("Keep it"), Answer::Role::Reject}},
                             {}},
                            this, [this](const QString &answer) {
                                if (answer == "remove"_L1) {
                                    setSaving(true);
                                    m_saver->removeKey(m_stored);
                                }
                            });
}

void ProfileDialog::setSaving(bool saving)
{
    m_form->setEnabled(!saving);
    m_save->setEnabled(!saving);
    m_save->setText(saving ? tr("Saving…") : tr("Save"));
    m_cancel->setText(saving ? tr("Stop waiting") : tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    if (!saving) {
        m_messages->dismiss(waitingMessage);
    }
}

void ProfileDialog::showKeychainTrouble(const ApiError &error, bool removing)
{
    setSaving(false);
    const KeychainTrouble trouble =
        keychainTrouble(error, removing ? KeychainCall::Remove : KeychainCall::Write);
    Message message{troubleMessage,  MessageSeverity::Error, trouble.cause, trouble.advice, {}, {},
                    error.toString()};
    if (!removing) {
        message.actionText = tr("Keep for this session only");
        message.action = [this] {
            setSaving(true);
            m_saver->keepForSession();
        };
    }
    m_messages->post(message);
}

} // namespace Belay
