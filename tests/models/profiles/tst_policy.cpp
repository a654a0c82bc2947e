// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/policyguard.h"
#include "tests/support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Verb allVerbs[] = {Verb::Read, Verb::Test, Verb::Update, Verb::Delete};

} // namespace

class TestPolicy : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void classesHaveTheirDefaults_data()
    {
        QTest::addColumn<ProfileClass>("profileClass");
        QTest::addColumn<QList<Permission>>("permissions"); // read, test, update, delete
        QTest::newRow("development") << ProfileClass::Development
                                     << QList{Permission::Allowed, Permission::Allowed, Permission::Allowed,
                                              Permission::Allowed};
        QTest::newRow("staging") << ProfileClass::Staging
                                 << QList{Permission::Allowed, Permission::Ask, Permission::Ask,
                                          Permission::Ask};
        QTest::newRow("production") << ProfileClass::Production
                                    << QList{Permission::Allowed, Permission::Ask, Permission::Refused,
                                             Permission::Refused};
    }
    void classesHaveTheirDefaults()
    {
        QFETCH(ProfileClass, profileClass);
        QFETCH(QList<Permission>, permissions);
        const FakeClock clock;
        const PolicyGuard guard(Policy::defaultFor(profileClass), clock);
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(guard.permission(allVerbs[i]), permissions.at(i));
        }
        QCOMPARE(guard.canUnlock(), permissions.contains(Permission::Refused));
    }

    void rulesCanBeSetPerVerb()
    {
        Policy policy = Policy::readOnly();
        policy.setRule(Verb::Read, Rule::ReadOnly);
        QCOMPARE(policy.rule(Verb::Read), Rule::Allow);
        policy.setRule(Verb::Test, Rule::Allow);
        policy.setRule(Verb::Update, Rule::Ask);
        QCOMPARE(policy.rule(Verb::Test), Rule::Allow);
        QCOMPARE(policy.rule(Verb::Update), Rule::Ask);
        QCOMPARE(policy.rule(Verb::Delete), Rule::ReadOnly);
        policy.setRule(Verb::Delete, Rule::Ask);
        QVERIFY(policy != Policy::readOnly());
    }

    void unlockingAsksForTenMinutes()
    {
        FakeClock clock;
        PolicyGuard guard(Policy::defaultFor(ProfileClass::Production), clock);
        QSignalSpy changed(&guard, &PolicyGuard::changed);
        QVERIFY(!guard.isUnlocked());
        QCOMPARE(guard.remaining(), 0s);
        guard.unlock();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(guard.permission(Verb::Delete), Permission::Ask);
        QCOMPARE(guard.remaining(), 600s);
        clock.advance(9min + 59s + 1ms);
        QCOMPARE(guard.permission(Verb::Update), Permission::Ask);
        QCOMPARE(guard.remaining(), 1s);
        clock.advance(999ms);
        // At once, without waiting for the timer: a computer may have slept.
        QCOMPARE(guard.permission(Verb::Update), Permission::Refused);
        QVERIFY(!guard.isUnlocked());
    }

    void theTimerTellsTheCountdownAndTheEnd()
    {
        FakeClock clock;
        PolicyGuard guard(Policy::readOnly(), clock, nullptr, 5ms);
        guard.unlock(1min);
        QSignalSpy changed(&guard, &PolicyGuard::changed);
        QSignalSpy remaining(&guard, &PolicyGuard::remainingChanged);
        clock.advance(20s);
        QTRY_VERIFY(!remaining.isEmpty());
        QCOMPARE(remaining.first().first().value<std::chrono::seconds>(), 40s);
        QCOMPARE(changed.count(), 0);
        clock.advance(40s);
        QTRY_COMPARE(changed.count(), 1);
        const qsizetype told = remaining.count();
        QTest::qWait(20);
        QCOMPARE(remaining.count(), told);
        QCOMPARE(changed.count(), 1);
    }

    void aClockSetBackLocks()
    {
        FakeClock clock;
        PolicyGuard guard(Policy::readOnly(), clock);
        guard.unlock();
        clock.advance(-1s); // L19
        QCOMPARE(guard.permission(Verb::Delete), Permission::Refused);
        QCOMPARE(guard.remaining(), 0s);
        clock.advance(-24h * 365);
        QVERIFY(!guard.isUnlocked());
    }

    void lockingIsAtOnceAndSaidOnce()
    {
        const FakeClock clock;
        PolicyGuard guard(Policy::readOnly(), clock);
        guard.unlock();
        QSignalSpy changed(&guard, &PolicyGuard::changed);
        guard.lock();
        guard.lock();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(guard.permission(Verb::Test), Permission::Refused);
    }

    void whatIsNotLockedIsNotUnlocked()
    {
        const FakeClock clock;
        PolicyGuard guard(Policy::defaultFor(ProfileClass::Staging), clock);
        QSignalSpy changed(&guard, &PolicyGuard::changed);
        guard.unlock();
        QVERIFY(!guard.isUnlocked());
        QCOMPARE(guard.permission(Verb::Delete), Permission::Ask);
        guard.setPolicy(Policy::readOnly());
        guard.unlock(0min);
        QVERIFY(!guard.isUnlocked());
        QCOMPARE(changed.count(), 1);
    }

    void anotherPolicyLocks()
    {
        const FakeClock clock;
        PolicyGuard guard(Policy::readOnly(), clock);
        guard.unlock();
        guard.setPolicy(Policy::defaultFor(ProfileClass::Production));
        QVERIFY(!guard.isUnlocked());
        QCOMPARE(guard.policy(), Policy::defaultFor(ProfileClass::Production));
        QCOMPARE(guard.permission(Verb::Delete), Permission::Refused);
    }
};

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
