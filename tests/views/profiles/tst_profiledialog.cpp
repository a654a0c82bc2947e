// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/sandboxserver.h"
#include "models/profiles/baseurl.h"
#include "tests/support/faultserver.h"
#include "tests/support/testcertificate.h"
#include "tests/views/common/viewtest.h"
#include "tests/views/profiles/profilefixture.h"
#include "views/common/messagearea.h"
#include "views/profiles/connectiontestview.h"
#include "views/profiles/profiledialog.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

const auto someKey = u"sentinel-key-0123456789"_s;
const auto someUrl = QUrl(u"https://tenant.example.com"_s);

} // namespace

class ProfileDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void savesProfileAndKey();
    void savesPastedKeyWithoutSpaces();
    void malformedKeyStaysTyped();
    void badAddressIsMarked_data();
    void badAddressIsMarked();
    void takenNameIsMarked();
    void storedKeyIsNeverShown();
    void replacingCanBeTakenBack();
    void testShowsEachStep();
    void testSaysThatTheKeyIsRefused();
    void testUsesTheStoredKey();
    void testSaysWhyTheStoredKeyIsOut();
    void serverTextIsLiteral();
    void keychainTroubleLosesNothing_data();
    void keychainTroubleLosesNothing();
    void keyIsKeptForThisSessionOnRequest();
    void waitingForTheKeychainIsSaid();
    void waitingCanBeStopped();
    void classBringsItsRules();
    void ownRulesSurviveAnotherClass();
    void hardToReadColourIsWarnedOf();
    void anotherAddressNeedsItsKey();
    void oldKeyThatStaysIsSaid();
    void keyIsRemovedOnlyAfterAsking();
    void failedRemovalIsSaid();
    void changesAreNotThrownAwayUnasked();
    void networkIsClosedAndSaysWhatIsUsual();
    void networkIsOpenWhereSomethingDiffers();
    void networkIsSaved();
    void proxyWithoutAHostIsMarked();
    void uselessCaFileIsMarked();
    void caFileIsChosen();
    void testUsesTheCaFile();
    void opensAtTheCaFile();
    void everythingHasAName();

private:
    ProfileDialog *open(const Profile &profile = {});

    SandboxServer m_sandbox;
    std::unique_ptr<ProfileFixture> m_fixture;
    std::unique_ptr<ProfileDialog> m_dialog;
};

void ProfileDialogTest::initTestCase()
{
    SandboxOptions options;
    options.generatedServices = 3;
    const auto problem = m_sandbox.start(options);
    QVERIFY2(!problem, problem ? qPrintable(*problem) : "");
}

void ProfileDialogTest::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<ProfileFixture>();
}

void ProfileDialogTest::cleanup()
{
    m_dialog.reset();
    m_fixture.reset();
}

ProfileDialog *ProfileDialogTest::open(const Profile &profile)
{
    m_dialog = std::make_unique<ProfileDialog>(m_fixture->services(), profile);
    m_dialog->open();
    [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(m_dialog.get());
    return m_dialog.get();
}

void ProfileDialogTest::savesProfileAndKey()
{
    ProfileDialog *dialog = open();
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    typeInto(*dialog, u"profileName"_s, u"acme-prod"_s);
    typeInto(*dialog, u"apiKey"_s, someKey);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!dialog->isVisible());
    const auto profile = m_fixture->store.findByName(u"acme-prod"_s);
    QVERIFY(profile);
    QCOMPARE(profile->baseUrl, *baseUrlForStage(u"prod"_s));
    QCOMPARE(profile->profileClass, ProfileClass::Production);
    QCOMPARE(profile->policy, Policy::defaultFor(ProfileClass::Production));
    QVERIFY(profile->keyStored);
    QCOMPARE(m_fixture->keychain.key(credentialAddress(*profile)).reveal(), someKey.toLatin1());
    QVERIFY(child<QLineEdit>(*dialog, u"apiKey"_s)->text().isEmpty());
}

void ProfileDialogTest::savesPastedKeyWithoutSpaces()
{
    ProfileDialog *dialog = open();
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    QGuiApplication::clipboard()->setText(QString("  "_L1 + someKey + u'\n'));
    child<QLineEdit>(*dialog, u"apiKey"_s)->setFocus();
    QTest::keyClick(child<QLineEdit>(*dialog, u"apiKey"_s), Qt::Key_V, Qt::ControlModifier);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    const auto profile = m_fixture->store.findByName(u"acme"_s);
    QCOMPARE(m_fixture->keychain.key(credentialAddress(*profile)).reveal(), someKey.toLatin1());
}

