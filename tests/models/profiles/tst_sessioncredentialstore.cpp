// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/sessioncredentialstore.h"
#include "tests/support/await.h"
#include "tests/support/fakecredentialstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

const CredentialAddress alice{u"https://service.peak.ai"_s, u"alice"_s};
const CredentialAddress bob{u"https://service.peak.ai"_s, u"bob"_s};

Secret key(const char *text)
{
    return Secret(QByteArray(text));
}

} // namespace

// The store for a session, and the one in memory that other tests use.
class TestSessionCredentialStore : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsKeysApartAndForgetsThem()
    {
        SessionCredentialStore store;
        QVERIFY(!store.isPersistent());
        QVERIFY(await(store.write(alice, key("key-of-alice"))));
        QVERIFY(await(store.write(bob, key("key-of-bob"))));
        QVERIFY(await(store.write(alice, key("newer-key"))));
        QCOMPARE(await(store.read(alice)).value().reveal(), "newer-key");
        QVERIFY(await(store.remove(alice)));
        QVERIFY(await(store.read(alice)).error().credential == CredentialError::NotFound);
        QCOMPARE(await(store.read(bob)).value().reveal(), "key-of-bob");
        QVERIFY(await(store.remove(alice)));
    }

    void missingIsNotFoundWhateverWasExpected()
    {
        SessionCredentialStore store;
        const Result<Secret> result = await(store.read(alice, CredentialStore::Expect::Stored));
        QCOMPARE(result.error().kind, ErrorKind::Credentials);
        QVERIFY(result.error().credential == CredentialError::NotFound);
    }

    void refusesWhatIsNoKeyOrAddress()
    {
        SessionCredentialStore store;
        QVERIFY(await(store.write(alice, Secret())).error().credential == CredentialError::Invalid);
        QVERIFY(await(store.write({}, key("some-key"))).error().credential == CredentialError::Invalid);
    }

    void neverAnswersFromInsideTheCall()
    {
        SessionCredentialStore store;
        QVERIFY(!store.write(alice, key("some-key"))->isFinished());
        QVERIFY(!store.read(alice)->isFinished());
        QVERIFY(!store.remove(alice)->isFinished());
    }

    void anItemIsNamedByOriginAndAccount()
    {
        QCOMPARE(alice.itemKey(), u"https://service.peak.ai/alice"_s);
        QVERIFY(!CredentialAddress().isValid());
    }

    void theFakeFailsAtTheAskedCall()
    {
        FakeCredentialStore store;
        QVERIFY(store.isPersistent());
        store.failCall(2, CredentialError::Denied);
        QVERIFY(await(store.write(alice, key("some-key"))));
        QVERIFY(await(store.read(alice)).error().credential == CredentialError::Denied);
        QCOMPARE(await(store.read(alice)).value().reveal(), "some-key");
        QCOMPARE(store.calls(), 3);
        QVERIFY(await(store.read(bob)).error().credential == CredentialError::NotFound);
        QVERIFY(await(store.read(bob, CredentialStore::Expect::Stored)).error().credential ==
                CredentialError::Unavailable);
        QVERIFY(await(store.write(bob, Secret())).error().credential == CredentialError::Invalid);
        QVERIFY(await(store.remove(alice)));
        QVERIFY(!store.contains(alice));
    }

    void theFakeCanKeepSilence()
    {
        FakeCredentialStore store;
        QSignalSpy waiting(&store, &CredentialStore::waitingChanged);
        store.setSilent(true);
        store.setWaiting(true);
        store.setWaiting(true);
        QCOMPARE(waiting.count(), 1);
        auto *reply = store.write(alice, key("some-key"));
        QTest::qWait(5);
        QVERIFY(!reply->isFinished());
        store.answerAll();
        QVERIFY(await(reply));
        QCOMPARE(store.key(alice).reveal(), "some-key");
    }
};

QTEST_GUILESS_MAIN(TestSessionCredentialStore)
#include "tst_sessioncredentialstore.moc"
