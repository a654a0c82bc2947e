// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/journeys/journey.h"
#include "tests/views/common/viewtest.h"

#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The connection ends after the platform has carried out a create, and before it answers.
class LostAnswer : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void aLostAnswerToCreateGivesExactlyOneService();
};

void LostAnswer::aLostAnswerToCreateGivesExactlyOneService()
{
    SandboxOptions options;
    options.generatedServices = 20;
    options.deployTime = 200ms;
    Journey journey(options, [] { return std::make_unique<SessionCredentialStore>(); });
    QVERIFY(journey.isReady());
    QVERIFY(journey.start());
    journey.connectTo(u"acme-dev"_s);
    QVERIFY2(!journey.hands().hasFailed(), qPrintable(journey.hands().problem()));

    SandboxServer &platform = journey.platform();
    journey.person().openNewForm();
    journey.person().fillForm(
        {u"only-once"_s, u"Only once"_s, u"API"_s, u"echo (101)"_s, u"1.1.0 #1002"_s, {}});
    const quint64 before = platform.requestCount(SandboxRoute::Services, "POST"_L1);
    QVERIFY(!platform.setFaults(u"drop-answer@POST:1"_s));
    journey.person().submit(u"Create & deploy"_s);
    QVERIFY(!platform.setFaults(QString()));
    journey.person().waitForStatus(u"only-once"_s, u"AVAILABLE"_s);
    const QStringList names = journey.colleague().names();
    QVERIFY2(!journey.hands().hasFailed(), qPrintable(journey.hands().problem()));

    QCOMPARE(platform.requestCount(SandboxRoute::Services, "POST"_L1), before + 1);
    QCOMPARE(names.count(u"only-once"_s), 1);
    QCOMPARE(names.size(), 21);
    QCOMPARE(journey.person().shownNames().count(u"only-once"_s), 1);
    // It is known how it ended, so nothing is left to be looked up, and the person is told no other story.
    QVERIFY2(!journey.person().messages().contains("not known"_L1), qPrintable(journey.person().messages()));
}

QTEST_MAIN(LostAnswer)
#include "tst_lostanswer.moc"