void ProfileDialogTest::malformedKeyStaysTyped()
{
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    typeInto(*dialog, u"apiKey"_s, u"no key at all"_s);
    click(*dialog, u"saveProfile"_s);
    QVERIFY(dialog->isVisible());
    QCOMPARE(child<QLineEdit>(*dialog, u"apiKey"_s)->text(), u"no key at all"_s);
    QVERIFY(shownTexts(*dialog).contains(u"This is no key"_s));
    QVERIFY(m_fixture->store.profiles().isEmpty());
    QCOMPARE(m_fixture->keychain.calls(), 0);
}

void ProfileDialogTest::badAddressIsMarked_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << u""_s << u"Enter the address"_s;
    QTest::newRow("http") << u"http://tenant.example.com"_s << u"Use https"_s;
    QTest::newRow("password") << u"https://me:secret@tenant.example.com"_s << u"Leave out the name"_s;
    QTest::newRow("path") << u"https://tenant.example.com/path"_s << u"behind the host"_s;
    QTest::newRow("query") << u"https://tenant.example.com?a=b"_s << u"question mark"_s;
    QTest::newRow("port") << u"https://tenant.example.com:0"_s << u"port"_s;
}

void ProfileDialogTest::badAddressIsMarked()
{
    QFETCH(QString, address);
    QFETCH(QString, says);
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    typeAddress(*dialog, QUrl());
    typeInto(*dialog, u"baseUrl"_s, address);
    click(*dialog, u"saveProfile"_s);
    QVERIFY(dialog->isVisible());
    QVERIFY2(shownTexts(*dialog).contains(says), qPrintable(shownTexts(*dialog)));
    QCOMPARE(child<QLineEdit>(*dialog, u"baseUrl"_s)->text(), address);
    QVERIFY(child<QLineEdit>(*dialog, u"baseUrl"_s)->hasFocus());
    QVERIFY(m_fixture->store.profiles().isEmpty());
}

void ProfileDialogTest::takenNameIsMarked()
{
    m_fixture->addProfile(u"acme"_s, someUrl);
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"ACME"_s);
    QTest::keyClick(child<QLineEdit>(*dialog, u"profileName"_s), Qt::Key_Tab);
    QVERIFY(shownTexts(*dialog).contains(u"Another profile has this name"_s));
}

void ProfileDialogTest::storedKeyIsNeverShown()
{
    Profile profile = m_fixture->addProfile(u"acme"_s, someUrl);
    m_fixture->keychain.write(credentialAddress(profile), secret(someKey));
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    ProfileDialog *dialog = open(*m_fixture->store.find(profile.id));
    QVERIFY(shownTexts(*dialog).contains(u"Stored in the keychain"_s));
    QVERIFY(!child<QLineEdit>(*dialog, u"apiKey"_s)->isVisible());
    QCOMPARE(child<QLineEdit>(*dialog, u"apiKey"_s)->echoMode(), QLineEdit::Password);
    QVERIFY(!allTexts(*dialog).contains(someKey));
    QCOMPARE(m_fixture->keychain.calls(), 1);
}

void ProfileDialogTest::replacingCanBeTakenBack()
{
    Profile profile = m_fixture->addProfile(u"acme"_s, someUrl);
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    ProfileDialog *dialog = open(*m_fixture->store.find(profile.id));
    click(*dialog, u"replaceKey"_s);
    QVERIFY(child<QLineEdit>(*dialog, u"apiKey"_s)->hasFocus());
    typeInto(*dialog, u"apiKey"_s, someKey);
    click(*dialog, u"keepOldKey"_s);
    QVERIFY(shownTexts(*dialog).contains(u"Stored in the keychain"_s));
    QVERIFY(!allTexts(*dialog).contains(someKey));
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(m_fixture->keychain.calls(), 0);
}

