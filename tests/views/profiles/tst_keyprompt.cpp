// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "tests/views/profiles/profilefixture.h"
#include "views/profiles/keyprompt.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

const auto someKey = u"sentinel-key-0123456789"_s;

} // namespace

class KeyPromptTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void storedKeyComesWithoutAWord();
    void keyOfThisSessionComesFirst();
    void troubleIsSaidAndRetried_data();
    void troubleIsSaidAndRetried();
    void unreachableKeychainIsRetriedOnce();
    void lockedKeychainIsNotRetriedByItself();
    void waitingIsSaid();
    void lateAnswerDoesNotBeatATypedKey();
    void responsiveKeychainIsAskedAgain();
    void missingKeyIsEnteredAndStored();
    void failedStoringOffersTheSession();
    void everythingHasAName();

private:
    void makePrompt(KeyPrompt::Pauses pauses = {1h, 1h});
    QByteArray givenKey() const;

    std::unique_ptr<ProfileFixture> m_fixture;
    Profile m_profile;
    std::unique_ptr<KeyPrompt> m_prompt;
    QList<Secret> m_given;
};

void KeyPromptTest::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<ProfileFixture>();
    m_profile = m_fixture->addProfile(u"acme"_s, QUrl(u"https://tenant.example.com"_s));
    QVERIFY(m_fixture->store.setKeyStored(m_profile.id, true));
    m_profile = *m_fixture->store.find(m_profile.id);
    m_given.clear();
    makePrompt();
}

void KeyPromptTest::cleanup()
{
    m_prompt.reset();
    m_fixture.reset();
}

void KeyPromptTest::makePrompt(KeyPrompt::Pauses pauses)
{
    m_prompt = std::make_unique<KeyPrompt>(m_fixture->services(), pauses);
    connect(m_prompt.get(), &KeyPrompt::keyAvailable, this,
            [this](const Profile &, const Secret &key) { m_given.append(key); });
    m_prompt->resize(700, 400);
    m_prompt->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_prompt.get()));
}

QByteArray KeyPromptTest::givenKey() const
{
    return m_given.isEmpty() ? QByteArray() : m_given.last().reveal();
}

void KeyPromptTest::storedKeyComesWithoutAWord()
{
    m_fixture->keychain.write(credentialAddress(m_profile), secret(someKey));
    m_prompt->load(m_profile);
    QTRY_COMPARE(givenKey(), someKey.toLatin1());
    QVERIFY(shownTexts(*m_prompt).trimmed().isEmpty());
}

void KeyPromptTest::keyOfThisSessionComesFirst()
{
    m_fixture->session.write(credentialAddress(m_profile), secret(someKey));
    m_prompt->load(m_profile);
    QTRY_COMPARE(givenKey(), someKey.toLatin1());
    QCOMPARE(m_fixture->keychain.calls(), 0);
}

void KeyPromptTest::troubleIsSaidAndRetried_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("locked") << int(CredentialError::Locked) << u"The keychain is locked."_s;
    QTest::newRow("denied") << int(CredentialError::Denied) << u"Access to the keychain was denied."_s;
    QTest::newRow("unavailable") << int(CredentialError::Unavailable) << u"cannot be reached."_s;
    QTest::newRow("timed out") << int(CredentialError::TimedOut) << u"does not answer."_s;
}

void KeyPromptTest::troubleIsSaidAndRetried()
{
    QFETCH(int, code);
    QFETCH(QString, says);
    m_fixture->keychain.write(credentialAddress(m_profile), secret(someKey));
    m_fixture->keychain.failCall(2, CredentialError(code));
    m_prompt->load(m_profile);
    QTRY_VERIFY2(shownTexts(*m_prompt).contains(says), qPrintable(shownTexts(*m_prompt)));
    QVERIFY(m_given.isEmpty());
    QCOMPARE(child<QPushButton>(*m_prompt, u"stateAction"_s)->text(), u"Try again"_s);
    click(*m_prompt, u"stateAction"_s);
    QTRY_COMPARE(givenKey(), someKey.toLatin1());
}

void KeyPromptTest::unreachableKeychainIsRetriedOnce()
{
    makePrompt({1h, 1ms});
    m_fixture->keychain.failCall(1, CredentialError::Unavailable);
    m_fixture->keychain.failCall(2, CredentialError::Unavailable);
    m_prompt->load(m_profile);
    QTRY_COMPARE(m_fixture->keychain.calls(), 2);
    QTRY_VERIFY(shownTexts(*m_prompt).contains(u"cannot be reached"_s));
    QTest::qWait(20);
    QCOMPARE(m_fixture->keychain.calls(), 2);
}

