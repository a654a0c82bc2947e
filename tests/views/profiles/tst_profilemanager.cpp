// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "tests/views/profiles/profilefixture.h"
#include "views/profiles/profiledialog.h"
#include "views/profiles/profilemanager.h"
#include "views/profiles/profilemenubutton.h"

#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

const auto someKey = u"sentinel-key-0123456789"_s;
const auto someUrl = QUrl(u"https://tenant.example.com"_s);

} // namespace

class ProfileManagerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void emptyListOffersToAdd();
    void listShowsProfilesAndNeverAKey();
    void enterEditsTheCurrentProfile();
    void removingAsksAndTakesTheKeyAlong();
    void removingIsRefusedByDefault();
    void failedKeyRemovalKeepsTheProfile();
    void opensTheChosenProfileAtTheStart();
    void everythingHasAName();
    void menuChoosesByMouseAndByNumber();
    void menuFollowsTheStore();
    void menuOffersSandboxAndManager();
    void buttonSaysWhichProfileIsOpen();

private:
    ProfileManager *open();

    std::unique_ptr<ProfileFixture> m_fixture;
    std::unique_ptr<ProfileManager> m_manager;
};

void ProfileManagerTest::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<ProfileFixture>();
}

void ProfileManagerTest::cleanup()
{
    m_manager.reset();
    m_fixture.reset();
}