void ProfileDialogTest::testShowsEachStep()
{
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    typeAddress(*dialog, m_sandbox.url());
    const QString key = QString::fromLatin1(m_sandbox.apiKey().reveal());
    typeInto(*dialog, u"apiKey"_s, key);
    auto *view = child<ConnectionTestView>(*dialog, u"connectionTest"_s);
    QSignalSpy finished(view, &ConnectionTestView::finished);
    click(*dialog, u"testConnection"_s);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().toBool());
    QStringList steps;
    for (const auto *label : view->findChildren<QLabel *>(u"stepName"_s)) {
        steps << label->text();
    }
    QCOMPARE(steps, QStringList({u"Find the host"_s, u"Connect"_s, u"Check the server's identity"_s,
                                 u"Sign in with the key"_s, u"List the services"_s}));
    QVERIFY(shownTexts(*dialog).contains(u"the key is accepted"_s));
    click(*dialog, u"copyReport"_s);
    const QString report = QGuiApplication::clipboard()->text();
    QVERIFY2(report.count(u'\n') >= 4, qPrintable(report));
    QVERIFY(!report.contains(key));
    QVERIFY(!allTexts(*dialog).contains(key));
    // What was tested is what is saved.
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    const auto profile = m_fixture->store.findByName(u"acme"_s);
    QCOMPARE(m_fixture->keychain.key(credentialAddress(*profile)).reveal(), m_sandbox.apiKey().reveal());
}

void ProfileDialogTest::testSaysThatTheKeyIsRefused()
{
    ProfileDialog *dialog = open();
    typeAddress(*dialog, m_sandbox.url());
    typeInto(*dialog, u"apiKey"_s, someKey);
    auto *view = child<ConnectionTestView>(*dialog, u"connectionTest"_s);
    QSignalSpy finished(view, &ConnectionTestView::finished);
    click(*dialog, u"testConnection"_s);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!finished.first().first().toBool());
    QVERIFY2(shownTexts(*dialog).contains(u"does not accept this key"_s), qPrintable(shownTexts(*dialog)));
    QVERIFY(!view->report().contains(someKey));
    // The key is still there: nothing has to be pasted again.
    QVERIFY(shownTexts(*dialog).contains(u"Entered, not stored yet"_s));
}

void ProfileDialogTest::testUsesTheStoredKey()
{
    Profile profile = m_fixture->addProfile(u"acme"_s, m_sandbox.url());
    m_fixture->keychain.write(credentialAddress(profile), m_sandbox.apiKey());
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    ProfileDialog *dialog = open(*m_fixture->store.find(profile.id));
    auto *view = child<ConnectionTestView>(*dialog, u"connectionTest"_s);
    QSignalSpy finished(view, &ConnectionTestView::finished);
    click(*dialog, u"testConnection"_s);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().toBool());
}

void ProfileDialogTest::testSaysWhyTheStoredKeyIsOut()
{
    Profile profile = m_fixture->addProfile(u"acme"_s, m_sandbox.url());
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    m_fixture->keychain.failCall(1, CredentialError::Locked);
    ProfileDialog *dialog = open(*m_fixture->store.find(profile.id));
    click(*dialog, u"testConnection"_s);
    QTRY_VERIFY(shownTexts(*dialog).contains(u"The keychain is locked."_s));
}

void ProfileDialogTest::serverTextIsLiteral()
{
    ProfileServices services = m_fixture->services();
    services.signInCheck = [](const QUrl &, const Secret &, const NetworkSettings &, QObject *owner) {
        auto *reply = new Reply<int>(owner);
        ApiError error = localError(ErrorKind::Server, u"<img src=\"/red.png\"><b>bold</b>"_s);
        error.httpStatus = 500;
        error.serverMessage = u"<img src=\"/red.png\">"_s;
        reply->finishLater(Failure(error));
        return reply;
    };
    m_dialog = std::make_unique<ProfileDialog>(services, Profile());
    m_dialog->open();
    typeAddress(*m_dialog, m_sandbox.url());
    typeInto(*m_dialog, u"apiKey"_s, someKey);
    auto *view = child<ConnectionTestView>(*m_dialog, u"connectionTest"_s);
    QSignalSpy finished(view, &ConnectionTestView::finished);
    click(*m_dialog, u"testConnection"_s);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY2(shownTexts(*m_dialog).contains(u"<img src="_s), qPrintable(shownTexts(*m_dialog)));
    QCOMPARE(richLabels(*m_dialog).join(u", "_s), QString());
}

