// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/sandboxserver.h"
#include "tests/views/common/viewtest.h"
#include "tests/views/profiles/profilefixture.h"
#include "views/common/messagearea.h"
#include "views/profiles/firstrunpage.h"

#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace Belay {

class FirstRunPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void sandboxIsOneClickAway();
    void aFileIsOneClickAway();
    void connectsByKeyboardAndAsksTheClass();
    void productionAndReadOnlyIsTheDefault();
    void refusedKeyAsksForNothingElse();
    void emptyFieldsAreMarked();
    void profileCanBeSavedWithoutATest();
    void editingTheAddressNeedsAnotherTest();
    void testCanBeStopped();
    void keychainTroubleKeepsTheKeyForThisSession();
    void everythingHasAName();

private:
    void fillIn(const QUrl &url, const QByteArray &key);

    SandboxServer m_sandbox;
    std::unique_ptr<ProfileFixture> m_fixture;
    std::unique_ptr<FirstRunPage> m_page;
};

void FirstRunPageTest::initTestCase()
{
    SandboxOptions options;
    options.generatedServices = 3;
    const auto problem = m_sandbox.start(options);
    QVERIFY2(!problem, problem ? qPrintable(*problem) : "");
}

void FirstRunPageTest::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<ProfileFixture>();
    m_page = std::make_unique<FirstRunPage>(m_fixture->services());
    m_page->resize(1000, 640);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void FirstRunPageTest::cleanup()
{
    m_page.reset();
    m_fixture.reset();
    QVERIFY(!m_sandbox.setFaults(QString()));
}

void FirstRunPageTest::fillIn(const QUrl &url, const QByteArray &key)
{
    typeInto(*m_page, u"profileName"_s, u"acme-prod"_s);
    typeAddress(*m_page, url);
    typeInto(*m_page, u"apiKey"_s, QString::fromLatin1(key));
}

void FirstRunPageTest::sandboxIsOneClickAway()
{
    QSignalSpy requested(m_page.get(), &FirstRunPage::sandboxRequested);
    click(*m_page, u"exploreSandbox"_s);
    QCOMPARE(requested.count(), 1);
}

void FirstRunPageTest::aFileIsOneClickAway()
{
    QSignalSpy requested(m_page.get(), &FirstRunPage::fileRequested);
    click(*m_page, u"openServiceFile"_s);
    QCOMPARE(requested.count(), 1);
}

void FirstRunPageTest::connectsByKeyboardAndAsksTheClass()
{
    QSignalSpy created(m_page.get(), &FirstRunPage::profileCreated);
    fillIn(m_sandbox.url(), m_sandbox.apiKey().reveal());
    QVERIFY(!child<QPushButton>(*m_page, u"openProfile"_s)->isVisible());
    QTest::keyClick(child<QLineEdit>(*m_page, u"apiKey"_s), Qt::Key_Return);
    QVERIFY(child<QLineEdit>(*m_page, u"apiKey"_s)->text().isEmpty());
    auto *open = child<QPushButton>(*m_page, u"openProfile"_s);
    QTRY_VERIFY(open->isVisible());
    QVERIFY(shownTexts(*m_page).contains(u"the key is accepted"_s));
    auto *production = child<QRadioButton>(*m_page, u"classProduction"_s);
    QVERIFY(production->hasFocus());
    QTest::keyClick(production, Qt::Key_Down);
    QVERIFY(child<QRadioButton>(*m_page, u"classStaging"_s)->isChecked());
    open->setFocus();
    QTest::keyClick(open, Qt::Key_Space);
    QTRY_COMPARE(created.count(), 1);
    const Profile profile = m_fixture->store.profiles().first();
    QCOMPARE(created.first().first().value<ProfileId>(), profile.id);
    QCOMPARE(profile.name, u"acme-prod"_s);
    QCOMPARE(profile.baseUrl, m_sandbox.url());
    QCOMPARE(profile.profileClass, ProfileClass::Staging);
    QCOMPARE(profile.policy, Policy::defaultFor(ProfileClass::Staging));
    QVERIFY(profile.keyStored);
    QCOMPARE(m_fixture->keychain.key(credentialAddress(profile)).reveal(), m_sandbox.apiKey().reveal());
}

void FirstRunPageTest::productionAndReadOnlyIsTheDefault()
{
    QSignalSpy created(m_page.get(), &FirstRunPage::profileCreated);
    fillIn(m_sandbox.url(), m_sandbox.apiKey().reveal());
    click(*m_page, u"connect"_s);
    QTRY_VERIFY(child<QPushButton>(*m_page, u"openProfile"_s)->isVisible());
    QCoreApplication::processEvents();
    click(*m_page, u"openProfile"_s);
    QTRY_COMPARE(created.count(), 1);
    const Profile profile = m_fixture->store.profiles().first();
    QCOMPARE(profile.profileClass, ProfileClass::Production);
    QCOMPARE(profile.policy.update, Rule::ReadOnly);
    QCOMPARE(profile.policy.remove, Rule::ReadOnly);
}