ProfileManager *ProfileManagerTest::open()
{
    m_manager = std::make_unique<ProfileManager>(m_fixture->services());
    m_manager->open();
    [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(m_manager.get());
    return m_manager.get();
}

void ProfileManagerTest::emptyListOffersToAdd()
{
    ProfileManager *manager = open();
    QVERIFY(shownTexts(*manager).contains(u"There is no profile yet."_s));
    QVERIFY(!child<QPushButton>(*manager, u"editProfile"_s)->isEnabled());
    click(*manager, u"stateAction"_s);
    auto *dialog = manager->findChild<ProfileDialog *>();
    QVERIFY(dialog != nullptr);
    QSignalSpy saved(manager, &ProfileManager::profileSaved);
    typeInto(*dialog, u"profileName"_s, u"acme"_s);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(saved.count(), 1);
    auto *list = child<QTreeWidget>(*manager, u"profileList"_s);
    QCOMPARE(list->topLevelItemCount(), 1);
    QCOMPARE(list->currentItem()->text(0), u"acme"_s);
}

void ProfileManagerTest::listShowsProfilesAndNeverAKey()
{
    const Profile first = m_fixture->addProfile(u"<b>first"_s, someUrl);
    m_fixture->addProfile(u"second"_s, QUrl(u"https://second.example.com"_s));
    m_fixture->keychain.write(credentialAddress(first), secret(someKey));
    QVERIFY(m_fixture->store.setKeyStored(first.id, true));
    ProfileManager *manager = open();
    auto *list = child<QTreeWidget>(*manager, u"profileList"_s);
    QCOMPARE(list->topLevelItem(0)->text(0), u"<b>first"_s);
    QCOMPARE(list->topLevelItem(0)->text(3), u"in the keychain"_s);
    QCOMPARE(list->topLevelItem(1)->text(2), u"https://second.example.com"_s);
    QCOMPARE(list->topLevelItem(1)->text(3), u"not stored"_s);
    QVERIFY(!allTexts(*manager).contains(someKey));
}

void ProfileManagerTest::enterEditsTheCurrentProfile()
{
    m_fixture->addProfile(u"first"_s, someUrl);
    m_fixture->addProfile(u"second"_s, someUrl);
    ProfileManager *manager = open();
    auto *list = child<QTreeWidget>(*manager, u"profileList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(manager->findChild<ProfileDialog *>() != nullptr);
    auto *dialog = manager->findChild<ProfileDialog *>();
    QCOMPARE(child<QLineEdit>(*dialog, u"profileName"_s)->text(), u"second"_s);
    typeInto(*dialog, u"profileName"_s, u"renamed"_s);
    click(*dialog, u"saveProfile"_s);
    QTRY_COMPARE(list->currentItem()->text(0), u"renamed"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
}

void ProfileManagerTest::removingAsksAndTakesTheKeyAlong()
{
    const Profile profile = m_fixture->addProfile(u"acme"_s, someUrl);
    m_fixture->keychain.write(credentialAddress(profile), secret(someKey));
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    ProfileManager *manager = open();
    m_fixture->prompter.answerNext(u"remove"_s);
    click(*manager, u"removeProfile"_s);
    QTRY_VERIFY(m_fixture->store.profiles().isEmpty());
    QVERIFY(!m_fixture->keychain.contains(credentialAddress(profile)));
    QVERIFY(m_fixture->prompter.questions().first().text.contains(u"acme"_s));
}

void ProfileManagerTest::removingIsRefusedByDefault()
{
    m_fixture->addProfile(u"acme"_s, someUrl);
    ProfileManager *manager = open();
    click(*manager, u"removeProfile"_s);
    QCoreApplication::processEvents();
    QCOMPARE(m_fixture->prompter.questions().size(), 1);
    QCOMPARE(m_fixture->store.profiles().size(), 1);
}

void ProfileManagerTest::failedKeyRemovalKeepsTheProfile()
{
    const Profile profile = m_fixture->addProfile(u"acme"_s, someUrl);
    QVERIFY(m_fixture->store.setKeyStored(profile.id, true));
    m_fixture->keychain.failCall(1, CredentialError::Locked);
    ProfileManager *manager = open();
    m_fixture->prompter.answerNext(u"remove"_s);
    click(*manager, u"removeProfile"_s);
    QTRY_VERIFY(shownTexts(*manager).contains(u"the key was not removed"_s));
    QVERIFY(m_fixture->store.find(profile.id)->keyStored);
    QVERIFY(child<QPushButton>(*manager, u"removeProfile"_s)->isEnabled());
}

void ProfileManagerTest::opensTheChosenProfileAtTheStart()
{
    m_fixture->addProfile(u"first"_s, someUrl);
    const Profile second = m_fixture->addProfile(u"second"_s, someUrl);
    ProfileManager *manager = open();
    manager->select(second.id);
    click(*manager, u"openAtStart"_s);
    QCOMPARE(m_fixture->store.lastUsed(), second.id);
    QVERIFY(!child<QPushButton>(*manager, u"openAtStart"_s)->isEnabled());
    QCOMPARE(child<QTreeWidget>(*manager, u"profileList"_s)->currentItem()->text(0), u"second"_s);
}

void ProfileManagerTest::everythingHasAName()
{
    m_fixture->addProfile(u"acme"_s, someUrl);
    QCOMPARE(unnamedControls(*open()).join(u", "_s), QString());
    QCOMPARE(richLabels(*m_manager).join(u", "_s), QString());
}

void ProfileManagerTest::menuChoosesByMouseAndByNumber()
{
    m_fixture->addProfile(u"first"_s, someUrl);
    const Profile second = m_fixture->addProfile(u"second & third"_s, someUrl);
    QWidget window;
    ProfileMenuButton button(m_fixture->store, &window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy chosen(&button, &ProfileMenuButton::profileChosen);
    QTest::keyClick(&window, Qt::Key_2, Qt::AltModifier);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.takeFirst().first().value<ProfileId>(), second.id);
    QTest::mouseMove(window.windowHandle(), QPoint(1, 1)); // a menu asks where the mouse was
    button.menu()->popup(window.mapToGlobal(QPoint(0, 0)));
    QAction *action = button.menu()->actions().at(1);
    QCOMPARE(action->text(), u"second && third"_s);
    QVERIFY(QTest::qWaitForWindowExposed(button.menu()));
    const QPoint place = button.menu()->actionGeometry(action).center();
    // A menu takes its first move for one that its own appearance made.
    QTest::mouseMove(button.menu()->windowHandle(), place + QPoint(2, 0));
    QTest::mouseMove(button.menu()->windowHandle(), place);
    QTest::mouseClick(button.menu()->windowHandle(), Qt::LeftButton, {}, place);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.takeFirst().first().value<ProfileId>(), second.id);
}

void ProfileManagerTest::menuFollowsTheStore()
{
    ProfileMenuButton button(m_fixture->store);
    const qsizetype before = button.menu()->actions().size();
    Profile profile = m_fixture->addProfile(u"acme"_s, someUrl);
    QCOMPARE(button.menu()->actions().first()->text(), u"acme"_s);
    button.setCurrent(profile);
    QVERIFY(button.menu()->actions().first()->isChecked());
    QVERIFY(m_fixture->store.rename(profile.id, u"renamed"_s));
    QCOMPARE(button.text(), u"renamed"_s);
    QVERIFY(m_fixture->store.remove(profile.id));
    QCOMPARE(button.menu()->actions().size(), before);
}

void ProfileManagerTest::menuOffersSandboxAndManager()
{
    ProfileMenuButton button(m_fixture->store);
    Profile fromEnvironment;
    fromEnvironment.name = u"environment"_s;
    fromEnvironment.isEnvironment = true;
    button.setEnvironmentProfile(fromEnvironment);
    QSignalSpy sandbox(&button, &ProfileMenuButton::sandboxChosen);
    QSignalSpy manage(&button, &ProfileMenuButton::manageRequested);
    QSignalSpy environment(&button, &ProfileMenuButton::environmentChosen);
    button.menu()->actions().first()->trigger();
    button.findChild<QAction *>(u"sandboxAction"_s)->trigger();
    button.findChild<QAction *>(u"manageProfilesAction"_s)->trigger();
    QCOMPARE(sandbox.count(), 1);
    QCOMPARE(manage.count(), 1);
    QCOMPARE(environment.count(), 1);
}

void ProfileManagerTest::buttonSaysWhichProfileIsOpen()
{
    ProfileMenuButton button(m_fixture->store);
    QCOMPARE(button.accessibleName(), u"Profile"_s);
    QCOMPARE(button.text(), u"No profile"_s);
    Profile profile = m_fixture->addProfile(u"<i>acme"_s, someUrl);
    button.setCurrent(profile);
    QCOMPARE(button.text(), u"<i>acme"_s);
    QVERIFY(button.toolTip().contains(u"&lt;i&gt;"_s));
    QVERIFY(button.accessibleDescription().contains(u"Production"_s));
}

} // namespace Belay

QTEST_MAIN(Belay::ProfileManagerTest)
#include "tst_profilemanager.moc"