void ProfileDialogTest::keychainTroubleLosesNothing_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("locked") << int(CredentialError::Locked) << u"The keychain is locked"_s;
    QTest::newRow("denied") << int(CredentialError::Denied) << u"was denied"_s;
    QTest::newRow("unavailable") << int(CredentialError::Unavailable) << u"cannot be reached"_s;
    QTest::newRow("timed out") << int(CredentialError::TimedOut) << u"does not answer"_s;
}

void ProfileDialogTest::keychainTroubleLosesNothing()
{
    QFETCH(int, code);
    QFETCH(QString, says);
    m_fixture->keychain.failCall(1, CredentialError(code));
    ProfileDialog *dialog = open();
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    typeInto(*dialog, u"apiKey"_s, someKey);
    click(*dialog, u"saveProfile"_s);
    QTRY_VERIFY(shownTexts(*dialog).contains(says));
    QVERIFY(dialog->isVisible());
    QCOMPARE(child<QLineEdit>(*dialog, u"profileName"_s)->text(), u"acme"_s);
    QVERIFY(!m_fixture->store.findByName(u"acme"_s)->keyStored);
    // The same Save once more is all it takes.
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(m_fixture->store.profiles().size(), 1);
    const Profile profile = *m_fixture->store.findByName(u"acme"_s);
    QVERIFY(profile.keyStored);
    QCOMPARE(m_fixture->keychain.key(credentialAddress(profile)).reveal(), someKey.toLatin1());
}