void FirstRunPageTest::refusedKeyAsksForNothingElse()
{
    fillIn(m_sandbox.url(), "not-the-key-of-this-sandbox");
    click(*m_page, u"connect"_s);
    QTRY_VERIFY(shownTexts(*m_page).contains(u"does not accept this key"_s));
    QVERIFY(!child<QPushButton>(*m_page, u"openProfile"_s)->isVisible());
    QVERIFY(m_fixture->store.profiles().isEmpty());
    QCOMPARE(m_fixture->keychain.calls(), 0);
    QCOMPARE(child<QLineEdit>(*m_page, u"profileName"_s)->text(), u"acme-prod"_s);
    QVERIFY(!allTexts(*m_page).contains(u"not-the-key-of-this-sandbox"_s));
    // The right key, and on it goes.
    click(*m_page, u"replaceKey"_s);
    typeInto(*m_page, u"apiKey"_s, QString::fromLatin1(m_sandbox.apiKey().reveal()));
    click(*m_page, u"connect"_s);
    QTRY_VERIFY(child<QPushButton>(*m_page, u"openProfile"_s)->isVisible());
}

void FirstRunPageTest::emptyFieldsAreMarked()
{
    click(*m_page, u"connect"_s);
    QVERIFY(shownTexts(*m_page).contains(u"Give the profile a name."_s));
    QVERIFY(shownTexts(*m_page).contains(u"Paste the key"_s));
    QVERIFY(child<QLineEdit>(*m_page, u"profileName"_s)->hasFocus());
}

void FirstRunPageTest::profileCanBeSavedWithoutATest()
{
    QVERIFY(!m_sandbox.setFaults(u"403:1"_s));
    QSignalSpy created(m_page.get(), &FirstRunPage::profileCreated);
    fillIn(m_sandbox.url(), m_sandbox.apiKey().reveal());
    QVERIFY(!child<QPushButton>(*m_page, u"saveUntested"_s)->isVisible());
    click(*m_page, u"connect"_s);
    QTRY_VERIFY(shownTexts(*m_page).contains(u"may not list services"_s));
    click(*m_page, u"saveUntested"_s);
    QCoreApplication::processEvents();
    click(*m_page, u"openProfile"_s);
    QTRY_COMPARE(created.count(), 1);
}

void FirstRunPageTest::editingTheAddressNeedsAnotherTest()
{
    fillIn(m_sandbox.url(), m_sandbox.apiKey().reveal());
    click(*m_page, u"connect"_s);
    QTRY_VERIFY(child<QPushButton>(*m_page, u"openProfile"_s)->isVisible());
    typeInto(*m_page, u"baseUrl"_s, u"https://other.example.com"_s);
    QVERIFY(!child<QPushButton>(*m_page, u"openProfile"_s)->isVisible());
    QVERIFY(child<QPushButton>(*m_page, u"connect"_s)->isVisible());
}

void FirstRunPageTest::testCanBeStopped()
{
    QVERIFY(!m_sandbox.setFaults(u"stall:1"_s));
    fillIn(m_sandbox.url(), m_sandbox.apiKey().reveal());
    const quint64 before = m_sandbox.requestCount();
    click(*m_page, u"connect"_s);
    QTRY_VERIFY(m_sandbox.requestCount() > before);
    QCOMPARE(child<QPushButton>(*m_page, u"connect"_s)->text(), u"Stop"_s);
    click(*m_page, u"connect"_s);
    QCOMPARE(child<QPushButton>(*m_page, u"connect"_s)->text(), u"Connect"_s);
    QVERIFY(child<QLineEdit>(*m_page, u"profileName"_s)->isEnabled());
    QVERIFY(shownTexts(*m_page).contains(u"Entered, not stored yet"_s));
}

void FirstRunPageTest::keychainTroubleKeepsTheKeyForThisSession()
{
    m_fixture->keychain.failCall(1, CredentialError::Unavailable);
    QSignalSpy created(m_page.get(), &FirstRunPage::profileCreated);
    fillIn(m_sandbox.url(), m_sandbox.apiKey().reveal());
    click(*m_page, u"connect"_s);
    QTRY_VERIFY(child<QPushButton>(*m_page, u"openProfile"_s)->isVisible());
    QCoreApplication::processEvents();
    click(*m_page, u"openProfile"_s);
    auto *messages = m_page->findChild<MessageArea *>();
    QTRY_COMPARE(messages->bars().size(), 1);
    QVERIFY(shownTexts(*m_page).contains(u"Belay never writes it to a file"_s));
    click(*messages->bars().first(), u"messageAction"_s);
    QTRY_COMPARE(created.count(), 1);
    const Profile profile = m_fixture->store.profiles().first();
    QVERIFY(!profile.keyStored);
    QByteArray kept;
    m_fixture->session.read(credentialAddress(profile))->then(this, [&kept](const Result<Secret> &key) {
        kept = key ? key->reveal() : QByteArray();
    });
    QTRY_COMPARE(kept, m_sandbox.apiKey().reveal());
}

void FirstRunPageTest::everythingHasAName()
{
    QCOMPARE(unnamedControls(*m_page).join(u", "_s), QString());
    QCOMPARE(richLabels(*m_page).join(u", "_s), QString());
}

} // namespace Belay

QTEST_MAIN(Belay::FirstRunPageTest)
#include "tst_firstrunpage.moc"
