// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/secret.h"
#include "models/profiles/keychaincredentialstore.h"
#include "tests/support/await.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

// A secret as the Secret Service passes it.
struct DBusSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};
Q_DECLARE_METATYPE(DBusSecret)

QDBusArgument &operator<<(QDBusArgument &argument, const DBusSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, DBusSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

const CredentialAddress alice{u"https://service.peak.ai"_s, u"alice"_s};
const CredentialAddress bob{u"https://service.peak.ai"_s, u"bob"_s};
const CredentialAddress elsewhere{u"https://service.dev.peak.ai"_s, u"alice"_s};

Secret key(const char *text)
{
    return Secret(QByteArray(text));
}

QDBusMessage callService(const QString &path, const QString &interface, const QString &method,
                         const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

QDBusMessage callService(const QString &method, const QVariantList &arguments)
{
    return callService(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, method, arguments);
}

QDBusObjectPath defaultCollection()
{
    return callService(u"ReadAlias"_s, {u"default"_s}).arguments().value(0).value<QDBusObjectPath>();
}

bool lockKeyring()
{
    const QList<QDBusObjectPath> collections{defaultCollection()};
    return callService(u"Lock"_s, {QVariant::fromValue(collections)}).type() == QDBusMessage::ReplyMessage;
}

// The way in which the log-in screen unlocks it: no prompt is needed.
bool unlockKeyring()
{
    const QDBusMessage opened =
        callService(u"OpenSession"_s, {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    const auto session = opened.arguments().value(1).value<QDBusObjectPath>();
    const DBusSecret password{session, QByteArray(), QByteArrayLiteral("test"), u"text/plain"_s};
    const QDBusMessage done = callService(
        u"/org/freedesktop/secrets"_s, u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s,
        u"UnlockWithMasterPassword"_s,
        {QVariant::fromValue(defaultCollection()), QVariant::fromValue(password)});
    return done.type() == QDBusMessage::ReplyMessage;
}

pid_t keyringProcess()
{
    const QDBusReply<uint> pid =
        QDBusConnection::sessionBus().interface()->servicePid(u"org.freedesktop.secrets"_s);
    return pid.isValid() ? static_cast<pid_t>(pid.value()) : 0;
}

CredentialError reason(const ApiError &error)
{
    return error.kind == ErrorKind::Credentials ? error.credential.value() : static_cast<CredentialError>(-1);
}

} // namespace

// Needs a session bus with an unlocked keyring whose password is "test" (tests/support/with-keyring.sh).
class TestKeychainCredentialStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qDBusRegisterMetaType<DBusSecret>();
        QVERIFY2(QDBusConnection::sessionBus().isConnected(), "there is no session bus");
        QTRY_VERIFY(defaultCollection().path().size() > 1);
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        KeychainCredentialStore store;
        QVERIFY(await(store.remove(alice)));
        QVERIFY(await(store.remove(bob)));
        QVERIFY(await(store.remove(elsewhere)));
    }

    void writesReadsOverwritesAndRemoves()
    {
        KeychainCredentialStore store; // L03
        QVERIFY(store.isPersistent());
        QCOMPARE(reason(await(store.read(alice)).error()), CredentialError::NotFound);
        QVERIFY(await(store.write(alice, key("first-key"))));
        QCOMPARE(await(store.read(alice, CredentialStore::Expect::Stored)).value().reveal(), "first-key");
        QVERIFY(await(store.write(alice, key("Bearer second-key"))));
        QCOMPARE(await(store.read(alice)).value().reveal(), "Bearer second-key");
        QVERIFY(await(store.remove(alice)));
        QCOMPARE(reason(await(store.read(alice)).error()), CredentialError::NotFound);
        QVERIFY(await(store.remove(alice))); // gone already: that is what was asked for
    }

    void anotherStoreReadsWhatWasWritten()
    {
        {
            KeychainCredentialStore store;
            QVERIFY(await(store.write(alice, key("lasting-key"))));
        }
        KeychainCredentialStore store;
        QCOMPARE(await(store.read(alice)).value().reveal(), "lasting-key");
        KeychainCredentialStore other(u"another.application"_s, {});
        QCOMPARE(reason(await(other.read(alice)).error()), CredentialError::NotFound);
    }

    void accountsAndOriginsDoNotMix()
    {
        KeychainCredentialStore store; // L09
        QVERIFY(await(store.write(alice, key("key-of-alice"))));
        QVERIFY(await(store.write(bob, key("key-of-bob"))));
        QCOMPARE(reason(await(store.read(elsewhere)).error()), CredentialError::NotFound);
        QVERIFY(await(store.write(elsewhere, key("key-elsewhere"))));
        QVERIFY(await(store.remove(alice)));
        QCOMPARE(reason(await(store.read(alice)).error()), CredentialError::NotFound);
        QCOMPARE(await(store.read(bob)).value().reveal(), "key-of-bob");
        QCOMPARE(await(store.read(elsewhere)).value().reveal(), "key-elsewhere");
    }

    void callsAtOnceAreWorkedOffInOrder()
    {
        KeychainCredentialStore store;
        store.write(alice, key("first-key"));
        store.write(alice, key("second-key"));
        auto *second = store.read(alice);
        store.remove(alice);
        auto *gone = store.read(alice);
        QCOMPARE(await(second).value().reveal(), "second-key");
        QCOMPARE(reason(await(gone).error()), CredentialError::NotFound);
    }

    void refusesWhatIsNoKeyOrAddress()
    {
        KeychainCredentialStore store;
        QCOMPARE(reason(await(store.write(alice, Secret())).error()), CredentialError::Invalid);
        QCOMPARE(reason(await(store.write({}, key("some-key"))).error()), CredentialError::Invalid);
        QCOMPARE(reason(await(store.read({})).error()), CredentialError::Invalid);
        QCOMPARE(reason(await(store.remove({})).error()), CredentialError::Invalid);
    }

    void whatIsStoredButIsNoKeyIsInvalid()
    {
        KeychainCredentialStore store;
        QVERIFY(await(store.write(alice, key("line\r\nX-Injected: 1"))));
        QCOMPARE(reason(await(store.read(alice)).error()), CredentialError::Invalid);
    }

    void aKeyThatShouldBeThereIsNeverCalledAbsent()
    {
        KeychainCredentialStore store;
        const Result<Secret> missing = await(store.read(alice, CredentialStore::Expect::Stored));
        QCOMPARE(reason(missing.error()), CredentialError::Unavailable);
    }

    void aLockedKeyringIsLockedAndLosesNothing()
    {
        KeychainCredentialStore store;
        QVERIFY(await(store.write(alice, key("precious-key"))));
        QVERIFY(lockKeyring());
        {
            const auto unlock = qScopeGuard([] { unlockKeyring(); });
            // L04: the prompt cannot be shown, which is a dismissal
            QCOMPARE(reason(await(store.read(alice)).error()), CredentialError::Locked);
            QCOMPARE(reason(await(store.read(alice, CredentialStore::Expect::Stored)).error()),
                     CredentialError::Locked);
            QCOMPARE(reason(await(store.read(bob)).error()), CredentialError::Locked);
            QCOMPARE(reason(await(store.write(alice, key("other-key"))).error()), CredentialError::Locked);
            // L08: must not say "removed"
            QCOMPARE(reason(await(store.remove(alice)).error()), CredentialError::Locked);
        }
        QCOMPARE(await(store.read(alice)).value().reveal(), "precious-key");
    }

    void anUnansweredCallWaitsThenTimesOutAndTheLateAnswerIsDropped()
    {
        using namespace std::chrono_literals;
        QVERIFY(await(KeychainCredentialStore().write(alice, key("precious-key"))));
        KeychainCredentialStore store(u"io.github.belay_desktop.Belay"_s, {50ms, 400ms});
        QSignalSpy waiting(&store, &CredentialStore::waitingChanged);
        QSignalSpy again(&store, &CredentialStore::responsiveAgain);
        const pid_t process = keyringProcess();
        QVERIFY(process > 0);
        QCOMPARE(kill(process, SIGSTOP), 0); // L06
        const auto proceed = qScopeGuard([process] { kill(process, SIGCONT); });

        auto *first = store.read(alice);
        auto *second = store.read(alice);
        int answers = 0;
        first->then(this, [&answers](const Result<Secret> &) { ++answers; });
        QTRY_VERIFY(store.isWaiting());
        QCOMPARE(reason(await(first).error()), CredentialError::TimedOut);
        QVERIFY(!store.isWaiting());
        QCOMPARE(reason(await(second).error()), CredentialError::TimedOut);
        QCOMPARE(waiting.count(), 4);
        QCOMPARE(again.count(), 0);

        QCOMPARE(kill(process, SIGCONT), 0);
        QTRY_VERIFY(again.count() > 0);
        QCOMPARE(answers, 1);
        QCOMPARE(await(store.read(alice)).value().reveal(), "precious-key");
    }

    void aCallBehindAStuckOneIsAnsweredOnceItMoves()
    {
        using namespace std::chrono_literals;
        QVERIFY(await(KeychainCredentialStore().write(alice, key("precious-key"))));
        KeychainCredentialStore store(u"io.github.belay_desktop.Belay"_s, {20s, 60s});
        const pid_t process = keyringProcess();
        QCOMPARE(kill(process, SIGSTOP), 0);
        const auto proceed = qScopeGuard([process] { kill(process, SIGCONT); });
        auto *given = store.read(alice);
        QTest::qWait(100); // until the system has it
        given->abort();
        auto *second = store.read(alice);
        auto *never = store.read(bob);
        never->abort(); // while it queues: the keychain never sees it
        QCOMPARE(kill(process, SIGCONT), 0);
        QCOMPARE(await(second).value().reveal(), "precious-key");
    }

    void aStoreMayGoAwayWithACallUnderWay()
    {
        bool called = false;
        const pid_t process = keyringProcess();
        QCOMPARE(kill(process, SIGSTOP), 0); // or it could answer first
        const auto proceed = qScopeGuard([process] { kill(process, SIGCONT); });
        {
            KeychainCredentialStore store;
            store.read(alice)->then(this, [&called](const Result<Secret> &) { called = true; });
            QTest::qWait(20); // until the system has it
        }
        QCOMPARE(kill(process, SIGCONT), 0);
        KeychainCredentialStore store;
        QCOMPARE(reason(await(store.read(alice)).error()), CredentialError::NotFound);
        QVERIFY(!called);
    }

    // Last: it ends the daemon that the others need.
    void aDaemonThatDiesIsAnErrorNotAnAbsentKey()
    {
        KeychainCredentialStore store;
        QVERIFY(await(store.write(alice, key("precious-key"))));
        const pid_t process = keyringProcess();
        QCOMPARE(kill(process, SIGKILL), 0); // L07
        QTRY_VERIFY(keyringProcess() != process);
        const Result<Secret> result = await(store.read(alice, CredentialStore::Expect::Stored));
        QVERIFY(!result);
        QVERIFY(reason(result.error()) != CredentialError::NotFound);
    }

    void cleanupTestCase()
    {
        const pid_t process = keyringProcess(); // the bus may have started another one
        if (process > 0) {
            kill(process, SIGTERM);
        }
    }
};

QTEST_GUILESS_MAIN(TestKeychainCredentialStore)
#include "tst_keychaincredentialstore.moc"