void ProfileDialogTest::keyIsKeptForThisSessionOnRequest()
{
    m_fixture->keychain.failCall(1, CredentialError::Unavailable);
    ProfileDialog *dialog = open();
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    typeInto(*dialog, u"apiKey"_s, someKey);
    click(*dialog, u"saveProfile"_s);
    auto *messages = dialog->findChild<MessageArea *>();
    QTRY_COMPARE(messages->bars().size(), 1);
    click(*messages->bars().first(), u"messageAction"_s);
    QTRY_COMPARE(saved.count(), 1);
    const Profile profile = *m_fixture->store.findByName(u"acme"_s);
    QVERIFY(!profile.keyStored);
    QVERIFY(!m_fixture->keychain.contains(credentialAddress(profile)));
    QByteArray kept;
    m_fixture->session.read(credentialAddress(profile))->then(this, [&kept](const Result<Secret> &key) {
        kept = key ? key->reveal() : QByteArray();
    });
    QTRY_COMPARE(kept, someKey.toLatin1());
    QFile file(m_fixture->directory.filePath(u"profiles.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(someKey.toLatin1()));
}

void ProfileDialogTest::waitingForTheKeychainIsSaid()
{
    m_fixture->keychain.setSilent(true);
    ProfileDialog *dialog = open();
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    typeInto(*dialog, u"apiKey"_s, someKey);
    click(*dialog, u"saveProfile"_s);
    QVERIFY(!child<QPushButton>(*dialog, u"saveProfile"_s)->isEnabled());
    m_fixture->keychain.setWaiting(true);
    QVERIFY(shownTexts(*dialog).contains(u"Waiting for the keychain."_s));
    m_fixture->keychain.setWaiting(false);
    m_fixture->keychain.answerAll();
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(m_fixture->store.findByName(u"acme"_s)->keyStored);
}

void ProfileDialogTest::waitingCanBeStopped()
{
    m_fixture->keychain.setSilent(true);
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    typeInto(*dialog, u"apiKey"_s, someKey);
    click(*dialog, u"saveProfile"_s);
    click(*dialog, u"cancelProfile"_s);
    QVERIFY(dialog->isVisible());
    QVERIFY(child<QPushButton>(*dialog, u"saveProfile"_s)->isEnabled());
    QVERIFY(shownTexts(*dialog).contains(u"Entered, not stored yet"_s));
    m_fixture->keychain.setSilent(false);
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(m_fixture->store.profiles().size(), 1);
}

void ProfileDialogTest::classBringsItsRules()
{
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    auto *box = child<QComboBox>(*dialog, u"profileClass"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    QCOMPARE(child<QComboBox>(*dialog, u"ruleDelete"_s)->currentText(), u"Allow"_s);
    QCOMPARE(child<QLineEdit>(*dialog, u"letter"_s)->placeholderText(), u"D"_s);
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    const Profile profile = *m_fixture->store.findByName(u"acme"_s);
    QCOMPARE(profile.profileClass, ProfileClass::Development);
    QCOMPARE(profile.policy, Policy::defaultFor(ProfileClass::Development));
    QCOMPARE(profile.letter, QString());
}

void ProfileDialogTest::ownRulesSurviveAnotherClass()
{
    ProfileDialog *dialog = open();
    auto *rule = child<QComboBox>(*dialog, u"ruleUpdate"_s);
    rule->setFocus();
    QTest::keyClick(rule, Qt::Key_End);
    QCOMPARE(rule->currentText(), u"Allow"_s);
    auto *box = child<QComboBox>(*dialog, u"profileClass"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(box->currentText(), u"Staging"_s);
    QCOMPARE(rule->currentText(), u"Allow"_s);
    click(*dialog, u"policyDefaults"_s);
    QCOMPARE(rule->currentText(), u"Ask"_s);
    QVERIFY(!child<QPushButton>(*dialog, u"policyDefaults"_s)->isVisible());
}

void ProfileDialogTest::hardToReadColourIsWarnedOf()
{
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    typeInto(*dialog, u"colour"_s, u"FFCC00"_s);
    QVERIFY(shownTexts(*dialog).contains(u"hard to read on this colour"_s));
    typeInto(*dialog, u"colour"_s, u"yellow"_s);
    click(*dialog, u"saveProfile"_s);
    QVERIFY(dialog->isVisible());
    QVERIFY(shownTexts(*dialog).contains(u"six digits"_s));
    typeInto(*dialog, u"colour"_s, u"#003366"_s);
    QVERIFY(!shownTexts(*dialog).contains(u"hard to read"_s));
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(m_fixture->store.findByName(u"acme"_s)->colour, u"#003366"_s);
}

void ProfileDialogTest::anotherAddressNeedsItsKey()
{
    Profile profile = m_fixture->addProfile(u"acme"_s, someUrl);
    m_fixture->keychain.write(credentialAddress(profile), secret(someKey));
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    profile = *m_fixture->store.find(profile.id);
    ProfileDialog *dialog = open(profile);
    typeInto(*dialog, u"baseUrl"_s, u"https://other.example.com"_s);
    QVERIFY(child<QLineEdit>(*dialog, u"apiKey"_s)->isVisible());
    QVERIFY(shownTexts(*dialog).contains(u"never moves to another address"_s));
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!m_fixture->keychain.contains(credentialAddress(profile)));
    const Profile moved = *m_fixture->store.find(profile.id);
    QVERIFY(!moved.keyStored);
    QVERIFY(!m_fixture->keychain.contains(credentialAddress(moved)));
}

void ProfileDialogTest::oldKeyThatStaysIsSaid()
{
    const Profile profile = m_fixture->addProfile(u"acme"_s, someUrl);
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    m_fixture->keychain.failCall(1, CredentialError::Locked);
    ProfileDialog *dialog = open(*m_fixture->store.find(profile.id));
    typeInto(*dialog, u"baseUrl"_s, u"https://other.example.com"_s);
    typeInto(*dialog, u"apiKey"_s, someKey);
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(dialog->isVisible());
    QVERIFY(shownTexts(*dialog).contains(u"may still be in the keychain"_s));
    click(*dialog, u"cancelProfile"_s);
    QVERIFY(!dialog->isVisible());
    QVERIFY(m_fixture->store.find(profile.id)->keyStored);
}

void ProfileDialogTest::keyIsRemovedOnlyAfterAsking()
{
    const Profile profile = m_fixture->addProfile(u"acme"_s, someUrl);
    m_fixture->keychain.write(credentialAddress(profile), secret(someKey));
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    ProfileDialog *dialog = open(*m_fixture->store.find(profile.id));
    click(*dialog, u"removeKey"_s);
    QCoreApplication::processEvents();
    QCOMPARE(m_fixture->prompter.questions().size(), 1);
    QVERIFY(m_fixture->keychain.contains(credentialAddress(profile)));
    m_fixture->prompter.answerNext(u"remove"_s);
    click(*dialog, u"removeKey"_s);
    QTRY_VERIFY(!m_fixture->keychain.contains(credentialAddress(profile)));
    QTRY_VERIFY(child<QLineEdit>(*dialog, u"apiKey"_s)->isVisible());
    QVERIFY(!m_fixture->store.find(profile.id)->keyStored);
}

void ProfileDialogTest::failedRemovalIsSaid()
{
    const Profile profile = m_fixture->addProfile(u"acme"_s, someUrl);
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    m_fixture->keychain.failCall(1, CredentialError::Locked);
    m_fixture->prompter.answerNext(u"remove"_s);
    ProfileDialog *dialog = open(*m_fixture->store.find(profile.id));
    click(*dialog, u"removeKey"_s);
    QTRY_VERIFY(shownTexts(*dialog).contains(u"the key was not removed"_s));
    QVERIFY(shownTexts(*dialog).contains(u"Stored in the keychain"_s));
    QVERIFY(m_fixture->store.find(profile.id)->keyStored);
}

void ProfileDialogTest::changesAreNotThrownAwayUnasked()
{
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCoreApplication::processEvents();
    QCOMPARE(m_fixture->prompter.questions().size(), 1);
    QVERIFY(dialog->isVisible());
    m_fixture->prompter.answerNext(u"discard"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog->isVisible());
    QVERIFY(m_fixture->store.profiles().isEmpty());
}

void ProfileDialogTest::networkIsClosedAndSaysWhatIsUsual()
{
    ProfileDialog *dialog = open();
    auto *more = child<QToolButton>(*dialog, u"networkMore"_s);
    QCOMPARE(more->text(), u"System proxy"_s);
    for (const auto &name : {u"proxy"_s, u"caFile"_s, u"timeout"_s}) {
        QVERIFY2(!child<QWidget>(*dialog, name)->isVisible(), qPrintable(name));
    }
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    for (const auto &name : {u"proxy"_s, u"caFile"_s, u"timeout"_s}) {
        QVERIFY2(child<QWidget>(*dialog, name)->isVisible(), qPrintable(name));
    }
    QVERIFY(!child<QWidget>(*dialog, u"proxyHost"_s)->isVisible());
    QCOMPARE(child<QSpinBox>(*dialog, u"timeout"_s)->text(), u"Automatic"_s);
}

void ProfileDialogTest::networkIsOpenWhereSomethingDiffers()
{
    Profile profile;
    profile.name = u"acme"_s;
    profile.baseUrl = someUrl;
    profile.network.proxy = NetworkSettings::Proxy::Manual;
    profile.network.proxyHost = u"proxy.example.com"_s;
    profile.network.proxyPort = 3128;
    profile.network.timeout = std::chrono::seconds(60);
    ProfileDialog *dialog = open(m_fixture->store.add(profile).value());
    QVERIFY(child<QWidget>(*dialog, u"proxyHost"_s)->isVisible());
    QCOMPARE(child<QLineEdit>(*dialog, u"proxyHost"_s)->text(), u"proxy.example.com"_s);
    QCOMPARE(child<QSpinBox>(*dialog, u"proxyPort"_s)->value(), 3128);
    QCOMPARE(child<QSpinBox>(*dialog, u"timeout"_s)->value(), 60);
    child<QToolButton>(*dialog, u"networkMore"_s)->click();
    QCOMPARE(child<QToolButton>(*dialog, u"networkMore"_s)->text(), u"Proxy proxy.example.com:3128"_s);
}

void ProfileDialogTest::networkIsSaved()
{
    ProfileDialog *dialog = open();
    QSignalSpy saved(dialog, &ProfileDialog::saved);
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    child<QToolButton>(*dialog, u"networkMore"_s)->click();
    auto *proxy = child<QComboBox>(*dialog, u"proxy"_s);
    proxy->setFocus();
    QTest::keyClick(proxy, Qt::Key_End);
    typeInto(*dialog, u"proxyHost"_s, u"proxy.example.com"_s);
    auto *timeout = child<QSpinBox>(*dialog, u"timeout"_s);
    timeout->setFocus();
    timeout->selectAll();
    QTest::keyClicks(timeout, u"2"_s);
    QTest::keyClick(timeout, Qt::Key_Tab);
    QCOMPARE(timeout->value(), 5);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    const NetworkSettings network = m_fixture->store.findByName(u"acme"_s)->network;
    QCOMPARE(network.proxy, NetworkSettings::Proxy::Manual);
    QCOMPARE(network.proxyText(), u"proxy.example.com:8080"_s);
    QCOMPARE(network.timeout, std::chrono::seconds(5));
}

void ProfileDialogTest::proxyWithoutAHostIsMarked()
{
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    child<QToolButton>(*dialog, u"networkMore"_s)->click();
    auto *proxy = child<QComboBox>(*dialog, u"proxy"_s);
    QTest::keyClick(proxy, Qt::Key_End);
    click(*dialog, u"saveProfile"_s);
    QVERIFY(shownTexts(*dialog).contains(u"Enter the proxy's host alone"_s));
    QVERIFY(m_fixture->store.profiles().isEmpty());
    QTest::keyClick(proxy, Qt::Key_Home);
    QVERIFY(!shownTexts(*dialog).contains(u"Enter the proxy's host alone"_s));
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(m_fixture->store.profiles().size(), 1);
}

void ProfileDialogTest::uselessCaFileIsMarked()
{
    ProfileDialog *dialog = open();
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    child<QToolButton>(*dialog, u"networkMore"_s)->click();
    typeInto(*dialog, u"caFile"_s, u"/nowhere/ca.pem"_s);
    // Closed again: saving has to open it.
    child<QToolButton>(*dialog, u"networkMore"_s)->click();
    click(*dialog, u"saveProfile"_s);
    QVERIFY(shownTexts(*dialog).contains(u"There is no such file."_s));
    QTRY_VERIFY(child<QLineEdit>(*dialog, u"caFile"_s)->hasFocus());
    QVERIFY(m_fixture->store.profiles().isEmpty());
    click(*dialog, u"testConnection"_s);
    QVERIFY(!child<QWidget>(*dialog, u"connectionTest"_s)->isVisible());
}

void ProfileDialogTest::caFileIsChosen()
{
    const QString path = m_fixture->directory.filePath(u"ca.pem"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no certificate");
    file.close();
    ProfileDialog *dialog = open();
    child<QToolButton>(*dialog, u"networkMore"_s)->click();
    m_fixture->prompter.answerNext(path);
    click(*dialog, u"chooseCaFile"_s);
    QTRY_COMPARE(child<QLineEdit>(*dialog, u"caFile"_s)->text(), path);
    QVERIFY(shownTexts(*dialog).contains(u"There is no certificate in this file."_s));
}

void ProfileDialogTest::testUsesTheCaFile()
{
    const TestCertificate own = TestCertificate::make();
    FaultServer server;
    server.useTls(own.certificate, own.key);
    server.answerWith(httpAnswer(200, R"({"services":[],"servicesCount":0,"pageCount":1,"pageNumber":1})"));
    QFile file(m_fixture->directory.filePath(u"ca.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(own.certificate.toPem());
    file.close();
    ProfileDialog *dialog = open();
    typeAddress(*dialog, server.url());
    typeInto(*dialog, u"apiKey"_s, someKey);
    click(*dialog, u"testConnection"_s);
    QTRY_VERIFY(shownTexts(*dialog).contains(u"The server cannot be reached."_s));
    QCOMPARE(server.requestCount(), 0);
    child<QToolButton>(*dialog, u"networkMore"_s)->click();
    typeInto(*dialog, u"caFile"_s, file.fileName());
    child<QPushButton>(*dialog, u"testConnection"_s)->click();
    QTRY_VERIFY(shownTexts(*dialog).contains(u"The connection works"_s));
    QCOMPARE(server.requestCount(), 1);
}

void ProfileDialogTest::opensAtTheCaFile()
{
    ProfileDialog *dialog = open(m_fixture->addProfile(u"acme"_s, someUrl));
    dialog->focusCaFile();
    QVERIFY(child<QLineEdit>(*dialog, u"caFile"_s)->isVisible());
    QTRY_VERIFY(child<QLineEdit>(*dialog, u"caFile"_s)->hasFocus());
}

void ProfileDialogTest::everythingHasAName()
{
    Profile profile;
    profile.network.proxy = NetworkSettings::Proxy::Manual;
    QCOMPARE(unnamedControls(*open(profile)).join(u", "_s), QString());
    m_dialog.reset();
    QCOMPARE(unnamedControls(*open()).join(u", "_s), QString());
    QCOMPARE(richLabels(*m_dialog).join(u", "_s), QString());
}

} // namespace Belay

QTEST_MAIN(Belay::ProfileDialogTest)
#include "tst_profiledialog.moc"
