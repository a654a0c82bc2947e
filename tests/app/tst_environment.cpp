// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/environment.h"
#include "tests/support/await.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/fakecredentialstore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

//! What the stores of the program have to do with one another.
class TestEnvironment : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void anotherKeyForgetsTheList_data();
    void anotherKeyForgetsTheList();
    void aRemovedProfileTakesItsListAndItsDraftsAlong();

private:
    //! A list of one service is remembered for \a profile.
    static bool remember(Environment &environment, const Profile &profile)
    {
        Service service;
        service.id = ServiceId{u"one"_s};
        return await(environment.lists().save(RememberedLists::keyOf(profile), {service}, {},
                                              QDateTime::currentDateTimeUtc()))
            .has_value();
    }
    static qsizetype rememberedCount(Environment &environment, const Profile &profile)
    {
        const auto list = await(environment.lists().load(RememberedLists::keyOf(profile)));
        return list ? list->services.size() : -1;
    }
    //! A draft waits to be opened again.
    static bool keepDraft(Environment &environment, const Profile &profile)
    {
        FormDraft draft;
        draft.id = QUuid::createUuid();
        draft.profileId = profile.id;
        draft.isParked = true;
        return await(environment.drafts().save(draft)).has_value();
    }
    static qsizetype draftCount(Environment &environment, const Profile &profile)
    {
        const auto kept = await(environment.drafts().kept(profile.id));
        return kept ? kept->drafts.size() : -1;
    }
    static Profile added(Environment &environment, const QString &name)
    {
        Profile profile;
        profile.name = name;
        profile.baseUrl = QUrl(u"https://service.example.com"_s);
        return environment.profiles().add(profile).value_or(Profile());
    }
};

void TestEnvironment::anotherKeyForgetsTheList_data()
{
    QTest::addColumn<bool>("isKeychain");
    QTest::newRow("keychain") << true;
    QTest::newRow("session") << false;
}

void TestEnvironment::anotherKeyForgetsTheList()
{
    QFETCH(bool, isKeychain);
    const QTemporaryDir directory;
    Environment environment(Directories::below(directory.path()), std::make_unique<FakeCredentialStore>());
    const Profile one = added(environment, u"one"_s);
    const Profile two = added(environment, u"two"_s);
    QVERIFY(remember(environment, one));
    QVERIFY(remember(environment, two));
    CredentialStore &store = isKeychain ? environment.keychain() : environment.sessionKeys();
    QVERIFY(await(store.write({one.origin(), one.id.value}, Secret("another-key"))));
    QCOMPARE(rememberedCount(environment, one), 0);
    QCOMPARE(rememberedCount(environment, two), 1);
}

void TestEnvironment::aRemovedProfileTakesItsListAndItsDraftsAlong()
{
    const QTemporaryDir directory;
    Environment environment(Directories::below(directory.path()), std::make_unique<FakeCredentialStore>());
    const Profile one = added(environment, u"one"_s);
    const Profile two = added(environment, u"two"_s);
    QVERIFY(remember(environment, one));
    QVERIFY(remember(environment, two));
    QVERIFY(keepDraft(environment, one));
    QVERIFY(keepDraft(environment, two));
    QVERIFY(environment.profiles().remove(one.id));
    QCOMPARE(rememberedCount(environment, one), 0);
    QCOMPARE(rememberedCount(environment, two), 1);
    QCOMPARE(draftCount(environment, one), 0);
    QCOMPARE(draftCount(environment, two), 1);
}

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