void KeyPromptTest::lockedKeychainIsNotRetriedByItself()
{
    makePrompt({1h, 1ms});
    m_fixture->keychain.failCall(1, CredentialError::Locked);
    m_prompt->load(m_profile);
    QTRY_VERIFY(shownTexts(*m_prompt).contains(u"locked"_s));
    QTest::qWait(20);
    QCOMPARE(m_fixture->keychain.calls(), 1);
}

void KeyPromptTest::waitingIsSaid()
{
    makePrompt({1ms, 1h});
    m_fixture->keychain.write(credentialAddress(m_profile), secret(someKey));
    m_fixture->keychain.setSilent(true);
    m_prompt->load(m_profile);
    QTRY_VERIFY(shownTexts(*m_prompt).contains(u"Reading the key of"_s));
    m_fixture->keychain.setWaiting(true);
    QVERIFY(shownTexts(*m_prompt).contains(u"Waiting for the keychain."_s));
    m_fixture->keychain.answerAll();
    QTRY_COMPARE(givenKey(), someKey.toLatin1());
}

void KeyPromptTest::lateAnswerDoesNotBeatATypedKey()
{
    m_fixture->keychain.write(credentialAddress(m_profile), secret(u"an-older-key-0123"_s));
    m_fixture->keychain.setSilent(true);
    m_prompt->load(m_profile);
    QTRY_COMPARE(m_fixture->keychain.calls(), 2);
    m_fixture->keychain.setWaiting(true);
    click(*m_prompt, u"stateAction"_s);
    QVERIFY(!child<QCheckBox>(*m_prompt, u"storeKey"_s)->isVisible());
    typeInto(*m_prompt, u"apiKey"_s, someKey);
    QTest::keyClick(child<QLineEdit>(*m_prompt, u"apiKey"_s), Qt::Key_Return);
    QTRY_COMPARE(givenKey(), someKey.toLatin1());
    m_fixture->keychain.answerAll();
    QTest::qWait(20);
    QCOMPARE(m_given.size(), 1);
    QVERIFY(!allTexts(*m_prompt).contains(someKey));
}

void KeyPromptTest::responsiveKeychainIsAskedAgain()
{
    m_fixture->keychain.write(credentialAddress(m_profile), secret(someKey));
    m_fixture->keychain.failCall(2, CredentialError::TimedOut);
    m_prompt->load(m_profile);
    QTRY_VERIFY(shownTexts(*m_prompt).contains(u"does not answer"_s));
    Q_EMIT m_fixture->keychain.responsiveAgain();
    QTRY_COMPARE(givenKey(), someKey.toLatin1());
}

void KeyPromptTest::missingKeyIsEnteredAndStored()
{
    QVERIFY(m_fixture->store.setKeyStored(m_profile.id, false));
    m_prompt->load(*m_fixture->store.find(m_profile.id));
    QTRY_VERIFY(shownTexts(*m_prompt).contains(u"holds no key"_s));
    click(*m_prompt, u"stateAction"_s);
    QVERIFY(child<QCheckBox>(*m_prompt, u"storeKey"_s)->isChecked());
    typeInto(*m_prompt, u"apiKey"_s, someKey);
    click(*m_prompt, u"useKey"_s);
    QTRY_COMPARE(givenKey(), someKey.toLatin1());
    QVERIFY(m_fixture->store.find(m_profile.id)->keyStored);
    QCOMPARE(m_fixture->keychain.key(credentialAddress(m_profile)).reveal(), someKey.toLatin1());
}

void KeyPromptTest::failedStoringOffersTheSession()
{
    QVERIFY(m_fixture->store.setKeyStored(m_profile.id, false));
    m_fixture->keychain.failCall(2, CredentialError::Denied);
    m_prompt->load(*m_fixture->store.find(m_profile.id));
    QTRY_VERIFY(shownTexts(*m_prompt).contains(u"holds no key"_s));
    click(*m_prompt, u"stateAction"_s);
    typeInto(*m_prompt, u"apiKey"_s, someKey);
    click(*m_prompt, u"useKey"_s);
    QTRY_VERIFY(shownTexts(*m_prompt).contains(u"the key was not stored"_s));
    QVERIFY(!child<QCheckBox>(*m_prompt, u"storeKey"_s)->isChecked());
    click(*m_prompt, u"useKey"_s);
    QTRY_COMPARE(givenKey(), someKey.toLatin1());
    QVERIFY(!m_fixture->store.find(m_profile.id)->keyStored);
}

void KeyPromptTest::everythingHasAName()
{
    m_fixture->keychain.failCall(1, CredentialError::Locked);
    m_prompt->load(m_profile);
    QTRY_VERIFY(shownTexts(*m_prompt).contains(u"locked"_s));
    QCOMPARE(unnamedControls(*m_prompt).join(u", "_s), QString());
    QCOMPARE(richLabels(*m_prompt).join(u", "_s), QString());
}

} // namespace Belay

QTEST_MAIN(Belay::KeyPromptTest)
#include "tst_keyprompt.moc"
